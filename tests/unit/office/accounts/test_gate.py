import pytest

from gongdao.office.access import actions
from gongdao.office.accounts import gate
from gongdao.office.accounts.permissions import Permission
from gongdao.office.accounts.principals import system


@pytest.fixture
def without_guard():
    guards = list(gate._guards)
    gate._guards.clear()
    yield
    gate._guards[:] = guards


@pytest.mark.django_db
def test_nothing_is_permitted_without_a_guard(without_guard):
    with pytest.raises(RuntimeError, match="nothing is permitted"):
        gate.require(system(), Permission.ORGS_UNIT_READ)


def test_guard_of_the_product_is_the_one_of_access():
    assert gate._guards == [actions.require]
