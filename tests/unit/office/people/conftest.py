from datetime import date

import pytest

from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit
from gongdao.papers.mapping import propose_mapping
from gongdao.papers.roster import RosterReading, read_roster, read_roster_table
from tests.factories.orgs import make_unit
from tests.factories.registers import make_clerk

AS_OF = date(2026, 11, 25)


@pytest.fixture
def district() -> Unit:
    return make_unit("district", kind="authority")


@pytest.fixture
def receiving(district: Unit) -> Unit:
    return make_unit("waiting", district, name="待分配", is_receiving=True)


@pytest.fixture
def clerk(district: Unit) -> User:
    return make_clerk(district)


@pytest.fixture
def read():
    """Read the bytes of a roster file."""

    def reading(data: bytes, name: str = "名册.csv") -> RosterReading:
        table = read_roster_table(name, data)
        return read_roster(name, table, propose_mapping(table.headers), as_of=AS_OF)

    return reading
