from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongdao.facts.relation import Level
from gongdao.office.access import allow, queries
from gongdao.office.access.permissions import Permission
from gongdao.office.access.roles import (
    ROLES,
    SYSTEM_PERMISSIONS,
    AuditAdministrator,
    Auditor,
    Family,
    Leader,
    RosterClerk,
    UnitClerk,
)
from gongdao.office.accounts import principals
from gongdao.office.orgs.models import Unit
from tests.factories.access import make_grant, make_holder
from tests.factories.accounts import make_user
from tests.factories.orgs import make_unit

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)
READ = Permission.ROSTER_PERSON_READ


@pytest.mark.database
def test_scope_is_the_subtree_of_the_grant():
    district = make_unit("d")
    town = make_unit("t", district)
    village = make_unit("v", town)
    make_unit("t1", district)
    clerk = make_holder(UnitClerk, town)

    assert set(queries.units_in_scope(clerk, READ)) == {town, village}


def test_several_grants_add_up():
    district = make_unit("d")
    first, second = make_unit("a", district), make_unit("b", district)
    user = make_holder(UnitClerk, first)
    make_grant(user, Auditor, second)

    assert set(queries.units_in_scope(user, READ)) == {first, second}
    assert set(queries.units_in_scope(user, Permission.STUDY_RECORD_WRITE)) == {first}


def test_the_topmost_units_are_those_below_no_other():
    district = make_unit("d")
    town, other = make_unit("t", district), make_unit("t1", district)
    user = make_holder(UnitClerk, make_unit("v", town))
    make_grant(user, Auditor, town)
    make_grant(user, Auditor, other)

    assert queries.topmost(user, READ) == [town, other]
    assert queries.topmost(make_holder(Leader, district), READ) == [district]
    assert queries.topmost(make_holder(AuditAdministrator), Permission.ORGS_UNIT_READ) == [district]
    assert queries.topmost(principals.system(), Permission.ORGS_UNIT_READ) == [district]
    assert queries.topmost(make_user(), READ) == []


@pytest.mark.parametrize("role", [role for role in ROLES.values() if role.family is Family.BUSINESS])
def test_receiving_unit_is_in_scope_of_the_roster_clerk_only(role):
    district = make_unit("d")
    receiving = make_unit("waiting", district, is_receiving=True)
    user = make_holder(role, district)

    expected = {district, receiving} if role is RosterClerk else {district}

    assert set(queries.units_in_scope(user, Permission.ORGS_UNIT_READ)) == expected
    assert queries.allowed(user, Permission.ORGS_UNIT_READ, unit=receiving) == (role is RosterClerk)


@pytest.mark.parametrize(("on", "may"), [(-1, False), (0, True), (9, True), (10, False)])
def test_grant_holds_from_its_first_day_to_the_day_before_it_ends(on, may):
    unit, user = make_unit(), make_user()
    make_grant(user, Leader, unit, started_on=DAY, ended_on=DAY + timedelta(days=10))

    assert queries.allowed(user, READ, unit=unit, on=DAY + timedelta(days=on)) == may


def test_disabled_user_may_nothing():
    unit = make_unit()
    user = make_holder(Leader, unit, is_active=False)

    assert not queries.allowed(user, READ, unit=unit)
    assert not queries.units_in_scope(user, READ).exists()


@pytest.mark.parametrize("permission", list(Permission))
def test_system_may_what_its_list_says_and_no_more(permission):
    system, unit = principals.system(), make_unit()

    may = permission in SYSTEM_PERMISSIONS

    assert queries.allowed(system, permission, unit=unit) == may
    assert list(queries.units_in_scope(system, permission)) == ([unit] if may else [])


def test_administrators_hold_no_business_permission():
    business = {permission for permission in Permission if permission.endswith((":record:write", ":person:read"))}

    held = [role.code for role in ROLES.values() if role.family is not Family.BUSINESS and role.permissions & business]

    assert held == []


def test_every_permission_is_held_by_some_role_or_the_system():
    by_roles = set().union(*(role.permissions for role in ROLES.values()))

    assert by_roles | SYSTEM_PERMISSIONS == set(Permission)
    assert SYSTEM_PERMISSIONS - by_roles == {Permission.ACCESS_GRANT_SET_UP}


def test_clearance_is_the_highest_of_the_roles():
    unit = make_unit()
    user = make_holder(UnitClerk, unit)

    assert queries.clearance(user) is Level.PERSONAL
    make_grant(user, Leader, unit)
    assert queries.clearance(user) is Level.RESTRICTED
    assert queries.clearance(make_user()) is Level.PUBLIC
    assert queries.clearance(make_holder(AuditAdministrator)) is Level.INTERNAL


ROLE_CODES = st.sampled_from([role.code for role in ROLES.values() if role.family is Family.BUSINESS])


@given(
    parents=st.lists(st.integers(-1, 5), min_size=1, max_size=7),
    receiving=st.sets(st.integers(0, 6)),
    grants=st.lists(st.tuples(ROLE_CODES, st.integers(0, 6)), max_size=3),
    permission=st.sampled_from(list(Permission)),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_filter_for_many_equals_the_predicate_for_one(parents, receiving, grants, permission):
    with transaction.atomic():
        user = make_user()
        units: list[Unit] = []
        for number, parent in enumerate(parents):
            above = units[parent] if 0 <= parent < number else None
            units.append(make_unit(f"u{number}", above, is_receiving=number in receiving))
        for code, number in grants:
            make_grant(user, ROLES[code], units[number % len(units)])

        filtered = set(queries.units_in_scope(user, permission))

        assert filtered == {unit for unit in units if queries.allowed(user, permission, unit=unit)}
        transaction.set_rollback(True)


def test_grants_are_read_once_while_remembering_and_anew_afterwards(django_assert_num_queries):
    district = make_unit("d")
    user = make_user("clerk.two")

    with queries.remembering(), django_assert_num_queries(1):
        before = [queries.roles_of(user, DAY), queries.roles_of(user, DAY)]
    make_grant(user, RosterClerk, district, started_on=DAY)

    assert before == [[], []]
    assert queries.roles_of(user, DAY) == [RosterClerk]


@pytest.mark.django_db
def test_a_clearance_holds_in_the_area_of_its_own_grant_only():
    district = make_unit("district")
    town, other = make_unit("town", district), make_unit("other", district)
    by = make_holder(Auditor, district)
    make_grant(by, Leader, town)

    seen = {unit.key for unit in queries.units_in_scope(by, Permission.RULES_FINDING_READ, level=Level.RESTRICTED)}

    assert seen == {"town"}
    assert queries.allowed(by, Permission.RULES_FINDING_READ, unit=town, level=Level.RESTRICTED)
    assert not queries.allowed(by, Permission.RULES_FINDING_READ, unit=other, level=Level.RESTRICTED)
    reach = allow.units_by_level(by, Permission.RULES_FINDING_READ, DAY)[-1]
    assert (reach.levels[-1], {unit.key for unit in reach.units}) == (Level.RESTRICTED, {"town"})
