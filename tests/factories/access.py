"""Users with a role, as the tests need them."""

from datetime import date

from gongdao.office.access.models import Grant
from gongdao.office.access.roles import Role
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit
from tests.factories.accounts import make_user


def make_grant(user: User, role: type[Role], unit: Unit | None = None, **values: object) -> Grant:
    values = {"started_on": date(2000, 1, 1), **values}
    return Grant.objects.create(user=user, role=role.code, family=role.family, unit=unit, **values)


def make_holder(role: type[Role], unit: Unit | None = None, username: str = "", **values: object) -> User:
    user = make_user(username or role.code, role.zh, **values)
    make_grant(user, role, unit)
    return user
