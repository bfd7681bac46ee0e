"""The days on which a quantity may become another by time alone: a row comes into sight, or its condition flips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from gongdao.engine import nodes
from gongdao.engine.changes import Candidate, candidates
from gongdao.engine.clauses import Rule
from gongdao.engine.reference import Scene, link_values, span
from gongdao.engine.tree import once
from gongdao.engine.world import Row
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.relation import At, Relation


@once
def quantities_of(rule: Rule) -> tuple[nodes.Aggregate | nodes.SpellStart, ...]:
    """List the quantities on which the outcome rests, each once."""
    roots = (rule.judgement.applies, rule.judgement.holds)
    found = (node for root in roots for node in nodes.walk(root))
    return tuple(dict.fromkeys(node for node in found if isinstance(node, (nodes.Aggregate, nodes.SpellStart))))


def first_seen(relation: Relation) -> str | None:
    """Name the column from whose day on a row is seen; None when it always is."""
    if relation.time is None:
        return None
    return relation.time.day if isinstance(relation.time, At) else relation.time.start


@once
def flips_inside(node: nodes.Aggregate | nodes.SpellStart) -> tuple[Candidate, ...]:
    """List the days of a row on which the condition of a quantity may flip. Raises UnknownChangeError."""
    return tuple(candidates(node.where)) if node.where is not None else ()


def days_inside(rule: Rule, scene: Scene) -> Iterator[date]:
    """Yield the days of the rows of all quantities, past ones included."""
    for node in quantities_of(rule):
        column, flips = first_seen(RELATIONS[node.relation]), flips_inside(node)
        if column is None and not flips:
            continue
        for row in _rows(node, scene):
            inside = scene.inside(node.relation, row)
            if column is not None:
                yield from _ends(nodes.Field("row", node.relation, column), inside)
            for flip in flips:
                yield from _ends(flip.day, inside, flip.plus_days)


def _rows(node: nodes.Aggregate | nodes.SpellStart, scene: Scene) -> Iterable[Row]:
    if isinstance(node, nodes.Aggregate):
        link = tuple((field.via, field.column) for field, _ in node.link)
        return scene.world.linked(node.relation, link, link_values(node, scene))
    values = tuple(scene.row.get(column) for column in node.same)
    return scene.world.linked(node.relation, tuple((None, column) for column in node.same), values)


def _ends(node: nodes.Node, scene: Scene, plus_days: int = 0) -> Iterator[date]:
    value = span(node, scene)
    for end in (value.low, value.high):
        if isinstance(end, date) and end < date.max - timedelta(days=plus_days):
            yield end + timedelta(days=plus_days)
