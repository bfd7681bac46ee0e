"""Compare the reference and the compiled path on many worlds: `python -m tools.agreement WORLDS [FIRST_SEED]`."""

from __future__ import annotations

import sys
import time
from itertools import count, islice

from tests.agreement.agreement import PACK, Tally, compare_seed
from tests.agreement.walk import walk

SUBJECTS, THREE_YEARS = 200, 3 * 366


def main(worlds: int, first: int = 0) -> int:
    tally, begun = Tally(), time.monotonic()
    for seed in range(first, first + worlds):
        compare_seed(seed, tally)
    never = tally.never_seen(clause.id for clause in PACK.computed)
    print(f"{tally.worlds} worlds, {tally.findings} findings in {time.monotonic() - begun:.0f} s")
    for clause in PACK.computed:
        seen = {outcome: count for (name, outcome), count in sorted(tally.outcomes.items()) if name == clause.id}
        print(f"{clause.id}: {', '.join(f'{outcome} {count}' for outcome, count in seen.items())}")
    for text in [*tally.differences[:20], *(f"never seen: {clause} {outcome}" for clause, outcome in never)]:
        print(text)
    print(f"{len(tally.differences)} differences")
    wrong = [text for other in (False, True) for text in _walk(other_parameters=other)]
    print(*wrong[:5], sep="\n")
    return 1 if tally.differences or never or wrong else 0


def _walk(*, other_parameters: bool) -> list[str]:
    """Ask day by day for three years about two hundred subjects."""
    walked = list(islice(walk(count(), per_world=4, days=THREE_YEARS, other_parameters=other_parameters), SUBJECTS))
    wrong = [str(one) for one in walked if not one.agrees]
    parameters = "changing" if other_parameters else "published"
    changing = sum(one.first is not None for one in walked)
    print(f"{len(walked)} subjects walked, {parameters} parameters: {changing} change, {len(wrong)} on another day")
    return wrong


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
