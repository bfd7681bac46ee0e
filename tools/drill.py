"""The drill: back an installation up while acts are recorded, destroy it, restore it elsewhere, and count what is lost.

`python -m tools.drill sqlite|postgresql PEOPLE` tells the figures; a server of PostgreSQL is started when none is named.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg

from tests.servers import postgresql

PEOPLE = 1000
ACTS_BEFORE = 20  # ours: acknowledged before the backup begins
# Acts one after the other, each told when it is acknowledged, until the process is ended.
WRITER = """
import django; django.setup()
from gongdao.office.accounts.principals import system
from gongdao.office.orgs import actions
from gongdao.office.orgs.rows import NewUnit
for number in range(100_000):
    actions.create_units(by=system(), rows=[NewUnit(f"单位{number}", key=f"drill-{number}")])
    print(number, flush=True)
"""

READER = """
import django; django.setup()
from gongdao.office.orgs.models import Unit
print(*Unit.objects.unscoped(reason="the drill counts all").values_list("key", flat=True))
"""


@dataclass(frozen=True)
class Place:
    """An installation: the folder of its data, and the address of its database, empty for the embedded one."""

    data: Path
    database: str = ""

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        own = {"GONGDAO_DATA": str(self.data), "GONGDAO_KEYS": f"{self.data}-keys"}
        own |= {"DJANGO_SETTINGS_MODULE": "config.settings"}
        return kept | own | ({"DATABASE_URL": self.database} if self.database else {})

    def gongdao(self, *words: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "gongdao.cli", *map(str, words)]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)

    def units(self) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", READER], env=self.environment, capture_output=True, text=True, check=True
        )
        return set(done.stdout.split())


@dataclass(frozen=True)
class Drill:
    """What came of it."""

    acknowledged: int
    lost: int
    went_on: bool
    backup_seconds: float
    restore_seconds: float
    said: str


@contextmanager
def databases(kind: str) -> Iterator[tuple[str, str]]:
    """Give the addresses of two empty databases, one for before and one for after."""
    if kind == "sqlite":
        yield "", ""
        return
    with postgresql.running() as server:
        names = [f"drill_{os.getpid()}_{number}" for number in (1, 2)]
        with psycopg.connect(server, autocommit=True) as connection:
            for name in names:
                connection.execute(f'CREATE DATABASE "{name}"')
        yield tuple(f"{server.rpartition('/')[0]}/{name}" for name in names)
        with psycopg.connect(server, autocommit=True) as connection:
            for name in names:
                connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _destroy(place: Place) -> None:
    shutil.rmtree(place.data)
    if place.database:
        server, _, name = place.database.rpartition("/")
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def install(place: Place, people: int) -> None:
    """Make an installation with a roster and one upload, and a key file beside it."""
    folder = place.data.parent
    (folder / "key").write_bytes(b"a key file of some length")
    rows = "".join(f"张{number},男,1957-06-{number % 28 + 1:02d}\n" for number in range(people))
    (folder / "roster.csv").write_text(f"姓名,性别,出生日期\n{rows}", encoding="utf-8")
    _must(place.gongdao("import", folder / "roster.csv"))
    (place.data / "uploads").mkdir(mode=0o700)
    (place.data / "uploads/file-1").write_bytes(b"kept")


def run(first: Place, back: Place) -> Drill:
    """Back up while a writer goes on, kill and destroy, restore, and look for every act that was acknowledged before."""
    folder = first.data.parent
    writer = subprocess.Popen([sys.executable, "-c", WRITER], env=first.environment, stdout=subprocess.PIPE, text=True)
    acknowledged = [int(writer.stdout.readline()) for _ in range(ACTS_BEFORE)]
    sealed = ("--key-file", folder / "key")
    began = time.monotonic()
    _must(first.gongdao("backup", "--out", folder / "backup", *sealed))
    backed_up = time.monotonic() - began
    went_on = int(writer.stdout.readline()) > acknowledged[-1]
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    _destroy(first)
    began = time.monotonic()
    elsewhere = replace(back, data=folder / "other")
    done = _must(elsewhere.gongdao("restore", folder / "backup", "--into", back.data, *sealed))
    restored = time.monotonic() - began
    lost = {f"drill-{number}" for number in acknowledged} - back.units()
    return Drill(len(acknowledged), len(lost), went_on, backed_up, restored, done.stdout.strip())


def main(kind: str, people: int) -> int:
    with tempfile.TemporaryDirectory(prefix="gongdao-drill-") as name, databases(kind) as (one, other):
        first, back = Place(Path(name) / "data", one), Place(Path(name) / "back", other)
        install(first, people)
        found = run(first, back)
    print(found.said)
    print(f"{kind}: backup {found.backup_seconds:.1f} s while acts went on: {found.went_on}")
    print(
        f"{kind}: restored in {found.restore_seconds:.1f} s, {found.lost} of {found.acknowledged} acknowledged acts lost"
    )
    return 1 if found.lost else 0


def _must(done: subprocess.CompletedProcess[str]) -> subprocess.CompletedProcess[str]:
    if done.returncode:
        raise RuntimeError(done.stderr or done.stdout)
    return done


if __name__ == "__main__":
    kind, *rest = sys.argv[1:]
    sys.exit(main(kind, int(rest[0]) if rest else PEOPLE))
