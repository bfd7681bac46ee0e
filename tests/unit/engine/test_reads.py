"""What a rule looks at decides how secret it is, and whether a sweep may judge by it."""

import pytest

from gongdao.engine.clauses import Clause
from gongdao.engine.reads import reads_sealed, relations_read
from gongdao.packs.installed import load, pack_names


def clause(pack: str, clause_id: str) -> Clause:
    found = load(pack).clause(clause_id)
    assert found is not None
    return found


def test_clause_reads_its_subjects_its_quantities_and_what_a_chain_is_made_of():
    assert relations_read(clause("qsh_2009", "QSH-20c")) == {"appointment", "post"}


def test_clause_without_a_rule_reads_nothing():
    text = next(one for one in load("qsh_2009").clauses if one.rule is None)

    assert (relations_read(text), reads_sealed(text)) == (frozenset(), False)


@pytest.mark.parametrize("name", pack_names())
def test_a_clause_is_sealed_exactly_when_it_reads_complaints(name):
    sealed = {one.id for one in load(name).computed if reads_sealed(one)}

    assert sealed == {one.id for one in load(name).computed if "complaint" in relations_read(one)}


def test_how_complaints_are_handled_is_judged_at_the_gate():
    assert reads_sealed(clause("cd", "CD-26g"))
    assert not reads_sealed(clause("qsh_2009", "QSH-20c"))
