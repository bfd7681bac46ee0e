from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongdao.engine.days import (
    Period,
    calendar_year,
    cycle,
    day_in_year,
    full_months,
    full_years,
    months_after,
    months_before,
    quarter,
    running_and_last,
    years_after,
)

DAYS = st.dates(date(1930, 1, 1), date(2080, 12, 31))


@pytest.mark.parametrize(
    ("since", "on", "years"),
    [
        (date(2001, 7, 21), date(2009, 7, 20), 7),
        (date(2001, 7, 21), date(2009, 7, 21), 8),
        (date(2001, 7, 21), date(2001, 7, 21), 0),
        (date(2001, 7, 21), date(2001, 7, 20), -1),
        (date(2004, 2, 29), date(2014, 2, 27), 9),
        (date(2004, 2, 29), date(2014, 2, 28), 10),
        (date(2004, 2, 29), date(2012, 2, 28), 7),
        (date(2004, 2, 29), date(2012, 2, 29), 8),
        (date(2003, 2, 28), date(2012, 2, 28), 9),
        (date(2003, 3, 1), date(2012, 2, 29), 8),
    ],
)
def test_full_years_count_the_anniversary_itself(since, on, years):
    assert full_years(since, on) == years


@given(DAYS, st.integers(0, 60))
def test_full_years_turn_on_the_anniversary(since, years):
    anniversary = years_after(since, years)

    assert full_years(since, anniversary) == years
    assert full_years(since, anniversary - timedelta(days=1)) == years - 1


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2004, 2, 29), 8, date(2012, 2, 29)),
        (date(2004, 2, 29), 9, date(2013, 2, 28)),
        (date(2003, 2, 28), 1, date(2004, 2, 28)),
        (date(1999, 12, 31), 10, date(2009, 12, 31)),
    ],
)
def test_years_after_ends_29_february_with_its_month(day, years, expected):
    assert years_after(day, years) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2014, 7, 21), 6, date(2014, 1, 21)),
        (date(2014, 8, 31), 6, date(2014, 2, 28)),
        (date(2012, 8, 31), 6, date(2012, 2, 29)),
        (date(2014, 1, 1), 1, date(2013, 12, 1)),
        (date(2014, 3, 31), 13, date(2013, 2, 28)),
        (date(2014, 3, 31), 0, date(2014, 3, 31)),
    ],
)
def test_months_before_clips_at_the_end_of_the_month(day, months, expected):
    assert months_before(day, months) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2014, 1, 31), 1, date(2014, 2, 28)),
        (date(2012, 1, 31), 1, date(2012, 2, 29)),
        (date(2014, 2, 28), 1, date(2014, 3, 28)),
        (date(2014, 11, 30), 3, date(2015, 2, 28)),
        (date(2012, 2, 29), 12, date(2013, 2, 28)),
        (date(2014, 3, 31), -1, date(2014, 2, 28)),
    ],
)
def test_months_after_clips_at_the_end_of_the_month(day, months, expected):
    assert months_after(day, months) == expected


@pytest.mark.parametrize(
    ("since", "on", "months"),
    [
        (date(2014, 1, 31), date(2014, 2, 27), 0),
        (date(2014, 1, 31), date(2014, 2, 28), 1),
        (date(2014, 1, 31), date(2014, 3, 30), 1),
        (date(2014, 1, 31), date(2014, 3, 31), 2),
        (date(2012, 2, 29), date(2013, 2, 28), 12),
        (date(2014, 2, 28), date(2014, 1, 31), -1),
        (date(2014, 1, 15), date(2014, 1, 14), -1),
    ],
)
def test_full_months_count_the_day_of_the_month_itself(since, on, months):
    assert full_months(since, on) == months


@given(DAYS, st.integers(0, 600))
def test_full_months_turn_on_the_day_of_the_month(since, months):
    returned = months_after(since, months)

    assert full_months(since, returned) == months
    assert full_months(since, returned - timedelta(days=1)) == months - 1


def test_a_day_that_a_year_does_not_have_ends_with_its_month():
    assert [day_in_year(year, 2, 29) for year in (2011, 2012)] == [date(2011, 2, 28), date(2012, 2, 29)]
    assert day_in_year(2011, 12, 31) == date(2011, 12, 31)


def test_periods_are_half_open_and_named():
    assert calendar_year(2010) == Period(date(2010, 1, 1), date(2011, 1, 1), "2010")
    assert [quarter(2010, number) for number in (1, 2, 3, 4)] == [
        Period(date(2010, 1, 1), date(2010, 4, 1), "2010Q1"),
        Period(date(2010, 4, 1), date(2010, 7, 1), "2010Q2"),
        Period(date(2010, 7, 1), date(2010, 10, 1), "2010Q3"),
        Period(date(2010, 10, 1), date(2011, 1, 1), "2010Q4"),
    ]
    assert cycle(2009, 3) == Period(date(2009, 1, 1), date(2012, 1, 1), "2009-2011")
    assert cycle(2009, 3).last_day == date(2011, 12, 31)


@pytest.mark.parametrize(
    ("kind", "on", "labels"),
    [
        ("calendar_year", date(2010, 1, 1), ("2010", "2009")),
        ("calendar_year", date(2010, 12, 31), ("2010", "2009")),
        ("quarter", date(2010, 3, 31), ("2010Q1", "2009Q4")),
        ("quarter", date(2010, 4, 1), ("2010Q2", "2010Q1")),
        ("quarter", date(2010, 12, 31), ("2010Q4", "2010Q3")),
        ("cycle", date(2011, 12, 31), ("2009-2011", "2006-2008")),
        ("cycle", date(2012, 1, 1), ("2012-2014", "2009-2011")),
        ("cycle", date(2008, 12, 31), ("2006-2008", "2003-2005")),
        ("month", date(2010, 1, 31), ("2010-01", "2009-12")),
        ("month", date(2012, 2, 29), ("2012-02", "2012-01")),
        ("assessment_year", date(2010, 11, 30), ("2010", "2009")),
        ("assessment_year", date(2010, 12, 1), ("2011", "2010")),
    ],
)
def test_running_and_last_meet_at_the_border(kind, on, labels):
    running, last = running_and_last(kind, on, first_year=2009, years=3, starts=(12, 1))

    assert (running.label, last.label) == labels
    assert running.start <= on < running.end
    assert last.end == running.start


def test_an_assessment_year_from_1_january_is_the_calendar_year():
    running, last = running_and_last("assessment_year", date(2010, 6, 30), starts=(1, 1))

    assert (running, last) == (calendar_year(2010), calendar_year(2009))


def test_an_assessment_year_from_29_february_begins_with_the_end_of_the_month():
    running, last = running_and_last("assessment_year", date(2013, 2, 27), starts=(2, 29))

    assert running == Period(date(2012, 2, 29), date(2013, 2, 28), "2013")
    assert last == Period(date(2011, 2, 28), date(2012, 2, 29), "2012")
