"""Run the worked cases and the wrong rules of some clauses: `python -m tools.trial CLAUSE…`."""

from __future__ import annotations

import sys

from gongdao.engine.cases import ENGINES, run_case
from tests.spec.explained import EXPLAINED
from tests.spec.mutants import mutants_of
from tests.spec.trial import PACKS, cases_by_clause, survivors


def main(wanted: list[str]) -> int:
    failed = False
    for pack in PACKS.values():
        for clause in (clause for clause in pack.computed if clause.id in wanted):
            cases = [case for case, _ in cases_by_clause()[clause.id]]
            differences = [
                f"{name}: {difference}"
                for case in cases
                for name, findings in ENGINES.items()
                for difference in run_case(case, pack, findings)
            ]
            made = list(mutants_of(clause))
            alive = [] if differences else [name for name in survivors(made) if name not in EXPLAINED]
            print(f"{clause.id}: {len(cases)} cases, {len(differences)} differences, {len(made)} mutants")
            for line in [*differences, *(f"not caught: {name}" for name in alive)]:
                print("  ", line)
            failed |= bool(differences or alive)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
