"""Signed-in clients, one role each, in an invented district."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from gongdao.office.access import actions as access_actions
from gongdao.office.access.roles import ROLES, Family
from gongdao.office.accounts import actions as account_actions
from gongdao.office.accounts.models import User
from gongdao.office.accounts.principals import system
from gongdao.office.orgs import actions as org_actions
from gongdao.office.orgs.models import Unit
from gongdao.office.orgs.rows import NewUnit

SINCE = date(2020, 1, 1)


@pytest.fixture
def district(db) -> Unit:
    rows = [
        NewUnit(key="qu", name="示例区", kind="authority"),
        NewUnit(key="caizheng", name="示例区财政局", kind="department", parent="qu"),
        NewUnit(key="zhen", name="示例镇", kind="township", parent="qu", place="示例镇"),
    ]
    return org_actions.create_units(by=system(), rows=rows)[0]


@pytest.fixture
def make_user(district) -> Callable[..., User]:
    """Make a user who holds one role for a unit (the whole district when none is given)."""

    def make(role: str | None = None, unit: Unit | None = None, username: str = "li.jing") -> User:
        user, _ = account_actions.create_user(by=system(), username=username, display_name="李静")
        user.must_change_password = False
        user.save(update_fields=("must_change_password",))
        if role:
            area = (unit or district) if ROLES[role].family is Family.BUSINESS else None
            access_actions.grant(by=system(), user=user, role=role, unit=area, started_on=SINCE)
        return user

    return make


@pytest.fixture
def sign_in(make_user) -> Callable[..., Client]:
    """Give a client that is signed in as the holder of a role."""

    def enter(role: str | None = None, unit: Unit | None = None, username: str = "li.jing") -> Client:
        client = Client()
        client.force_login(make_user(role, unit, username))
        return client

    return enter
