"""What the worker does by itself: when it is due, and that one failure stops nothing."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError

from gongdao.errors import UserError
from gongdao.office.audit import checkpoints
from gongdao.office.audit.models import Checkpoint
from gongdao.office.jobs import regular
from gongdao.office.jobs.regular import REGULAR, Regular, run_due
from tests.factories.record import make_events

NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)


@pytest.fixture
def known(monkeypatch) -> list[Regular]:
    found: list[Regular] = []
    monkeypatch.setattr(regular, "REGULAR", found)
    return found


def test_each_is_run_when_its_time_has_come_and_not_before(known):
    ran: list[datetime] = []
    known.append(Regular("count", 60, ran.append))

    for seconds in (0, 59, 60, 61, 119, 120):
        run_due(NOW + timedelta(seconds=seconds))

    assert ran == [NOW, NOW + timedelta(seconds=60), NOW + timedelta(seconds=120)]


@pytest.mark.parametrize("error", [UserError("some", "不能签署。"), DatabaseError("locked"), OSError("full")])
def test_what_cannot_be_done_is_logged_and_tried_again_at_its_next_time(known, caplog, error):
    tried, others = [], []

    def fail(now: datetime) -> None:
        tried.append(now)
        raise error

    known += [Regular("failing", 60, fail), Regular("other", 60, others.append)]
    with caplog.at_level(logging.ERROR, "gongdao.jobs"):
        run_due(NOW)
        run_due(NOW + timedelta(seconds=30))
        run_due(NOW + timedelta(seconds=60))

    assert tried == others == [NOW, NOW + timedelta(seconds=60)]
    assert [record.message for record in caplog.records] == ["failing could not be done"] * 2


def test_a_bug_is_not_swallowed(known):
    def break_down(_: datetime) -> None:
        raise ZeroDivisionError

    known.append(Regular("broken", 60, break_down))

    with pytest.raises(ZeroDivisionError):
        run_due(NOW)


@pytest.mark.django_db
def test_the_product_signs_a_checkpoint_when_a_leaf_has_waited_an_hour(settings, tmp_path):
    settings.GONGDAO_KEYS = tmp_path
    (signing,) = [one for one in REGULAR if one.name == "checkpoint"]
    at = make_events(2)[0].at

    made = [signing.run(at + timedelta(minutes=minutes)) for minutes in (59, 60, 61)]

    assert signing.run == checkpoints.make_due
    assert [one.size if one else None for one in made] == [None, 2, None]
    assert Checkpoint.objects.count() == 1
