import pytest

from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit
from tests.factories.orgs import make_unit
from tests.factories.registers import make_clerk


@pytest.fixture
def district() -> Unit:
    """A district with two towns; the rows of the factory belong to the first."""
    top = make_unit("district", kind="authority")
    make_unit("unit-1", top, name="东河镇", kind="township", place="东河")
    make_unit("unit-2", top, name="西山镇", kind="township", place="西山")
    return top


@pytest.fixture
def town(district: Unit) -> Unit:
    return Unit.objects.get(key="unit-1")


@pytest.fixture
def clerk(district: Unit) -> User:
    return make_clerk(district)


@pytest.fixture
def town_clerk(town: Unit) -> User:
    return make_clerk(town, "town_clerk")


@pytest.fixture
def other_clerk(district: Unit) -> User:
    return make_clerk(Unit.objects.get(key="unit-2"), "other_clerk")
