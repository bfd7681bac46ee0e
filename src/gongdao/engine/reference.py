"""The definition of what a rule means: one subject at a time, slow, obvious, in plain Python.

Every faster path must give the same findings. The interpreter can leave a `Trace` of each value it met.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from gongdao.engine import nodes
from gongdao.engine.aggregates import distinct_in, extreme_of, start_of_chain, sum_of
from gongdao.engine.days import Period, day_in_year, full_months, full_years, months_after, years_after
from gongdao.engine.kinds import is_text
from gongdao.engine.parameters import MonthDay, Parameter
from gongdao.engine.truth import (
    UNKNOWN,
    Quantity,
    Span,
    Truth,
    all_of,
    any_of,
    compare,
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
from gongdao.engine.world import Row, World, is_visible, span_of
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import During

Value = Span | Truth | str
Watch = Callable[[nodes.Node, "Value"], None]


@dataclass(frozen=True)
class Scene:
    """Everything that a value depends on: the facts, the days, the clause's parameters, and the subject's row.

    `as_of` is the day at which dates are compared and rows are seen.
    """

    world: World
    as_of: date
    period: Period | None
    parameters: dict[str, Parameter]
    relation: str
    row: Row
    outer: Scene | None = None
    matched: dict[int, list[tuple[Row, Truth]]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def judged_on(self) -> date:
        """Give the day of evaluation, but not later than the last day of the period."""
        return min(self.as_of, self.period.last_day) if self.period else self.as_of

    def on(self, day: date) -> Scene:
        """Look from another day at the facts recorded, of which other rows may be seen then."""
        return replace(self, as_of=day, matched={})

    def inside(self, relation: str, row: Row) -> Scene:
        """Step to a row that is being aggregated."""
        return Scene(self.world, self.as_of, self.period, self.parameters, relation, row, self)


def truth_of(node: nodes.Node, scene: Scene) -> Truth:  # noqa: C901, PLR0911, PLR0912 -- one line per node, the definition
    """Evaluate a truth."""
    match node:
        case nodes.Const(bool(value)):
            return value
        case nodes.And(parts):
            return all_of(truth_of(part, scene) for part in parts)
        case nodes.Or(parts):
            return any_of(truth_of(part, scene) for part in parts)
        case nodes.Not(part):
            return negate(truth_of(part, scene))
        case nodes.Recorded(part):
            return truth_of(part, scene) is True
        case nodes.Empty(field):
            return field_value(field, scene) is None
        case nodes.Awaits():
            return None
        case nodes.IsSet(name):
            return True if parameter_value(scene, name) is not None else None
        case nodes.IsChosen(name, choice):
            chosen = parameter_value(scene, name)
            return None if chosen is None else chosen == choice
        case nodes.Flag(field):
            flag = field_value(field, scene)
            return None if flag is None else bool(flag)
        case nodes.TextIs(text, values):
            found = text_of(text, scene)
            return None if found is None else found in values
        case nodes.SameText(left, right):
            one, other = text_of(left, scene), text_of(right, scene)
            return None if one is None or other is None else one == other
        case nodes.Compare(op, left, right):
            return compare(op, span(left, scene), span(right, scene))
        case nodes.Aggregate(kind="exists"):
            return any_of(matches for _, matches in matching_rows(node, scene)) if is_linked(node, scene) else None
        case _:
            raise TypeError(node)


def span(node: nodes.Node, scene: Scene) -> Span:  # noqa: C901, PLR0911, PLR0912 -- one line per node, the definition
    """Evaluate a number or day."""
    match node:
        case nodes.Const(value):
            return exactly(value)  # type: ignore[arg-type]
        case nodes.AsOf():
            return exactly(scene.as_of)
        case nodes.JudgedOn():
            return exactly(scene.judged_on)
        case nodes.PeriodStart():
            return exactly(_period(scene).start)
        case nodes.PeriodEnd():
            return exactly(_period(scene).end)
        case nodes.Param(name, part):
            return exactly(parameter_number(scene, name, part))
        case nodes.Choose(name, options):
            chosen = parameter_value(scene, name)
            return UNKNOWN if chosen is None else span(dict(options)[str(chosen)], scene)
        case nodes.Field():
            return span_of(field_value(node, scene))
        case nodes.Plus(left, right):
            return plus(span(left, scene), span(right, scene))
        case nodes.Times(left, right):
            return times(span(left, scene), span(right, scene))
        case nodes.Minus(left, right):
            return minus(span(left, scene), span(right, scene))
        case nodes.FloorDivided(left, right):
            return floor_divided(span(left, scene), span(right, scene))
        case nodes.Least(left, right):
            return least(span(left, scene), span(right, scene))
        case nodes.Greatest(left, right):
            return greatest(span(left, scene), span(right, scene))
        case nodes.Between(low, high):
            return Span(span(low, scene).low, span(high, scene).high)
        case nodes.YearOf(day):
            return _each_end(span(day, scene), lambda end: end.year)
        case nodes.FullYears(since, on):
            return _counted(span(since, scene), span(on, scene), full_years)
        case nodes.FullMonths(since, on):
            return _counted(span(since, scene), span(on, scene), full_months)
        case nodes.DaysBetween(first, last):
            return _counted(span(first, scene), span(last, scene), lambda first, last: (last - first).days)
        case nodes.WorkingDaysBetween(first, last):
            return _counted(span(first, scene), span(last, scene), scene.world.calendar.between)
        case nodes.WorkingDayAfter(day, days):
            return _moved(span(day, scene), span(days, scene), scene.world.calendar.after)
        case nodes.CalendarBorder(side):
            calendar = scene.world.calendar
            return exactly(calendar.first if side == "first" else calendar.last + timedelta(days=1))
        case nodes.YearsAfter(day, years):
            return _moved(span(day, scene), span(years, scene), years_after)
        case nodes.MonthsAfter(day, months):
            return _moved(span(day, scene), span(months, scene), months_after)
        case nodes.MonthsBefore(day, months):
            return _moved(span(day, scene), negative(span(months, scene)), months_after)
        case nodes.DayInYear(year, name):
            return _day_in_year(span(year, scene), parameter_value(scene, name))
        case nodes.Place(field):
            return exactly(place_of(field_value(field, scene), field))
        case nodes.Aggregate():
            return _aggregate(node, scene)
        case nodes.SpellStart():
            return _spell_start(node, scene)
        case _:
            raise TypeError(node)


def text_of(node: nodes.Node, scene: Scene) -> str | None:
    """Evaluate a text."""
    if not isinstance(node, nodes.Field):
        raise TypeError(node)
    value = field_value(node, scene)
    return None if value is None else str(value)


def field_value(field: nodes.Field, scene: Scene) -> object:
    """Give the stored value of a field of the subject or of the row being aggregated."""
    place = scene.outer if field.of == "subject" and scene.outer else scene
    return place.world.value(place.relation, place.row, field.column, field.via)


def parameter_value(scene: Scene, name: str) -> object:
    """Give a parameter's value on the day judged; None when it is not set."""
    dated = scene.parameters[name].on(scene.judged_on)
    return dated.value if dated else None


def parameter_number(scene: Scene, name: str, part: str) -> int | date | None:
    """Give a parameter as a whole number, a day, or one side of a fraction."""
    value = parameter_value(scene, name)
    if part == "day":
        return value if isinstance(value, date) else None
    if isinstance(value, Fraction):
        return value.numerator if part == "numerator" else value.denominator
    if isinstance(value, int):
        return 1 if part == "denominator" else value
    return None


def place_of(code: object, field: nodes.Field) -> int | None:
    """Give the place of a code in the list of its column, from one."""
    codes = [one for one, _ in RELATIONS[field.relation].by_name[field.column].codes]
    return codes.index(str(code)) + 1 if code in codes else None


def link_values(node: nodes.Aggregate, scene: Scene) -> tuple[object, ...]:
    """Give the values that the link columns of a row must have to be the subject's."""
    return tuple(field_value(value, scene) if isinstance(value, nodes.Field) else None for _, value in node.link)


def is_linked(node: nodes.Aggregate, scene: Scene) -> bool:
    """Tell whether it is known which rows belong to the subject: none of its link values is empty."""
    return None not in link_values(node, scene)


def matching_rows(node: nodes.Aggregate, scene: Scene) -> list[tuple[Row, Truth]]:
    """Give the rows that an aggregate takes in, certainly (True) or perhaps (None).

    They are the same on every day asked about, so a scene looks for them once; its nodes outlive it.
    """
    if id(node) not in scene.matched:
        scene.matched[id(node)] = list(_matching(node, scene))
    return scene.matched[id(node)]


def _matching(node: nodes.Aggregate, scene: Scene) -> Iterable[tuple[Row, Truth]]:
    link = tuple((field.via, field.column) for field, _ in node.link)
    values = link_values(node, scene)
    relation = RELATIONS[node.relation]
    for row in scene.world.linked(node.relation, link, values):
        parts = [is_visible(relation, row, scene.as_of)]
        if node.where is not None and parts[0] is not False:
            parts.append(truth_of(node.where, scene.inside(node.relation, row)))
        matches = all_of(parts)
        if matches is not False:
            yield row, matches


def _aggregate(node: nodes.Aggregate, scene: Scene) -> Span:
    if not is_linked(node, scene):
        return UNKNOWN if node.kind in ("min", "max") else Span(0, None)
    rows = matching_rows(node, scene)
    if node.kind == "count":
        certain = sum(1 for _, matches in rows if matches)
        return Span(certain, len(rows))
    if node.value is None:
        raise TypeError(node)
    taken = _text_as_span if is_text(node.value) else span
    values = [(taken(node.value, scene.inside(node.relation, row)), matches) for row, matches in rows]
    if node.kind == "sum":
        return sum_of(values)
    if node.kind == "distinct":
        return distinct_in(values)
    return extreme_of(values, smallest=node.kind == "min")


def _text_as_span(node: nodes.Node, scene: Scene) -> Span:
    """Give a text as a value of which the different ones are counted."""
    found = text_of(node, scene)
    return Span(found, found)  # type: ignore[arg-type]


def _spell_start(node: nodes.SpellStart, scene: Scene) -> Span:
    """Walk back along the chain; a subject that is not itself of the chain's kind stands alone."""
    relation = RELATIONS[node.relation]
    time = relation.time
    if not isinstance(time, During):
        raise TypeError(node)
    start = span_of(scene.row.get(time.start))
    if start.low is None or _is_of_chain(node, scene, scene.row) is not True:
        return start
    link = tuple((None, column) for column in node.same)
    values = tuple(scene.row.get(column) for column in node.same)
    rows = [
        (span_of(row.get(time.start)), _end(row, time.end), belongs)
        for row in scene.world.linked(node.relation, link, values)
        if (belongs := _is_of_chain(node, scene, row)) is not False
        if is_visible(relation, row, scene.as_of) is not False
    ]
    return start_of_chain(start, rows)


def _is_of_chain(node: nodes.SpellStart, scene: Scene, row: Row) -> Truth:
    return True if node.where is None else truth_of(node.where, scene.inside(node.relation, row))


def _end(row: Row, column: str) -> date | None:
    """Give the last day on which a row may have ended; None when it has not."""
    value = row.get(column)
    return value.last if isinstance(value, PartialDate) else value  # type: ignore[return-value]


def _period(scene: Scene) -> Period:
    if scene.period is None:
        msg = "a rule without a period asks for one"
        raise TypeError(msg)
    return scene.period


def _moved(day: Span, number: Span, move: Callable[[date, int], date | None]) -> Span:
    """Move a day by a number of steps that may be any of several."""

    def moved(day: Quantity | None, steps: Quantity | None) -> date | None:
        return move(day, steps) if isinstance(day, date) and isinstance(steps, int) else None

    return Span(moved(day.low, number.low), moved(day.high, number.high))


def _counted(since: Span, on: Span, count: Callable[[date, date], int | None]) -> Span:
    """Count from one day to another: least from the latest first day to the earliest last one."""

    def counted(since: Quantity | None, on: Quantity | None) -> int | None:
        return count(since, on) if isinstance(since, date) and isinstance(on, date) else None

    return Span(counted(since.high, on.low), counted(since.low, on.high))


def _each_end(value: Span, change: Callable[[date], Quantity]) -> Span:
    return Span(*(change(end) if isinstance(end, date) else None for end in (value.low, value.high)))


def _day_in_year(year: Span, value: object) -> Span:
    if not isinstance(value, MonthDay):
        return UNKNOWN
    days = (day_in_year(end, value.month, value.day) if isinstance(end, int) else None for end in (year.low, year.high))
    return Span(*days)


def number_text(value: Quantity) -> str:
    """Write a number or day the way the evidence shows it: `11.5`, `12`, `2009-07-21`."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)
