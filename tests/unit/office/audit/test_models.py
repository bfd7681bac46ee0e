import pytest
from django.db import DatabaseError, connection, transaction

from gongdao.office.audit.actions import record
from gongdao.office.audit.models import AppendOnly, Event
from tests.factories.accounts import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def event() -> Event:
    return record(by=make_user(), act="tests.act", sentence="试记一条")


def test_saved_event_cannot_be_saved_again(event):
    event.sentence = "改写"

    with pytest.raises(AppendOnly):
        event.save()

    assert Event.objects.get().sentence == "试记一条"


@pytest.mark.parametrize("change", [lambda: Event.objects.all().delete(), lambda: Event.objects.update(act="x")])
def test_set_of_events_cannot_be_changed(event, change):
    with pytest.raises(AppendOnly):
        change()

    assert Event.objects.get().act == "tests.act"


def test_event_cannot_be_deleted(event):
    with pytest.raises(AppendOnly):
        event.delete()

    assert Event.objects.count() == 1


EMPTY = {"sqlite": "DELETE FROM audit_event", "postgresql": "TRUNCATE audit_event"}


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_event SET sentence = 'x'", "DELETE FROM audit_event WHERE act = 'tests.act'", EMPTY],
    ids=["update", "delete", "empty"],
)
def test_database_refuses_what_goes_past_the_model(event, statement):
    sql = statement if isinstance(statement, str) else statement[connection.vendor]

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)

    assert Event.objects.get().sentence == "试记一条"


def test_unknown_result_is_refused_by_the_database():
    with pytest.raises(DatabaseError), transaction.atomic():
        record(by=None, act="tests.act", sentence="试记一条", result="maybe")

    assert Event.objects.count() == 0
