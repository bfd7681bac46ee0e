"""What access has to know about persons: filled where the product is put together, so that this room knows no person."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet

from gongdao.facts.organisation import LEVELS
from gongdao.office.orgs.models import Unit

RANKS = tuple(LEVELS)
"""The codes of ranks, from the highest to the lowest."""


class Tie(StrEnum):
    """Why somebody keeps away from a matter of a person (回避)."""

    SELF = "self"
    KIN = "kin"
    LINE = "line"
    DECLARED = "declared"


@dataclass(frozen=True)
class Away:
    """From what somebody keeps away: the matters of persons, each with the reason, and those of units, by their paths,
    with all that is below."""

    persons: Mapping[str, Tie] = field(default_factory=dict)
    units: tuple[str, ...] = ()

    def has(self, unit: Unit | None) -> bool:
        """Say whether a unit is one of these or below one."""
        return unit is not None and unit.path.startswith(self.units)

    def left_of(self, units: QuerySet[Unit]) -> QuerySet[Unit]:
        """Leave these units and all below them out."""
        return units.exclude(self._below()) if self.units else units

    def among(self) -> QuerySet[Unit]:
        """Return these units and all below them."""
        return Unit.objects.unscoped(reason="units from which somebody keeps away").filter(self._below())

    def _below(self) -> Q:
        found = Q(pk__in=[])
        for path in self.units:
            found |= Q(path__startswith=path)
        return found


@dataclass(frozen=True)
class Ties:
    """`homes` gives the units that keep the records of persons, by key; who has no record is left out. `tied` gives the persons from whose matters one keeps away on a day, by key; `rank` the highest rank of the posts
    that a person holds, `ranks` that of everybody who holds one; `ranked` the persons whose rank lies between two. `about` filters rows with a `subject_kind` and
    a `subject` to those whose subject fits the condition made of its kind; `nobody` to those that speak of no person."""

    homes: Callable[[Iterable[str]], Mapping[str, Unit]]
    tied: Callable[[str, date], Mapping[str, Tie]]
    rank: Callable[[str, date], str | None]
    ranks: Callable[[date], Mapping[str, str]]
    ranked: Callable[[str, str, date], QuerySet]
    about: Callable[[Callable[[Any], Q]], Q]
    nobody: Callable[[], Q]


_joined: list[Ties] = []


def join(ties: Ties) -> None:
    """Let the rooms above say what they know; the latest answer counts."""
    _joined[:] = [ties]


def known() -> Ties:
    """Return what the rooms above know."""
    return _joined[0]


def is_between(rank: str | None, lowest: str, highest: str) -> bool:
    """Say whether a rank lies in a range; an empty end is open. A rank that nobody knows lies in no range but the open
    one."""
    if not lowest and not highest:
        return True
    if rank is None:
        return False
    place = RANKS.index(rank)
    return (not highest or place >= RANKS.index(highest)) and (not lowest or place <= RANKS.index(lowest))
