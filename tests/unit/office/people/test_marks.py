"""What a sweep found about people and the rows that name them."""

import pytest

from gongdao.facts.relation import Level
from gongdao.office.access.roles import Leader, UnitClerk
from gongdao.office.orgs.models import Unit
from gongdao.office.people import queries
from gongdao.office.registers.register import REGISTERS
from tests.factories.access import make_holder
from tests.factories.findings import make_finding, make_sweep
from tests.factories.orgs import make_unit
from tests.factories.registers import full_row, make_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def sweep():
    top = make_unit("district", kind="authority")
    make_unit("unit-1", top, kind="township")
    for name in ("appointment", "tally"):
        make_rows(REGISTERS[name], full_row(REGISTERS[name], key=f"{name}-1"))
    sweep = make_sweep()
    make_finding(sweep, subject="appointment-1")
    make_finding(sweep, clause="QSH-20b", outcome="unknown", subject="appointment-1")
    make_finding(sweep, clause="QSH-10b", subject_kind="person", subject="person-1")
    make_finding(sweep, clause="QSH-29a", level=Level.RESTRICTED.value, subject_kind="tally", subject="tally-1")
    # Another kind with the key of a person is not about that person.
    make_finding(sweep, clause="QSH-6a", subject_kind="body", subject="person-1")
    return sweep


def test_marks_count_by_person_and_outcome(sweep):
    by = make_holder(Leader, Unit.objects.get(key="district"))

    assert queries.marks_of(by, sweep, ["person-1", "person-2"]) == {"person-1": {"fails": 3, "unknown": 1}}


def test_marks_stay_below_the_clearance(sweep):
    by = make_holder(UnitClerk, Unit.objects.get(key="unit-1"))

    assert queries.marks_of(by, sweep, ["person-1"]) == {"person-1": {"fails": 2, "unknown": 1}}


@pytest.mark.parametrize(("outcome", "total"), [("", 1), ("fails", 1), ("unknown", 1), ("not_configured", 0)])
def test_roster_is_narrowed_by_outcome(sweep, outcome, total):
    by = make_holder(Leader, Unit.objects.get(key="district"))

    found = queries.roster(by=by, on=sweep.as_of, as_of=sweep.as_of, filters={}, number=1, size=9, outcome=outcome)

    assert found.page.total == total
