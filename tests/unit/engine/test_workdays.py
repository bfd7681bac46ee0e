from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongdao.engine.workdays import calendar_of

PUBLISHED = calendar_of([])
# 2012: New Year is a Sunday, its Monday and Tuesday are off, and the Saturday before was worked in their stead.
SATURDAY, SUNDAY, MONDAY, TUESDAY, WEDNESDAY = (date(2011, 12, 31) + timedelta(days=number) for number in range(5))
LAST = PUBLISHED.last


def entry(day: date, *, is_working: bool, key: str = "") -> dict[str, object]:
    return {"calendar_day": key or day.isoformat(), "day": day, "is_working": is_working}


def test_the_first_day_is_not_counted_the_last_is():
    assert PUBLISHED.between(MONDAY, WEDNESDAY) == 1
    assert PUBLISHED.between(WEDNESDAY, WEDNESDAY) == 0
    assert PUBLISHED.between(SATURDAY, TUESDAY) == 0
    assert PUBLISHED.between(SATURDAY - timedelta(days=1), SATURDAY) == 1
    assert PUBLISHED.between(WEDNESDAY, SATURDAY - timedelta(days=1)) == -2


def test_five_working_days_after_a_friday_end_on_the_next_friday_and_a_holiday_moves_the_end():
    assert PUBLISHED.after(date(2012, 3, 9), 5) == date(2012, 3, 16)
    assert PUBLISHED.after(date(2011, 12, 30), 1) == SATURDAY
    assert PUBLISHED.after(date(2011, 12, 30), 2) == WEDNESDAY


def test_no_working_days_after_a_day_end_on_the_last_one_not_after_it():
    assert PUBLISHED.after(TUESDAY, 0) == SATURDAY
    assert PUBLISHED.after(WEDNESDAY, 0) == WEDNESDAY
    assert PUBLISHED.after(WEDNESDAY, -1) == SATURDAY


@given(st.dates(date(2010, 1, 1), date(2020, 1, 1)), st.integers(-30, 30))
def test_the_day_after_is_the_first_on_which_the_count_is_reached(day, number):
    reached = PUBLISHED.after(day, number)

    assert reached is not None
    assert PUBLISHED.between(day, reached) == number
    assert PUBLISHED.between(day, reached - timedelta(days=1)) == number - 1


@pytest.mark.parametrize("day", [PUBLISHED.first - timedelta(days=1), LAST + timedelta(days=1)])
def test_outside_the_calendar_nothing_is_known(day):
    assert PUBLISHED.between(day, day) is None
    assert PUBLISHED.between(MONDAY, day) is None
    assert PUBLISHED.after(day, 1) is None
    assert PUBLISHED.after(LAST, 1) is None
    assert PUBLISHED.after(PUBLISHED.first, -1) is None


def test_an_entry_overrides_the_published_calendar():
    calendar = calendar_of([entry(WEDNESDAY, is_working=False), entry(SUNDAY, is_working=True)])

    assert calendar.after(SATURDAY, 1) == SUNDAY
    assert calendar.after(SATURDAY, 2) == WEDNESDAY + timedelta(days=1)
    assert (calendar.first, calendar.last) == (PUBLISHED.first, PUBLISHED.last)


def test_entries_that_follow_on_carry_the_calendar_on_and_one_that_stands_apart_does_not():
    following = [entry(LAST + timedelta(days=number), is_working=number != 1) for number in (3, 1, 2)]
    apart = entry(LAST + timedelta(days=5), is_working=True)

    calendar = calendar_of([*following, apart])

    assert calendar.last == LAST + timedelta(days=3)
    assert calendar.between(LAST, LAST + timedelta(days=3)) == 2
    assert calendar.between(LAST, LAST + timedelta(days=5)) is None
    assert calendar.after(LAST, 3) is None


def test_entries_before_the_published_years_carry_the_calendar_back():
    before = PUBLISHED.first - timedelta(days=1)

    calendar = calendar_of([entry(before, is_working=True)])

    assert calendar.first == before
    assert calendar.between(before, PUBLISHED.first) == PUBLISHED.between(PUBLISHED.first, PUBLISHED.first)


def test_of_two_entries_about_one_day_the_smaller_key_counts_and_an_empty_one_does_not():
    rows = [
        entry(WEDNESDAY, is_working=True, key="b"),
        entry(WEDNESDAY, is_working=False, key="a"),
        {"calendar_day": "0", "day": WEDNESDAY, "is_working": None},
        {"calendar_day": "1", "day": None, "is_working": True},
    ]

    assert calendar_of(rows).between(TUESDAY, WEDNESDAY) == 0
    assert calendar_of(reversed(rows)).between(TUESDAY, WEDNESDAY) == 0
