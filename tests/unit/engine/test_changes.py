from decimal import Decimal

import pytest

from gongdao.engine.changes import Candidate, UnknownChangeError, candidates, is_timed
from gongdao.engine.language import Row, as_of, full_years, judged_on, months_before, working_day_after, years_after
from gongdao.engine.nodes import Const, Not, Plus, YearsAfter
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
        full_years(UNIT_ROW.established_on, as_of) >= Decimal("1.5"),
    ],
)
def test_a_comparison_whose_changing_day_is_not_known_is_refused(truth):
    with pytest.raises(UnknownChangeError):
        list(candidates(truth.node))
