"""Counting days as Polars expressions, as `days` and `workdays` count them one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from gongdao.engine.workdays import WorkCalendar

_LEAP_DAY, _LAST_FEBRUARY = 229, 228  # ours: month * 100 + day


def full_years(since: pl.Expr, on: pl.Expr) -> pl.Expr:
    """Count the anniversaries reached, as `days.full_years`."""
    month_day = since.dt.month().cast(pl.Int32) * 100 + since.dt.day()
    reached = on.dt.month().cast(pl.Int32) * 100 + on.dt.day()
    clipped = pl.when((month_day == _LEAP_DAY) & on.dt.is_leap_year().not_()).then(_LAST_FEBRUARY).otherwise(month_day)
    return (on.dt.year() - since.dt.year() - (reached < clipped).cast(pl.Int32)).cast(pl.Int64)


def full_months(since: pl.Expr, on: pl.Expr) -> pl.Expr:
    """Count the monthly returns reached, as `days.full_months`."""
    months = _months(on) - _months(since)
    clipped = pl.min_horizontal(since.dt.day(), on.dt.month_end().dt.day())
    return months - (on.dt.day() < clipped).cast(pl.Int64)


def days_between(first: pl.Expr, last: pl.Expr) -> pl.Expr:
    """Count the days from one day to another."""
    return (last - first).dt.total_days()


def years_after(day: pl.Expr, years: pl.Expr) -> pl.Expr:
    """Give the anniversary, as `days.years_after`."""
    return day.dt.offset_by(pl.format("{}y", years))


def months_after(day: pl.Expr, months: pl.Expr) -> pl.Expr:
    """Give the day a number of months later, as `days.months_after`."""
    return day.dt.offset_by(pl.format("{}mo", months))


def clipped_date(year: pl.Expr, month: pl.Expr, day: pl.Expr) -> pl.Expr:
    """Give a day of a month; what the month does not have ends with it, as `days.day_in_year`."""
    first = pl.date(year, month, 1)
    return pl.min_horizontal(first + pl.duration(days=day - 1), first.dt.month_end())


@dataclass(frozen=True)
class Workdays:
    """A working-day calendar as tables: how many there are up to and with each known day, and which day each is."""

    first: date
    after_last: date
    known: pl.Series
    counts: pl.Series
    numbers: pl.Series
    working: pl.Series

    @classmethod
    def of(cls, calendar: WorkCalendar) -> Workdays:
        """Make the tables, once for a sweep."""
        working = pl.Series(calendar.working, dtype=pl.Date)
        known = pl.date_range(calendar.first, calendar.last, eager=True)
        counts = known.is_in(working.implode()).cum_sum().cast(pl.Int64)
        numbers = pl.int_range(1, len(working) + 1, eager=True)
        return cls(calendar.first, calendar.last + timedelta(days=1), known, counts, numbers, working)

    def between(self, first: pl.Expr, last: pl.Expr) -> pl.Expr:
        """Count the working days, as `WorkCalendar.between`."""
        return self._reached(last) - self._reached(first)

    def after(self, day: pl.Expr, days: pl.Expr) -> pl.Expr:
        """Give the working day that many later, as `WorkCalendar.after`."""
        return _looked_up(self._reached(day) + days, self.numbers, self.working)

    def border(self, side: str) -> pl.Expr:
        """Give the first known day, or the first day after the known ones."""
        return pl.lit(self.first if side == "first" else self.after_last)

    def _reached(self, day: pl.Expr) -> pl.Expr:
        """Say how many working days there are up to and with a day; null when the day is not known."""
        return _looked_up(day, self.known, self.counts)


def _looked_up(value: pl.Expr, keys: pl.Series, values: pl.Series) -> pl.Expr:
    """Look up each value; one that comes of no column at once, as Polars 2.1 does not see that it is the same for all."""
    found = value.replace_strict(keys, values, default=None, return_dtype=values.dtype)
    return found if value.meta.root_names() else pl.lit(pl.select(found).item(), dtype=values.dtype)


def _months(day: pl.Expr) -> pl.Expr:
    return day.dt.year().cast(pl.Int64) * 12 + day.dt.month().cast(pl.Int64) - 1
