"""The subjects of a group of rules: each quantity stands beside those that are asked for it, and each rule gets its own."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from gongdao.engine import nodes
from gongdao.engine.compiled.asked import Subjects
from gongdao.engine.compiled.expressions import Setting
from gongdao.engine.compiled.quantities import Wanted
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.physical import frame_of

AS_OF = date(2010, 12, 31)
BODIES = ("一", "二", "三")
OWN = nodes.Field("subject", "body", "body")
HELD_ON = nodes.Field("row", "life_meeting", "held_on")
LINK = ((nodes.Field("row", "life_meeting", "body"), OWN),)
HELD = nodes.Aggregate("count", "life_meeting", LINK, None, None, "held", "次数")
LAST = nodes.Aggregate("max", "life_meeting", LINK, None, HELD_ON, "last", "最近一次")
IN_ALL = nodes.Aggregate("count", "life_meeting", (), None, None, "in_all", "总次数")
ON_THE_LAST = nodes.Aggregate(
    "count", "life_meeting", LINK, nodes.Compare("==", HELD_ON, LAST), None, "on_last", "次数"
)
NAMES: dict[nodes.Node, str] = {HELD: "q0", LAST: "q1", IN_ALL: "q2", ON_THE_LAST: "q3"}
MEETINGS = [("一", date(2010, 3, 1)), ("一", date(2010, 6, 1)), ("一", date(2010, 6, 1)), ("三", date(2010, 5, 4))]


def frames(relation: str) -> pl.LazyFrame:
    rows = {
        "life_meeting": [
            {"meeting": str(place), "body": body, "held_on": day} for place, (body, day) in enumerate(MEETINGS)
        ],
        "body": [{"body": body, "unit": "某局"} for body in BODIES],
    }
    return frame_of(RELATIONS[relation], rows.get(relation, [])).lazy()


def subjects(*masks: tuple[bool, ...]) -> Subjects:
    """Three bodies, and for each rule a mark of those that it may reach."""
    marks = {f"__{place}": list(mask) for place, mask in enumerate(masks)}
    return Subjects(pl.DataFrame({"s.body": BODIES, **marks}), list(marks))


def wanted(node: nodes.Aggregate, *askers: int) -> Wanted:
    setting = Setting("body", AS_OF, AS_OF, None, {}, NAMES)
    return Wanted(node, NAMES[node], setting, askers)


def rows(found: Subjects, place: int, *names: str) -> list[tuple[object, ...]]:
    return found.of(place, names).select(names).rows()


def test_each_rule_is_given_the_subjects_that_it_may_reach():
    found = subjects((True, True, False), (False, True, True), (False, False, False))

    assert [rows(found, place, "s.body") for place in range(3)] == [[("一",), ("二",)], [("二",), ("三",)], []]
    assert found.height == 3


@pytest.mark.parametrize("few", [True, False])
def test_a_quantity_that_two_rules_ask_for_is_given_to_each_for_its_own(few):
    found = subjects((True, False, False), (False, True, True))

    found.join(frames, [wanted(HELD, 0, 1)], few=few)

    assert rows(found, 0, "s.body", "q0.low", "q0.high") == [("一", 3, 3)]
    assert rows(found, 1, "s.body", "q0.low", "q0.high") == [("二", 0, 0), ("三", 1, 1)]


@pytest.mark.parametrize("few", [True, False])
def test_a_quantity_is_computed_for_those_alone_who_are_asked_for_it(few):
    found = subjects((True, True, True), (False, False, True))

    found.join(frames, [wanted(HELD, 1)], few=few)

    assert rows(found, 1, "q0.low", "s.body") == [(1, "三")]
    assert found._pieces["q0.low"].frame.height == 1


@pytest.mark.parametrize("few", [True, False])
def test_what_is_the_same_for_everybody_is_computed_once_and_given_to_each(few):
    found = subjects((True, True, True), (False, True, False))

    found.join(frames, [wanted(IN_ALL, 0, 1)], few=few)

    assert rows(found, 0, "q2.high", "s.body") == [(4, "一"), (4, "二"), (4, "三")]
    assert rows(found, 1, "q2.high", "s.body") == [(4, "二")]
    assert found._pieces["q2.high"].frame.height == 1


@pytest.mark.parametrize("few", [True, False])
def test_a_quantity_that_another_looks_at_is_there_before_it(few):
    found = subjects((True, True, True))

    found.join(frames, [wanted(ON_THE_LAST, 0), wanted(LAST, 0)], few=few)

    assert rows(found, 0, "s.body", "q1.low", "q3.low", "q3.high") == [
        ("一", date(2010, 6, 1), 2, 2),
        ("二", None, 0, 0),
        ("三", date(2010, 5, 4), 1, 1),
    ]


def test_subjects_and_quantities_stay_in_one_order():
    found = subjects((True, False, True))

    found.join(frames, [wanted(HELD, 0), wanted(LAST, 0)], few=False)

    assert rows(found, 0, "q1.high", "s.body", "q0.high") == [(date(2010, 6, 1), "一", 3), (date(2010, 5, 4), "三", 1)]
