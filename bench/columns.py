"""A large snapshot made in columns: every relation of the dictionary, drawn by hashing row numbers.

It knows only what a column holds (a key, a code, a day) and how many rows an official has of each relation; a few
columns are said by hand, so that most things are in order, as they are in a district. The same number of officials
gives the same snapshot.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.physical import last_name, schema
from gongdao.facts.relation import At, Column, During, Kind, Relation
from gongdao.facts.snapshot import SnapshotWriter

AS_OF = date(2026, 12, 31)
PIECE = 50_000  # officials made at once
UNIT = 50  # officials of one unit
DECADE = 3650
FIRST_CALENDAR_DAY, LAST_CALENDAR_DAY = date(2000, 1, 1), date(2027, 12, 31)

# How many rows an official has; of what is not listed, one in a hundred has one.
ROWS = {
    "enrolment": 20, "credit": 20, "assessment": 10, "attendance": 10, "appointment": 5, "declaration": 5,
    "exam_result": 5, "presence": 5, "leave": 4, "integrity_report": 3, "tally": 2, "grade_period": 2, "education": 2,
    "training_call": 2, "post": 1.2, "person": 1, "payroll": 1, "paper": 1, "talk": 1, "talk_party": 1,
    "assessment_item": 1, "student_paper": 0.5, "visit": 0.4, "candidate_document": 0.3, "kinship": 0.3,
    "candidate": 0.1, "committee_item": 0.1, "notice": 0.1, "award": 0.1, "task_order": 0.1, "target": 0.1,
    "decision": 0.1, "course_session": 0.1, "nomination": 0.05, "reserve_listing": 0.05, "secondment": 0.05,
    "unit": 1 / UNIT, "body": 1 / UNIT, "quota": 3 / UNIT, "study_event": 120 / UNIT, "life_meeting": 10 / UNIT,
    "ranking": 10 / UNIT, "training_plan": 10 / UNIT, "plan_item": 10 / UNIT, "course": 2 / UNIT,
}  # fmt: skip
OTHERS = 0.01
_N, _P = pl.col("n"), pl.col("p")


def write(folder: Path, persons: int) -> None:
    """Write the snapshot of so many officials."""
    with SnapshotWriter(folder) as writer:
        for first in range(0, persons, PIECE):
            for relation in RELATIONS.values():
                if relation.name not in ("coverage", "calendar_day", "exception"):
                    writer.append(relation.name, made(relation, first, min(first + PIECE, persons), persons))
        writer.append("coverage", coverage())
        writer.append("calendar_day", calendar())


def made(relation: Relation, first: int, last: int, persons: int) -> pl.DataFrame:
    """Make the rows of one relation that belong to the officials from `first` to before `last`."""
    each = ROWS.get(relation.name, OTHERS)
    numbers = pl.int_range(round(first * each), max(round(last * each), 1 if first == 0 else 0), eager=True)
    rows = pl.select(n=numbers).with_columns(p=(_N / each).floor().cast(pl.Int64).clip(0, persons - 1))
    rows = rows.with_columns(base(relation).alias("day"))
    columns = [part for column in relation.columns for part in values(relation, column, persons)]
    return rows.select(columns).cast(dict(schema(relation)))


def coverage() -> pl.DataFrame:
    """State for every register that it is complete everywhere."""
    registers = [name for name, _ in RELATIONS["coverage"].by_name["register"].codes]
    rows = pl.DataFrame({"coverage": registers, "register": registers})
    return rows.with_columns(
        unit=pl.lit(None, pl.String), complete_from=FIRST_CALENDAR_DAY, complete_until=LAST_CALENDAR_DAY
    )


def calendar() -> pl.DataFrame:
    """List every day, Monday to Friday being working days."""
    days = pl.select(day=pl.date_range(FIRST_CALENDAR_DAY, LAST_CALENDAR_DAY))
    return days.with_columns(
        calendar_day=pl.col("day").dt.to_string("%Y-%m-%d"),
        is_working=pl.col("day").dt.weekday() < 6,  # noqa: PLR2004 -- Saturday
        note=pl.lit(None, pl.String),
    )


def draw(relation: Relation, what: str, size: int) -> pl.Expr:
    """Draw a number below `size` for each row; the same row draws another for each `what`."""
    return (pl.concat_str(pl.lit(f"{relation.name} {what} "), _N).hash(seed=1) % size).cast(pl.Int64)


def base(relation: Relation) -> pl.Expr:
    """Give each row a day within ten years; the rows of one official follow each other."""
    back = draw(relation, "day", DECADE)
    if relation.name == "appointment":
        back = (5 - _N % 5) * (DECADE // 5) * 2 - DECADE // 5 - draw(relation, "day", DECADE // 5)
    return pl.lit(AS_OF) - pl.duration(days=back)


def values(relation: Relation, column: Column, persons: int) -> list[pl.Expr]:
    """Give the physical columns of one column."""
    value = SAID.get((relation.name, column.name))
    value = drawn(relation, column, persons) if value is None else value
    if column.kind is Kind.PARTIAL_DAY:
        whole = draw(relation, f"{column.name} whole", 10) > 0
        first = pl.when(whole).then(value).otherwise(value.dt.month_start())
        last = pl.when(whole).then(value).otherwise(value.dt.month_end())
        return [first.alias(column.name), last.alias(last_name(column))]
    return [value.alias(column.name)]


def drawn(relation: Relation, column: Column, persons: int) -> pl.Expr:  # noqa: PLR0911 -- one line per kind
    """Draw the values of a column of which nothing else is said."""
    number = draw(relation, column.name, 100)
    if column.name == relation.key:
        return key_of(relation.name, _N)
    if column.refers:
        return reference(relation, column.refers, persons)
    match column.kind:
        case Kind.CODE:
            codes = [code for code, _ in column.codes]
            other = pl.lit(pl.Series(codes)).gather(number % len(codes))
            return pl.when(number < 85).then(pl.lit(codes[0])).otherwise(other)  # noqa: PLR2004 -- mostly the first
        case Kind.INTEGER if column.unit == "年":
            return pl.col("day").dt.year() if isinstance(relation.time, At) else AS_OF.year - number % 10
        case Kind.INTEGER:
            return number % 10 + 1
        case Kind.DECIMAL:
            return (number % 20 + 1) * 100
        case Kind.FLAG:
            return number < 50  # noqa: PLR2004 -- as often as not
        case Kind.DAY | Kind.PARTIAL_DAY:
            return a_day(relation, column)
        case _:
            return pl.concat_str(pl.lit(column.zh), number)


def a_day(relation: Relation, column: Column) -> pl.Expr:
    """Give the row's own day, or one soon after it; an end that is still to come is empty."""
    later = pl.col("day") + pl.duration(days=draw(relation, column.name, 60))
    if isinstance(relation.time, At):
        return pl.col("day") if column.name == relation.time.day else later
    if isinstance(relation.time, During) and column.name == relation.time.end:
        end = pl.col("day") + pl.duration(days=draw(relation, column.name, DECADE * 2))
        return pl.when(end <= AS_OF).then(end)
    return pl.col("day") if isinstance(relation.time, During) else later


def key_of(relation: str, number: pl.Expr) -> pl.Expr:
    """Write the key of a row."""
    return pl.concat_str(pl.lit(relation[0].upper()), number.cast(pl.String).str.zfill(8))


def reference(relation: Relation, to: str, persons: int) -> pl.Expr:
    """Point to a row of the same official or unit where there is one."""
    there = max(round(persons * ROWS.get(to, OTHERS)), 1)
    each = ROWS.get(to, OTHERS)
    number = (
        (_P * each).floor().cast(pl.Int64) if to in ("person", "unit", "body") or each >= ROWS["candidate"] else None
    )
    return key_of(to, (draw(relation, to, there) if number is None else number) % there)


def weighed(relation: str, column: str, **shares: int) -> tuple[tuple[str, str], pl.Expr]:
    """Draw a code by its share in a hundred."""
    number, value, upto = draw(RELATIONS[relation], column, 100), pl.lit(None, pl.String), 100
    for code, share in reversed(shares.items()):
        value, upto = pl.when(number < upto).then(pl.lit(code)).otherwise(value), upto - share
    return (relation, column), value


_LAST = 4  # the place of the current appointment among the five
_LEADERS = 100  # one official in so many is a leader of the district
_EVERY_YEAR = pl.date(AS_OF.year - _N % 10, 1, 5 + _N % 11)
SAID: dict[tuple[str, str], pl.Expr] = dict(
    [
        weighed("post", "category", leading=80, non_leading=15, section_head=5),
        weighed("post", "level", section_deputy=50, section_chief=25, stock=20, county_deputy=4, county_chief=1),
        weighed("appointment", "kind", regular=95, concurrent=3, acting=1, secondment=1),
        weighed("appointment", "entry", first_post=40, promotion=30, exchange=20, level_move=10),
        weighed("assessment", "grade", excellent=15, competent=83, basic=1, incompetent=1),
        weighed("attendance", "status", present=95, excused=4, absent=1),
        weighed("tally", "purpose", evaluation=60, recommendation=40),
        weighed("unit", "kind", department=60, township=15, subdistrict=10, village=10, community=5),
    ]
)
SAID |= {
    ("appointment", "post"): key_of(
        "post",
        ((_N // 5) * 1.2).floor().cast(pl.Int64)
        + pl.when(_N % 5 < _LAST - 1 + _N // 5 % 2).then(_LAST - _N % 5).otherwise(0),
    ),
    ("appointment", "ended_on"): pl.when(_N % 5 < _LAST).then(pl.col("day") + pl.duration(days=DECADE // 5)),
    ("appointment", "treated_as"): pl.lit(None, pl.String),
    ("post", "is_district_leader"): (_N / 1.2).floor() % _LEADERS == 0,
    ("post", "is_main_leader"): draw(RELATIONS["post"], "is_main_leader", 10) == 0,
    ("post", "unit"): key_of("unit", _P // UNIT),
    ("unit", "place"): pl.concat_str(pl.lit("地方"), _N % 200),
    ("person", "upbringing_place"): pl.concat_str(pl.lit("地方"), draw(RELATIONS["person"], "place", 200)),
    ("person", "born_on"): pl.col("day") - pl.duration(days=35 * 365),
    ("visit", "person"): key_of("person", _P // _LEADERS * _LEADERS),
    ("quota", "level"): pl.lit(pl.Series(["section_deputy", "section_chief", "stock"])).gather(_N % 3),
    ("quota", "approved"): 60 - 50 * (draw(RELATIONS["quota"], "approved", 25) == 0).cast(pl.Int64),
    ("assessment", "assessment_year"): AS_OF.year - 1 - _N % 10,
    ("assessment", "decided_on"): pl.date(AS_OF.year - _N % 10, 1, 10),
    ("declaration", "declared_on"): _EVERY_YEAR,
    ("declaration", "kind"): pl.lit("personal_matters"),
    ("ranking", "assessment_year"): AS_OF.year - 1 - _N % 10,
    ("ranking", "published_on"): pl.date(AS_OF.year - _N % 10, 2, 1),
    ("ranking", "unit"): key_of("unit", _N // 10),
    ("ranking", "locality"): pl.concat_str(pl.lit("地方"), _N // 1000),
    ("ranking", "rank"): _N // 10 % 100 + 1,
    ("tally", "masses_dissatisfied"): draw(RELATIONS["tally"], "masses_dissatisfied", 100) == 0,
    ("tally", "issued"): pl.lit(100),
    ("tally", "returned"): pl.lit(100),
    ("tally", "valid"): pl.lit(99),
    ("tally", "in_favour"): 40 + draw(RELATIONS["tally"], "in_favour", 60),
    ("tally", "excellent"): 55 + draw(RELATIONS["tally"], "excellent", 40),
    ("tally", "competent"): pl.lit(10),
    ("tally", "basically_competent"): pl.lit(2),
    ("tally", "incompetent"): draw(RELATIONS["tally"], "incompetent", 35),
    ("tally", "abstained"): pl.lit(0),
}
