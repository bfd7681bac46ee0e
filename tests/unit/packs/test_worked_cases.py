"""The worked cases: every computed clause has them, with each outcome that it can give, where its entries stand."""

import re
from collections import Counter, defaultdict

import pytest

from gongdao.engine.cases import read_cases
from gongdao.packs.installed import FOLDER, load, pack_names

GOLDEN = [*range(1, 4), *range(5, 10), *range(11, 14), *range(15, 18), 19, 21, *range(23, 26), 27, 29, 30, 32, 33]
GOLDEN += [35, *range(37, 40), *range(41, 44), *range(45, 48), *range(49, 53)]
LEAST = 4
# Every field that decides them is required, or its emptiness is itself the answer.
NEVER_UNKNOWN = {"CD-24d", "CD-26g", "CD-27b", "CD-27c", "CD-27l", "TX-03", "ZJ-03", "QSH-30h"}


@pytest.fixture(scope="module")
def cases():
    return {name: list(read_cases(FOLDER / name)) for name in pack_names()}


@pytest.fixture(scope="module")
def outcomes(cases):
    found = defaultdict(set)
    for listed in cases.values():
        for case in listed:
            found[case.clause] |= set(case.expect.values())
    return found


def computed():
    return [clause for name in pack_names() for clause in load(name).computed]


def test_every_computed_clause_has_cases_in_the_file_of_its_measure(cases):
    for name, listed in cases.items():
        pack = load(name)
        files = {measure.number: measure.file for measure in pack.measures}
        expected = {clause.id: f"{name}/cases/{files[clause.measure]}.yaml" for clause in pack.computed}

        assert {case.clause: case.file for case in listed} == expected


def test_every_clause_has_enough_cases(cases):
    counted = Counter(case.clause for listed in cases.values() for case in listed)

    assert [clause.id for clause in computed() if counted[clause.id] < LEAST] == []


def test_cases_meet_both_answers_and_a_missing_fact(outcomes):
    assert [clause.id for clause in computed() if not {"符合", "不符合"} <= outcomes[clause.id]] == []
    assert {clause.id for clause in computed() if "缺事实" not in outcomes[clause.id]} == NEVER_UNKNOWN


def test_a_number_that_the_source_does_not_give_is_met_as_not_set(outcomes):
    unset = {clause.id for clause in computed() if "未设定" in outcomes[clause.id]}
    without = {clause.id for clause in computed() if any(not parameter.values for parameter in clause.parameters)}

    assert without - unset == set()


def test_golden_cases_are_all_named(cases):
    notes = [case.note or "" for listed in cases.values() for case in listed]

    assert {int(found) for note in notes for found in re.findall(r"G(\d+)", note)} == set(GOLDEN)


def test_cases_have_names_of_their_own_within_a_clause(cases):
    names = [(case.clause, case.name) for listed in cases.values() for case in listed]

    assert [name for name, number in Counter(names).items() if number > 1] == []
