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
    Quantity,
    Row,
    Truth,
    as_of,
    count,
    distinct,
    earliest,
    exists,
    full_years,
    latest,
    months_before,
    total,
    year_of,
    years_after,
)
from gongdao.engine.language.symbols import node_of
from gongdao.engine.reference import Scene, span, truth_of
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


def words() -> dict[Relation, list[nodes.Node]]:
    """List the scalars to compare, by the relation whose row they look at."""
    held, credit, quota, post = (Row("subject", relation) for relation in (APPOINTMENT, STUDY_EVENT, QUOTA, POST))
    start, end = held.started_on, held.ended_on
    years = [full_years(start, as_of), full_years(start, end), year_of(start), year_of(end) + 1]
    days = [start, end, as_of, start + 31, years_after(start, 1), years_after(end, 8), months_before(end, 6)]
    flag, main = Truth(held.counts_for_quota.node), post.is_main_leader
    numbers = [credit.days, credit.days * 2, credit.days + Decimal("0.25"), credit.days * Decimal("1.5")]
    limits: list[Quantity | int | Decimal] = [1, Decimal("1.5"), credit.days]
    return {
        APPOINTMENT: [
            *_compared(days, days),
            *_compared(years, [0, 1, *years]),
            *(day.node for day in (*days, *years)),
            flag.node,
            (flag | (start < end)).node,
            (flag & ~(start < end)).node,
            (start <= end).recorded.node,
            (held.kind == "regular").node,
            held.kind.is_in("regular", "acting").node,
            (held.person != held.unit).node,
            held.current_on(as_of).node,
        ],
        STUDY_EVENT: [*_compared(numbers, limits), *(number.node for number in numbers), held_during(credit).node],
        QUOTA: [
            *_compared([quota.approved, quota.approved * 2 + 1], [0, 3, quota.approved]),
            quota.current_on(as_of).node,
        ],
        POST: [main.node, (~main).node, (main | post.is_district_leader).node],
    }


def aggregates() -> list[nodes.Aggregate]:
    """List quantities of a person, each with and without a condition that may be unknown."""
    person = Row("subject", PERSON)
    by_person, by_speaker = {"person": person.key}, {"speaker": person.key}
    conditions = (
        None,
        lambda row: row.kind == "regular",
        lambda row: row.started_on <= as_of,
        lambda row: row.started_on > person.born_on,
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
        ]
    for where in events:
        found += [
            total(STUDY_EVENT, "days", by_speaker, "total", "合计", where),
            latest(STUDY_EVENT, "days", by_speaker, "greatest", "最多", where),
            earliest(STUDY_EVENT, "held_on", by_speaker, "first", "首次", where),
            distinct(STUDY_EVENT, "held_on", by_speaker, "dates", "天数", where),
        ]
    return [node for item in found if isinstance(node := item.node, nodes.Aggregate)]


def held_during(event: Row) -> Truth:
    """Lie in January 2012."""
    found: Truth = (event.held_on >= _day(date(2012, 1, 1))) & (event.held_on < _day(date(2012, 2, 1)))
    return found


def _day(day: date) -> Quantity:
    return Quantity(nodes.Const(day))


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
    days = [AS_OF + timedelta(days=step) for step in (-3653, -3652, -366, -365, -31, -1, 0, 1, 40)]
    values = {
        "started_on": lambda: PartialDate.parse(chance.choice(days).isoformat()[: chance.choice((4, 7, 10, 10))]),
        "ended_on": lambda: PartialDate.parse(chance.choice(days).isoformat()[: chance.choice((4, 7, 10, 10))]),
        "born_on": lambda: PartialDate.parse(chance.choice(days).isoformat()[: chance.choice((4, 7, 10, 10))]),
        "held_on": lambda: chance.choice(days),
        "days": lambda: Decimal(chance.choice((0, 25, 50, 100, 150, 225))) / 100,
        "approved": lambda: chance.randrange(4),
        "kind": lambda: chance.choice(["regular", "acting", "concurrent"]),
        "person": lambda: chance.choice(PEOPLE[:-1]),
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
        setting = expressions.Setting(relation.name, AS_OF, AS_OF, None, {}, {})
        frame = _frame(quantities, relation, rows, listed)
        world = World.of({relation.name: rows})
        for node in listed:
            expected = [_expected(node, Scene(world, AS_OF, None, {}, relation.name, row)) for row in rows]
            found = _found(node, frame, expressions, setting)
            if found != expected:
                yield f"{node}: {next(pair for pair in zip(expected, found, strict=True) if pair[0] != pair[1])}"


def aggregate_disagreements(expressions: ModuleType, quantities: ModuleType) -> Iterator[str]:
    """Say which quantities the given compiled path answers otherwise than the reference."""
    chance = random.Random("quantities")
    people: Rows = [{**_cells(PERSON, chance), "person": key} for key in PEOPLE]
    facts = {"person": people} | {one.name: rows_of(one, chance) for one in (APPOINTMENT, STUDY_EVENT)}
    frames = {name: frame_of(RELATIONS[name], rows).lazy() for name, rows in facts.items()}
    world = World.of(facts)
    for node in aggregates():
        setting = expressions.Setting("person", AS_OF, AS_OF, None, {}, {node: "q"})
        fields = [field for field in nodes.walk(node) if isinstance(field, nodes.Field)]
        subjects = quantities.subject_frame(frames.__getitem__, "person", fields, AS_OF)
        joined = quantities.join_quantities(frames.__getitem__, subjects, "person", {node: "q"}, setting)
        frame = joined.collect().sort("s.person")
        expected = [
            _expected(node, Scene(world, AS_OF, None, {}, "person", row))
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
