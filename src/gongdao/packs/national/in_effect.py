"""How long what befell an official has effect: admonitions and sanctions (影响期); the last day of a period counts."""

from __future__ import annotations

from gongdao.engine.language import Number, Parameters, Quantity, Row, Truth, months_after

_GOVERNMENT = {
    "warning_months": ("warning",),
    "demerit_months": ("demerit",),
    "major_demerit_months": ("major_demerit",),
    "removal_months": ("downgrade", "removal"),
}


def lasts(since: Quantity, months: Quantity, day: Number) -> Truth:
    """A period of months from a day on has begun and is not over on another day."""
    return (since <= day) & (months_after(since, months) >= day)


def government_lasts(sanction: Row, p: Parameters, day: Number) -> Truth:
    """A government sanction has effect on a day (CF-01)."""
    return _any(
        sanction.kind.is_in(*kinds) & lasts(sanction.effective_on, getattr(p, name), day)
        for name, kinds in _GOVERNMENT.items()
    )


def party_lasts(sanction: Row, p: Parameters, day: Number, changed_on: Quantity) -> Truth:
    """A Party sanction has effect on a day; warnings are those decided since the change of 2024 (CF-04)."""
    since = sanction.effective_on
    is_new: Truth = sanction.decided_on >= changed_on
    restored: Truth = months_after(sanction.restored_on, p.after_restoration_months) < day
    return _any(
        (
            (sanction.kind == "party_warning") & is_new & lasts(since, p.party_warning_months, day),
            (sanction.kind == "serious_party_warning") & is_new & lasts(since, p.serious_months, day),
            (sanction.kind == "party_removal") & lasts(since, p.party_removal_months, day),
            (sanction.kind == "party_probation") & (since <= day) & (sanction.lacks("restored_on") | ~restored),
        )
    )


def former_warning_lasts(
    sanction: Row, warning: Quantity, serious: Quantity, day: Number, changed_on: Quantity
) -> Truth:
    """A Party warning decided before the change of 2024 has effect on a day (CF-05)."""
    since = sanction.effective_on
    is_former: Truth = sanction.decided_on < changed_on
    return is_former & _any(
        (
            (sanction.kind == "party_warning") & lasts(since, warning, day),
            (sanction.kind == "serious_party_warning") & lasts(since, serious, day),
        )
    )


def _any(parts: object) -> Truth:
    first, *others = parts  # type: ignore[misc]
    for other in others:
        first = first | other
    return first  # type: ignore[no-any-return]
