"""Whatever is changed in the database is found against a witness file that is kept elsewhere, and nothing else is.

`TAMPER` says how many mutations and how many clean runs; every mutation of the list comes at least once.
"""

import importlib
import os
import random
from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from gongdao.office.audit import checkpoints, verification, witness
from gongdao.office.audit.witness import Witness
from tests.factories.record import make_events, make_witness
from tests.tamper.mutations import MUTATIONS, Attack

pytestmark = [pytest.mark.django_db, pytest.mark.database]
COUNT = int(os.environ.get("TAMPER", "0"))
CLEAN = max(COUNT, 10)
guard = importlib.import_module("gongdao.office.audit.migrations.0004_record_is_append_only")


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    settings.GONGDAO_KEYS = tmp_path


@pytest.fixture
def kept() -> Iterator[Witness]:
    """A record of three checkpoints, all of them with the witness, and some leaves after the last."""
    for start, count in ((0, 7), (7, 9), (16, 5)):
        make_events(count, start)
        checkpoints.make()
    found = make_witness()
    make_events(3, 21)
    guard.run(guard.REMOVE, connection)
    yield found
    guard.run(guard.INSTALL, connection)


def drawn() -> list[tuple[int, int]]:
    """Number the mutations: each of the list, again and again until there are enough."""
    return [(number % len(MUTATIONS), number) for number in range(max(COUNT, len(MUTATIONS)))]


def test_every_mutation_is_found(kept):
    missed = []
    for which, seed in drawn():
        with transaction.atomic():
            MUTATIONS[which](Attack(random.Random(seed), covered=21))
            if verification.verify(witness=kept).exit_code != verification.TAMPERED:
                missed.append((MUTATIONS[which].__name__, seed))
            transaction.set_rollback(True)

    assert missed == []
    assert verification.verify(witness=kept).exit_code == verification.GOOD


def test_a_clean_record_raises_no_alarm(tmp_path):
    chance, file = random.Random(1), tmp_path / "witness.txt"
    alarms = []
    for run in range(CLEAN):
        make_events(chance.randrange(1, 9), start=run * 10)
        if chance.random() < 0.5:
            checkpoints.make()
        witness.add(file)
        make_events(chance.randrange(3), start=run * 10)
        report = verification.verify(witness=witness.read(file))
        if report.exit_code != verification.GOOD:
            alarms.append((run, report.problems, report.open))

    assert alarms == []
