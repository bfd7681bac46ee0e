from datetime import date

import pytest

from gongdao.errors import Denied
from gongdao.facts.partial import PartialDate
from gongdao.office.access.roles import RosterClerk
from gongdao.office.access.ties import Tie
from gongdao.office.audit.models import Event
from gongdao.office.orgs.models import Unit
from gongdao.office.people import ties
from gongdao.office.people.models import Kinship, Person
from gongdao.office.registers import actions, queries
from gongdao.office.registers.register import REGISTERS
from tests.factories.access import make_holder
from tests.factories.orgs import make_unit
from tests.factories.registers import full_row, make_rows

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 25)
HELD = {"started_on": PartialDate.parse("2020-01-01"), "ended_on": None, "kind": "regular"}


@pytest.fixture
def town() -> Unit:
    """A town with a secretary, a deputy and a clerk, in a district with a secretary of its own."""
    district = make_unit("district")
    town = make_unit("unit-1", district)
    _person("mayor", "district", is_main_leader=True, category="leading", level="county_chief")
    _person("secretary", "unit-1", is_main_leader=True, category="leading", level="section_chief")
    _person("deputy", "unit-1", is_main_leader=False, category="leading", level="section_deputy")
    _person("staff", "unit-1", is_main_leader=False, category="non_leading", level=None)
    return town


def test_a_main_leader_keeps_away_from_his_body_and_from_the_leader_above(town):
    assert ties.tied("secretary", DAY) == {"mayor": Tie.LINE, "deputy": Tie.LINE}


def test_staff_keep_away_from_the_leader_of_their_unit(town):
    assert ties.tied("staff", DAY) == {"secretary": Tie.LINE}


def test_kin_is_known_from_either_side(town):
    _kin("staff", "deputy")

    assert ties.tied("staff", DAY)["deputy"] == Tie.KIN
    assert ties.tied("deputy", DAY)["staff"] == Tie.KIN


def test_the_highest_rank_that_somebody_holds_counts(town):
    assert ties.rank_of("deputy", DAY) == "section_deputy"
    assert ties.rank_of("staff", DAY) is None
    people = Person.objects.filter(pk__in=ties.ranked("section_deputy", "section_chief", DAY))
    assert {person.key for person in people} == {"secretary", "deputy"}


def test_nobody_changes_the_record_of_kin_and_the_try_is_kept(town):
    _kin("staff", "deputy")
    clerk = make_holder(RosterClerk, Unit.objects.get(key="district"), person_key="staff")

    with pytest.raises(Denied) as refused:
        actions.change_row(by=clerk, register=REGISTERS["person"], key="deputy", values={"name": "换名"})

    assert refused.value.code == "recused"
    assert Person.objects.get(key="deputy").name != "换名"
    assert Event.objects.get(result="denied").subject_key == "deputy"


def test_lists_leave_out_oneself_and_of_kin_what_is_restricted(town):
    _kin("staff", "deputy")
    clerk = make_holder(RosterClerk, Unit.objects.get(key="district"), person_key="staff")

    found = queries.rows(REGISTERS["person"], by=clerk, on=DAY)

    assert {person.key for person in found} == {"mayor", "secretary", "deputy"}


def test_a_grant_for_a_range_of_ranks_reaches_the_people_of_these_ranks(town):
    clerk = make_holder(RosterClerk, Unit.objects.get(key="district"))
    clerk.grants.update(highest_rank="section_chief")

    found = queries.rows(REGISTERS["person"], by=clerk, on=DAY)

    assert {person.key for person in found} == {"secretary", "deputy"}
    with pytest.raises(Denied):
        actions.change_row(by=clerk, register=REGISTERS["person"], key="mayor", values={"name": "换名"})


def _person(key: str, unit: str, **post: object) -> None:
    person = {"unit": unit, "name": f"官员{key}"}
    make_rows(REGISTERS["person"], full_row(REGISTERS["person"], key=key, **person))
    make_rows(REGISTERS["post"], full_row(REGISTERS["post"], key=f"post-{key}", unit=unit, **post))
    held = {"person": key, "post": f"post-{key}", "unit": unit, "term": None, **HELD}
    make_rows(REGISTERS["appointment"], full_row(REGISTERS["appointment"], key=f"a-{key}", **held))


def _kin(person: str, relative: str) -> None:
    people = {one.key: one for one in Person.objects.all()}
    Kinship.objects.create(key="kin", person=people[person], relative=people[relative], kind="in_law")
