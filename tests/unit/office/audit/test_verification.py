import pytest
from django.db import connection

from gongdao.office.audit import appending, checkpoints, merkle, verification
from gongdao.office.audit.models import Event, InnerNode, Leaf
from tests.factories.record import make_events, make_witness

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    settings.GONGDAO_KEYS = tmp_path


def test_empty_record_is_good():
    report = verification.verify()

    assert (report.exit_code, report.problems, report.open) == (0, [], [])


@pytest.mark.parametrize("suite", ["sha256", "sm3"])
def test_record_with_a_checkpoint_is_good(settings, suite):
    settings.GONGDAO_RECORD_SUITE = suite
    make_events(9)
    witness = make_witness()
    make_events(4, start=9)

    report = verification.verify(witness=witness)

    assert (report.exit_code, report.size, report.checkpoints, report.problems) == (0, 13, 1, [])


def test_record_without_a_checkpoint_is_incomplete():
    make_events(3)

    report = verification.verify()

    assert (report.exit_code, [one.code for one in report.open]) == (3, ["no_checkpoint"])


def test_the_stored_nodes_are_those_of_the_tree():
    make_events(37)

    leaves = [bytes.fromhex(one) for one in Leaf.objects.values_list("hash", flat=True)]
    assert merkle.root_at(1, 37, appending.stored_nodes) == merkle.root_of(1, leaves)
    assert InnerNode.objects.count() == 18 + 9 + 4 + 2 + 1


def test_every_event_has_its_leaf():
    events = make_events(3)

    assert list(Leaf.objects.values_list("seq", "event_id")) == [(n, one.pk) for n, one in enumerate(events)]


def test_a_changed_event_is_named_by_its_leaf():
    make_events(6)
    witness = make_witness()
    trigger = "audit_event_keep_row"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {trigger}" + (" ON audit_event" if connection.vendor == "postgresql" else ""))
        cursor.execute("UPDATE audit_event SET sentence = '另一回事' WHERE id = %s", [Event.objects.all()[1].pk])

    report = verification.verify(witness=witness)

    assert (report.exit_code, report.first_bad) == (1, 4)
    assert [one.sentence for one in report.problems] == ["第4号叶与所记的审计记录不符：说明或内容被改动。"]


def test_a_checkpoint_is_made_once_for_the_same_leaves():
    make_events(2)

    assert checkpoints.make() == checkpoints.make()
    assert checkpoints.Checkpoint.objects.count() == 1
