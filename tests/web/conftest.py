"""Signed-in clients, one role each, in an invented district."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from django.test import Client

from gongdao.facts.partial import PartialDate
from gongdao.office.access.roles import ROLES, Family
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit
from gongdao.office.registers.register import REGISTERS
from gongdao.office.rulings.models import Adoption, Finding, Sweep
from tests.factories import findings
from tests.factories.access import make_grant
from tests.factories.accounts import make_user as make_account
from tests.factories.orgs import make_unit
from tests.factories.registers import full_row, make_rows


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


@pytest.fixture
def adopted(district) -> Adoption:
    return Adoption.objects.create(key="adoption-1", pack="qsh_2009", unit=district, adopted_on=date(2009, 7, 21))


@pytest.fixture
def official(adopted) -> str:
    """The key of an official, in the same leading post since 2016-07-21."""
    values = {"kind": "regular", "started_on": PartialDate.parse("2016-07-21"), "ended_on": None}
    make_rows(REGISTERS["appointment"], full_row(REGISTERS["appointment"], key="a1", **values))
    return "person-1"


@pytest.fixture
def swept(district) -> Sweep:
    return findings.make_sweep()


@pytest.fixture
def make_finding(swept) -> Callable[..., Finding]:
    """Store a finding of the sweep."""
    return partial(findings.make_finding, swept)
