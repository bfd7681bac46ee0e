"""Periods and anniversaries of a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongdao.synth.times import Span, Times


def test_periods_of_the_last_day_of_a_year():
    times = Times(date(2026, 12, 31))

    assert times.year == Span("2026", date(2026, 1, 1), date(2026, 12, 31))
    assert times.closed_year == Span("2025", date(2025, 1, 1), date(2025, 12, 31))
    assert times.quarter == Span("2026Q4", date(2026, 10, 1), date(2026, 12, 31))
    assert times.closed_quarter == Span("2026Q3", date(2026, 7, 1), date(2026, 9, 30))
    assert times.cycle == Span("2024-2026", date(2024, 1, 1), date(2026, 12, 31))
    assert times.closed_cycle == Span("2021-2023", date(2021, 1, 1), date(2023, 12, 31))


def test_periods_of_the_first_day_of_a_year():
    times = Times(date(2027, 1, 1))

    assert [times.closed_quarter.label, times.quarter.label] == ["2026Q4", "2027Q1"]
    assert [times.closed_cycle.label, times.cycle.label] == ["2024-2026", "2027-2029"]


@pytest.mark.parametrize(
    ("as_of", "years", "start"),
    [
        (date(2026, 12, 31), 8, date(2018, 12, 31)),
        (date(2024, 2, 29), 8, date(2016, 2, 29)),
        (date(2024, 2, 29), 10, date(2014, 2, 28)),
        (date(2026, 2, 28), 10, date(2016, 2, 29)),
        (date(2024, 2, 28), 8, date(2016, 2, 28)),
    ],
)
def test_latest_start_whose_anniversary_is_reached(as_of, years, start):
    assert Times(as_of).reached(years) == start


@given(st.dates(date(2018, 1, 1), date(2100, 1, 1)), st.integers(1, 12))
def test_a_day_later_the_anniversary_is_not_reached(as_of, years):
    start = Times(as_of).reached(years)

    assert anniversary(start, years) <= as_of < anniversary(start + timedelta(days=1), years)


def anniversary(start: date, years: int) -> date:
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 2, 28)


@pytest.mark.parametrize(
    ("as_of", "is_end"), [(date(2024, 2, 28), False), (date(2024, 2, 29), True), (date(2025, 2, 28), True)]
)
def test_month_end(as_of, is_end):
    assert Times(as_of).is_month_end is is_end
