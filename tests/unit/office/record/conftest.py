import pytest

from gongdao.office.access.roles import AuditAdministrator, Leader
from gongdao.office.accounts.models import User
from tests.factories.access import make_holder
from tests.factories.orgs import make_unit


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    settings.GONGDAO_KEYS = tmp_path


@pytest.fixture
def auditor() -> User:
    return make_holder(AuditAdministrator)


@pytest.fixture
def leader() -> User:
    return make_holder(Leader, make_unit())
