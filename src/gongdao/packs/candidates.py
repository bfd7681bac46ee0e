"""What rules of several documents ask about candidates and the items of a committee."""

from __future__ import annotations

from collections.abc import Callable

from gongdao.engine.language import Quantity, Row, Text, Truth, exists
from gongdao.facts.selection import CANDIDATE_DOCUMENT


def is_promotion(candidate: Row) -> Truth:
    """The proposal would promote the person, exceptionally or not (提拔)."""
    found: Truth = candidate.manner.is_in("promotion", "exceptional")
    return found


def still_stands(candidate: Row) -> Truth:
    """The proposal is open, or ended with an appointment."""
    found: Truth = candidate.lacks("outcome") | (candidate.outcome == "appointed")
    return found


def before_closing(candidate: Row, day: Quantity) -> Truth:
    """Something happened before the proposal was settled."""
    found: Truth = candidate.lacks("closed_on") | (day < candidate.closed_on)
    return found


def before_study(item: Row, day: Quantity) -> Truth:
    """Something happened not after the day on which the committee discusses the item."""
    found: Truth = item.lacks("studied_on") | (day <= item.studied_on)
    return found


def documented(candidate: Text, kind: str, on_time: Callable[[Quantity], Truth]) -> Truth:
    """The file of a candidate holds a document of the kind, on time by its day."""
    return exists(
        CANDIDATE_DOCUMENT,
        {"candidate": candidate},
        kind,
        f"有{CANDIDATE_DOCUMENT.by_name['kind'].code_names[kind]}",
        lambda row: (row.kind == kind) & on_time(row.dated_on),
    )
