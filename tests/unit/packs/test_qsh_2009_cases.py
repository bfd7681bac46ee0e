"""The worked cases of the Measures: every computed clause has them, with each outcome that it can give."""

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

CASES = Path(__file__).parents[3] / "src/gongdao/packs/qsh_2009/cases"
GOLDEN = {"G1", "G2", "G3", "G5", "G6", "G7", "G11", "G12", "G13", "G15", "G16", "G17", "G19", "G21", "G23", "G27"}
GOLDEN |= {"G29", "G30", "G32"}
DECIDED = {"符合", "不符合", "缺事实"}
COMPUTED = {
    "m02_study": ["QSH-2a", "QSH-2c"],
    "m03_credits": ["QSH-3b"],
    "m06_life_meeting": ["QSH-6a"],
    "m10_front_line": ["QSH-10b", "QSH-10c", "QSH-10d"],
    "m13_meetings": ["QSH-13g", "QSH-13h", "QSH-13i"],
    "m15_training": ["QSH-15a"],
    "m19_recommendation": ["QSH-19f"],
    "m20_exchange": ["QSH-20b", "QSH-20c", "QSH-20d"],
    "m24_discipline": ["QSH-24f"],
    "m28_bonus": ["QSH-28f"],
    "m29_step_down": ["QSH-29a", "QSH-29b", "QSH-29g", "QSH-29h"],
    "m30_inspectors": ["QSH-30b", "QSH-30c", "QSH-30d", "QSH-30e"],
}


@pytest.fixture(scope="module")
def groups():
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in CASES.glob("*.yaml")}


@pytest.fixture(scope="module")
def cases(groups):
    return [(group["clause"], case) for listed in groups.values() for group in listed for case in group["cases"]]


def test_files_hold_the_clauses_of_their_measure(groups):
    assert {name: [group["clause"] for group in listed] for name, listed in groups.items()} == COMPUTED


def test_clauses_meet_each_outcome_that_they_can_give(cases):
    met = defaultdict(set)
    for clause, case in cases:
        met[clause] |= set(case["expect"].values())

    assert met.pop("QSH-3b") == DECIDED | {"未设定"}
    assert set(map(frozenset, met.values())) == {frozenset(DECIDED)}


def test_clauses_meet_a_subject_to_which_they_do_not_apply(cases):
    without = {clause for clause, case in cases if case["expect"] == {}}

    assert without == {clause for listed in COMPUTED.values() for clause in listed}


def test_golden_cases_are_named(cases):
    named = {word.rstrip("abc") for _, case in cases for word in case.get("note", "").replace("、", "，").split("，")}
    named = {word.partition("：")[0] for word in named}

    assert {word for word in named if word.startswith("G")} == GOLDEN


def test_cases_have_names_of_their_own_within_a_clause(cases):
    names = [(clause, case["case"]) for clause, case in cases]

    assert len(names) == len(set(names))
