"""The days on which a quantity may become another by time alone: a row comes into sight, or its condition flips."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from gongdao.engine import nodes
from gongdao.engine.changes import Candidate, candidates, candidates_of
from gongdao.engine.clauses import Rule
from gongdao.engine.keeping import kept
from gongdao.engine.reference import linked_rows, to_span
from gongdao.engine.scene import Scene
from gongdao.engine.tree import always, once
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.partial import PartialDate
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


@once
def flips_of(rule: Rule) -> Callable[[Scene], Iterator[date]]:
    """Give the function that yields the days on which the comparisons of a rule may flip."""
    return ends_of([flip for root in (rule.judgement.applies, rule.judgement.holds) for flip in candidates_of(root)])


def days_inside(rule: Rule, scene: Scene) -> Iterator[date]:
    """Yield the days of the rows of all quantities, past ones included."""
    for node in quantities_of(rule):
        yield from _days_of(node)(scene)


@once
def _days_of(node: nodes.Aggregate | nodes.SpellStart) -> Callable[[Scene], frozenset[date]]:
    """Find the days of the rows of one quantity: those on which they come into sight or their condition flips."""
    sights, flipping = _sights(node), _flips(node)
    return lambda scene: sights(scene) | flipping(scene)


def _sights(node: nodes.Aggregate | nodes.SpellStart) -> Callable[[Scene], frozenset[date]]:
    column, linked = first_seen(RELATIONS[node.relation]), linked_rows(node)
    if column is None:
        return always(frozenset())

    def days(scene: Scene) -> frozenset[date]:
        found: set[object] = set()
        for row in linked(scene):
            day = row.get(column)
            found.update((day.first, day.last) if isinstance(day, PartialDate) else (day,))
        return frozenset(found - {None})  # type: ignore[arg-type]

    is_linked = isinstance(node, nodes.SpellStart) or bool(node.link)  # else the condition narrows the rows
    return kept(replace(_rows_alone(node), where=None) if is_linked else _rows_alone(node), days, "sights")


def _flips(node: nodes.Aggregate | nodes.SpellStart) -> Callable[[Scene], frozenset[date]]:
    flips = flips_inside(node)
    if not flips:
        return always(frozenset())
    ends, linked = ends_of(flips), linked_rows(node)

    def days(scene: Scene) -> frozenset[date]:
        return frozenset(day for place in scene.along(node.relation, linked(scene)) for day in ends(place))

    return kept(_rows_alone(node), days, "flips")


def _rows_alone(node: nodes.Aggregate | nodes.SpellStart) -> nodes.Aggregate | nodes.SpellStart:
    """Leave of a quantity only what says which rows it takes in."""
    rows = replace(node, name="", zh="")
    return replace(rows, kind="exists", value=None) if isinstance(rows, nodes.Aggregate) else rows


def ends_of(flips: Iterable[Candidate]) -> Callable[[Scene], Iterator[date]]:
    """Give the function that yields the first and the last possible of the days on which something may flip."""
    asked = [(to_span(one.day), timedelta(days=one.plus_days)) for one in flips]

    def ends(scene: Scene) -> Iterator[date]:
        for day_of, more in asked:
            for end in day_of(scene):
                if isinstance(end, date) and end < date.max - more:
                    yield end + more

    return ends
