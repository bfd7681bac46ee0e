"""The days that matter for one day of judgement: running and closed periods, and anniversaries."""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS_IN_QUARTER = 3
_FIRST_CYCLE, _CYCLE_YEARS = 2009, 3  # QSH-3b
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """A period by its first and last day, both included."""

    label: str
    first: date
    last: date


@dataclass(frozen=True)
class Times:
    """What is running and what is closed on `as_of`."""

    as_of: date

    @property
    def year(self) -> Span:
        """Give the running calendar year."""
        return year_span(self.as_of.year)

    @property
    def closed_year(self) -> Span:
        """Give the last closed calendar year."""
        return year_span(self.as_of.year - 1)

    @property
    def quarter(self) -> Span:
        """Give the running quarter."""
        return quarter_span(self.as_of)

    @property
    def closed_quarter(self) -> Span:
        """Give the last closed quarter."""
        return quarter_span(self.quarter.first - DAY)

    @property
    def cycle(self) -> Span:
        """Give the running credit cycle of three years."""
        return cycle_span(self.as_of.year)

    @property
    def closed_cycle(self) -> Span:
        """Give the last closed credit cycle."""
        return cycle_span(self.as_of.year - _CYCLE_YEARS)

    @property
    def is_month_end(self) -> bool:
        """Tell whether the month of `as_of` is over with it."""
        return self.as_of.day == monthrange(self.as_of.year, self.as_of.month)[1]

    def reached(self, years: int) -> date:
        """Give the latest start whose anniversary after so many years is reached on `as_of`.

        29 February ends with its month: its anniversary in a common year is 28 February.
        """
        year, month, day = self.as_of.year - years, self.as_of.month, self.as_of.day
        if (month, day) == (2, 28) and isleap(year) and not isleap(self.as_of.year):
            return date(year, 2, 29)
        return date(year, month, min(day, monthrange(year, month)[1]))


def year_span(year: int) -> Span:
    """Give a calendar year."""
    return Span(str(year), date(year, 1, 1), date(year, 12, 31))


def quarter_span(day: date) -> Span:
    """Give the quarter of a day."""
    number = (day.month - 1) // _MONTHS_IN_QUARTER
    last_month = number * _MONTHS_IN_QUARTER + _MONTHS_IN_QUARTER
    first = date(day.year, last_month - _MONTHS_IN_QUARTER + 1, 1)
    return Span(f"{day.year}Q{number + 1}", first, date(day.year, last_month, monthrange(day.year, last_month)[1]))


def cycle_span(year: int) -> Span:
    """Give the credit cycle of a year."""
    first = year - (year - _FIRST_CYCLE) % _CYCLE_YEARS
    last = first + _CYCLE_YEARS - 1
    return Span(f"{first}-{last}", date(first, 1, 1), date(last, 12, 31))
