"""Programs with a token, one role each, in an invented district."""

from collections.abc import Callable

import pytest
from django.test import Client

from gongdao.office.access.roles import ROLES, Family
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit
from tests.factories.access import make_grant
from tests.factories.accounts import make_user
from tests.factories.orgs import make_unit
from tests.factories.tokens import client_with, make_token


@pytest.fixture
def district(db) -> Unit:
    """A district with two towns; the register factory uses the first."""
    top = make_unit("district", name="示例区", kind="authority")
    make_unit("unit-1", top, name="东河镇", kind="township", place="东河")
    make_unit("unit-2", top, name="西山镇", kind="township", place="西山")
    return top


@pytest.fixture
def holder(district) -> Callable[..., User]:
    """Make a user who holds one role for a unit."""

    def make(role: str | None = "roster_clerk", unit: str = "district", username: str = "li.jing") -> User:
        user = make_user(username, "李静")
        if role:
            is_business = ROLES[role].family is Family.BUSINESS
            make_grant(user, ROLES[role], Unit.objects.unscoped(reason="test").get(key=unit) if is_business else None)
        return user

    return make


@pytest.fixture
def program(holder) -> Callable[..., Client]:
    """Give a program that acts for the holder of a role."""

    def make(role: str | None = "roster_clerk", unit: str = "district", **values: object) -> Client:
        make_token(holder(role, unit), **values)
        return client_with()

    return make
