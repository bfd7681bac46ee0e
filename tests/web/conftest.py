"""Signed-in clients, one role each, in an invented district."""

from collections.abc import Callable

import pytest
from django.test import Client

from gongdao.office.access.roles import ROLES, Family
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit
from tests.factories.access import make_grant
from tests.factories.accounts import make_user as make_account
from tests.factories.orgs import make_unit


@pytest.fixture
def district(db) -> Unit:
    """A district with a bureau, a town that the register factory uses, another town, and a receiving unit."""
    top = make_unit("district", name="示例区", kind="authority")
    make_unit("bureau", top, name="示例区财政局", kind="department")
    make_unit("unit-1", top, name="东河镇", kind="township", place="东河")
    make_unit("unit-2", top, name="西山镇", kind="township", place="西山")
    make_unit("waiting", top, name="待分配", is_receiving=True)
    return top


@pytest.fixture
def make_user(district) -> Callable[..., User]:
    """Make a user who holds one role for a unit (the whole district when none is given)."""

    def make(role: str | None = None, unit: str = "district", username: str = "li.jing") -> User:
        user = make_account(username, "李静")
        if role:
            area = Unit.objects.get(key=unit) if ROLES[role].family is Family.BUSINESS else None
            make_grant(user, ROLES[role], area)
        return user

    return make


@pytest.fixture
def sign_in(make_user) -> Callable[..., Client]:
    """Give a client that is signed in as the holder of a role."""

    def enter(role: str | None = None, unit: str = "district", username: str = "li.jing") -> Client:
        client = Client()
        client.force_login(make_user(role, unit, username))
        return client

    return enter
