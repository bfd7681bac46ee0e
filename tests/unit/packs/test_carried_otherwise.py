"""Rules that are not computed are few, and each says why."""

from gongdao.engine.clauses import Status
from gongdao.packs.installed import load, pack_names

MOST = 25


def test_few_rules_are_carried_otherwise_and_each_says_why():
    otherwise = [
        clause
        for name in pack_names()
        for clause in load(name).clauses
        if clause.kind == "rule" and clause.status not in (Status.COMPUTED, Status.PENDING)
    ]

    assert len(otherwise) <= MOST, [clause.id for clause in otherwise]
    assert [clause.id for clause in otherwise if not clause.reason] == []
