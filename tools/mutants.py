"""Try every mutant of every rule on the worked cases: `python -m tools.mutants`."""

from __future__ import annotations

import sys
from collections import Counter

from tests.spec.explained import EXPLAINED
from tests.spec.trial import all_mutants, survivors


def main() -> int:
    mutants = all_mutants()
    alive = survivors(mutants)
    unexplained = [name for name in alive if name not in EXPLAINED]
    for clause, count in Counter(mutant.clause.id for mutant in mutants).items():
        print(f"{clause}: {count}")
    print(f"{len(mutants)} mutants of rules, {len(mutants) - len(alive)} caught, {len(alive)} survive")
    print(f"{len(alive) - len(unexplained)} of these are explained")
    for name in unexplained:
        print(f"not explained: {name}")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
