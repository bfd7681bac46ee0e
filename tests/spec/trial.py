"""Try mutants on the worked cases, by the reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from gongdao.engine.cases import Case, read_cases, run_case
from gongdao.engine.changes import UnknownChangeError
from gongdao.engine.clauses import Clause, Finding, Pack
from gongdao.engine.evaluate import evaluate_all
from gongdao.engine.world import World
from gongdao.packs.installed import FOLDER, load, pack_names
from tests.spec.mutants import Mutant, mutants_of

PACKS = {name: load(name) for name in pack_names()}


@cache
def cases_by_clause() -> dict[str, list[tuple[Case, World]]]:
    """Read the worked cases of all packs once, each with its world."""
    found: dict[str, list[tuple[Case, World]]] = defaultdict(list)
    for name in PACKS:
        for case in read_cases(FOLDER / name):
            found[case.clause].append((case, World.of(case.facts)))
    return found


def all_mutants() -> list[Mutant]:
    """Make the mutants of all computed clauses."""
    return [mutant for pack in PACKS.values() for clause in pack.computed for mutant in mutants_of(clause)]


def survivors(mutants: Iterable[Mutant]) -> list[str]:
    """Name the mutants that no worked case of their clause tells apart from the right rule."""
    return [mutant.name for mutant in mutants if not is_caught(mutant)]


def is_caught(mutant: Mutant) -> bool:
    """Tell whether a worked case of the clause fails with this mistake; a mistake that cannot run is caught, too."""
    pack = replace(PACKS[mutant.clause.pack], clauses=(mutant.clause,))
    return any(_differs(case, world, pack) for case, world in cases_by_clause()[mutant.clause.id])


def _differs(case: Case, world: World, pack: Pack) -> bool:
    def findings(pack: Pack, clause: Clause, case: Case) -> list[Finding]:
        return list(evaluate_all(world, [(pack, clause)], case.as_of))

    try:
        return any(True for _ in run_case(case, pack, findings))
    except (UnknownChangeError, TypeError):
        return True
