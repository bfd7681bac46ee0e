"""Wrong rules are caught by the worked cases. `make mutants` tries all of them, this a seeded part."""

import random

from gongdao.packs.installed import load
from tests.spec.explained import EXPLAINED
from tests.spec.mutants import mutants_of
from tests.spec.trial import all_mutants, survivors

SAMPLE = 300


def test_a_seeded_part_of_the_mutants_is_caught():
    mutants = all_mutants()

    sample = random.Random(20090721).sample(mutants, SAMPLE)

    assert [name for name in survivors(sample) if name not in EXPLAINED] == []


def test_every_explained_mutant_exists_and_survives():
    explained = [mutant for mutant in all_mutants() if mutant.name in EXPLAINED]

    assert sorted(survivors(explained)) == sorted(EXPLAINED)


def test_mutants_have_names_of_their_own_and_every_rule_has_some():
    mutants = all_mutants()
    computed = [clause.id for clause in load("qsh_2009").computed]

    assert len({mutant.name for mutant in mutants}) == len(mutants)
    assert [clause for clause in computed if sum(mutant.clause.id == clause for mutant in mutants) < 5] == []


def test_a_mutant_differs_from_the_clause_in_one_thing_only():
    clause = next(clause for clause in load("qsh_2009").computed if clause.id == "QSH-19f")

    names = [mutant.name for mutant in mutants_of(clause)]

    reached = "in_favour * p.share.denominator >= choose(denominator) * p.share.numerator"
    assert names == [
        "QSH-19f applies: always",
        "QSH-19f applies: (purpose in recommendation & scope in own_unit) → (purpose in recommendation | scope in own_unit)",
        "QSH-19f applies: (purpose in recommendation & scope in own_unit) → scope in own_unit",
        "QSH-19f applies: (purpose in recommendation & scope in own_unit) → purpose in recommendation",
        "QSH-19f applies: purpose in recommendation → purpose in evaluation",
        "QSH-19f applies: scope in own_unit → scope in system",
        "QSH-19f applies: scope in own_unit → scope in district",
        f"QSH-19f holds: {reached} → {reached.replace('>=', '>')}",
        f"QSH-19f holds: {reached} → {reached.replace('>=', '<')}",
        "QSH-19f p.share: 1/2 → 0",
        "QSH-19f p.share: 1/2 → 1",
        "QSH-19f p.denominator: valid → returned",
        "QSH-19f p.denominator: valid → issued",
    ]
