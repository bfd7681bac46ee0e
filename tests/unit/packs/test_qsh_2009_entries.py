"""The entries of the Measures: every clause once, with the kind, system and force that the catalogue gives it."""

import hashlib
import string
from collections import Counter
from pathlib import Path

import pytest
import yaml

from gongdao.packs.installed import load

PACK = Path(__file__).parents[3] / "src/gongdao/packs/qsh_2009"


def read(name):
    return yaml.safe_load((PACK / f"{name}.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def files():
    return read("pack")["files"]


@pytest.fixture(scope="module")
def clauses(files):
    return [clause for name in files for clause in read(name)["clauses"]]


def values(clauses, key):
    return Counter(clause[key] for clause in clauses)


def test_files_are_the_measures_in_order(files):
    on_disk = sorted(path.stem for path in PACK.glob("m*.yaml"))

    assert files == on_disk
    assert [read(name)["measure"] for name in files] == list(range(33))


def test_clauses_are_all_there_in_the_order_of_the_text(clauses):
    ids = [clause["id"] for clause in clauses]

    assert len(ids) == 178
    assert (ids[0], ids[-1]) == ("QSH-0a", "QSH-32f")
    assert (
        hashlib.sha256(" ".join(ids).encode()).hexdigest()
        == "6679325f8849b599cad58cb39ae255aa901bf6186ccb0cffc7b8e81dc95faad8"
    )


def test_clauses_agree_with_the_catalogue(clauses):
    lines = [" ".join(clause[key] for key in ("id", "system", "kind", "force")) for clause in clauses]

    assert (
        hashlib.sha256("\n".join(lines).encode()).hexdigest()
        == "558e0898e0499a2e5c1bf44076c4cb3525004e5978b8bda39a372ece9ec9664b"
    )


def test_clauses_are_counted_by_kind(clauses):
    assert values(clauses, "kind") == {"rule": 87, "workflow": 41, "registry": 31, "report": 10, "principle": 9}


def test_clauses_are_counted_by_force(clauses):
    assert values(clauses, "force") == {
        "must": 135,
        "preference": 14,
        "statement": 9,
        "trial": 9,
        "discretion": 6,
        "default": 5,
    }


def test_clauses_are_counted_by_system(clauses):
    assert values(clauses, "system") == {
        "S0": 1,
        "S1": 9,
        "S2": 7,
        "S3": 5,
        "S4": 8,
        "S6": 22,
        "S7": 5,
        "S8": 2,
        "S9": 7,
        "S10": 10,
        "S11": 4,
        "S12": 7,
        "S13": 5,
        "S14": 13,
        "S15": 10,
        "S16": 1,
        "S18": 3,
        "S19": 12,
        "S20": 15,
        "S21": 16,
        "S22": 16,
    }


def test_clauses_are_anchored_in_their_measure(files):
    for name in files[1:]:
        measure = read(name)

        assert {clause["anchor"] for clause in measure["clauses"]} == {f"第{measure['measure']}条"}


def test_computed_clauses_are_the_ones_with_a_verdict(clauses):
    rules = {c["id"] for c in clauses if c["kind"] == "rule"}
    by_rule = {c["id"] for c in clauses if c["carried_by"]["type"] == "rule"}
    with_verdict = {c["id"] for c in clauses if "verdict" in c}

    assert by_rule == with_verdict == rules


def test_principles_say_why_nothing_is_computed(clauses):
    as_text = {c["id"] for c in clauses if c["carried_by"]["type"] == "text"}

    assert as_text == {c["id"] for c in clauses if c["kind"] == "principle"}
    assert all(c["carried_by"]["reason"].endswith("。") for c in clauses if c["id"] in as_text)


def test_pending_clauses_name_their_system(clauses):
    pending = [c for c in clauses if c["carried_by"]["type"] == "pending"]

    assert len(pending) == 82
    assert [c["carried_by"]["system"] for c in pending] == [c["system"] for c in pending]


def test_effects_stand_on_rules_alone(clauses):
    effects = {"list", "warn", "hold", "block", "open_review", "void", "propose"}

    assert [c["id"] for c in clauses if ("effect" in c) != (c["kind"] == "rule")] == []
    assert {c["effect"] for c in clauses if "effect" in c} == effects


def placeholders(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_verdicts_name_only_what_the_rule_gives():
    unknown = {
        (clause.id, name)
        for clause in load("qsh_2009").computed
        for _, sentence in clause.verdicts
        for name in placeholders(sentence)
        - {"subject", "period", "due"}
        - {parameter.name for parameter in clause.parameters}
        - {item.name for item in clause.rule.judgement.evidence}
    }

    assert unknown == set()
