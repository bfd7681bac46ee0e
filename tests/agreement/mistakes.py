"""Run wrong plans on changed worked cases and single words: each must be told apart from the reference."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable
from functools import cache
from types import ModuleType

import polars as pl

from gongdao.engine.clauses import OUTCOME_NAMES, Clause, Finding
from gongdao.facts.snapshot import Snapshot, to_frames
from tests.agreement.agreement import PACKS, Clauses, by_reference, differences
from tests.agreement.perturbed import Perturbed, perturbed, renumbered
from tests.agreement.plans import Plan, mistaken
from tests.agreement.scalars import aggregate_disagreements, disagreements
from tests.agreement.worlds import Drawn, drawn
from tests.spec.trial import cases_by_clause

SEEDS = 2
OF_CHOICES = 12
CHAINED = "QSH-20c"
CHAINED_WORLDS = (*range(10), 45, 53)  # in the last two a chain is opened by a row that has neither start nor end
Prepared = tuple[Perturbed, list[Finding], dict[str, pl.LazyFrame]]


@cache
def _prepared() -> tuple[Prepared, ...]:
    """Change worked cases of every clause by a little, also its numbers, and ask the reference; in an order by chance."""
    worlds = [perturbed(clause.id, seed) for pack in PACKS for clause in pack.computed for seed in range(SEEDS)]
    worlds += [renumbered(one, number) for one in worlds for number in range(_ways(one.clause))]
    random.Random(1).shuffle(worlds)
    return tuple(map(_asked, worlds))


def _ways(clause: Clause) -> int:
    """Say in how many ways the numbers of a clause are changed: often where one of them chooses among others."""
    if any(parameter.choices for parameter in clause.parameters):
        return OF_CHOICES
    return 1 if clause.parameters else 0


def _asked(one: Perturbed) -> Prepared:
    frames = {name: frame.lazy() for name, frame in to_frames(Snapshot(one.world.relations)).items()}
    return one, by_reference(one.world, one.clauses), frames


def survivors(plans: Iterable[Plan]) -> list[str]:
    """Name the mistakes that neither a world nor a single word shows."""
    return [plan.name for plan in plans if not is_caught(plan)]


def is_caught(plan: Plan) -> bool:
    """Tell whether a mistake shows; one that cannot run shows, too."""
    try:
        sweep = mistaken(plan)
        if plan.file == "spells" and _chains_differ(sweep):
            return True
        return _words_differ() or any(_differs(sweep, *one) for one in _prepared())
    except Exception:  # noqa: BLE001 -- whatever a wrong plan raises, it has shown itself
        return True


def _words_differ() -> bool:
    expressions, quantities = (sys.modules[f"mistaken_plan.{file}"] for file in ("expressions", "quantities"))
    return any(True for check in (disagreements, aggregate_disagreements) for _ in check(expressions, quantities))


@cache
def _drawn_chains() -> tuple[tuple[Drawn, list[Finding]], ...]:
    """Draw worlds, whose chains touch, overlap and perhaps begin, and ask the reference by the clause that reads them."""
    worlds = map(drawn, CHAINED_WORLDS)
    return tuple((world, by_reference(world, _chained())) for world in worlds)


def _chained() -> Clauses:
    return [(pack, clause) for pack in PACKS if (clause := pack.clause(CHAINED))]


def _chains_differ(sweep: ModuleType) -> bool:
    """Tell by the clause that reads chains: on drawn worlds, and by its worked cases, some with rows without a start."""
    ((pack, clause),) = _chained()
    for world, expected in _drawn_chains():
        frames = {name: frame.lazy() for name, frame in to_frames(Snapshot(world.relations)).items()}
        swept = sweep.sweep_frames(frames.__getitem__, [(pack, clause)], world.as_of, with_holds=True)
        if any(differences(expected, list(sweep.findings_of(swept.findings)))):
            return True
    for case, _ in cases_by_clause()[CHAINED]:
        frames = {name: frame.lazy() for name, frame in to_frames(Snapshot(case.facts)).items()}
        swept = sweep.sweep_frames(frames.__getitem__, [(pack, clause)], case.as_of, with_holds=True)
        found = {finding.subject: OUTCOME_NAMES[finding.outcome] for finding in sweep.findings_of(swept.findings)}
        if found != case.expect:
            return True
    return False


def _differs(sweep: ModuleType, one: Perturbed, found: list[Finding], frames: dict[str, pl.LazyFrame]) -> bool:
    swept = sweep.sweep_frames(frames.__getitem__, one.clauses, one.world.as_of, with_holds=True)
    return any(True for _ in differences(found, list(sweep.findings_of(swept.findings))))
