"""Around every worked case of every pack the compiled path gives what the reference gives, and the next change is right."""

from __future__ import annotations

import pytest

from tests.agreement.perturbed import disagreeing, misdated, perturbed
from tests.spec.trial import PACKS

COMPUTED = [clause.id for pack in PACKS.values() for clause in pack.computed]
SEEDS, WALKED, DAYS = 4, 1, 400


@pytest.mark.slow
@pytest.mark.parametrize("clause", COMPUTED)
def test_both_paths_agree_around_the_worked_cases(clause):
    differences = [text for seed in range(SEEDS) for text in disagreeing(perturbed(clause, seed))[1]]

    assert differences == []


@pytest.mark.slow
@pytest.mark.parametrize("clause", COMPUTED)
def test_next_change_is_the_first_later_day_on_which_the_outcome_differs(clause):
    walked = [perturbed(clause, seed) for seed in range(WALKED)]

    assert [text for one in walked for text in misdated(one, disagreeing(one)[0], DAYS)] == []
