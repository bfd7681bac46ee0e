"""One person by the reference, one clause live in a request, one explanation from nothing."""

from __future__ import annotations

import contextlib
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from gongdao.engine.clauses import Clause, Pack
from gongdao.engine.evaluate import evaluate_one
from gongdao.engine.explain import explain
from gongdao.engine.world import Row, World
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.partial import PartialDate
from gongdao.facts.snapshot import read_rows
from gongdao.packs.installed import load_all

ROOT = Path(__file__).parents[1]
OFFICIALS = 50
DEMO = 300  # officials of the demo district
CLAUSE = "QSH-20c"
OWN = ("person", "appointment")
FIND_SUBJECT = (
    "from gongdao.office.people.models import Appointment as A;"
    "print(A.objects.unscoped(reason='a bench').filter(kind='regular', post__category='leading', ended_on=None).first().key)"
)


def report(folder: Path, as_of: date, *, with_database: bool) -> None:
    """Measure and print, each with its limit."""
    facts = read_rows(folder).relations
    print(f"{OFFICIALS} officials one by one; milliseconds of CPU, median and p95")
    for what, kinds in (("all that names a person", tuple(RELATIONS)), ("the person and the posts held", OWN)):
        print(what, "·", *counted(World.of(facts), as_of, kinds))
        for name, limit, judged in (("without trace", 5, without_trace), ("with trace", 30, with_trace)):
            line(f"one person, {name}", limit, each_person(World.of(facts), as_of, judged, kinds))
    subject = str(facts["appointment"][4]["appointment"])
    explained("--facts", str(folder), subject=subject, environment={}, limit=1000)
    if not with_database:
        return
    with demo({}) as environment:
        live("SQLite", 20, environment)
        explained("--database", subject=asked(environment, FIND_SUBJECT), environment=environment, limit=2000)
    sys.path.insert(0, str(ROOT))
    from tests.servers.postgresql import running  # noqa: PLC0415 -- slow import

    with running() as address, demo({"DATABASE_URL": address}) as environment:
        live("PostgreSQL", 30, environment)


def line(name: str, limit: int, seconds: list[float]) -> None:
    """Print the median and the 95th percentile."""
    found = sorted(second * 1000 for second in seconds)
    print(f"{name:<34}{statistics.median(found):>9.1f}{found[int(len(found) * 0.95)]:>9.1f}  (limit {limit})")


def each_person(
    world: World, as_of: date, judged: Callable[[World, Pack, Clause, str, date], object], kinds: tuple[str, ...]
) -> list[float]:
    """Judge what is asked about some officials, after as many others that do not count, in a world that knows nothing
    of them yet."""
    seconds = []
    clauses = [(pack, clause) for pack in load_all() for clause in pack.computed]
    for person in world.rows("person")[: OFFICIALS * 2]:
        began = time.process_time()
        for pack, clause in clauses:
            for subject in about(world, clause, str(person["person"]), kinds, as_of):
                judged(world, pack, clause, subject, as_of)
        seconds.append(time.process_time() - began)
    return seconds[OFFICIALS:]


def counted(world: World, as_of: date, kinds: tuple[str, ...]) -> tuple[str, str]:
    """Say how often a clause is asked about a subject of one person, and how many findings come of it, on average."""
    clauses = [(pack, clause) for pack in load_all() for clause in pack.computed]
    asked, found = 0, 0
    for person in world.rows("person")[OFFICIALS : OFFICIALS * 2]:
        for pack, clause in clauses:
            for subject in about(world, clause, str(person["person"]), kinds, as_of):
                asked += 1
                found += len(list(evaluate_one(world, [(pack, clause)], subject, as_of)))
    return f"{asked / OFFICIALS:.0f} clauses asked of subjects,", f"{found / OFFICIALS:.0f} findings"


def about(world: World, clause: Clause, person: str, kinds: tuple[str, ...], as_of: date) -> Iterable[str]:
    """List the subjects of a clause that are one person, or rows that name him as theirs; of posts those held."""
    assert clause.rule
    relation = RELATIONS[clause.rule.about]
    if relation.name not in kinds:
        return []
    if relation.name == "person":
        return [person]
    if "person" not in relation.by_name:
        return []
    rows = world.linked(relation.name, ((None, "person"),), (person,))
    if kinds == OWN:
        rows = [row for row in rows if is_held(row, as_of)]
    return [str(row[relation.key]) for row in rows]


def is_held(row: Row, as_of: date) -> bool:
    """Tell whether an appointment may not be over."""
    ended = row.get("ended_on")
    return not isinstance(ended, PartialDate) or as_of < ended.last


def without_trace(world: World, pack: Pack, clause: Clause, subject: str, as_of: date) -> None:
    """Judge."""
    list(evaluate_one(world, [(pack, clause)], subject, as_of))


def with_trace(world: World, pack: Pack, clause: Clause, subject: str, as_of: date) -> None:
    """Judge and explain."""
    list(explain(world, pack, clause, subject, as_of))


@contextlib.contextmanager
def demo(settings: dict[str, str]) -> Iterator[dict[str, str]]:
    """Make a demo district; gives the environment in which it is found."""
    with tempfile.TemporaryDirectory() as place:
        base = {"GONGDAO_DATA": place, "DJANGO_SETTINGS_MODULE": "config.settings"}
        environment = {**os.environ, **base, **settings}
        run(environment, "-m", "gongdao.cli", "demo", "--persons", str(DEMO))
        yield environment


def run(environment: dict[str, str], *command: str) -> str:
    """Run Python and give what it prints."""
    done = subprocess.run([sys.executable, *command], env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def asked(environment: dict[str, str], program: str) -> str:
    """Ask the database of a demo district."""
    return run(environment, "-c", f"import django; django.setup(); {program}")


def live(database: str, limit: int, environment: dict[str, str]) -> None:
    """Judge and explain one clause about some officials, as a page does, in a process of its own."""
    numbers = run(environment, str(Path(__file__).with_name("live_clause.py")), CLAUSE, str(OFFICIALS))
    line(f"one clause live, {database}", limit, [float(number) for number in numbers.split()])


def explained(*source: str, subject: str, environment: dict[str, str], limit: int) -> None:
    """Explain one finding by the command line, from nothing."""
    command = ["explain", "--clause", CLAUSE, "--subject", subject, "--pack", "qsh_2009", "--as-of", "2026-12-31"]
    seconds = []
    for _ in range(5):
        began = children()
        run({**os.environ, **environment}, "-m", "gongdao.cli", *command, *source)
        seconds.append(children() - began)
    line(f"gongdao explain {source[0]}", limit, seconds)


def children() -> float:
    """CPU seconds of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
