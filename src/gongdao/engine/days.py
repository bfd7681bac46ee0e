"""Counting days: full years, anniversaries, and the periods in which a rule judges.

29 February ends with its month: in a common year its anniversary is 28 February (decision 0005).
"""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

PeriodKind = Literal["calendar_year", "quarter", "month", "cycle", "assessment_year"]
_MONTHS_IN_QUARTER = 3  # ours: the calendar
# ours: beyond these years the arithmetic of years and terms has no meaning
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)


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


def day_in_year(year: int, month: int, day: int) -> date:
    """Give a month and day in a year; 29 February ends with its month."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def months_after(day: date, months: int) -> date:
    """Give the day a number of months later; month ends clip."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return day_in_year(year, month, day.day)


def months_before(day: date, months: int) -> date:
    """Give the day a number of months earlier; month ends clip."""
    return months_after(day, -months)


def full_months(since: date, on: date) -> int:
    """Count the monthly returns of `since` reached on `on`; the day itself counts."""
    months = (on.year - since.year) * 12 + on.month - since.month
    return months if months_after(since, months) <= on else months - 1


def calendar_year(year: int) -> Period:
    """Give the year from 1 January to 31 December."""
    return Period(date(year, 1, 1), date(year + 1, 1, 1), str(year))


def quarter(year: int, number: int) -> Period:
    """Give the first to fourth quarter of a calendar year."""
    first = _MONTHS_IN_QUARTER * (number - 1) + 1
    end = date(year + 1, 1, 1) if number == 4 else date(year, first + _MONTHS_IN_QUARTER, 1)  # noqa: PLR2004 -- the last quarter
    return Period(date(year, first, 1), end, f"{year}Q{number}")


def month(first: date) -> Period:
    """Give the calendar month that begins with a day."""
    return Period(first, months_after(first, 1), f"{first:%Y-%m}")


def assessment_year(year: int, starts: tuple[int, int]) -> Period:
    """Give the twelve months from a month and day of a year on; named by the year in which they end."""
    start, end = day_in_year(year, *starts), day_in_year(year + 1, *starts)
    return Period(start, end, str((end - timedelta(days=1)).year))


def cycle(first_year: int, years: int) -> Period:
    """Give the cycle of whole calendar years that begins with `first_year`."""
    return Period(date(first_year, 1, 1), date(first_year + years, 1, 1), f"{first_year}-{first_year + years - 1}")


def running_and_last(
    kind: PeriodKind, on: date, *, first_year: int = 1, years: int = 1, starts: tuple[int, int] = (1, 1)
) -> tuple[Period, Period]:
    """Give the period that contains `on` and the one closed before it.

    A cycle is anchored at `first_year`; an assessment year begins on the month and day `starts`.
    """
    if kind == "calendar_year":
        return calendar_year(on.year), calendar_year(on.year - 1)
    if kind == "quarter":
        number = (on.month - 1) // _MONTHS_IN_QUARTER + 1
        before = (on.year, number - 1) if number > 1 else (on.year - 1, 4)
        return quarter(on.year, number), quarter(*before)
    if kind == "month":
        first = on.replace(day=1)
        return month(first), month(months_before(first, 1))
    if kind == "assessment_year":
        year = on.year if assessment_year(on.year, starts).start <= on else on.year - 1
        return assessment_year(year, starts), assessment_year(year - 1, starts)
    first_of_cycle = on.year - (on.year - first_year) % years
    return cycle(first_of_cycle, years), cycle(first_of_cycle - years, years)
