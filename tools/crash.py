"""End the process at every SQL statement of an act or a migration, go on, and compare with a run that was left alone.

`python -m tools.crash MOST NAME…` tries so many statements, chosen by a seed (0: all), of the acts named (all when none
is).
Every point must resume or roll back: no damage, the same rows as a clean run, and a record that verifies.
"""

import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

KILLED, STUCK = 137, 3
PEOPLE = 1000
SEED = 20261125
DAY = date(2026, 11, 25)
# The migrations of a feature are left out at first, so that there is something to bring up to date.
LATE = ("coverage",)
MOST_STUCK = 200  # ours: as many as the exit of a process can tell


@dataclass(frozen=True)
class Act:
    """Something that must be whole or not at all: `begun` is the database before, `go_on` what follows a crash."""

    begun: Path
    work: Callable[[], object]
    go_on: Callable[[], object]


def main(most: int, names: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="gongdao-crash-") as folder:
        acts = prepare(Path(folder))
        stuck = sum(try_act(name, acts[name], most) for name in names or acts)
    return 1 if stuck else 0


def prepare(folder: Path) -> dict[str, Act]:
    """Set up an installation in an own folder, and a second one whose tables are behind."""
    os.environ |= {"GONGDAO_DATA": str(folder / "data"), "GONGDAO_KEYS": str(folder / "keys")}
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    os.environ.pop("DATABASE_URL", None)
    import django  # noqa: PLC0415 -- after the environment is set

    django.setup()
    _in_child(lambda: _set_up(folder))
    return _acts(folder / "begun.sqlite3", folder / "behind.sqlite3")


def try_act(name: str, act: Act, most: int) -> int:
    """Crash at the points; count those from which nothing leads on."""
    clean = act.begun.with_name(f"{name}-clean.sqlite3")
    shutil.copy(act.begun, clean)
    statements = _statements(clean, act.work)
    expected = _at(clean, _rows)
    every = range(1, statements + 1)
    points = sorted(random.Random(SEED).sample(every, most)) if 0 < most < statements else every  # noqa: S311 -- which to try, not a secret
    stuck = _spread(points, lambda point: _is_stuck(name, act, point, expected))
    print(f"{name}: {len(points)} crash points of {statements} statements, {stuck} stuck", flush=True)
    return stuck


def _spread(points: Sequence[int], is_stuck: Callable[[int], bool]) -> int:
    """Try the points in as many processes as there are processors, and count the stuck ones."""
    workers = os.cpu_count() or 1
    children = []
    for first in range(workers):
        child = os.fork()
        if not child:
            os._exit(min(sum(map(is_stuck, points[first::workers])), MOST_STUCK))
        children.append(child)
    return sum(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)


def _is_stuck(name: str, act: Act, point: int, expected: dict[str, int]) -> bool:
    copy = act.begun.with_name(f"{name}-{point}.sqlite3")
    shutil.copy(act.begun, copy)
    ended = _in_child(lambda: _crash(copy, act.work, point))
    stuck = ended != KILLED or _in_child(lambda: _go_on(copy, act.go_on, expected)) != 0
    _remove(copy)
    if stuck:
        print(f"{name}: stuck at statement {point}", flush=True)
    return stuck


def _statements(database: Path, work: Callable[[], object]) -> int:
    from gongdao.cli.backups.copies import pointed_at  # noqa: PLC0415 -- after setup

    seen = []
    with pointed_at(database) as connection, connection.execute_wrapper(_noting(seen)):
        work()
    return len(seen)


def _noting(seen: list[str]) -> Callable[..., Any]:
    def note(execute: Any, sql: str, *rest: Any) -> Any:
        seen.append(sql)
        return execute(sql, *rest)

    return note


def _set_up(folder: Path) -> None:
    from django.core.management import call_command  # noqa: PLC0415 -- after setup
    from django.db import connection  # noqa: PLC0415 -- after setup
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415 -- after setup

    from gongdao.cli.backups.copies import pointed_at  # noqa: PLC0415 -- after setup
    from gongdao.cli.start import start_district  # noqa: PLC0415 -- after setup

    fast = "PRAGMA journal_mode=MEMORY;PRAGMA synchronous=OFF"
    behind, begun = folder / "behind.sqlite3", folder / "begun.sqlite3"
    with pointed_at(behind, fast):
        leaves = MigrationLoader(connection).graph.leaf_nodes()
        for app, _ in leaves:
            if app not in LATE:
                call_command("migrate", app, verbosity=0)
        start_district(DAY, lambda _told: None)
        _appoint_leader()
    shutil.copy(behind, begun)
    with pointed_at(begun, fast):
        call_command("migrate", verbosity=0)


def _appoint_leader() -> None:
    from gongdao.office.access.actions import grant  # noqa: PLC0415 -- after setup
    from gongdao.office.accounts.actions import create_user  # noqa: PLC0415 -- after setup
    from gongdao.office.accounts.principals import system  # noqa: PLC0415 -- after setup
    from gongdao.office.orgs.models import Unit  # noqa: PLC0415 -- after setup

    leader, _ = create_user(by=system(), username="leader", display_name="韩振东")
    grant(
        by=system(),
        user=leader,
        role="leader",
        unit=Unit.objects.unscoped(reason="a drill").get(key="top"),
        started_on=DAY,
    )


def _acts(begun: Path, behind: Path) -> dict[str, Act]:
    from gongdao.cli import migrating  # noqa: PLC0415 -- after setup

    return {
        "import": Act(begun, _import, _import),
        "adoption": Act(begun, _adopt, lambda: _unless("rulings.Adoption", _adopt)),
        "grant": Act(begun, _grant, lambda: _unless("access.Grant", _grant, role="leader", user__username="roster")),
        "migration": Act(behind, migrating.safe_migrate, lambda: migrating.is_pending() and migrating.safe_migrate()),
    }


def _unless(model: str, work: Callable[[], object], **known: str) -> None:
    from django.apps import apps  # noqa: PLC0415 -- after setup

    if not apps.get_model(model).objects.unscoped(reason="a drill").filter(**known).exists():
        work()


def _import() -> None:
    from gongdao.office.accounts.models import User  # noqa: PLC0415 -- after setup
    from gongdao.office.orgs.models import Unit  # noqa: PLC0415 -- after setup
    from gongdao.office.people.roster_import import import_roster  # noqa: PLC0415 -- after setup
    from gongdao.papers.mapping import propose_mapping  # noqa: PLC0415 -- after setup
    from gongdao.papers.roster import read_roster, read_roster_table  # noqa: PLC0415 -- after setup

    lines = ["姓名,性别,出生日期", *(f"张{number},男,1970-01-{number % 28 + 1:02d}" for number in range(PEOPLE))]
    table = read_roster_table("名册.csv", "\n".join(lines).encode())
    reading = read_roster("名册.csv", table, propose_mapping(table.headers), as_of=DAY)
    unit = Unit.objects.unscoped(reason="a drill").get(key="waiting")
    by = User.objects.unscoped(reason="a drill").get(username="roster")
    import_roster(by=by, reading=reading, receiving_unit=unit, source="名册.csv", headers=table.headers)


def _adopt() -> None:
    from gongdao.office.accounts.models import User  # noqa: PLC0415 -- after setup
    from gongdao.office.orgs.models import Unit  # noqa: PLC0415 -- after setup
    from gongdao.office.rulings.actions import adopt_pack  # noqa: PLC0415 -- after setup

    adopt_pack(
        by=User.objects.unscoped(reason="a drill").get(username="leader"),
        pack="qsh_2009",
        unit=Unit.objects.unscoped(reason="a drill").get(key="top"),
        adopted_on=DAY,
    )


def _grant() -> None:
    from gongdao.office.access.actions import grant  # noqa: PLC0415 -- after setup
    from gongdao.office.accounts.models import User  # noqa: PLC0415 -- after setup
    from gongdao.office.accounts.principals import system  # noqa: PLC0415 -- after setup
    from gongdao.office.orgs.models import Unit  # noqa: PLC0415 -- after setup

    user = User.objects.unscoped(reason="a drill").get(username="roster")
    grant(
        by=system(),
        user=user,
        role="leader",
        unit=Unit.objects.unscoped(reason="a drill").get(key="top"),
        started_on=DAY,
    )


def _crash(database: Path, work: Callable[[], object], point: int) -> None:
    from gongdao.cli.backups.copies import pointed_at  # noqa: PLC0415 -- after setup

    with pointed_at(database) as connection, _ending_at(connection, point):
        work()


@contextmanager
def _ending_at(connection: Any, point: int) -> Iterator[None]:
    seen = 0

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 -- Django's signature
        nonlocal seen
        seen += 1
        if seen == point:
            os._exit(KILLED)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        yield


def _go_on(database: Path, go_on: Callable[[], object], expected: dict[str, int]) -> None:
    from gongdao.cli.backups.copies import faults_of_sqlite, pointed_at, verify_record  # noqa: PLC0415 -- after setup

    with pointed_at(database):
        go_on()
        sound = _rows() == expected and not verify_record().problems
    if not sound or faults_of_sqlite(database):
        os._exit(STUCK)


def _rows() -> dict[str, int]:
    from django.db import connection  # noqa: PLC0415 -- after setup

    from gongdao.cli.backups.copies import count_rows  # noqa: PLC0415 -- after setup

    return count_rows(connection)


def _at(database: Path, work: Callable[[], Any]) -> Any:
    from gongdao.cli.backups.copies import pointed_at  # noqa: PLC0415 -- after setup

    with pointed_at(database):
        return work()


def _in_child(work: Callable[[], object]) -> int:
    """Work in a process of its own, and say how it ended; what goes wrong in it is shown."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        work()
    except BaseException:  # noqa: BLE001 -- the process ends here, and must not run on as a second of its parent
        sys.excepthook(*sys.exc_info())
        os._exit(STUCK)
    os._exit(0)


def _remove(path: Path) -> None:
    for left in path.parent.glob(f"{path.name}*"):
        left.unlink()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 0, sys.argv[2:]))
