"""Compare the reference and the compiled path on many worlds: `python -m tools.agreement WORLDS [FIRST_SEED]`."""

from __future__ import annotations

import sys
import time
from itertools import count, islice

from tests.agreement.agreement import PACKS, Tally, compare_seed
from tests.agreement.perturbed import disagreeing, misdated, perturbed
from tests.agreement.walk import walk

SUBJECTS, A_YEAR, THREE_YEARS = 200, 400, 3 * 366


def main(worlds: int, first: int = 0) -> int:
    tally, begun = Tally(), time.monotonic()
    for seed in range(first, first + worlds):
        compare_seed(seed, tally)
    print(f"{tally.worlds} drawn worlds, {tally.findings} findings in {time.monotonic() - begun:.0f} s", flush=True)
    around, wrong = _around(range(first, first + max(1, worlds // 10)))
    differences = [*tally.differences, *around.differences]
    for outcome, number in sorted(around.outcomes.items()):
        print(*outcome, number)
    print(f"{len(differences)} differences, {len(wrong)} on another day", *differences[:20], *wrong[:20], sep="\n")
    wrong += [text for other in (False, True) for text in _walk(other_parameters=other)]
    return 1 if differences or wrong else 0


def _around(seeds: range) -> tuple[Tally, list[str]]:
    """Change the worked cases of every clause by a little, compare both paths, and walk to the next change."""
    tally, begun, wrong = Tally(), time.monotonic(), []
    for clause in (clause for pack in PACKS for clause in pack.computed):
        for seed in seeds:
            one = perturbed(clause.id, seed)
            found, differences = disagreeing(one)
            tally.add(found, differences)
            wrong += misdated(one, found, A_YEAR) if seed == seeds.start else []
    print(f"{tally.worlds} changed cases, {tally.findings} findings in {time.monotonic() - begun:.0f} s", flush=True)
    return tally, wrong


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
