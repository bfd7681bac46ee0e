from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from gongdao.errors import Denied, UserError
from gongdao.office.access import actions
from gongdao.office.access.models import Grant, Proposal
from gongdao.office.access.permissions import Permission
from gongdao.office.access.roles import (
    AuditAdministrator,
    Auditor,
    Leader,
    RosterClerk,
    SecurityAdministrator,
    SystemAdministrator,
)
from gongdao.office.accounts import principals
from gongdao.office.audit.models import Event
from tests.factories.access import make_grant, make_holder
from tests.factories.accounts import make_user
from tests.factories.orgs import make_unit

pytestmark = pytest.mark.django_db
DAY, LATER = date(2026, 1, 1), date(2026, 7, 1)


def refused(code: str, call, **values: object) -> None:
    with pytest.raises(UserError) as caught:
        call(**values)
    assert caught.value.code == code


def grant(**values: object) -> Grant:
    return actions.grant(**{"by": principals.system(), "started_on": DAY, **values})


def test_granted_role_may_act_at_its_unit():
    unit, user = make_unit(), make_user()

    made = grant(user=user, role="roster_clerk", unit=unit)

    assert (made.role, made.family, made.unit) == ("roster_clerk", "business", unit)
    actions.require(user, Permission.ORGS_UNIT_WRITE, unit=unit)
    assert list(Event.objects.values_list("act", "result", "subject_key")) == [("access.grant", "done", "zhang")]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"role": "emperor"}, "unknown_role"),
        ({"role": "leader"}, "area_unfit"),
        ({"role": "leader", "area": True, "ended_on": DAY}, "ends_before_start"),
        ({"role": "audit_administrator", "area": True}, "area_unfit"),
    ],
)
def test_unfit_grant_is_refused(values, code):
    unit = make_unit() if values.pop("area", False) else None

    refused(code, grant, user=make_user(), unit=unit, **values)

    assert (Grant.objects.count(), Event.objects.count()) == (0, 0)


@pytest.mark.parametrize("held", [RosterClerk, SystemAdministrator, AuditAdministrator])
def test_second_family_at_the_same_time_is_refused(held):
    user = make_user()
    make_grant(user, held, make_unit() if held is RosterClerk else None)

    refused("families_mixed", grant, user=user, role="security_administrator", unit=None)

    assert (Grant.objects.count(), Event.objects.count()) == (1, 0)


def test_second_family_after_the_first_has_ended_is_granted():
    user = make_user()
    make_grant(user, AuditAdministrator, ended_on=DAY)

    assert grant(user=user, role="system_administrator", unit=None).family == "system"


def test_nobody_grants_to_oneself_and_the_system_gets_no_role():
    administrator = make_holder(SecurityAdministrator)

    values = {"by": administrator, "started_on": DAY}
    refused("own_grant", actions.propose_grant, **values, user=administrator, role="auditor", unit=make_unit())
    refused(
        "system_grant", actions.propose_grant, **values, user=principals.system(), role="auditor", unit=make_unit("b")
    )

    assert (Grant.objects.count(), Proposal.objects.count()) == (1, 0)


@pytest.mark.parametrize("role", [SystemAdministrator, SecurityAdministrator, AuditAdministrator, Leader])
def test_nobody_grants_alone_once_it_is_set_up(role):
    unit = make_unit()
    user = make_holder(role, unit if role is Leader else None)

    with pytest.raises(Denied):
        grant(by=user, user=make_user(), role="leader", unit=unit)

    assert Grant.objects.count() == 1
    assert Event.objects.get().result == "denied"


def test_ended_grant_permits_nothing_from_that_day_on():
    unit, today = make_unit(), timezone.localdate()
    clerk = make_holder(RosterClerk, unit)

    ended = actions.end_grant(by=principals.system(), grant=clerk.grants.get(), ended_on=today)

    assert ended.ended_on == today
    with pytest.raises(Denied):
        actions.require(clerk, Permission.ORGS_UNIT_WRITE, unit=unit)


@pytest.mark.parametrize(("ended_on", "code"), [(date(1999, 12, 31), "ends_before_start"), (LATER, "already_ended")])
def test_grant_that_cannot_end_is_refused(ended_on, code):
    held = make_grant(make_user(), AuditAdministrator, ended_on=DAY)

    refused(code, actions.end_grant, by=principals.system(), grant=held, ended_on=ended_on)

    held.refresh_from_db()
    assert (held.ended_on, Event.objects.count()) == (DAY, 0)


@pytest.mark.parametrize(("role", "in_sight"), [(Auditor, True), (AuditAdministrator, True)])
def test_refusal_tells_who_wanted_what_and_whether_it_is_in_sight(role, in_sight):
    unit = make_unit()
    user = make_holder(role, unit if role is Auditor else None)

    with pytest.raises(Denied) as caught:
        actions.require(user, Permission.ORGS_UNIT_WRITE, unit=unit, subject_kind="unit", subject_key=unit.key)

    assert (caught.value.code, caught.value.in_sight) == ("not_permitted", in_sight)
    assert "单位：登记" in caught.value.sentence


def test_unit_out_of_the_area_is_out_of_sight():
    clerk = make_holder(RosterClerk, make_unit())

    with pytest.raises(Denied) as caught:
        actions.require(clerk, Permission.ORGS_UNIT_WRITE, unit=make_unit("other"))

    assert not caught.value.in_sight


@pytest.mark.django_db(transaction=True)
def test_refusal_outside_of_a_transaction_is_recorded_at_once():
    user = make_user()

    with pytest.raises(Denied):
        actions.require(user, Permission.AUDIT_EVENT_READ, subject_kind="page", subject_key="/record/")

    assert list(Event.objects.values_list("actor_key", "act", "result", "subject_key")) == [
        ("zhang", "audit:event:read", "denied", "/record/")
    ]


@pytest.mark.database
@pytest.mark.parametrize(
    "values",
    [
        {"role": "leader", "family": "audit"},
        {"role": "emperor"},
        {"unit": None},
        {"role": "audit_administrator", "family": "audit"},
        {"ended_on": date(2025, 12, 31)},
        {"lowest_rank": "section_chief", "highest_rank": "section_deputy"},
        {"lowest_rank": "emperor"},
    ],
)
def test_grant_that_must_never_be_stored(values):
    fields = {"user": make_user(), "role": "leader", "family": "business", "unit": make_unit(), "started_on": DAY}

    with pytest.raises(DatabaseError), transaction.atomic():
        Grant.objects.create(**{**fields, **values})

    assert Grant.objects.count() == 0


@pytest.mark.database
def test_database_refuses_a_second_family_that_overlaps():
    user = make_user()
    make_grant(user, AuditAdministrator, started_on=DAY, ended_on=LATER)

    with pytest.raises(DatabaseError, match="access_grant_families"), transaction.atomic():
        make_grant(user, SystemAdministrator, started_on=date(2026, 6, 30))
    with pytest.raises(DatabaseError, match="access_grant_families"), transaction.atomic():
        make_grant(user, SystemAdministrator, started_on=date(2025, 1, 1), ended_on=date(2026, 1, 2))

    before = make_grant(user, SystemAdministrator, started_on=date(2025, 1, 1), ended_on=DAY)
    after = make_grant(user, SecurityAdministrator, started_on=LATER)
    with pytest.raises(DatabaseError, match="access_grant_families"), transaction.atomic():
        Grant.objects.filter(pk=before.pk).update(ended_on=LATER)
    assert set(user.grants.exclude(family="audit")) == {before, after}
