"""The next change, found by asking day by day with the facts recorded."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gongdao.engine.clauses import Finding, Pack
from gongdao.engine.judge import outcome_of, periods_of, scene_for
from gongdao.engine.world import World
from gongdao.packs.installed import load
from tests.agreement.agreement import by_reference, overlaid
from tests.agreement.worlds import Drawn, drawn

PACK = load("qsh_2009")
SMALL = 8  # persons; a day in a small world is asked about in a fraction of a millisecond


@dataclass(frozen=True)
class Walked:
    """A finding, and the first later day within the days walked on which its outcome differs."""

    finding: Finding
    first: date | None
    horizon: date

    @property
    def agrees(self) -> bool:
        """Tell whether the finding names that day."""
        named = self.finding.next_change_on
        return self.first == (named if named is not None and named < self.horizon else None)


def walk(
    seeds: Iterable[int], *, per_world: int, days: int, other_parameters: bool, document: Pack = PACK
) -> Iterator[Walked]:
    """Walk some findings of each small world; with the published parameters, or with others that change."""
    for seed in seeds:
        world, chance = drawn(seed), random.Random(seed)
        if len(world.relations["person"]) <= SMALL:
            pack = overlaid(document, chance, world.as_of) if other_parameters else document
            yield from walked(world, pack, chance, per_world, days)


def walked(world: Drawn, pack: Pack, chance: random.Random, per_world: int, days: int) -> Iterator[Walked]:
    found = sorted(by_reference(world, [(pack, clause) for clause in pack.computed]), key=repr)
    facts = World.of(world.relations)
    for finding in chance.sample(found, min(per_world, len(found))):
        yield Walked(finding, _first(facts, finding, pack, world.as_of, days), world.as_of + timedelta(days=days))


def _first(facts: World, finding: Finding, pack: Pack, as_of: date, days: int) -> date | None:
    clause, row = pack.clause(finding.clause), facts.row(finding.subject_kind, finding.subject)
    if clause is None or clause.rule is None or row is None:
        raise TypeError(finding)
    periods = periods_of(clause, pack, as_of)
    period = next(period for period in periods if (period.label if period else None) == finding.period)
    scene = scene_for(facts, clause, row, as_of, period)
    later = (as_of + timedelta(days=number) for number in range(1, days))
    return next((day for day in later if outcome_of(clause.rule, scene.on(day)) != finding.outcome), None)
