"""A snapshot as the reference reads it about one subject: the same rows as from memory, and no others."""

from __future__ import annotations

from datetime import date

import pytest

from gongdao.engine.compiled.worlds import FrameWorld
from gongdao.engine.world import World
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.partial import PartialDate
from gongdao.facts.physical import frame_of, rows_of

FACTS = {
    "person": [{"person": key, "name": f"姓名{key}"} for key in ("甲", "乙", "丙")],
    "post": [{"post": "局长", "unit": "某局", "level": "section_chief"}],
    "appointment": [
        {"appointment": "任一", "person": "甲", "post": "局长", "started_on": PartialDate.of_day(date(2005, 1, 1))},
        {"appointment": "任二", "person": "甲", "post": "副局长", "started_on": PartialDate.parse("2001-07")},
        {"appointment": "任三", "person": "乙", "post": "局长"},
    ],
    "complaint": [
        {"complaint": "举一", "person": "甲", "received_on": date(2008, 5, 1)},
        {"complaint": "举二", "received_on": date(2008, 6, 1)},
    ],
}
OWN, BY_LEVEL = ((None, "person"),), ((None, "person"), ("post", "level"))


def frame(relation):
    return frame_of(RELATIONS[relation], FACTS.get(relation, []))


@pytest.fixture
def near():
    return FrameWorld(lambda relation: frame(relation).lazy())


@pytest.fixture
def whole():
    return World(lambda relation: rows_of(RELATIONS[relation], frame(relation)))


@pytest.mark.parametrize(("link", "values"), [(OWN, ("甲",)), (OWN, ("丁",)), (OWN, (None,)), ((), ())])
def test_linked_rows_are_those_that_memory_gives(near, whole, link, values):
    assert list(near.linked("appointment", link, values)) == list(whole.linked("appointment", link, values))


def test_a_step_along_a_reference_narrows_the_rows(near, whole):
    asked = ("appointment", BY_LEVEL, ("甲", "section_chief"))

    assert [row["appointment"] for row in near.linked(*asked)] == ["任一"]
    assert list(near.linked(*asked)) == list(whole.linked(*asked))


@pytest.mark.parametrize("key", ["甲", "丁"])
def test_a_row_is_found_by_its_key(near, whole, key):
    assert near.row("person", key) == whole.row("person", key)


def test_rows_that_lack_a_reference_are_those_that_memory_gives(near, whole):
    assert [row["complaint"] for row in near.lacking("complaint", "person")] == ["举二"]
    assert list(near.lacking("complaint", "person")) == list(whole.lacking("complaint", "person"))


def test_only_what_was_asked_for_is_fetched(near):
    near.row("person", "甲")
    near.row("person", "丁")
    near.linked("appointment", OWN, ("甲",))
    near.lacking("complaint", "person")

    fetched = {relation: [row[RELATIONS[relation].key] for row in rows] for relation, rows in near.fetched().items()}

    assert fetched == {"appointment": ["任一", "任二"], "complaint": ["举二"], "person": ["甲"]}
