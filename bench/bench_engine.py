"""The engine against its limits: a sweep of half a million officials, one person, one clause live, one explanation.

Prints CPU seconds (user and system of the process with its threads) and ratios of one run; compare ratios, not seconds.
The facts are made in columns (`columns.py`), so that the district is large without taking an hour to make.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import statistics
import tempfile
from datetime import date
from pathlib import Path

import columns
import persons
from timing import Clauses, Timed, columns_read, decode

from gongdao.engine.compiled.sweep import sweep_frames
from gongdao.facts.snapshot import read_frame
from gongdao.packs.installed import load_all

AS_OF = columns.AS_OF
PAST = date(AS_OF.year - 3, 12, 31)
ROUNDS = 3
DRAWN, SEEDS = 120, (1, 2, 3)  # ten times the twelve, other ones for each seed
SMALL = 500  # officials of the snapshot for a single person
# Exchange, place of upbringing, quota, credits, study, votes, two assessments, sanctions, absences, report, visits, last.
TWELVE = (
    *("QSH-20c", "QSH-20d", "QSH-24f", "QSH-3a", "PX-03", "QSH-29a"),
    *("KH-07", "CF-03", "QSH-13g", "GR-02", "QSH-10b", "QSH-29g"),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=500_000)
    parser.add_argument("--no-sweep", action="store_true", help="measure single persons only")
    parser.add_argument("--no-database", action="store_true", help="leave out what needs a demo district")
    parser.add_argument("--keep", type=Path, help="a folder where the snapshots stay for the next run")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        kept = arguments.keep or Path(place)
        if not arguments.no_sweep:
            sweeps(made(kept, arguments.persons), arguments.persons)
        persons.report(made(kept, SMALL), AS_OF, with_database=not arguments.no_database)


def made(place: Path, count: int) -> Path:
    """Make a snapshot unless it is there."""
    folder = place / str(count)
    if not folder.exists():
        columns.write(folder, count)
    return folder


def sweeps(folder: Path, count: int) -> None:
    """Measure the sweeps and print them with their ratios."""
    every: Clauses = [(pack, clause) for pack in load_all() for clause in pack.computed]
    twelve = [(pack, clause) for pack, clause in every if clause.id in TWELVE]
    needed = columns_read(twelve)
    work = {
        "decode": lambda: decode(folder, needed),
        "twelve": lambda: sweep(folder, twelve, AS_OF),
        "twelve, past": lambda: sweep(folder, twelve, PAST),
    }
    timed = {name: Timed() for name in [*work, "all"]}
    for place in range(ROUNDS + 1):
        for name, run in work.items():
            (timed[name] if place else Timed()).run(run)
    print(f"{count:,} officials, {len(twelve)} and {len(every)} clauses, as of {AS_OF} and {PAST}; medians of {ROUNDS}")
    print_peak("after the twelve")
    timed["all"].run(lambda: sweep(folder, every, AS_OF))
    for seed in SEEDS:
        drawn = random.Random(seed).sample(every, DRAWN)
        timed[f"{DRAWN}, seed {seed}"] = Timed()
        timed[f"{DRAWN}, seed {seed}"].run(lambda drawn=drawn: sweep(folder, drawn, AS_OF))
    print(f"{'':<14}{'CPU s':>10}{'wall s':>10}")
    cpu = {name: statistics.median(times.cpu) for name, times in timed.items()}
    for name, times in timed.items():
        print(f"{name:<14}{cpu[name]:>10.2f}{statistics.median(times.wall):>10.2f}")
    limits = [("twelve", "decode", 12), ("twelve, past", "twelve", math.inf), ("all", "twelve", math.inf)]
    limits += [(f"{DRAWN}, seed {seed}", "twelve", 5) for seed in SEEDS]
    for one, other, limit in limits:
        print(f"{one} / {other}: {cpu[one] / cpu[other]:.2f} (limit {limit})")
    print_peak("after all")


def sweep(folder: Path, clauses: Clauses, as_of: date) -> None:
    """Judge everybody by the compiled path."""
    sweep_frames(lambda relation: read_frame(folder, relation), clauses, as_of, with_holds=False)


def print_peak(when: str) -> None:
    """Print the most memory that this process has held."""
    print(f"peak memory {when}: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")


if __name__ == "__main__":
    main()
