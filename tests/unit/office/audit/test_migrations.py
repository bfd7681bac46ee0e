"""The migration that gives leaves to the events of before the tree."""

import importlib

import pytest
from django.apps import apps

from gongdao.office import scoping
from gongdao.office.audit import appending, checkpoints, leaves, verification
from gongdao.office.audit.models import Event, InnerNode, Leaf, Log, Secret
from tests.factories.record import make_events

pytestmark = [pytest.mark.django_db, pytest.mark.database]
giving = importlib.import_module("gongdao.office.audit.migrations.0005_events_of_before_get_leaves")


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    settings.GONGDAO_KEYS = tmp_path


def make_old_events(count: int) -> list[Event]:
    told = [
        Event(act="tests.act", result="done", sentence=f"旧的第{number}条", data={"n": number})
        for number in range(count)
    ]
    return Event.objects.bulk_create(told)


def add_leaves() -> None:
    """Run the migration on the tables of today, which are guarded; those of a migration are not."""
    with scoping.opened(reason="a migration knows every table"):
        giving.add_leaves(apps, None)


@pytest.mark.parametrize("suite", ["sha256", "sm3"])
@pytest.mark.parametrize("count", [1, 7, 64])
def test_events_of_before_get_leaves_in_their_order_and_verify(settings, monkeypatch, suite, count):
    settings.GONGDAO_RECORD_SUITE = suite
    monkeypatch.setattr(giving, "BATCH", 5)
    old = make_old_events(count)

    add_leaves()
    checkpoints.make()

    assert list(Leaf.objects.values_list("seq", "event_id")) == list(enumerate(event.pk for event in old))
    assert verification.verify().exit_code == verification.GOOD


def test_what_comes_later_continues_the_tree():
    make_old_events(6)
    add_leaves()

    make_events(5)
    checkpoints.make()

    assert (appending.size(), Log.objects.count()) == (11, 1)
    assert verification.verify().exit_code == verification.GOOD


def test_the_leaves_are_those_that_appending_would_have_made():
    old = make_old_events(9)
    add_leaves()

    log = Log.objects.get()
    for leaf in Leaf.objects.select_related("event"):
        key = bytes.fromhex(Secret.objects.get(event_id=leaf.event_id).value)
        said = leaves.body(suite=log.suite, log=log.name, seq=leaf.seq, key=key, event=old[leaf.seq])
        assert leaf.body == said
    assert InnerNode.objects.count() == 4 + 2 + 1


def test_an_empty_record_gets_no_name():
    add_leaves()

    assert (Log.objects.count(), Leaf.objects.count()) == (0, 0)
