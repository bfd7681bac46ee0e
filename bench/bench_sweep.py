"""The sweep of a synthetic district against its limits: reading the columns, rules written by hand, the reference.

Prints CPU seconds (user and system of this process) and wall seconds, medians of interleaved rounds, and their
ratios. Compare ratios, not seconds: machines differ, and so does one machine from hour to hour.
"""

from __future__ import annotations

import argparse
import math
import resource
import statistics
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import peer_rules
from timing import Clauses, Timed, columns_read, decode

from gongdao.engine.clauses import Pack
from gongdao.engine.compiled.sweep import Sweep, sweep_frames
from gongdao.engine.evaluate import evaluate_all
from gongdao.engine.judge import periods_of
from gongdao.engine.world import World
from gongdao.facts.snapshot import read_frame, read_rows
from gongdao.packs.installed import load
from gongdao.synth import district

AS_OF = date(2026, 12, 31)
SIX = ("QSH-2a", "QSH-10b", "QSH-13g", "QSH-20c", "QSH-24f", "QSH-29a")
ROUNDS = 3
SMALL, LARGE = 5_000, 40_000  # between these the growth is measured
SAMPLE = 300  # persons for the reference


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=20_000)
    parser.add_argument("--no-growth", action="store_true", help="leave out the two other sizes")
    arguments = parser.parse_args()
    pack = load("qsh_2009")
    clauses = [(pack, clause) for clause in pack.computed]
    with tempfile.TemporaryDirectory() as place:
        folder = made(Path(place), arguments.persons)
        check_counts(folder, pack)
        timed = measure(folder, clauses)
        timed["reference"] = reference(made(Path(place), SAMPLE), clauses, arguments.persons)
        report(arguments.persons, len(clauses), timed)
        if not arguments.no_growth:
            print(f"growth exponent of CPU, {SMALL:,} to {LARGE:,} persons: {growth(Path(place), clauses):.2f}")
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")


def made(place: Path, persons: int) -> Path:
    """Make a snapshot."""
    folder = place / str(persons)
    if not folder.exists():
        district.write(folder, persons, 1, AS_OF)
    return folder


def measure(folder: Path, clauses: Clauses) -> dict[str, Timed]:
    """Run the four kinds of work in turn, after one round that does not count."""
    columns = columns_read(clauses)
    six = [(pack, clause) for pack, clause in clauses if clause.id in SIX]
    work: dict[str, Callable[[], object]] = {
        "decode": lambda: decode(folder, columns),
        "compiled": lambda: sweep(folder, clauses),
        "compiled six": lambda: sweep(folder, six),
        "by hand six": lambda: by_hand(folder, six[0][0]),
    }
    timed = {name: Timed() for name in work}
    for count in range(ROUNDS + 1):
        for name, run in work.items():
            (timed[name] if count else Timed()).run(run)
    return timed


def sweep(folder: Path, clauses: Clauses) -> Sweep:
    """Judge everybody by the compiled path."""
    return sweep_frames(lambda relation: read_frame(folder, relation), clauses, AS_OF, with_holds=False)


def by_hand(folder: Path, pack: Pack) -> dict[tuple[str, int], dict[str, int]]:
    """Judge by the six rules written by hand."""
    return peer_rules.all_six(folder, AS_OF, bounds(pack, "QSH-2a"), bounds(pack, "QSH-10b"))


def bounds(pack: Pack, clause_id: str) -> list[tuple[date, date]]:
    """Give the periods judged."""
    (clause,) = (clause for clause in pack.computed if clause.id == clause_id)
    return [(period.start, period.end) for period in periods_of(clause, pack, AS_OF) if period]


def check_counts(folder: Path, pack: Pack) -> None:
    """Both sides must count the same outcomes, or the comparison means nothing."""
    counts: dict[tuple[str, int], dict[str, int]] = {}
    for clause in (clause for clause in pack.computed if clause.id in SIX):
        labels = [period.label if period else None for period in periods_of(clause, pack, AS_OF)]
        for row in sweep(folder, [(pack, clause)]).counts.iter_rows(named=True):
            counts.setdefault((clause.id, labels.index(row["period"])), {})[row["outcome"]] = row["count"]
    hand = by_hand(folder, pack)
    for key in counts.keys() | hand.keys():
        assert counts.get(key) == hand.get(key), (key, counts.get(key), hand.get(key))
    print(f"{len(SIX)} clauses by hand and compiled: the same {sum(sum(c.values()) for c in hand.values()):,} outcomes")


def reference(folder: Path, clauses: Clauses, persons: int) -> Timed:
    """Time the reference once on a small district and stretch it to the number of persons."""
    snapshot = read_rows(folder)
    timed = Timed()
    timed.run(lambda: list(evaluate_all(World(snapshot.rows), clauses, AS_OF)))
    factor = persons / SAMPLE
    return Timed([value * factor for value in timed.cpu], [value * factor for value in timed.wall])


def growth(place: Path, clauses: Clauses) -> float:
    """Give the exponent with which CPU seconds grow with the number of persons."""
    small, large = made(place, SMALL), made(place, LARGE)
    one, other = Timed(), Timed()
    for _ in range(ROUNDS):
        one.run(lambda: sweep(small, clauses))
        other.run(lambda: sweep(large, clauses))
    return math.log(statistics.median(other.cpu) / statistics.median(one.cpu)) / math.log(LARGE / SMALL)


def report(persons: int, clauses: int, timed: dict[str, Timed]) -> None:
    """Print seconds and ratios."""
    print(
        f"{persons:,} persons, {clauses} clauses, as of {AS_OF}; medians of {ROUNDS}; the reference once, on {SAMPLE}"
    )
    print(f"{'':<16}{'CPU s':>10}{'wall s':>10}")
    cpu = {name: statistics.median(times.cpu) for name, times in timed.items()}
    for name, times in timed.items():
        print(f"{name:<16}{cpu[name]:>10.3f}{statistics.median(times.wall):>10.3f}")
    for one, other in (("compiled", "decode"), ("compiled six", "by hand six"), ("reference", "compiled")):
        print(f"{one} / {other}: {cpu[one] / cpu[other]:.2f} (CPU)")


if __name__ == "__main__":
    main()
