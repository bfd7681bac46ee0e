"""Declared recusals: who may declare, record and end them, and from what they keep away."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from gongdao.errors import Denied, UserError
from gongdao.facts.relation import Level
from gongdao.office.access import actions, recusals, recused
from gongdao.office.access.allow import About, refusal
from gongdao.office.access.models import Recusal
from gongdao.office.access.permissions import Permission
from gongdao.office.access.roles import Leader, RosterClerk, SecurityAdministrator, SupervisionClerk
from gongdao.office.accounts.models import User
from gongdao.office.audit.models import Event
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from tests.factories.access import make_holder
from tests.factories.accounts import make_user
from tests.factories.orgs import make_unit

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LATER = TODAY + timedelta(days=30)
READ, WRITE = Permission.TALKS_RECORD_READ, Permission.TALKS_RECORD_WRITE


@pytest.fixture
def district() -> Unit:
    """A district with a town and its village, and one person in each."""
    top = make_unit("district")
    town = make_unit("town", top)
    village = make_unit("village", town)
    for key, unit in (("p1", town), ("p2", village)):
        Person.objects.create(key=key, name=f"官员{key}", unit=unit, same_person=key)
    return top


@pytest.fixture
def clerk(district) -> User:
    return make_holder(SupervisionClerk, district, username="clerk")


@pytest.fixture
def leader(district) -> User:
    return make_holder(Leader, district, username="leader")


def unit(key: str) -> Unit:
    return Unit.objects.get(key=key)


def about(key: str, level: Level = Level.RESTRICTED, person: str | None = None) -> About:
    return About(unit(key), person, level=level)


def refused(code: str, call, /, **values: object) -> None:
    before = list(Recusal.objects.values())
    with pytest.raises(UserError) as caught:
        call(**values)

    assert caught.value.code == code
    assert list(Recusal.objects.values()) == before


def test_who_declares_keeps_away_from_the_acts_and_the_closed_matters_of_a_person(clerk):
    made = recusals.declare_recusal(by=clerk, person="p1", reason="同学", started_on=TODAY)

    assert refusal(clerk, WRITE, about("town", Level.INTERNAL, "p1")) == "recused"
    assert refusal(clerk, READ, about("town", Level.RESTRICTED, "p1")) == "recused"
    assert refusal(clerk, READ, about("town", Level.PERSONAL, "p1")) is None
    assert refusal(clerk, WRITE, about("town", Level.INTERNAL, "p2")) is None
    told = Event.objects.get()
    assert (told.act, told.subject_kind, told.subject_key) == ("access.declare_recusal", "user", "clerk")
    assert told.data["person"] == "p1"
    assert (made.user, made.recorded_by) == (clerk, clerk)
    assert "同学" not in f"{told.sentence}{told.data}"


def test_recusal_from_a_unit_reaches_what_is_below_it_and_nothing_beside(clerk, leader):
    recusals.record_recusal(by=leader, user=clerk, unit=unit("town"), reason="曾任职", started_on=TODAY)

    assert refusal(clerk, WRITE, about("village", Level.INTERNAL)) == "recused"
    assert refusal(clerk, WRITE, about("town", Level.INTERNAL)) == "recused"
    assert refusal(clerk, WRITE, about("district", Level.INTERNAL)) is None
    with pytest.raises(Denied) as caught:
        actions.require(clerk, WRITE, unit=unit("village"))
    assert caught.value.code == "recused"


def test_it_holds_from_its_first_day_to_the_day_before_its_last(clerk):
    recusals.declare_recusal(by=clerk, person="p1", reason="同学", started_on=TODAY, ended_on=LATER)
    asked = about("town", Level.INTERNAL, "p1")

    days = (TODAY - timedelta(days=1), TODAY, LATER - timedelta(days=1), LATER)

    assert [refusal(clerk, WRITE, asked, on) for on in days] == [None, "recused", "recused", None]


def test_another_ends_it_and_never_oneself(clerk, leader):
    made = recusals.declare_recusal(by=clerk, person="p1", reason="同学", started_on=TODAY)
    own = recusals.record_recusal(by=leader, user=leader, person="p2", reason="同乡", started_on=TODAY)

    refused("recusal_end_own", recusals.end_recusal, by=leader, recusal=own, ended_on=TODAY)
    with pytest.raises(Denied):
        recusals.end_recusal(by=clerk, recusal=made, ended_on=TODAY)
    recusals.end_recusal(by=leader, recusal=made, ended_on=TODAY)

    assert refusal(clerk, WRITE, about("town", Level.INTERNAL, "p1")) is None
    refused("recusal_ended", recusals.end_recusal, by=leader, recusal=made, ended_on=TODAY)
    assert Event.objects.filter(act="access.end_recusal", result="done").count() == 1


def test_matters_that_cannot_be_declared_say_why(clerk, district):
    given = {"by": clerk, "reason": "同学", "started_on": TODAY}
    clerk.person_key = "p2"
    clerk.save()

    refused("recusal_about", recusals.declare_recusal, **given)
    refused("recusal_about", recusals.declare_recusal, **given, person="p1", unit=district)
    refused("recusal_unknown", recusals.declare_recusal, **given, person="nobody")
    refused("recusal_own", recusals.declare_recusal, **given, person="p2")
    refused("reason_missing", recusals.declare_recusal, **given | {"reason": " "}, person="p1")
    refused("recusal_order", recusals.declare_recusal, **given, person="p1", ended_on=TODAY)
    recusals.declare_recusal(**given, person="p1")
    refused("recusal_known", recusals.declare_recusal, **given, person="p1")


def test_who_cannot_see_a_person_learns_nothing_by_declaring(district):
    stranger = make_holder(RosterClerk, unit("village"), username="stranger")

    refused("recusal_unknown", recusals.declare_recusal, by=stranger, person="p1", reason="同学", started_on=TODAY)


def test_a_leader_records_in_his_area_and_the_security_administrator_everywhere(clerk, district):
    near = make_holder(Leader, unit("village"), username="near")
    security = make_holder(SecurityAdministrator, username="security")
    given = {"user": clerk, "reason": "曾共事", "started_on": TODAY}

    with pytest.raises(Denied):
        recusals.record_recusal(by=near, person="p1", **given)
    with pytest.raises(Denied):
        recusals.record_recusal(by=clerk, person="p1", **given)
    in_area = recusals.record_recusal(by=near, person="p2", **given)
    anywhere = recusals.record_recusal(by=security, person="p1", **given)

    assert recused.recusals_for(near, TODAY) == [in_area]
    assert recused.recusals_for(security, TODAY) == [in_area, anywhere]
    assert recused.recusals_for(clerk, TODAY) == []
    assert list(recused.recusals_of(clerk)) == [anywhere, in_area]
    assert recused.find_recusal(near, anywhere.key) is None
    assert recused.find_recusal(make_user("stranger", "别人"), anywhere.key) is None
    assert recused.find_recusal(clerk, anywhere.key) == anywhere


@pytest.mark.parametrize(
    "wrong",
    [
        {"person": "p1", "unit": "town"},
        {},
        {"person": "p1", "reason": ""},
        {"person": "p1", "ended_on": date(2000, 1, 1)},
    ],
)
def test_the_database_refuses_what_is_no_recusal(clerk, wrong):
    values = {"reason": "同学", "started_on": TODAY, "recorded_at": timezone.now(), **wrong}
    values["unit"] = unit(values["unit"]) if "unit" in values else None

    with pytest.raises(IntegrityError), transaction.atomic():
        Recusal.objects.create(key="rec-1", user=clerk, recorded_by=clerk, **values)
