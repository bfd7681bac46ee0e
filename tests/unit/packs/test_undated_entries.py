"""The entries of the documents without a date: every clause once, as the catalogue gives it."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pytest

from gongdao.engine.clauses import Clause, Effect, Force, Pack, Status
from gongdao.packs.installed import load

STRONG = {Effect.HOLD, Effect.BLOCK, Effect.VOID}


@dataclass(frozen=True)
class Document:
    """What the catalogue says of a document: its clauses, and how many of each sort."""

    first_and_last: tuple[str, str]
    digest: str
    kinds: dict[str, int]
    forces: dict[str, int]
    systems: dict[str, int]


DOCUMENTS = {
    "cd": Document(
        ("CD-7a", "CD-32j"),
        "7c5bbdabc17c70501ea79fd4ec093bfe75ad04bd06b1e30e6d058f9a1f7dead5",
        kinds={"rule": 73, "registry": 33, "workflow": 24, "report": 14, "principle": 14},
        forces={"must": 127, "statement": 11, "trial": 10, "preference": 7, "discretion": 2, "default": 1},
        systems={
            "S0": 1,
            "S1": 12,
            "S2": 29,
            "S3": 4,
            "S4": 3,
            "S5": 17,
            "S6": 7,
            "S7": 4,
            "S8": 4,
            "S9": 1,
            "S10": 1,
            "S11": 16,
            "S12": 4,
            "S13": 1,
            "S14": 2,
            "S16": 3,
            "S17": 8,
            "S18": 6,
            "S21": 29,
            "S22": 6,
        },
    ),
    "hz": Document(
        ("HZ-5a", "HZ-15a"),
        "99223ddf65bf30091c216d439ee1be1024c0fde74efd7b8fe2f4e2a9e0c14b7a",
        kinds={"registry": 17, "rule": 6, "workflow": 4, "principle": 2},
        forces={"must": 24, "statement": 4, "trial": 1},
        systems={"S1": 3, "S2": 1, "S3": 2, "S5": 1, "S9": 1, "S10": 6, "S11": 11, "S18": 1, "S21": 3},
    ),
    "jt": Document(
        ("JT-2a", "JT-4x"),
        "f545dae923acbb0b9a48cf75f1a5dd6cbb6363f904ee63102204b840d00493b8",
        kinds={"workflow": 19, "registry": 17, "rule": 11, "report": 4, "principle": 1},
        forces={"must": 33, "statement": 10, "trial": 9},
        systems={
            "S1": 1,
            "S2": 5,
            "S3": 8,
            "S6": 8,
            "S7": 1,
            "S8": 6,
            "S10": 1,
            "S11": 1,
            "S12": 2,
            "S19": 1,
            "S22": 18,
        },
    ),
    "qz": Document(
        ("QZ-2a", "QZ-16a"),
        "2b6cf6f54700e94a54ee1ec8ef0793003d5c48484ddcd97a134196f318a3801d",
        kinds={"registry": 13, "workflow": 12, "rule": 8, "report": 3, "principle": 2},
        forces={"must": 29, "statement": 8, "trial": 1},
        systems={
            "S1": 4,
            "S2": 5,
            "S3": 5,
            "S6": 1,
            "S7": 1,
            "S9": 1,
            "S11": 7,
            "S16": 4,
            "S19": 7,
            "S20": 2,
            "S22": 1,
        },
    ),
}


@pytest.fixture(params=DOCUMENTS)
def name(request):
    return request.param


@pytest.fixture
def pack(name) -> Pack:
    return load(name)


def line_of(clause: Clause) -> int:
    return int(clause.anchor.removeprefix("第").removesuffix("行"))


def test_clauses_are_all_there_in_the_order_of_the_text(name, pack):
    ids = [clause.id for clause in pack.clauses]
    lines = [f"{clause.id} {clause.system} {clause.kind} {clause.force}" for clause in pack.clauses]

    assert (ids[0], ids[-1]) == DOCUMENTS[name].first_and_last
    assert hashlib.sha256("\n".join(lines).encode()).hexdigest() == DOCUMENTS[name].digest


@pytest.mark.parametrize("key", ["kind", "force", "system"])
def test_clauses_are_counted(name, pack, key):
    assert Counter(str(getattr(clause, key)) for clause in pack.clauses) == getattr(DOCUMENTS[name], f"{key}s")


def test_a_clause_is_anchored_in_the_line_of_its_number(name, pack):
    lines = [line_of(clause) for clause in pack.clauses]

    assert [clause.id.rstrip("abcdefghijklmnopqrstuvwx") for clause in pack.clauses] == [
        f"{name.upper()}-{line}" for line in lines
    ]
    assert lines == sorted(lines)


def test_a_file_is_named_by_the_first_of_its_lines(pack):
    firsts = {}
    for clause in pack.clauses:
        firsts.setdefault(clause.measure, line_of(clause))

    assert [(measure.number, measure.file[:4]) for measure in pack.measures] == [
        (first, f"l{first:02}_") for first in firsts.values()
    ]
    assert all(later > earlier for earlier, later in pairwise(measure.number for measure in pack.measures))


def test_a_document_without_a_date_is_in_force_from_its_adoption(pack):
    adopted = pack.adopted(date(2026, 3, 1))

    assert (pack.issued_on, [version.in_force_from for version in pack.versions]) == (None, [None])
    assert pack.version_on(date(1949, 10, 1)).version == "undated"
    assert adopted.version_on(date(2026, 2, 28)) is None
    assert adopted.version_on(date(2026, 3, 1)).version == "undated"


def test_rules_are_computed_principles_say_why_nothing_is_and_the_others_wait_for_their_system(pack):
    rules = [clause for clause in pack.clauses if clause.kind == "rule"]
    texts = [clause for clause in pack.clauses if clause.kind == "principle"]
    others = [clause for clause in pack.clauses if clause.kind not in ("rule", "principle")]

    assert [clause.id for clause in rules if clause.status is not Status.COMPUTED] == []
    assert {clause.status for clause in texts} == {Status.TEXT}
    assert [clause.id for clause in texts if not clause.carried_by.endswith("。")] == []
    assert {clause.status for clause in others} == {Status.PENDING}
    assert [clause.carried_by for clause in others] == [clause.system for clause in others]


def test_effects_stand_on_rules_alone_and_only_what_binds_holds_anything_up(pack):
    strong = {clause.force for clause in pack.clauses if clause.effect in STRONG}

    assert [clause.id for clause in pack.clauses if (clause.effect is None) == (clause.kind == "rule")] == []
    assert strong == {Force.MUST}


def test_a_summary_is_one_chinese_sentence_of_our_own_length(pack):
    wrong = [
        clause.id
        for clause in pack.clauses
        if not clause.summary_zh.endswith("。") or clause.summary_zh.count("。") > 1 or len(clause.summary_zh) > 70
    ]

    assert wrong == []
