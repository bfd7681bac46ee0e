"""Every act on people beyond the rows: one event when it is done, and nothing but the denial when it is refused."""

from collections.abc import Callable

import pytest

from gongdao.errors import Denied
from gongdao.office.accounts.models import User
from gongdao.office.audit.models import Event, Leaf
from gongdao.office.intake.models import ImportBatch, ImportRow
from gongdao.office.orgs.models import Unit
from gongdao.office.people import actions
from gongdao.office.people.models import Person
from gongdao.office.people.registers import PERSON
from gongdao.office.people.roster_import import import_roster
from tests.factories.accounts import make_user
from tests.factories.orgs import make_unit
from tests.factories.registers import full_row, make_rows

pytestmark = pytest.mark.django_db
ACTS = {"assign_people": "done", "import_roster": "done", "reveal_citizen_numbers": "read"}
ROSTER = "姓名,性别,出生日期\n张三,男,1957-06-12\n李四,女,1960-01-02\n".encode()


@pytest.fixture
def prepared(district, receiving, read, clerk) -> Callable[[str], Callable[[User], object]]:
    make_unit("unit-1", district, name="东河镇", kind="township")
    make_rows(PERSON, full_row(PERSON, key="p1", unit="waiting"))

    def prepare(name: str) -> Callable[[User], object]:
        if name == "assign_people":
            return lambda by: actions.assign_people(by=by, keys=["p1"], unit=Unit.objects.get(key="unit-1"))
        if name == "reveal_citizen_numbers":
            return _reveal(clerk)
        reading = read(ROSTER)
        return lambda by: import_roster(by=by, reading=reading, receiving_unit=receiving, source="名册.csv")

    return prepare


def _reveal(clerk: User) -> Callable[[User], object]:
    counts = {"rows": 0, "taken": 0, "taken_with_remarks": 0, "refused": 0, "changes": 0}
    batch = ImportBatch.objects.create(key="batch-1", subject_kind="person", actor_key=clerk.key, **counts)
    return lambda by: actions.reveal_citizen_numbers(by=by, key=batch.key, number=1, size=50)


def stored() -> list[list]:
    return [list(model.objects.order_by("pk").values()) for model in (Person, ImportBatch, ImportRow)]


@pytest.mark.parametrize("name", ACTS)
def test_act_with_the_right_leaves_exactly_one_event_and_leaf(name, prepared, clerk):
    prepared(name)(clerk)

    assert (Event.objects.count(), Leaf.objects.count(), Event.objects.get().result) == (1, 1, ACTS[name])


@pytest.mark.parametrize("name", ACTS)
def test_act_without_the_right_changes_nothing_and_leaves_the_denial(name, prepared):
    call, before = prepared(name), stored()

    with pytest.raises(Denied):
        call(make_user("stranger"))

    assert stored() == before
    assert list(Event.objects.values_list("actor_key", "result")) == [("stranger", "denied")]
