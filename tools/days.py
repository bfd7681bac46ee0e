"""The next change against sweeps of other days, in its long form: `python -m tools.days PERSONS YEARS MANY`.

Walks every day of YEARS with a district of PERSONS, and sweeps one of MANY persons on 60 random days and the named ones.
"""

from __future__ import annotations

import sys
import time
from datetime import date, timedelta

from gongdao.facts.snapshot import to_frames
from gongdao.synth.district import build
from tests.agreement.everyday import contradictions, contradictions_at_random
from tests.spec.trial import PACKS

MADE_FOR, RANDOM_DAYS = date(2026, 11, 24), 60


def main(persons: int = 300, years: int = 12, many: int = 10_000) -> int:
    clauses = [(pack, clause) for pack in PACKS.values() for clause in pack.computed]
    first, days = MADE_FOR - timedelta(days=365), years * 366
    begun = time.monotonic()
    wrong = list(contradictions(_frames(persons), clauses, first, days))
    print(f"{persons} persons, {len(clauses)} clauses, {days} days one by one: {len(wrong)} contradictions,", end=" ")
    print(f"{time.monotonic() - begun:.0f} s", flush=True)
    begun = time.monotonic()
    more = list(contradictions_at_random(_frames(many), clauses, first, RANDOM_DAYS, 1))
    print(
        f"{many} persons, {RANDOM_DAYS} random days and {RANDOM_DAYS} named ones: {len(more)} contradictions,", end=" "
    )
    print(f"{time.monotonic() - begun:.0f} s")
    print(*[*wrong, *more][:20], sep="\n")
    return 1 if wrong or more else 0


def _frames(persons: int):
    made = to_frames(build(persons, 1, MADE_FOR).facts)
    return lambda name: made[name].lazy()


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
