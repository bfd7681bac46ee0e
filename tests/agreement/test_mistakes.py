"""Wrong plans are caught by the drawn worlds and the single words. `make mutants` tries all, this a seeded part."""

import random

import pytest

from tests.agreement.explained import EXPLAINED
from tests.agreement.mistakes import survivors
from tests.agreement.plans import all_plans

SAMPLE = 8


@pytest.mark.slow
def test_a_seeded_part_of_the_wrong_plans_is_caught():
    plans = [plan for plan in all_plans() if plan.name not in EXPLAINED]

    assert survivors(random.Random(20090721).sample(plans, SAMPLE)) == []


def test_wrong_plans_have_names_of_their_own_and_every_explained_one_exists():
    names = [plan.name for plan in all_plans()]

    assert len(set(names)) == len(names)
    assert len(names) > 150
    assert EXPLAINED.keys() <= set(names)
