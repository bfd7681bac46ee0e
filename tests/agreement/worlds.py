"""Small dense worlds by seed: few keys, so that links hit; empty cells everywhere; days and numbers on the borders."""

from __future__ import annotations

import random
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from gongdao.engine.days import years_after
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import Column, Kind, Relation

Rows = list[dict[str, object]]

IN_FORCE = date(2009, 7, 21)
CLAUSES = ("QSH-19f", "QSH-19f", "QSH-20b", "QSH-20d", "QSH-20c")
REGISTERS = ("study_event", "life_meeting", "visit", "credit", "training_plan", *3 * ("inspector_posting",))
PLACES = ("青山镇", "湖坊镇", '所谓"新区"', "塘山\\镇", "第一行\n第二行", "\u0001\t\u2028")
SCALES = (1, 1, 2, 5)
# The most rows of a relation in a small world; a large one has as many times more as its scale.
SIZES = {
    "unit": 6,
    "body": 6,
    "post": 5,
    "person": 8,
    "appointment": 30,
    "meeting": 4,
    "attendance": 36,
    "tally": 16,
    "ranking": 24,
    "inspector_posting": 5,
    "coverage": 30,
    "exception": 40,
}
USUAL_SIZE = 14
# The most of a number; small, so that sums and shares meet their limits exactly.
MOST = {"households": 6, "approved": 3, "rank": 4}
USUAL_MOST = 6
_YEARS = ("assessment_year", "plan_year", "posting_year")


@dataclass(frozen=True)
class Drawn:
    """A day of evaluation and the facts of every relation."""

    as_of: date
    relations: dict[str, Rows]


def drawn(seed: int) -> Drawn:
    """Draw a world; the same seed gives the same world."""
    return _Draw(random.Random(seed)).world()


class _Draw:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.scale = chance.choice(SCALES)
        self.emptiness = chance.choice((0.0, 0.02, 0.06, 0.2))
        self.as_of = self._day_of_evaluation()
        self.keys = {name: self._keys(name) for name in RELATIONS}
        self.days = self._interesting_days()
        self.starts = [*self.days, *(self._years_ago(years) for years in (1, 7, 8, 9, 10, 11) for _ in range(4))]

    def world(self) -> Drawn:
        return Drawn(self.as_of, {name: self._rows(relation) for name, relation in RELATIONS.items()})

    def _day_of_evaluation(self) -> date:
        year = self.chance.choice((2009, 2010, 2011, 2012, 2013, 2016))
        borders = [date(year, *day) for day in ((1, 1), (2, 28), (3, 1), (3, 31), (4, 1), (12, 30), (12, 31), (7, 21))]
        leap_days = [date(2012, 2, 29), date(2016, 2, 29), date(2013, 2, 28), date(2014, 2, 28)]
        force = [IN_FORCE - timedelta(days=1), IN_FORCE, date(2010, 1, 1)]
        any_day = date(year, 1, 1) + timedelta(days=self.chance.randrange(365))
        return self.chance.choice([*borders, *leap_days, *force, any_day, any_day])

    def _keys(self, name: str) -> list[str]:
        most = SIZES.get(name, USUAL_SIZE) * self.scale
        size = self.chance.choice((0, most // 2, most, most)) if name not in ("unit", "person", "post") else most
        return [f"{name}-{number}" for number in range(size)]

    def _interesting_days(self) -> list[date]:
        year = self.as_of.year
        month_days = ((1, 1), (2, 28), (3, 1), (3, 31), (4, 1), (6, 30), (10, 1), (12, 31))
        borders = [date(y, *day) for y in (year - 1, year) for day in month_days]
        near = [self.as_of + timedelta(days=days) for days in (-366, -32, -1, 0, 0, 1, 40)]
        leap_days = [date(2004, 2, 29), date(2008, 2, 29)]
        return borders + near + leap_days

    def _years_ago(self, years: int) -> date:
        day = years_after(self.as_of, -years)
        leap = date(day.year, 2, 29) if monthrange(day.year, 2)[1] == 29 else day
        return self.chance.choice((day, day, leap)) + timedelta(days=self.chance.choice((-1, 0, 0, 1)))

    def _rows(self, relation: Relation) -> Rows:
        rows = [self._row(relation, key) for key in self.keys[relation.name]]
        if relation.name == "appointment":
            self._chain(rows)
        return rows

    def _row(self, relation: Relation, key: str) -> dict[str, object]:
        row: dict[str, object] = {relation.key: key}
        for column in relation.columns[1:]:
            row[column.name] = None if self._is_empty(relation, column) else self._value(relation, column)
        return row

    def _is_empty(self, relation: Relation, column: Column) -> bool:
        often_empty = column.name in ("ended_on", "abolished_on", "dissolved_on")
        if relation.name == "exception":
            return self.chance.random() < (0.3 if column.name == "ended_on" else 0.02)
        if (relation.name, column.name) == ("coverage", "unit"):
            return self.chance.random() < 0.2 / self.scale
        return self.chance.random() < (0.6 if often_empty else self.emptiness)

    def _value(self, relation: Relation, column: Column) -> object:  # noqa: PLR0911 -- one line per kind
        special = self._special(relation, column)
        if special is not None:
            return special
        match column.kind:
            case Kind.CODE:
                return self.chance.choice(self._likely_codes(column))
            case Kind.FLAG:
                return self.chance.random() < 0.7
            case Kind.INTEGER:
                return self._integer(column)
            case Kind.DECIMAL:
                return Decimal(self.chance.choice((0, 25, 50, 100, 300, 600, 1150, 1200, 1225))) / 100
            case Kind.DAY:
                return self.chance.choice(self.days)
            case Kind.PARTIAL_DAY:
                return self._partial(column)
            case _:
                return self._text(column)

    def _special(self, relation: Relation, column: Column) -> object:  # noqa: PLR0911 -- one line per column
        match relation.name, column.name:
            case "coverage", "register":
                return self.chance.choice(REGISTERS)
            case "coverage", "complete_from":
                return self._border((0, 1, 1, 2, 3, 4), (1, 1), (1, 1), (4, 1), (10, 1))
            case "coverage", "complete_until":
                return self._border((0, 0, 1, 1, 2), (12, 31), (12, 31), (3, 31), (9, 30))
            case "exception", "clause":
                return self.chance.choice(CLAUSES)
            case "exception", "subject":
                return self.chance.choice([*self.keys["appointment"][:4], *self.keys["tally"][:6], "nobody"])
            case "exception", "granted_on" | "ended_on":
                return self.as_of + timedelta(days=self.chance.choice((-30, -1, 0, 0, 1)))
            case _:
                return None

    def _border(self, years_ago: tuple[int, ...], *month_days: tuple[int, int]) -> date:
        year = self.as_of.year - self.chance.choice(years_ago)
        return date(year, *self.chance.choice(month_days)) + timedelta(days=self.chance.choice((-1, 0, 0, 0, 1)))

    def _likely_codes(self, column: Column) -> list[str]:
        codes = list(column.code_names)
        return [codes[0], codes[0], codes[-1], *codes]

    def _integer(self, column: Column) -> int:
        if column.name in _YEARS:
            return self.as_of.year + self.chance.choice((-2, -1, -1, 0, 0, 1))
        most = MOST.get(column.name, USUAL_MOST) * (self.scale if column.name == "rank" else 1)
        return self.chance.randrange(most + 1)

    def _partial(self, column: Column) -> PartialDate:
        day = self.chance.choice(self.starts if column.name == "started_on" else self.days)
        length = self.chance.choice((4, 7, 10, 10, 10, 10))
        return PartialDate.parse(day.isoformat()[:length])

    def _text(self, column: Column) -> str:
        if column.refers:
            return self.chance.choice([*self.keys[column.refers], "missing"][:6])
        return self.chance.choice(PLACES)

    def _chain(self, rows: Rows) -> None:
        """Let some appointments touch, overlap or just miss the one before, in the same post."""
        for before, row in pairwise(rows):
            if self.chance.random() < 0.08:
                self._let_both_perhaps_begin(before, row)
            start = row["started_on"]
            if self.chance.random() < 0.4 and isinstance(start, PartialDate):
                row |= {"person": before["person"], "post": before["post"]}
                ended = start.first + timedelta(days=self.chance.choice((-1, 0, 0, 1, 30)))
                before["ended_on"] = PartialDate.parse(ended.isoformat()[: self.chance.choice((4, 7, 10, 10))])

    def _let_both_perhaps_begin(self, before: dict[str, object], row: dict[str, object]) -> None:
        """Begin both in the month or year of the day of evaluation, so that neither is seen for certain."""
        day = self.as_of.isoformat()
        before["started_on"], row["started_on"] = PartialDate.parse(day[:4]), PartialDate.parse(day[:7])
