"""Every action of this room: one event when it is done, and nothing but the denial when it is refused."""

import inspect
from collections.abc import Callable

import pytest

from gongdao.errors import Denied
from gongdao.office.access.roles import AuditAdministrator, Leader
from gongdao.office.accounts.models import User
from gongdao.office.audit.models import Event, Leaf
from gongdao.office.jobs.models import Job
from gongdao.office.record import actions
from gongdao.office.record.models import Erasure
from tests.factories.access import make_holder
from tests.factories.accounts import make_user
from tests.factories.orgs import make_unit
from tests.factories.record import make_events

pytestmark = pytest.mark.django_db
BASIS = "依据示例法第1条"


def prepared(name: str, folder) -> Callable[[User], object]:
    event = make_events(3)[0]
    proposed = None
    if name in ("approve_erasure", "close_erasure"):
        proposed = actions.propose_erasure(by=make_holder(Leader, make_unit("other")), seqs=[0], basis=BASIS)
    values = {
        "export_record": {"out": folder / "record.jsonl"},
        "export_evidence": {"subject_kind": "unit", "subject_key": "u1"},
        "correct_event": {"event": event, "sentence": "应为乙"},
        "propose_erasure": {"seqs": [0], "basis": BASIS},
        "approve_erasure": {"erasure": proposed},
        "close_erasure": {"erasure": proposed},
        "rotate_key": {},
        "start_verification": {},
    }[name]
    return lambda by: getattr(actions, name)(by=by, **values)


NAMES = [
    name
    for name, function in inspect.getmembers(actions, inspect.isfunction)
    if function.__module__ == actions.__name__ and not name.startswith("_")
]


@pytest.mark.parametrize("name", NAMES)
def test_action_with_the_right_leaves_exactly_one_event_and_leaf(name, tmp_path):
    call, auditor = prepared(name, tmp_path), make_holder(AuditAdministrator)
    before = Event.objects.count()

    call(auditor)

    assert Event.objects.count() == Leaf.objects.count() == before + 1


@pytest.mark.parametrize("name", NAMES)
def test_action_without_the_right_leaves_only_the_denial(name, tmp_path):
    call, stranger = prepared(name, tmp_path), make_user("stranger")
    before = (Event.objects.count(), list(Erasure.objects.values()), Job.objects.count())

    with pytest.raises(Denied):
        call(stranger)

    assert (Event.objects.count() - 1, list(Erasure.objects.values()), Job.objects.count()) == before
    assert Event.objects.first().result == "denied"
    assert not list(tmp_path.glob("*.jsonl"))
