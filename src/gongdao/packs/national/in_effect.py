"""How long what befell an official has effect: admonitions and sanctions (影响期); the last day of a period counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce

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


def government_ends(sanction: Row, p: Parameters, condition: Callable[[Quantity], Truth]) -> Truth:
    """A government sanction is of a kind with a period, and the last day of that period meets a condition (CF-01)."""
    return _any(
        sanction.kind.is_in(*kinds) & condition(months_after(sanction.effective_on, getattr(p, name)))
        for name, kinds in _GOVERNMENT.items()
    )


def government_lasts(sanction: Row, p: Parameters, day: Number) -> Truth:
    """A government sanction has effect on a day."""
    begun: Truth = sanction.effective_on <= day
    return begun & government_ends(sanction, p, lambda end: end >= day)


def party_lasts(sanction: Row, p: Parameters, day: Number, changed_on: Quantity) -> Truth:
    """A Party sanction has effect on a day; warnings are those decided since the change of 2024 (CF-04)."""
    since, kind = sanction.effective_on, sanction.kind
    is_new = sanction.decided_on >= changed_on
    after_probation = months_after(sanction.restored_on, p.after_restoration_months) >= day
    ends = (
        (kind == "party_warning") & is_new & (months_after(since, p.party_warning_months) >= day),
        (kind == "serious_party_warning") & is_new & (months_after(since, p.serious_months) >= day),
        (kind == "party_removal") & (months_after(since, p.party_removal_months) >= day),
        (kind == "party_probation") & (sanction.lacks("restored_on") | after_probation),
    )
    return (since <= day) & _any(ends)


def former_warning_lasts(
    sanction: Row, warning: Quantity, serious: Quantity, day: Number, changed_on: Quantity
) -> Truth:
    """A Party warning decided before the change of 2024 has effect on a day (CF-05)."""
    since, kind = sanction.effective_on, sanction.kind
    ends = (
        (kind == "party_warning") & (months_after(since, warning) >= day),
        (kind == "serious_party_warning") & (months_after(since, serious) >= day),
    )
    return (sanction.decided_on < changed_on) & (since <= day) & _any(ends)


def _any(parts: Iterable[Truth]) -> Truth:
    return reduce(lambda one, other: one | other, parts)
