import pytest

from gongdao.errors import Denied, UserError
from gongdao.office.access.roles import UnitClerk
from gongdao.office.audit.models import Event
from gongdao.office.people.actions import assign_people
from gongdao.office.people.models import Person
from gongdao.office.people.registers import PERSON
from tests.factories.access import make_holder
from tests.factories.orgs import make_unit
from tests.factories.registers import full_row, make_clerk, make_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(district):
    return make_unit("town", district, name="东河镇")


@pytest.fixture
def waiting(receiving, town):
    make_rows(
        PERSON,
        full_row(PERSON, key="p1", unit="waiting"),
        full_row(PERSON, key="p2", unit="waiting"),
        full_row(PERSON, key="p3", unit="town"),
    )


def _units():
    return dict(Person.objects.values_list("key", "unit__key"))


@pytest.mark.database
def test_assign_people_moves_them_and_leaves_one_event(clerk, waiting, town):
    moved = assign_people(by=clerk, keys=["p1", "p3"], unit=town)

    event = Event.objects.get()
    assert moved == 1
    assert _units() == {"p1": "town", "p2": "waiting", "p3": "town"}
    assert (event.act, event.subject_key, event.rows) == ("people.assign_people", "town", 1)
    assert event.data == {"before": {"p1": "waiting"}, "after": "town"}


@pytest.mark.parametrize(("keys", "code"), [(["p1", "px"], "person_missing"), (["p3"], "nobody_to_assign")])
def test_assign_people_refused_changes_nothing(clerk, waiting, town, keys, code):
    before = _units()

    with pytest.raises(UserError) as refusal:
        assign_people(by=clerk, keys=keys, unit=town)

    assert refusal.value.code == code
    assert (_units(), Event.objects.count()) == (before, 0)


def test_assign_people_out_of_another_unit_is_denied(waiting, town, district):
    other = make_unit("other", district)
    clerk = make_clerk(other, "other_clerk")

    with pytest.raises(Denied):
        assign_people(by=clerk, keys=["p3"], unit=other)

    assert _units()["p3"] == "town"


def test_assign_people_needs_the_right_to_write_the_roster(waiting, town, district):
    with pytest.raises(Denied):
        assign_people(by=make_holder(UnitClerk, district), keys=["p1"], unit=town)

    assert _units()["p1"] == "waiting"
