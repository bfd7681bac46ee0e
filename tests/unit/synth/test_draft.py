"""What a draft keeps, and how subjects are dealt."""

from datetime import date
from random import Random

import pytest

from gongdao.synth.draft import Draft, deal
from gongdao.synth.messages import SENTENCES
from gongdao.synth.times import Times


def draft() -> Draft:
    return Draft(3, Random("1"), Times(date(2026, 12, 31)))


def test_keys_tell_relation_district_and_number():
    one = draft()

    keys = [one.add("person", name="甲"), one.add("person", name="乙"), one.add("unit", name="某局")]

    assert keys == ["p3-0001", "p3-0002", "u3-0001"]
    assert one.rows["person"] == [{"person": "p3-0001", "name": "甲"}, {"person": "p3-0002", "name": "乙"}]


def test_an_outcome_is_planted_once():
    one = draft()
    one.plant("QSH-6a", "b3-0001", "fails", "未开", "2025")
    one.plant("QSH-6a", "b3-0001", "unknown", "未开", "2026")

    with pytest.raises(ValueError, match="planted twice"):
        one.plant("QSH-6a", "b3-0001", "unknown", "又一次", "2025")

    assert [planted.outcome for planted in one.planted.values()] == ["fails", "unknown"]


def test_every_case_gets_a_thing_of_its_own():
    dealt, rest = deal(Random("1"), list("abcdef"), [1, 2])

    assert [case for _, case in dealt] == [1, 2]
    assert sorted([thing for thing, _ in dealt] + rest) == list("abcdef")
    assert rest == sorted(rest)


def test_with_fewer_things_than_cases_some_cases_get_none():
    dealt, rest = deal(Random("1"), ["a", "b"], [1, 2, 3])

    assert {thing for thing, _ in dealt} == {"a", "b"}
    assert len({case for _, case in dealt} & {1, 2, 3}) == 2
    assert rest == []


def test_sentences_say_what_why_and_what_now():
    assert {code: text.count("。") for code, text in SENTENCES.items()} == dict.fromkeys(SENTENCES, 3)
