"""The next change against other days, in its long form: `python -m tools.days PERSONS YEARS MANY`.

Judges a district of PERSONS on every day of YEARS, and one of MANY on the day before each named day, on the day, and on
60 random days.
"""

from __future__ import annotations

import sys
import time
from datetime import date, timedelta

from gongdao.facts.snapshot import to_frames
from gongdao.synth.district import build
from tests.agreement.agreement import Clauses
from tests.agreement.everyday import contradictions_at_random, day_by_day
from tests.spec.trial import PACKS

MADE_FOR, RANDOM_DAYS, SWEPT_DAYS = date(2026, 11, 24), 60, 12
FIRST = MADE_FOR - timedelta(days=365)


def main(persons: int = 300, years: int = 12, many: int = 10_000) -> int:
    clauses = [(pack, clause) for pack in PACKS.values() for clause in pack.computed]
    wrong = [*(_every_day(persons, years, clauses) if persons else ()), *(_named_days(many, clauses) if many else ())]
    print(*wrong[:20], sep="\n")
    return 1 if wrong else 0


def _every_day(persons: int, years: int, clauses: Clauses) -> list[str]:
    begun, days = time.process_time(), (FIRST.replace(year=FIRST.year + years) - FIRST).days
    answers, wrong = day_by_day(_frames(persons), clauses, FIRST, days, SWEPT_DAYS)
    print(f"{persons} persons, {len(clauses)} clauses, each of {days} days: {answers} answers,", end=" ")
    print(f"{len(wrong)} contradictions, {SWEPT_DAYS} days swept, too; {time.process_time() - begun:.0f} s", flush=True)
    return wrong


def _named_days(many: int, clauses: Clauses) -> list[str]:
    begun = time.process_time()
    wrong = list(contradictions_at_random(_frames(many), clauses, FIRST, RANDOM_DAYS, 1))
    print(f"{many} persons, every named day, the day before it, {RANDOM_DAYS} random days:", end=" ")
    print(f"{len(wrong)} contradictions; {time.process_time() - begun:.0f} s", flush=True)
    return wrong


def _frames(persons: int):
    made = to_frames(build(persons, 1, MADE_FOR).facts)
    return lambda name: made[name].lazy()


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
