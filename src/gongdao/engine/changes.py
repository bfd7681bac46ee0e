"""The days on which a rule's outcome can change by time alone.

A comparison that looks at the day of evaluation names the days on which it can flip; the outcome is then asked for on
each of them, in order, with the facts known today.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongdao.engine import nodes
from gongdao.engine.kinds import is_day
from gongdao.engine.tree import once
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.relation import Kind


class UnknownChangeError(TypeError):
    """A rule compares with the day of evaluation in a way whose changing day is not known."""


@dataclass(frozen=True)
class Candidate:
    """A day, as a node, on which a comparison may flip, and how many days to add to it."""

    day: nodes.Node
    plus_days: int


def is_timed(node: nodes.Node) -> bool:
    """Tell whether a scalar looks at the day of evaluation; what is inside an aggregate is seen once."""
    if isinstance(node, (nodes.AsOf, nodes.JudgedOn)):
        return True
    if isinstance(node, (nodes.Aggregate, nodes.SpellStart)):
        return False
    return any(is_timed(child) for child in nodes.children(node))


def candidates(node: nodes.Node) -> Iterator[Candidate]:
    """Yield the days on which the truth of a node may change as time goes on."""
    if isinstance(node, nodes.Compare):
        if is_timed(node):
            yield from _flips(node)
        return
    if isinstance(node, (nodes.Aggregate, nodes.SpellStart)):
        return
    for child in nodes.children(node):
        yield from candidates(child)


@once
def candidates_of(node: nodes.Node) -> tuple[Candidate, ...]:
    """Give the candidates of a node, found once."""
    return tuple(candidates(node))


MIRRORED: dict[str, nodes.Op] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_BORDERS = (Candidate(nodes.CalendarBorder("first"), 0), Candidate(nodes.CalendarBorder("after"), 0))
# How far beyond the bound a value stands when the answer flips: where it reaches it, or where it passes it.
_AT: dict[str, tuple[int, ...]] = {"<": (0,), ">=": (0,), "<=": (1,), ">": (1,), "==": (0, 1), "!=": (0, 1)}


def _flips(node: nodes.Compare) -> Iterator[Candidate]:
    if is_timed(node.left) and is_timed(node.right):
        raise UnknownChangeError(node)
    if is_timed(node.left):
        yield from _crossings(node.left, node.right, _AT[node.op])
    else:
        yield from _crossings(node.right, node.left, _AT[MIRRORED[node.op]])


def _crossings(timed: nodes.Node, bound: nodes.Node, steps: tuple[int, ...]) -> Iterator[Candidate]:  # noqa: C901, PLR0912 -- one case per form
    """Yield the days on which a value reaches a bound, and as many steps beyond it.

    What is done to the timed value is undone to the bound, until the day of evaluation stands alone.
    """
    if not is_day(timed) and not _is_whole(bound):
        raise UnknownChangeError(timed)
    match timed:
        case nodes.AsOf() | nodes.JudgedOn():
            for step in steps:
                yield Candidate(bound, step)
        case nodes.Least(left, right) | nodes.Greatest(left, right):
            for side in (left, right):
                if is_timed(side):
                    yield from _crossings(side, bound, steps)
        case nodes.Choose(_, options):
            for _, option in options:
                if is_timed(option):
                    yield from _crossings(option, bound, steps)
        case nodes.Plus(left, right) if not is_timed(right):
            yield from _crossings(left, nodes.Minus(bound, right), steps)
        case nodes.Minus(left, right) if not is_timed(right):
            yield from _crossings(left, nodes.Plus(bound, right), steps)
        case nodes.FloorDivided(left, right) if not is_timed(right):
            for step in steps:
                yield from _crossings(left, nodes.Times(_beyond(bound, step), right), (0,))
        case nodes.FullYears(since, nodes.AsOf() | nodes.JudgedOn()) if not is_timed(since):
            for step in steps:
                yield Candidate(nodes.YearsAfter(since, _beyond(bound, step)), 0)
        case nodes.FullMonths(since, nodes.AsOf() | nodes.JudgedOn()) if not is_timed(since):
            for step in steps:
                yield Candidate(nodes.MonthsAfter(since, _beyond(bound, step)), 0)
        case nodes.DaysBetween(first, nodes.AsOf() | nodes.JudgedOn()) if not is_timed(first):
            for step in steps:
                yield Candidate(nodes.Plus(first, bound), step)
        case nodes.DaysBetween(nodes.AsOf() | nodes.JudgedOn(), last) if not is_timed(last):
            for step in steps:
                yield Candidate(nodes.Minus(last, bound), 1 - step)
        case nodes.WorkingDaysBetween(first, nodes.AsOf() | nodes.JudgedOn()) if not is_timed(first):
            for step in steps:
                yield Candidate(nodes.WorkingDayAfter(first, _beyond(bound, step)), 0)
            yield from _BORDERS
        case nodes.WorkingDaysBetween(nodes.AsOf() | nodes.JudgedOn(), last) if not is_timed(last):
            for step in steps:
                yield Candidate(nodes.WorkingDayAfter(last, nodes.Minus(nodes.Const(1 - step), bound)), 0)
            yield from _BORDERS
        case _:
            raise UnknownChangeError(timed)


def _is_whole(bound: nodes.Node) -> bool:
    """Tell whether a number has no decimal places, so that it is reached on a day."""
    for node in nodes.walk(bound):
        if isinstance(node, nodes.Const) and isinstance(node.value, Decimal):
            return False
        if isinstance(node, nodes.Field) and RELATIONS[node.relation].by_name[node.column].kind is Kind.DECIMAL:
            return False
    return True


def _beyond(bound: nodes.Node, steps: int) -> nodes.Node:
    return nodes.Plus(bound, nodes.Const(steps)) if steps else bound
