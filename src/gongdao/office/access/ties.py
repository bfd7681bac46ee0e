"""What access has to know about persons: filled where the product is put together, so that this room knows no person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet

from gongdao.facts.organisation import LEVELS

RANKS = tuple(LEVELS)
"""The codes of ranks, from the highest to the lowest."""


class Tie(StrEnum):
    """Why somebody keeps away from a matter of a person (回避)."""

    SELF = "self"
    KIN = "kin"
    LINE = "line"


@dataclass(frozen=True)
class Ties:
    """`tied` gives the persons from whose matters one keeps away on a day, by key; `rank` the highest rank of the posts
    that a person holds; `ranked` the persons whose rank lies between two. `about` filters rows with a `subject_kind` and
    a `subject` to those whose subject fits the condition made of its kind; `nobody` to those that speak of no person."""

    tied: Callable[[str, date], Mapping[str, Tie]]
    rank: Callable[[str, date], str | None]
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
