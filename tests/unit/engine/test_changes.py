from decimal import Decimal

import pytest

from gongdao.engine.changes import Candidate, UnknownChangeError, candidates, is_timed
from gongdao.engine.language import (
    Quantity,
    Row,
    Truth,
    as_of,
    days_between,
    floor_divided,
    full_months,
    full_years,
    greatest,
    judged_on,
    least,
    months_after,
    months_before,
    working_day_after,
    working_days_between,
    years_after,
)
from gongdao.engine.nodes import (
    CalendarBorder,
    Const,
    Minus,
    MonthsAfter,
    Node,
    Not,
    Plus,
    Times,
    WorkingDayAfter,
    YearsAfter,
)
from gongdao.facts.organisation import APPOINTMENT, UNIT

UNIT_ROW = Row("subject", UNIT)
APPOINTMENT_ROW = Row("subject", APPOINTMENT)


def test_a_comparison_with_the_day_names_the_day_on_which_it_flips():
    day = UNIT_ROW.established_on

    found = {
        name: list(candidates(truth.node))
        for name, truth in {
            "<": as_of < day,
            ">=": as_of >= day,
            "<=": as_of <= day,
            ">": as_of > day,
            "==": as_of == day,
            "!=": as_of != day,
            "mirrored <=": day <= as_of,
            "mirrored <": day < judged_on,
        }.items()
    }

    on, after = Candidate(day.node, 0), Candidate(day.node, 1)
    assert found == {
        "<": [on],
        ">=": [on],
        "<=": [after],
        ">": [after],
        "==": [on, after],
        "!=": [on, after],
        "mirrored <=": [on],
        "mirrored <": [after],
    }


def test_full_years_flip_on_an_anniversary():
    since = APPOINTMENT_ROW.started_on

    below, over = candidates((full_years(since, as_of) < 8).node), candidates((full_years(since, as_of) > 8).node)

    def anniversary(years: int) -> Candidate:
        return Candidate(YearsAfter(since.node, Plus(Const(8), Const(1)) if years else Const(8)), 0)

    assert list(below) == [anniversary(0)]
    assert list(over) == [anniversary(1)]


def days_of(truth: Truth) -> list[Node]:
    return [candidate.day for candidate in candidates(truth.node)]


def test_full_months_and_days_flip_where_they_reach_or_pass_the_number():
    since = APPOINTMENT_ROW.started_on

    assert list(candidates((full_months(since, as_of) >= 3).node)) == [Candidate(months_after(since, 3).node, 0)]
    assert list(candidates((full_months(since, judged_on) > 3).node)) == [
        Candidate(MonthsAfter(since.node, Plus(Const(3), Const(1))), 0)
    ]
    assert list(candidates((days_between(since, as_of) <= 30).node)) == [Candidate(Plus(since.node, Const(30)), 1)]
    assert list(candidates((days_between(as_of, since) < 30).node)) == [Candidate(Minus(since.node, Const(30)), 1)]
    assert list(candidates((days_between(as_of, since) <= 30).node)) == [Candidate(Minus(since.node, Const(30)), 0)]


def test_working_days_flip_on_a_working_day_and_where_the_calendar_begins_and_ends():
    since = APPOINTMENT_ROW.started_on
    borders = [CalendarBorder("first"), CalendarBorder("after")]

    assert days_of(working_days_between(since, as_of) >= 5) == [working_day_after(since, 5).node, *borders]
    assert days_of(working_days_between(as_of, since) < 5) == [
        WorkingDayAfter(since.node, Minus(Const(1), Const(5))),
        *borders,
    ]
    assert days_of(as_of <= working_day_after(since, 5)) == [working_day_after(since, 5).node]


def test_what_is_done_to_the_day_is_undone_to_the_bound():
    day, since = UNIT_ROW.established_on, APPOINTMENT_ROW.started_on
    months = full_months(since, as_of)

    assert days_of(as_of + 3 >= day) == [Minus(day.node, Const(3))]
    assert days_of(as_of - _whole(3) >= day) == [Plus(day.node, Const(3))]
    assert days_of(months + 2 >= 5) == [MonthsAfter(since.node, Minus(Const(5), Const(2)))]
    assert days_of(floor_divided(months, 6) >= 2) == [MonthsAfter(since.node, Times(Const(2), Const(6)))]
    assert days_of(floor_divided(months, 6) > 2) == [MonthsAfter(since.node, Times(Plus(Const(2), Const(1)), Const(6)))]
    assert days_of(least(months, 14) >= 3) == [months_after(since, 3).node]
    assert days_of(greatest(as_of, day) > since) == [since.node]


def _whole(number: int) -> Quantity:
    return Quantity(Const(number))


def test_what_does_not_look_at_the_day_never_flips():
    truth = Not((UNIT_ROW.established_on < UNIT_ROW.abolished_on).node)

    assert not is_timed(truth)
    assert list(candidates(truth)) == []


@pytest.mark.parametrize(
    "truth",
    [
        as_of <= judged_on,
        months_before(as_of, 6) >= UNIT_ROW.established_on,
        years_after(as_of, 1) > UNIT_ROW.established_on,
        full_years(as_of, UNIT_ROW.established_on) > 1,
        working_day_after(as_of, 5) > UNIT_ROW.established_on,
        months_after(as_of, 1) > UNIT_ROW.established_on,
        full_months(UNIT_ROW.established_on, as_of) > full_years(UNIT_ROW.established_on, as_of),
        floor_divided(full_years(UNIT_ROW.established_on, as_of) * 2, 3) > 1,
        full_years(UNIT_ROW.established_on, as_of) >= Decimal("1.5"),
    ],
)
def test_a_comparison_whose_changing_day_is_not_known_is_refused(truth):
    with pytest.raises(UnknownChangeError):
        list(candidates(truth.node))
