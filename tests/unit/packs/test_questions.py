"""The open questions and the numbers that hold their answers name each other."""

import re

import pytest

from gongdao.packs.installed import load, pack_names, questions

PACKS = [load(name) for name in pack_names()]
OWN = {
    f"{clause.id}.{parameter.name}": parameter
    for pack in PACKS
    for clause in pack.clauses
    for parameter in clause.parameters
    if parameter.same_as is None
}
CLAUSES = {clause.id for pack in PACKS for clause in pack.clauses}


def test_there_are_34_variants_and_25_ambiguities():
    assert [question.id for question in questions()] == [
        *(f"V{number}" for number in range(1, 35)),
        *(f"A{number}" for number in range(1, 26)),
    ]


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.id)
def test_a_question_lists_the_numbers_that_ask_it(question):
    asking = [name for name, parameter in OWN.items() if question.id in parameter.asks]

    assert sorted(question.parameters) == sorted(asking)


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.id)
def test_the_answer_of_a_question_is_held_somewhere(question):
    held = [bool(question.parameters), question.settled_by is not None, question.carried_later is not None]

    assert held.count(True) == 1


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.id)
def test_a_question_names_clauses_that_there_are_and_two_readings_or_more(question):
    assert set(question.clauses) <= CLAUSES
    assert len(set(question.readings)) >= 2


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.id)
def test_a_question_is_written_for_officials(question):
    told = " ".join(
        (question.title, question.question, question.setting, *question.readings, question.settled_by or "")
    )

    assert re.sub(r"[AV][0-9]+", "", told).isascii() is False
    assert re.search(r"[a-z!,?;]", told) is None
    assert question.question.endswith(("？", "。"))
    assert question.setting.endswith("。")
