"""A token gives what its holder may on the day, cut to its scope, in the one place that says who may."""

from datetime import date

import pytest

from gongdao.facts.relation import Level
from gongdao.office.access import actions, allow, queries
from gongdao.office.access.permissions import Permission
from gongdao.office.access.roles import ROLES
from gongdao.office.audit.acts import Refused
from gongdao.office.audit.models import Event
from gongdao.office.audit.shell import by_token, origin
from gongdao.office.registers.register import REGISTERS
from gongdao.office.registers.scope import readable
from tests.factories.access import make_grant, make_holder
from tests.factories.accounts import make_user
from tests.factories.orgs import make_unit
from tests.factories.registers import full_row, make_rows

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)
ASKED = (Permission.ORGS_UNIT_READ, Permission.ROSTER_PERSON_READ, Permission.RULES_SWEEP_RUN)


def may(by, unit) -> list[bool]:
    return [queries.allowed(by, permission, unit=unit, on=TODAY) for permission in ASKED]


@pytest.fixture
def unit(db):
    return make_unit("unit-1")


def test_a_scope_cuts_and_never_adds(unit):
    clerk = make_holder(ROLES["unit_clerk"], unit)

    assert may(clerk, unit) == [True, True, False]
    with queries.only_within(clerk, ["orgs:unit:read", "rules:sweep:run"]):
        assert may(clerk, unit) == [True, False, False]
        assert queries.units_in_scope(clerk, Permission.ROSTER_PERSON_READ, TODAY).count() == 0
    assert may(clerk, unit) == [True, True, False]


def test_a_scope_is_that_of_one_user(unit):
    clerk, other = make_holder(ROLES["unit_clerk"], unit), make_user("other")
    make_grant(other, ROLES["unit_clerk"], unit)

    with queries.only_within(clerk, []):
        assert may(clerk, unit) == [False, False, False]
        assert may(other, unit) == [True, True, False]


def test_an_ended_grant_is_gone_from_the_token_too(unit):
    clerk = make_user("clerk")
    make_grant(clerk, ROLES["unit_clerk"], unit, ended_on=TODAY)

    with queries.only_within(clerk, ["orgs:unit:read"]):
        assert may(clerk, unit) == [False, False, False]


def test_predicate_and_filter_agree_under_a_scope(unit):
    clerk = make_holder(ROLES["roster_clerk"], unit)
    register = REGISTERS["person"]
    make_rows(register, full_row(register, key="p1", unit="unit-1"))
    rows = register.model.objects.unscoped(reason="test")
    about = allow.About(unit, "p1", level=Level.PERSONAL)
    for scope, seen in (["roster:person:read"], ["p1"]), (["orgs:unit:read"], []):
        with queries.only_within(clerk, scope):
            assert list(rows.filter(readable(register, clerk, TODAY)).values_list("key", flat=True)) == seen
            assert allow.allow(clerk, register.read, about, TODAY) is bool(seen)


def test_a_refusal_for_want_of_scope_says_so(unit):
    clerk = make_holder(ROLES["roster_clerk"], unit)

    with queries.only_within(clerk, ["orgs:unit:read"]), pytest.raises(Refused) as refused:
        actions.require(clerk, Permission.RULES_SWEEP_RUN)

    assert refused.value.code == "beyond_token"
    assert refused.value.sentence == (
        "不能办理。该令牌的范围不含“规则：核对”这一权限。请在“账号安全”中新建含该权限的令牌。"
    )


def test_events_name_the_token():
    assert origin() == {}
    with by_token("token-1"):
        assert origin() == {"by_token": "token-1"}
    assert origin() == {}
    assert Event.objects.unscoped(reason="test").count() == 0
