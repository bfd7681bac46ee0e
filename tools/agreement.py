"""Compare the reference and the compiled path on many worlds: `python -m tools.agreement WORLDS [FIRST_SEED]`."""

from __future__ import annotations

import sys
import time

from tests.agreement.agreement import PACK, Tally, compare_seed


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
    return 1 if tally.differences or never else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
