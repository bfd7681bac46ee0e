"""Scalar words one by one: what rules do not happen to use must agree as well."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product
from types import ModuleType

import polars as pl

from gongdao.engine import nodes
from gongdao.engine.kinds import is_truth
from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    Truth,
    as_of,
    between,
    count,
    day_in_year,
    days_between,
    distinct,
    earliest,
    exists,
    floor_divided,
    full_months,
    full_years,
    greatest,
    latest,
    least,
    months_after,
    months_before,
    total,
    working_day_after,
    working_days_between,
    year_of,
    years_after,
)
from gongdao.engine.language.symbols import node_of
from gongdao.engine.parameters import DatedValue, MonthDay, Parameter, ParameterValue
from gongdao.engine.reference import Scene, span, truth_of
from gongdao.engine.workdays import calendar_of
from gongdao.engine.world import World
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.organisation import APPOINTMENT, PERSON, POST, QUOTA
from gongdao.facts.partial import PartialDate
from gongdao.facts.physical import frame_of
from gongdao.facts.relation import Relation
from gongdao.facts.study import STUDY_EVENT

AS_OF = date(2012, 2, 29)
OPERATORS: tuple[nodes.Op, ...] = ("<", "<=", ">", ">=", "==", "!=")
PEOPLE = [f"p{number:02}" for number in range(25)]  # the last has nothing
Rows = list[dict[str, object]]
CALENDAR: Rows = [
    {"calendar_day": "a", "day": date(2012, 2, 27), "is_working": False},
    {"calendar_day": "b", "day": date(2012, 3, 3), "is_working": True},
    {"calendar_day": "c", "day": date(2003, 12, 31), "is_working": True},
]


def _parameter(name: str, *values: ParameterValue) -> Parameter:
    dated = tuple(DatedValue(date.min, value, "ours", None, "", None) for value in values)
    return Parameter(
        name, name, name, None, dated, (("one", "一"), ("other", "二")) if name in ("choice", "unset") else ()
    )


NUMBERS = {
    one.name: one
    for one in (
        _parameter("number", 2),
        _parameter("zero", 0),
        _parameter("first_day", date(2011, 12, 31)),
        _parameter("leap_day", MonthDay(2, 29)),
        _parameter("choice", "one"),
        _parameter("unset"),
    )
}
PARAMETERS = Parameters(NUMBERS.values())


def words() -> dict[Relation, list[nodes.Node]]:
    """List the scalars to compare, by the relation whose row they look at."""
    credit, quota, post = (Row("subject", relation) for relation in (STUDY_EVENT, QUOTA, POST))
    main = post.is_main_leader
    numbers = [credit.days, credit.days * 2, credit.days + Decimal("0.25"), credit.days * Decimal("1.5")]
    numbers += [credit.days - _const(Decimal("0.75")), floor_divided(credit.days * 100 - 80, 50)]
    numbers += [least(credit.days, 1), greatest(credit.days, _const(Decimal("1.5"))), credit.days - credit.days]
    limits: list[Quantity | int | Decimal] = [1, Decimal("1.5"), credit.days]
    return {
        APPOINTMENT: list(_of_days(Row("subject", APPOINTMENT))),
        STUDY_EVENT: [*_compared(numbers, limits), *(number.node for number in numbers), held_during(credit).node],
        QUOTA: [
            *_compared([quota.approved, quota.approved * 2 + 1], [0, 3, quota.approved]),
            *_compared(
                [
                    quota.approved * PARAMETERS.number,
                    floor_divided(quota.approved - 2, 2),
                    floor_divided(quota.approved, PARAMETERS.zero),
                ],
                [-1, 0, 1],
            ),
            quota.current_on(as_of).node,
        ],
        POST: [
            *(truth.node for truth in (main, ~main, main | post.is_district_leader, post.lacks("category"))),
            *_compared([post.level.place, post.level.place - 4], [0, 1, 4, post.category.place]),
            post.level.place.node,
        ],
    }


def _of_days(held: Row) -> Iterator[nodes.Node]:
    start, end = held.started_on, held.ended_on
    days = [start, end, as_of, start + 31, years_after(start, 1), years_after(end, 8), months_before(end, 6)]
    days += [months_after(start, 1), start - PARAMETERS.number, least(start, end), greatest(start, end)]
    days += [working_day_after(start, 5), working_day_after(end, 0), PARAMETERS.first_day]
    years = [full_years(start, as_of), full_years(start, end), year_of(start), year_of(end) + 1]
    years += [full_months(start, as_of), full_months(start, end), days_between(start, end)]
    years += [
        working_days_between(start, end),
        working_days_between(as_of, end),
        floor_divided(full_months(start, end), 7),
    ]
    steps = between(1, 14, "steps", "步数")
    moved = [
        move(day, steps) for move in (months_after, months_before, years_after, working_day_after) for day in days[:2]
    ]
    moved.append(between(full_months(start, end), full_months(start, end) + 2, "around", "左右"))
    moved += [day_in_year(year_of(day), PARAMETERS.leap_day) for day in (start, as_of)]
    moved.append(PARAMETERS.choose("choice", one=greatest(end, as_of), other=start))
    flag = Truth(held.counts_for_quota.node)
    yield from (nodes.CalendarBorder("first"), nodes.CalendarBorder("after"))
    yield from _compared(days, days[:7])
    yield from _compared(years, [0, 1, *years[:4]])
    yield from (day.node for day in (*days, *years, *moved, days_between(end, start + steps)))
    yield from (
        truth.node
        for truth in (
            flag,
            flag | (start < end),
            flag & ~(start < end),
            (start <= end).recorded,
            held.kind == "regular",
            held.kind.is_in("regular", "acting"),
            held.person != held.unit,
            held.current_on(as_of),
            held.lacks("ended_on"),
            ~held.lacks("kind"),
            PARAMETERS.is_chosen("choice", "one"),
            PARAMETERS.is_chosen("choice", "other") & flag,
            PARAMETERS.is_chosen("unset", "one") | flag,
        )
    )


def aggregates() -> list[nodes.Aggregate]:
    """List quantities of a person, each with and without a condition that may be unknown."""
    person = Row("subject", PERSON)
    by_person, by_speaker = {"person": person.key}, {"speaker": person.key}
    conditions = (
        None,
        lambda row: row.kind == "regular",
        lambda row: row.started_on <= as_of,
        lambda row: row.started_on > person.born_on,
        lambda row: ~row.lacks("ended_on") & (working_days_between(row.started_on, row.ended_on) > PARAMETERS.number),
    )
    events = (None, lambda row: row.topic == "甲", lambda row: row.days >= 1)
    found: list[Quantity | Truth] = []
    for where in conditions:
        found += [
            count(APPOINTMENT, by_person, "count", "数", where),
            exists(APPOINTMENT, by_person, "exists", "有", where),
            earliest(APPOINTMENT, "started_on", by_person, "earliest", "最早", where),
            latest(APPOINTMENT, "ended_on", by_person, "latest", "最晚", where),
            distinct(APPOINTMENT, "started_on", by_person, "distinct", "不同", where),
            total(APPOINTMENT, lambda row: full_months(row.started_on, row.ended_on), by_person, "months", "月", where),
            latest(APPOINTMENT, lambda row: working_day_after(row.ended_on, 3), by_person, "due", "期限", where),
        ]
    for where in events:
        found += [
            total(STUDY_EVENT, "days", by_speaker, "total", "合计", where),
            latest(STUDY_EVENT, "days", by_speaker, "greatest", "最多", where),
            total(STUDY_EVENT, lambda row: row.days * Decimal("0.5") + row.days, by_speaker, "more", "一倍半", where),
            earliest(STUDY_EVENT, "held_on", by_speaker, "first", "首次", where),
            distinct(STUDY_EVENT, "held_on", by_speaker, "dates", "天数", where),
        ]
    return [node for item in found if isinstance(node := item.node, nodes.Aggregate)]


def held_during(event: Row) -> Truth:
    """Lie in January 2012."""
    found: Truth = (event.held_on >= _const(date(2012, 1, 1))) & (event.held_on < _const(date(2012, 2, 1)))
    return found


def _const(value: date | Decimal) -> Quantity:
    return Quantity(nodes.Const(value))


def _compared(left: list[Quantity], right: list[Quantity | int | Decimal]) -> list[nodes.Node]:
    return [
        nodes.Compare(op, one.node, node_of(other))
        for op, one, other in product(OPERATORS, left, right)
        if one is not other
    ]


def rows_of(relation: Relation, chance: random.Random) -> Rows:
    """Draw rows with empty cells, partial dates and equal values."""
    return [{relation.key: f"k{number}", **_cells(relation, chance)} for number in range(60)]


def _cells(relation: Relation, chance: random.Random) -> dict[str, object]:
    steps = (-3653, -3652, -2982, -2981, -2980, -366, -365, -60, -31, -30, -29, -4, -2, -1, 0, 1, 3, 40)
    days = [AS_OF + timedelta(days=step) for step in steps]
    values = {
        "started_on": lambda: PartialDate.parse(chance.choice(days).isoformat()[: chance.choice((4, 7, 10, 10))]),
        "ended_on": lambda: PartialDate.parse(chance.choice(days).isoformat()[: chance.choice((4, 7, 10, 10))]),
        "born_on": lambda: PartialDate.parse(chance.choice(days).isoformat()[: chance.choice((4, 7, 10, 10))]),
        "held_on": lambda: chance.choice(days),
        "days": lambda: Decimal(chance.choice((0, 25, 50, 100, 150, 225))) / 100,
        "approved": lambda: chance.randrange(4),
        "kind": lambda: chance.choice(["regular", "acting", "concurrent"]),
        "person": lambda: chance.choice(PEOPLE[:-1]),
        "level": lambda: chance.choice([code for code, _ in POST.by_name["level"].codes]),
        "category": lambda: chance.choice([code for code, _ in POST.by_name["category"].codes]),
        "topic": lambda: chance.choice("甲乙"),
        "speaker": lambda: chance.choice(PEOPLE[:-1]),
        "unit": lambda: chance.choice(PEOPLE[:-1]),
        "counts_for_quota": lambda: chance.random() < 0.5,
        "is_main_leader": lambda: chance.random() < 0.5,
        "is_district_leader": lambda: chance.random() < 0.5,
    }
    if relation is QUOTA:
        values["started_on"] = values["ended_on"] = values["held_on"]
    return {
        name: None if chance.random() < 0.2 else draw() for name, draw in values.items() if name in relation.by_name
    }


def disagreements(expressions: ModuleType, quantities: ModuleType) -> Iterator[str]:
    """Say which words the given compiled path answers otherwise than the reference."""
    for relation, listed in words().items():
        rows = rows_of(relation, random.Random(relation.name))
        setting = expressions.Setting(
            relation.name, AS_OF, AS_OF, None, NUMBERS, {}, expressions.Workdays.of(calendar_of(CALENDAR))
        )
        frame = _frame(quantities, relation, rows, listed)
        world = World.of({relation.name: rows, "calendar_day": CALENDAR})
        for node in listed:
            expected = [_expected(node, Scene(world, AS_OF, None, NUMBERS, relation.name, row)) for row in rows]
            found = _found(node, frame, expressions, setting)
            if found != expected:
                yield f"{node}: {next(pair for pair in zip(expected, found, strict=True) if pair[0] != pair[1])}"


def aggregate_disagreements(expressions: ModuleType, quantities: ModuleType) -> Iterator[str]:
    """Say which quantities the given compiled path answers otherwise than the reference."""
    chance = random.Random("quantities")
    people: Rows = [{**_cells(PERSON, chance), "person": key} for key in PEOPLE]
    facts = {"person": people} | {one.name: rows_of(one, chance) for one in (APPOINTMENT, STUDY_EVENT)}
    frames = {name: frame_of(RELATIONS[name], rows).lazy() for name, rows in facts.items()}
    world = World.of(facts | {"calendar_day": CALENDAR})
    for node in aggregates():
        setting = expressions.Setting(
            "person", AS_OF, AS_OF, None, NUMBERS, {node: "q"}, expressions.Workdays.of(calendar_of(CALENDAR))
        )
        fields = [field for field in nodes.walk(node) if isinstance(field, nodes.Field)]
        read: pl.DataFrame = (
            quantities.subject_frame(frames.__getitem__, "person", fields, AS_OF).collect().sort("s.person")
        )
        group = [quantities.Wanted(node, "q", setting)]
        joined: pl.DataFrame = quantities.join_quantities(frames.__getitem__, read, group, few=False)
        frame = pl.concat([read.select("s.person"), joined], how="horizontal") if node.link else joined
        frame = pl.concat([frame] * (read.height // frame.height))
        expected = [
            _expected(node, Scene(world, AS_OF, None, NUMBERS, "person", row))
            for row in sorted(people, key=lambda row: str(row["person"]))
        ]
        found = _found(node, frame, expressions, setting)
        if found != expected:
            yield f"{node}: {next(pair for pair in zip(expected, found, strict=True) if pair[0] != pair[1])}"


def _frame(quantities: ModuleType, relation: Relation, rows: Rows, listed: list[nodes.Node]) -> pl.DataFrame:
    fields = {field for node in listed for field in nodes.walk(node) if isinstance(field, nodes.Field)}
    frames = {relation.name: frame_of(relation, rows).lazy()}
    read: pl.LazyFrame = quantities.with_steps(frames.__getitem__, relation, "s", sorted(fields, key=repr))
    return read.collect()


def _found(node: nodes.Node, frame: pl.DataFrame, expressions: ModuleType, setting: object) -> list[tuple[object, ...]]:
    if is_truth(node):
        return frame.with_columns(expressions.truth(node, setting).alias("truth")).select("truth").rows()
    value = expressions.number(node, setting)
    ends = frame.with_columns(value.low.alias("low"), value.high.alias("high")).select("low", "high")
    return [tuple(_scaled(end, value.scale) for end in row) for row in ends.rows()]


def _scaled(end: object, scale: int) -> object:
    return Fraction(end, 10**scale) if isinstance(end, int) else end


def _expected(node: nodes.Node, scene: Scene) -> tuple[object, ...]:
    if is_truth(node):
        return (truth_of(node, scene),)
    value = span(node, scene)
    return (value.low, value.high)
