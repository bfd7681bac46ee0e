"""Counting and moving days of which only the first and the last possible one is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from gongdao.engine.days import day_in_year
from gongdao.engine.parameters import MonthDay
from gongdao.engine.truth import UNKNOWN, Quantity, Span

Combine = Callable[[Span, Span], Span]


def moved(move: Callable[[date, int], date | None]) -> Combine:
    """Give the function that moves a day by a number of steps that may be any of several."""

    def end(day: Quantity | None, steps: Quantity | None) -> date | None:
        return move(day, steps) if isinstance(day, date) and isinstance(steps, int) else None

    return lambda day, number: Span(end(day.low, number.low), end(day.high, number.high))


def counted(count: Callable[[date, date], int | None]) -> Combine:
    """Give the function that counts from one day to another: least from the latest first day to the earliest last one."""

    def end(since: Quantity | None, on: Quantity | None) -> int | None:
        return count(since, on) if isinstance(since, date) and isinstance(on, date) else None

    return lambda since, on: Span(end(since.high, on.low), end(since.low, on.high))


def year_of(day: Span) -> Span:
    """Give the calendar year of a day."""
    return Span(*(end.year if isinstance(end, date) else None for end in (day.low, day.high)))


def day_in_each_year(year: Span, value: object) -> Span:
    """Give a month and day in a year; what is no month and day is not known."""
    if not isinstance(value, MonthDay):
        return UNKNOWN
    days = (day_in_year(end, value.month, value.day) if isinstance(end, int) else None for end in (year.low, year.high))
    return Span(*days)
