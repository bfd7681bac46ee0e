"""The definition of what a rule means: one subject at a time, obvious, in plain Python.

Each node is turned once into a function of the scene, to be asked about every subject on every day. Every faster path
must give the same findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import repeat
from operator import call

from gongdao.engine import nodes
from gongdao.engine.aggregates import TAKEN, count_of, exists_in, start_of_chain
from gongdao.engine.day_spans import counted, day_in_each_year, moved, year_of
from gongdao.engine.days import Period, full_months, full_years, months_after, years_after
from gongdao.engine.fields import ReadSpan, place_of, read_field, span_of_field
from gongdao.engine.keeping import kept
from gongdao.engine.kinds import is_text
from gongdao.engine.scene import Scene, parameter_number, parameter_value
from gongdao.engine.tree import always, once
from gongdao.engine.truth import (
    COMPARISONS,
    UNKNOWN,
    Quantity,
    Span,
    Truth,
    all_of,
    any_of,
    exactly,
    floor_divided,
    greatest,
    least,
    minus,
    negate,
    negative,
    plus,
    times,
)
from gongdao.engine.world import Row, span_of, visibility
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import During

ReadTruth = Callable[[Scene], Truth]
Rows = list[tuple[Row, Truth]]


def truth_of(node: nodes.Node, scene: Scene) -> Truth:
    """Evaluate a truth."""
    return scene.asked(to_truth(node))


def span(node: nodes.Node, scene: Scene) -> Span:
    """Evaluate a number or day."""
    return scene.asked(to_span(node))


def text_of(node: nodes.Node, scene: Scene) -> str | None:
    """Evaluate a text."""
    if not isinstance(node, nodes.Field):
        raise TypeError(node)
    value = read_field(node)(scene)
    return None if value is None else str(value)


@once
def to_truth(node: nodes.Node) -> ReadTruth:  # noqa: C901, PLR0911, PLR0912 -- one line per node, the definition
    """Give the function that evaluates a truth."""
    match node:
        case nodes.Const(bool(value)):
            return always(value)
        case nodes.And():
            return all_of([to_truth(part) for part in in_order(node)])
        case nodes.Or():
            return any_of([to_truth(part) for part in in_order(node)])
        case nodes.Not(part):
            inner = to_truth(part)
            return lambda scene: negate(inner(scene))
        case nodes.Recorded(part):
            inner = to_truth(part)
            return lambda scene: inner(scene) is True
        case nodes.Empty(field):
            value_of = read_field(field)
            return lambda scene: value_of(scene) is None
        case nodes.Awaits():
            return always(None)
        case nodes.IsSet(name):
            return lambda scene: True if parameter_value(scene, name) is not None else None
        case nodes.IsChosen(name, choice):
            return lambda scene: _same(parameter_value(scene, name), choice)
        case nodes.Flag(field):
            value_of = read_field(field)
            return lambda scene: None if (flag := value_of(scene)) is None else bool(flag)
        case nodes.TextIs(nodes.Field() as text, values):
            value_of = read_field(text)
            return lambda scene: None if (found := value_of(scene)) is None else found in values
        case nodes.SameText(nodes.Field() as left, nodes.Field() as right):
            one, other = read_field(left), read_field(right)
            return lambda scene: _same(one(scene), other(scene))
        case nodes.Compare(op, left, right):
            decide, least_of, most_of = COMPARISONS[op], _along_rows(left), _along_rows(right)
            return lambda scene: decide(least_of(scene), most_of(scene))
        case nodes.Aggregate(kind="exists"):
            rows_of, links = _matching(node), _links(node)
            return lambda scene: None if None in links(scene) else exists_in(rows_of(scene))
        case _:
            raise TypeError(node)


@once
def to_span(node: nodes.Node) -> ReadSpan:  # noqa: C901, PLR0911, PLR0912 -- one line per node, the definition
    """Give the function that evaluates a number or day."""
    match node:
        case nodes.Const(value):
            return always(exactly(value))  # type: ignore[arg-type]
        case nodes.AsOf():
            return lambda scene: exactly(scene.as_of)
        case nodes.JudgedOn():
            return lambda scene: exactly(scene.judged_on)
        case nodes.PeriodStart():
            return lambda scene: exactly(_period(scene).start)
        case nodes.PeriodEnd():
            return lambda scene: exactly(_period(scene).end)
        case nodes.Param(name, part):
            return lambda scene: exactly(parameter_number(scene, name, part))
        case nodes.Choose(name, options):
            chosen = {choice: to_span(option) for choice, option in options}
            return lambda scene: _chosen(chosen, parameter_value(scene, name), scene)
        case nodes.Field():
            return span_of_field(node)
        case nodes.Plus(left, right):
            return _of_both(plus, left, right)
        case nodes.Times(left, right):
            return _of_both(times, left, right)
        case nodes.Minus(left, right):
            return _of_both(minus, left, right)
        case nodes.FloorDivided(left, right):
            return _of_both(floor_divided, left, right)
        case nodes.Least(left, right):
            return _of_both(least, left, right)
        case nodes.Greatest(left, right):
            return _of_both(greatest, left, right)
        case nodes.Between(low, high):
            return _of_both(lambda low, high: Span(low.low, high.high), low, high)
        case nodes.YearOf(day):
            day_of = to_span(day)
            return lambda scene: year_of(day_of(scene))
        case nodes.FullYears(since, on):
            return _of_both(counted(full_years), since, on)
        case nodes.FullMonths(since, on):
            return _of_both(counted(full_months), since, on)
        case nodes.DaysBetween(first, last):
            return _of_both(counted(lambda first, last: (last - first).days), first, last)
        case nodes.WorkingDaysBetween(first, last):
            one, other = to_span(first), to_span(last)
            return lambda scene: counted(scene.world.calendar.between)(one(scene), other(scene))
        case nodes.WorkingDayAfter(day, days):
            one, other = to_span(day), to_span(days)
            return lambda scene: moved(scene.world.calendar.after)(one(scene), other(scene))
        case nodes.CalendarBorder("first"):
            return lambda scene: exactly(scene.world.calendar.first)
        case nodes.CalendarBorder():
            return lambda scene: exactly(scene.world.calendar.last + timedelta(days=1))
        case nodes.YearsAfter(day, years):
            return _of_both(moved(years_after), day, years)
        case nodes.MonthsAfter(day, months):
            return _of_both(moved(months_after), day, months)
        case nodes.MonthsBefore(day, months):
            return _of_both(lambda day, months: moved(months_after)(day, negative(months)), day, months)
        case nodes.DayInYear(year, name):
            number_of = to_span(year)
            return lambda scene: day_in_each_year(number_of(scene), parameter_value(scene, name))
        case nodes.Place(field):
            value_of = read_field(field)
            return lambda scene: exactly(place_of(value_of(scene), field))
        case nodes.Aggregate():
            return _aggregate(node)
        case nodes.SpellStart():
            return _spell_start(node)
        case _:
            raise TypeError(node)


def _along_rows(node: nodes.Node) -> ReadSpan:
    """Give the function that evaluates a number or day: once for all rows of a quantity when it looks at none of them."""
    value_of = to_span(node)
    looks = list(nodes.walk(node))
    if any(map(nodes.is_quantity, looks)) or any(isinstance(one, (nodes.Const, nodes.Field)) for one in looks[:1]):
        return value_of
    if any(isinstance(one, nodes.Field) and one.of == "row" for one in looks):
        return value_of

    def once_along(scene: Scene) -> Span:
        known = scene.known
        if value_of not in known:
            known[value_of] = value_of(scene)
        return known[value_of]  # type: ignore[no-any-return]

    return once_along


def in_order(node: nodes.And | nodes.Or) -> list[nodes.Node]:
    """List the parts, those inside a part of the same kind as well: what asks for no quantity and looks least, first."""
    parts = [one for part in node.parts for one in (in_order(part) if isinstance(part, type(node)) else [part])]
    inside = [(part, list(nodes.walk(part))) for part in parts]
    return [part for part, _ in sorted(inside, key=lambda one: (any(map(nodes.is_quantity, one[1])), len(one[1])))]


def _same(one: object, other: object) -> Truth:
    return None if one is None or other is None else one == other


def _of_both(make: Callable[[Span, Span], Span], left: nodes.Node, right: nodes.Node) -> ReadSpan:
    one, other = to_span(left), to_span(right)
    return lambda scene: make(one(scene), other(scene))


def _chosen(options: dict[str, ReadSpan], choice: object, scene: Scene) -> Span:
    return UNKNOWN if choice is None else options[str(choice)](scene)


def link_values(node: nodes.Aggregate, scene: Scene) -> tuple[object, ...]:
    """Give the values that the link columns of a row must have to be the subject's; one that is empty links no row."""
    return _links(node)(scene)


@once
def _links(node: nodes.Aggregate) -> Callable[[Scene], tuple[object, ...]]:
    values = [read_field(value) if isinstance(value, nodes.Field) else always(None) for _, value in node.link]
    return lambda scene: tuple(map(call, values, repeat(scene)))


def matching_rows(node: nodes.Aggregate, scene: Scene) -> Rows:
    """Give the rows that an aggregate takes in, certainly (True) or perhaps (None)."""
    return _matching(node)(scene)


@once
def _matching(node: nodes.Aggregate) -> Callable[[Scene], Rows]:
    """Look for the rows once in a scene, or once for a subject and a day when nothing else tells them apart."""
    linked, sees = linked_rows(node), visibility(RELATIONS[node.relation])
    where = to_truth(node.where) if node.where is not None else None

    def look(scene: Scene) -> Rows:
        found: Rows = []
        inner = scene.inside(node.relation, {})
        for inner.row in linked(scene):
            matches = sees(inner.row, scene.as_of)
            if matches is not False and where is not None:
                met = where(inner)
                matches = matches if met else met
            if matches is not False:
                found.append((inner.row, matches))
        return found

    return kept(replace(node, kind="exists", value=None, name="", zh=""), look)


@once
def linked_rows(node: nodes.Aggregate | nodes.SpellStart) -> Callable[[Scene], Sequence[Row]]:
    """Give the function that finds the rows of a quantity before any condition; of what is about nobody in particular
    and must lack a reference, only the rows that do."""
    if isinstance(node, nodes.SpellStart):
        same = tuple((None, column) for column in node.same)
        return lambda scene: scene.world.linked(
            node.relation, same, tuple(scene.row.get(column) for column in node.same)
        )
    link, links, lacking = tuple((field.via, field.column) for field, _ in node.link), _links(node), _lacking(node)
    if lacking is not None:
        return lambda scene: scene.world.lacking(node.relation, lacking)
    return lambda scene: scene.world.linked(node.relation, link, links(scene))


def _lacking(node: nodes.Aggregate) -> str | None:
    parts = in_order(node.where) if isinstance(node.where, nodes.And) and not node.link else []
    empty = [part.field for part in parts if isinstance(part, nodes.Empty) and part.field.of == "row"]
    columns = RELATIONS[node.relation].by_name
    return next((field.column for field in empty if field.via is None and columns[field.column].refers), None)


def _aggregate(node: nodes.Aggregate) -> ReadSpan:
    rows_of, links = _matching(node), _links(node)
    unlinked = UNKNOWN if node.kind in ("min", "max") else Span(0, None)
    if node.kind == "count":
        return lambda scene: unlinked if None in links(scene) else count_of(rows_of(scene))
    take, value_of = TAKEN[node.kind], _taken_value(node)

    def aggregate(scene: Scene) -> Span:
        if None in links(scene):
            return unlinked
        found = rows_of(scene)
        places = scene.along(node.relation, (row for row, _ in found))
        return take([(value_of(place), matches) for place, (_, matches) in zip(places, found, strict=True)])

    return aggregate


def _taken_value(node: nodes.Aggregate) -> ReadSpan:
    """Read what is taken from each row. A text is taken to tell different ones apart."""
    if isinstance(node.value, nodes.Field) and is_text(node.value):
        value_of = read_field(node.value)
        return lambda scene: exactly(value_of(scene))  # type: ignore[arg-type]
    if node.value is None:
        raise TypeError(node)
    return to_span(node.value)


def _spell_start(node: nodes.SpellStart) -> ReadSpan:
    """Walk back along the chain; a subject that is not itself of the chain's kind stands alone."""
    relation, time = RELATIONS[node.relation], RELATIONS[node.relation].time
    if not isinstance(time, During):
        raise TypeError(node)
    linked, sees = linked_rows(node), visibility(relation)
    belongs_of = to_truth(node.where) if node.where is not None else always(value=True)

    def rows(scene: Scene) -> Iterator[tuple[Span, date | None, Truth]]:
        for inner in scene.along(node.relation, linked(scene)):
            belongs = belongs_of(inner)
            if belongs is not False and sees(inner.row, scene.as_of) is not False:
                yield span_of(inner.row.get(time.start)), _end(inner.row, time.end), belongs

    def spell_start(scene: Scene) -> Span:
        start = span_of(scene.row.get(time.start))
        if start.low is None or belongs_of(scene.inside(node.relation, scene.row)) is not True:
            return start
        return start_of_chain(start, rows(scene))

    return kept(node, spell_start)


def _end(row: Row, column: str) -> date | None:
    """Give the last day on which a row may have ended; None when it has not."""
    value = row.get(column)
    return value.last if isinstance(value, PartialDate) else value  # type: ignore[return-value]


def _period(scene: Scene) -> Period:
    if scene.period is None:
        msg = "a rule without a period asks for one"
        raise TypeError(msg)
    return scene.period


def number_text(value: Quantity) -> str:
    """Write a number or day the way the evidence shows it: `11.5`, `12`, `2009-07-21`."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)
