"""The days on which a rule's outcome can change by time alone.

A comparison that looks at the day of evaluation names the days on which it can flip; the outcome is then asked for on
each of them, in order, with the facts known today.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongdao.engine import nodes


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


MIRRORED: dict[str, nodes.Op] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_AT: dict[str, tuple[int, ...]] = {"<": (0,), ">=": (0,), "<=": (1,), ">": (1,), "==": (0, 1), "!=": (0, 1)}


def _flips(node: nodes.Compare) -> Iterator[Candidate]:
    if is_timed(node.left) and is_timed(node.right):
        raise UnknownChangeError(node)
    if not is_timed(node.left):
        node = nodes.Compare(MIRRORED[node.op], node.right, node.left)
    steps = _AT[node.op]
    match node.left:
        case nodes.AsOf() | nodes.JudgedOn():
            for days in steps:
                yield Candidate(node.right, days)
        case nodes.FullYears(since, nodes.AsOf() | nodes.JudgedOn()) if not is_timed(since):
            for years in steps:
                yield Candidate(nodes.YearsAfter(since, nodes.Plus(node.right, nodes.Const(years))), 0)
        case _:
            raise UnknownChangeError(node)
