from datetime import date

import pytest

from gongdao.engine.truth import Span, exactly
from gongdao.engine.waiting import DraftWorld
from gongdao.engine.world import World, is_visible, span_of
from gongdao.facts.organisation import APPOINTMENT, POST, UNIT
from gongdao.facts.partial import PartialDate
from gongdao.facts.study import LIFE_MEETING

AS_OF = date(2010, 7, 21)
BEFORE, AFTER = date(2010, 7, 20), date(2010, 7, 22)
WORLD = World.of(
    {
        "post": [
            {"post": "局长", "unit": "某局", "level": "section_chief"},
            {"post": "副局长", "unit": "某局", "level": "section_deputy"},
        ],
        "appointment": [
            {"appointment": "任一", "person": "甲", "post": "局长", "unit": "某局"},
            {"appointment": "任二", "person": "乙", "post": "局长", "unit": None},
            {"appointment": "任三", "person": "甲", "post": "没有", "unit": "某局"},
            {"appointment": "任四", "person": "甲", "post": None, "unit": "某局"},
        ],
    }
)


def keys(rows):
    return [row["appointment"] for row in rows]


def test_rows_are_found_by_key():
    assert WORLD.row("post", "局长")["level"] == "section_chief"
    assert WORLD.row("post", "处长") is None
    assert WORLD.row("person", "甲") is None


def test_rows_are_found_by_the_columns_of_a_link():
    assert keys(WORLD.linked("appointment", ((None, "person"),), ("甲",))) == ["任一", "任三", "任四"]
    assert keys(WORLD.linked("appointment", ((None, "person"), (None, "post")), ("甲", "局长"))) == ["任一"]
    assert keys(WORLD.linked("appointment", (("post", "level"),), ("section_chief",))) == ["任一", "任二"]
    assert keys(WORLD.linked("appointment", ((None, "person"),), ("丙",))) == []


def test_an_empty_value_links_to_nothing_and_no_link_to_everything():
    assert keys(WORLD.linked("appointment", ((None, "unit"),), (None,))) == []
    assert keys(WORLD.linked("appointment", (), ())) == ["任一", "任二", "任三", "任四"]


def test_the_rows_that_lack_a_reference_are_found():
    assert keys(WORLD.lacking("appointment", "unit")) == ["任二"]
    assert keys(WORLD.lacking("appointment", "post")) == ["任四"]
    assert keys(WORLD.lacking("appointment", "person")) == []


def test_a_drafted_row_that_lacks_a_reference_takes_the_place_of_the_recorded_one():
    drafts = [{"appointment": "任二", "unit": "某局"}, {"appointment": "任五", "unit": None}]

    assert keys(DraftWorld(WORLD, {"appointment": drafts}).lacking("appointment", "unit")) == ["任五"]
    assert keys(DraftWorld(WORLD, {}).lacking("appointment", "unit")) == ["任二"]


def test_what_is_known_about_a_row_is_kept_for_its_day():
    one, other = WORLD.rows("post")

    WORLD.known_about(one, AS_OF)["何事"] = 1

    assert WORLD.known_about(one, AS_OF) == {"何事": 1}
    assert WORLD.known_about(one, AFTER) == {}
    assert WORLD.known_about(other, AS_OF) == {}


def test_a_step_gives_the_column_of_the_row_pointed_to_and_nothing_when_there_is_none():
    found = [WORLD.value("appointment", row, "level", "post") for row in WORLD.rows("appointment")]

    assert found == ["section_chief", "section_chief", None, None]


@pytest.mark.parametrize(("day", "visible"), [(BEFORE, True), (AS_OF, True), (AFTER, False), (None, None)])
def test_an_event_is_visible_from_its_day(day, visible):
    assert is_visible(LIFE_MEETING, {"meeting": "会", "held_on": day}, AS_OF) is visible


@pytest.mark.parametrize(
    ("start", "visible"),
    [
        ("2010-07-20", True),
        ("2010-07-21", True),
        ("2010-07-22", False),
        ("2010-06", True),
        ("2010-07", None),
        ("2010-08", False),
        ("2010", None),
    ],
)
def test_a_state_is_visible_from_its_start_and_perhaps_when_the_start_may_have_come(start, visible):
    row = {"appointment": "任一", "started_on": PartialDate.parse(start)}

    assert is_visible(APPOINTMENT, row, AS_OF) is visible


def test_a_state_without_a_start_and_what_has_no_time_are_visible():
    assert is_visible(APPOINTMENT, {"appointment": "任一", "started_on": None}, AS_OF) is True
    assert is_visible(UNIT, {"unit": "某局", "established_on": None}, AS_OF) is True
    assert is_visible(POST, {"post": "局长"}, AS_OF) is True


def test_an_ended_state_stays_visible():
    row = {"unit": "某局", "established_on": date(2000, 1, 1), "abolished_on": BEFORE}

    assert is_visible(UNIT, row, AS_OF) is True


def test_a_partial_date_is_the_span_of_its_days():
    assert span_of(PartialDate.parse("2010-02")) == Span(date(2010, 2, 1), date(2010, 2, 28))
    assert span_of(AS_OF) == exactly(AS_OF)
    assert span_of(None) == Span(None, None)
    with pytest.raises(TypeError):
        span_of("2010-02")
