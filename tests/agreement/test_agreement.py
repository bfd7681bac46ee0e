"""The compiled path gives what the reference gives, in every column of every finding."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from gongdao.engine.clauses import Outcome
from gongdao.engine.compiled.sweep import findings_of
from gongdao.engine.judge import outcome_of, periods_of, scene_for
from gongdao.engine.world import World
from tests.agreement.agreement import PACK, Clauses, Tally, by_reference, compare_seed, disagreements, overlaid, swept
from tests.agreement.worlds import Drawn, drawn

WORLDS = 60
SMALL = 8  # persons; a day in a small world is asked about in a fraction of a millisecond
DAYS_WALKED = 2 * 366
COMPUTED: Clauses = [(PACK, clause) for clause in PACK.computed]


@pytest.mark.slow
def test_both_paths_agree_on_every_column_and_the_worlds_show_every_outcome():
    tally = Tally()

    for seed in range(WORLDS):
        compare_seed(seed, tally)

    assert tally.differences == []
    assert tally.never_seen(clause.id for clause in PACK.computed) == []


def test_both_paths_agree_without_any_facts():
    world = Drawn(drawn(1).as_of, {})

    assert list(disagreements(world, COMPUTED, by_reference(world, COMPUTED))) == []
    assert by_reference(world, COMPUTED) == []


def test_a_sweep_without_holds_gives_the_rest_and_the_same_counts():
    world = drawn(1)

    whole, rest = swept(world, COMPUTED), swept(world, COMPUTED, with_holds=False)

    kept = [finding for finding in findings_of(whole.findings) if finding.outcome is not Outcome.HOLDS]
    assert sorted(map(repr, findings_of(rest.findings))) == sorted(map(repr, kept))
    assert rest.counts.equals(whole.counts)


def test_one_clause_alone_answers_as_among_all():
    world = drawn(1)
    among_all = list(findings_of(swept(world, COMPUTED).findings))

    for pack, clause in COMPUTED:
        alone = list(findings_of(swept(world, [(pack, clause)]).findings))
        assert sorted(map(repr, alone)) == sorted(repr(found) for found in among_all if found.clause == clause.id)


@pytest.mark.slow
@pytest.mark.parametrize("other_parameters", [False, True], ids=["as published", "with changing parameters"])
def test_next_change_is_the_first_day_on_which_the_outcome_differs(other_parameters):
    chance = random.Random(7)
    differing, walked, changing = [], 0, 0
    for world in (drawn(seed) for seed in range(60)):
        if len(world.relations["person"]) > SMALL:
            continue
        pack = overlaid(PACK, chance, world.as_of) if other_parameters else PACK
        for finding, first in _walked(world, pack, chance):
            expected = finding.next_change_on
            horizon = world.as_of + timedelta(days=DAYS_WALKED)
            if first != (expected if expected is not None and expected < horizon else None):
                differing.append((finding, first))
            walked += 1
            changing += first is not None

    assert differing == []
    assert walked >= 80
    assert changing >= 12


def _walked(world, pack, chance):
    """Yield some findings of a world, each with the first later day on which its outcome differs, asked day by day."""
    clauses = [(pack, clause) for clause in pack.computed]
    by_key = {(finding.clause, finding.period, finding.subject): finding for finding in by_reference(world, clauses)}
    facts = World.of(world.relations)
    for key in chance.sample(sorted(by_key, key=str), min(4, len(by_key))):
        finding = by_key[key]
        clause = pack.clause(finding.clause)
        row = facts.row(clause.rule.about, finding.subject)
        period = next(p for p in periods_of(clause, pack, world.as_of) if (p.label if p else None) == finding.period)
        scene = scene_for(facts, clause, row, world.as_of, period)
        days = (world.as_of + timedelta(days=number) for number in range(1, DAYS_WALKED))
        yield finding, next((day for day in days if outcome_of(clause.rule, scene.at(day)) != finding.outcome), None)
