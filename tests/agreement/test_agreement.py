"""The compiled path gives what the reference gives, in every column of every finding."""

from __future__ import annotations

import pytest

from gongdao.engine.clauses import Outcome
from gongdao.engine.compiled.sweep import findings_of
from tests.agreement.agreement import PACKS, Clauses, Tally, by_reference, compare_seed, disagreements, swept
from tests.agreement.walk import walk
from tests.agreement.worlds import Drawn, drawn

WORLDS = 6
TWO_YEARS = 2 * 366
COMPUTED: Clauses = [(pack, clause) for pack in PACKS for clause in pack.computed]


@pytest.mark.slow
def test_both_paths_agree_in_every_column_on_drawn_worlds():
    tally = Tally()

    for seed in range(WORLDS):
        compare_seed(seed, tally)

    assert tally.differences == []
    assert {outcome for _, outcome in tally.outcomes} == {"holds", "fails", "unknown", "not_configured"}


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
    walked = list(walk(range(60), per_world=2, days=TWO_YEARS, other_parameters=other_parameters))

    assert [one for one in walked if not one.agrees] == []
    assert len(walked) >= 40
    assert sum(one.first is not None for one in walked) >= 5
