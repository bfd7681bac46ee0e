"""Try every wrong rule on the worked cases, and every wrong plan on drawn worlds: `python -m tools.mutants`."""

from __future__ import annotations

import sys
from collections.abc import Container

from tests.agreement import explained as plans_explained
from tests.agreement import mistakes
from tests.agreement.plans import all_plans
from tests.spec import explained as rules_explained
from tests.spec import trial


def main() -> int:
    rules, plans = trial.all_mutants(), all_plans()
    failed = _report("rules", len(rules), trial.survivors(rules), rules_explained.EXPLAINED)
    failed |= _report("plans", len(plans), mistakes.survivors(plans), plans_explained.EXPLAINED)
    return failed


def _report(kind: str, made: int, alive: list[str], explained: Container[str]) -> int:
    unexplained = [name for name in alive if name not in explained]
    print(f"wrong {kind}: {made} made, {made - len(alive)} caught, {len(alive) - len(unexplained)} explained")
    for name in unexplained:
        print(f"not caught: {name}")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
