"""Counting days: full years, anniversaries, and the periods in which a rule judges.

29 February ends with its month: in a common year its anniversary is 28 February (decision 0005).
"""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

PeriodKind = Literal["calendar_year", "quarter", "cycle"]
_MONTHS_IN_QUARTER = 3  # ours: the calendar


@dataclass(frozen=True)
class Period:
    """A span of days in which a rule judges; `end` is the first day after it."""

    start: date
    end: date
    label: str

    @property
    def last_day(self) -> date:
        """Give the last day of the period."""
        return self.end - timedelta(days=1)


def full_years(since: date, on: date) -> int:
    """Count the anniversaries of `since` reached on `on`; the day itself counts. Clause: QSH-20b, QSH-20c (满)."""
    years = on.year - since.year
    return years if years_after(since, years) <= on else years - 1


def years_after(day: date, years: int) -> date:
    """Give the anniversary of a day after a number of years; 29 February ends with its month."""
    year = day.year + years
    if (day.month, day.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return date(year, day.month, day.day)


def months_before(day: date, months: int) -> date:
    """Give the day a number of months earlier; month ends clip."""
    index = day.year * 12 + day.month - 1 - months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def calendar_year(year: int) -> Period:
    """Give the year from 1 January to 31 December."""
    return Period(date(year, 1, 1), date(year + 1, 1, 1), str(year))


def quarter(year: int, number: int) -> Period:
    """Give the first to fourth quarter of a calendar year."""
    first = _MONTHS_IN_QUARTER * (number - 1) + 1
    end = date(year + 1, 1, 1) if number == 4 else date(year, first + _MONTHS_IN_QUARTER, 1)  # noqa: PLR2004 -- the last quarter
    return Period(date(year, first, 1), end, f"{year}Q{number}")


def cycle(first_year: int, years: int) -> Period:
    """Give the cycle of whole calendar years that begins with `first_year`."""
    return Period(date(first_year, 1, 1), date(first_year + years, 1, 1), f"{first_year}-{first_year + years - 1}")


def running_and_last(kind: PeriodKind, on: date, *, first_year: int = 1, years: int = 1) -> tuple[Period, Period]:
    """Give the period that contains `on` and the one closed before it; a cycle is anchored at `first_year`."""
    if kind == "calendar_year":
        return calendar_year(on.year), calendar_year(on.year - 1)
    if kind == "quarter":
        number = (on.month - 1) // _MONTHS_IN_QUARTER + 1
        before = (on.year, number - 1) if number > 1 else (on.year - 1, 4)
        return quarter(on.year, number), quarter(*before)
    begun = on.year - (on.year - first_year) % years
    return cycle(begun, years), cycle(begun - years, years)
