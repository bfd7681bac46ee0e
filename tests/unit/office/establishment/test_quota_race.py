"""Many ask at the same moment for the last places: as many get one as there are, and without the guards more would."""

import contextlib
import multiprocessing
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import IntegrityError, connection, transaction

from gongdao.errors import UserError
from gongdao.office.access.roles import RosterClerk
from gongdao.office.accounts.models import User
from gongdao.office.establishment import actions, ledger_queries
from gongdao.office.establishment import registers as establishment
from gongdao.office.establishment.ledger import Account
from gongdao.office.establishment.models import QuotaHold, QuotaLine
from gongdao.office.orgs.models import Unit
from gongdao.office.registers import actions as registers
from tests.factories.access import make_holder
from tests.factories.orgs import make_unit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
DAY = date(2026, 3, 1)
LEVEL = "section_deputy"
PLACES, ASKING, PROCESSES = 20, 200, 8
PAUSE_SECONDS = 0.01


def _approve(places: int) -> None:
    unit = make_unit()
    clerk = make_holder(RosterClerk, unit)
    quota = {"unit": unit.key, "level": LEVEL, "approved": places, "document": "编办〔2020〕1号"}
    registers.add_row(by=clerk, register=establishment.QUOTA, values=quota)
    actions.settle_ledger(by=clerk)


@contextlib.contextmanager
def _shared(folder: Path):
    """Give a way into the database that other processes can use, too: what is in memory is copied to a file."""
    if connection.vendor == "postgresql":
        yield contextlib.nullcontext
        return
    file = folder / "shared.sqlite3"
    with contextlib.closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy)
    yield lambda: _at(file)


@contextlib.contextmanager
def _at(file: Path):
    """Work on the file; the database in memory is put aside, for to close it would be to lose it."""
    aside, name = connection.connection, connection.settings_dict["NAME"]
    connection.connection, connection.settings_dict["NAME"] = None, file
    try:
        yield
    finally:
        connection.close()
        connection.connection, connection.settings_dict["NAME"] = aside, name


@contextlib.contextmanager
def _pausing(pause: Callable[[], object]):
    """Pause between counting the places and taking one, so that others come in between if they can."""
    count = actions._free_slot

    def counted(*asked: object) -> int:
        slot = count(*asked)
        pause()
        return slot

    with patch.object(actions, "_free_slot", counted):
        yield


def _ask(way: Callable, start, told, times: int, guards: Callable, pause: Callable) -> None:
    seen: Counter[str] = Counter()
    try:
        with way(), _pausing(pause), guards():
            by, unit = User.objects.get(username=RosterClerk.code), Unit.objects.get()
            start.wait(timeout=60)
            for _ in range(times):
                seen[_try(by, unit)] += 1
            connection.close()
    except BaseException as error:  # noqa: BLE001 -- the test tells what went wrong in the other process
        start.abort()
        seen[repr(error)] += 1
    told.put(seen)


def _try(by: User, unit: Unit) -> str:
    try:
        actions.keep_place(by=by, unit=unit, level=LEVEL, account=Account.RESERVED, purpose="动议", on=DAY)
    except UserError as refused:
        return refused.code
    except IntegrityError:
        return "stopped"
    return "won"


def _race(
    way: Callable, *, asking: int, guards: Callable = contextlib.nullcontext, meets: bool = False
) -> Counter[str]:
    """Let processes ask in turn; when they meet, none takes a place before all have counted."""
    if connection.vendor == "postgresql":  # a forked process must inherit neither the session nor the pool
        connection.close()
        connection.close_pool()
    fork = multiprocessing.get_context("fork")
    start, told, meeting = fork.Barrier(PROCESSES), fork.Queue(), fork.Barrier(PROCESSES)
    pause = partial(meeting.wait, 60) if meets else partial(time.sleep, PAUSE_SECONDS)
    work = (way, start, told, asking // PROCESSES, guards, pause)
    processes = [fork.Process(target=_ask, args=work) for _ in range(PROCESSES)]
    for process in processes:
        process.start()
    seen = sum((told.get(timeout=120) for _ in processes), Counter())
    for process in processes:
        process.join()
    return seen


def _balance() -> dict[Account, int]:
    line = QuotaLine.objects.get()
    return ledger_queries.balances([line], DAY)[0].accounts


def test_exactly_as_many_win_as_there_are_places(tmp_path):
    _approve(PLACES)
    with _shared(tmp_path) as way:
        assert _race(way, asking=ASKING) == {"won": PLACES, "no_place": ASKING - PLACES}
        with way():
            assert (_balance()[Account.FREE], _balance()[Account.RESERVED]) == (0, PLACES)
            assert sorted(QuotaHold.objects.values_list("slot", flat=True)) == list(range(1, PLACES + 1))


def _no_transaction(*_args, **_options):
    return contextlib.nullcontext()


@contextlib.contextmanager
def _without_lock():
    """Neither a transaction nor a lock, as if nobody had thought of it; the record is left out."""
    with contextlib.ExitStack() as off:
        off.enter_context(patch.object(transaction, "atomic", _no_transaction))
        off.enter_context(patch.object(actions, "_locked", lambda unit, level: QuotaLine.objects.get()))
        off.enter_context(patch.object(actions, "_record"))
        yield


def test_without_lock_the_number_of_the_place_alone_stops_the_others(tmp_path):
    _approve(1)
    with _shared(tmp_path) as way:
        seen = _race(way, asking=PROCESSES, guards=_without_lock, meets=True)
    assert seen == {"won": 1, "hold_slot_once": PROCESSES - 1}


@pytest.mark.parametrize("run", range(5))
def test_without_any_guard_everybody_gets_the_last_place(tmp_path, run):
    _approve(1)
    with _shared(tmp_path) as way:
        with way():
            _drop_constraint()
        try:
            assert _race(way, asking=PROCESSES, guards=_without_lock, meets=True) == {"won": PROCESSES}
            with way():
                assert _balance()[Account.FREE] == 1 - PROCESSES
        finally:
            if connection.vendor == "postgresql":
                _restore_constraint()


def _constraint():
    return next(one for one in QuotaHold._meta.constraints if one.name == "hold_slot_once")


def _drop_constraint() -> None:
    with connection.schema_editor() as editor:
        editor.remove_constraint(QuotaHold, _constraint())


def _restore_constraint() -> None:
    with connection.schema_editor() as editor:
        editor.execute("DELETE FROM establishment_hold")
        editor.add_constraint(QuotaHold, _constraint())
