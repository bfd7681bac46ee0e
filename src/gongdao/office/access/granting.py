"""What makes a grant unfit, whoever signs it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from gongdao.facts.organisation import LEVELS as RANKS
from gongdao.office.access.messages import refusal
from gongdao.office.access.models import Grant
from gongdao.office.access.roles import ROLES, Family
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit

_ORDER = list(RANKS)


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Who gets which role, where, between which ranks, from when until when. The last day is the first without it."""

    user: User
    role: str
    unit: Unit | None
    started_on: date
    ended_on: date | None = None
    lowest_rank: str | None = None
    highest_rank: str | None = None

    def columns(self) -> dict[str, object]:
        """Give what a grant and a proposal of one store alike."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def data(self) -> dict[str, object]:
        """Give what the record keeps; what was left open is left out."""
        known = {
            "role": self.role,
            "unit": self.unit.key if self.unit else None,
            "started_on": str(self.started_on),
            "ended_on": str(self.ended_on) if self.ended_on else None,
            "lowest_rank": self.lowest_rank,
            "highest_rank": self.highest_rank,
        }
        return {name: value for name, value in known.items() if value or name == "unit"}

    def words(self) -> str:
        """Name the grant: “张三”名册管理（示例区）."""
        return f"“{self.user.display_name}”{ROLES[self.role].zh}{f'（{self.unit.name}）' if self.unit else ''}"


def terms_of(made: Grant | object) -> Terms:
    """Read the terms of a grant or a proposal."""
    return Terms(**{name: getattr(made, name) for name in Terms.__dataclass_fields__})


def check(by: User, terms: Terms) -> None:
    """Refuse terms that nobody may be granted, or not by this actor.

    Raises: UserError `unknown_role`, `own_grant`, `system_grant`, `disabled_account`, `area_unfit`, `ranks_unfit`,
    `ends_before_start`, `families_mixed`.
    """
    _check_holder(by, terms)
    is_business = ROLES[terms.role].family is Family.BUSINESS
    if is_business != (terms.unit is not None):
        raise refusal("area_unfit")
    if not _ranks_fit(terms, is_business=is_business):
        raise refusal("ranks_unfit")
    if terms.ended_on is not None and terms.ended_on <= terms.started_on:
        raise refusal("ends_before_start")
    other = _other_family(terms)
    if other is not None:
        raise refusal("families_mixed", name=terms.user.display_name, other=ROLES[other.role].zh)


def check_delegation(held: Grant, terms: Terms) -> None:
    """Refuse a delegation that is longer, wider or higher than the grant from which it comes, or that never ends.

    Raises: UserError `delegation_ends`, `delegation_beyond`.
    """
    if terms.ended_on is None:
        raise refusal("delegation_ends")
    in_time = held.started_on <= terms.started_on and (held.ended_on is None or terms.ended_on <= held.ended_on)
    in_area = terms.unit is not None and held.unit is not None and terms.unit.path.startswith(held.unit.path)
    if not (in_time and in_area and _within(held, terms)):
        raise refusal("delegation_beyond")


def in_force(grant: Grant, on: date) -> bool:
    """Say whether a grant holds on a day."""
    return grant.started_on <= on and (grant.ended_on is None or on < grant.ended_on)


def _check_holder(by: User, terms: Terms) -> None:
    if terms.role not in ROLES:
        raise refusal("unknown_role")
    if terms.user == by:
        raise refusal("own_grant")
    if terms.user.is_system:
        raise refusal("system_grant")
    if not terms.user.is_active:
        raise refusal("disabled_account")


def _ranks_fit(terms: Terms, *, is_business: bool) -> bool:
    given = [rank for rank in (terms.highest_rank, terms.lowest_rank) if rank]
    if not set(given) <= set(_ORDER) or (given and not is_business):
        return False
    places = [_ORDER.index(rank) for rank in given]
    return places == sorted(places)


def _within(held: Grant, terms: Terms) -> bool:
    low, high = held.lowest_rank, held.highest_rank
    low_fits = not low or (bool(terms.lowest_rank) and _ORDER.index(terms.lowest_rank) <= _ORDER.index(low))
    high_fits = not high or (bool(terms.highest_rank) and _ORDER.index(terms.highest_rank) >= _ORDER.index(high))
    return low_fits and high_fits


def _other_family(terms: Terms) -> Grant | None:
    overlaps = Q(ended_on__isnull=True) | Q(ended_on__gt=terms.started_on)
    if terms.ended_on is not None:
        overlaps &= Q(started_on__lt=terms.ended_on)
    return (
        Grant.objects.unscoped(reason="families exclude each other wherever they are held")
        .filter(overlaps, user=terms.user)
        .exclude(family=ROLES[terms.role].family)
        .first()
    )
