"""What is missing is named by the record and the field that lack it."""

from datetime import date

from gongdao.engine.clauses import Gap
from gongdao.engine.explain import explain
from gongdao.engine.world import World
from gongdao.facts.partial import PartialDate
from gongdao.packs.installed import load

PACK = load("qsh_2009")
AFTER_QUARTER = date(2010, 7, 1)
LEADER = {
    "post": [{"post": "区长", "is_district_leader": True, "category": "leading"}],
    "appointment": [
        {"appointment": "任一", "person": "甲", "post": "区长", "started_on": PartialDate.parse("2006-07-21")}
    ],
    "person": [{"person": "甲", "unit": "某区"}],
    "coverage": [
        {
            "coverage": "全",
            "register": "visit",
            "unit": None,
            "complete_from": date(2010, 4, 1),
            "complete_until": date(2010, 6, 30),
        }
    ],
}


def missing(clause, subject, facts, as_of=AFTER_QUARTER):
    found = next(iter(explain(World.of(facts), PACK, PACK.clause(clause), subject, as_of)))
    return [(one.code, one.zh, one.gaps) for one in found.missing], found.verdict


def visit(key, day, **more):
    return {"visit": key, "person": "甲", "visited_on": day and PartialDate.parse(day), "kind": "contact_point"} | more


def test_rows_that_may_count_name_their_empty_and_inexact_fields():
    known = [visit(f"访{number}", "2010-05-04") for number in range(2)]
    visits = [*known, visit("三月", "2010-03"), visit("无日期", None), visit("无类别", "2010-05-05", kind=None)]

    found, verdict = missing("QSH-10b", "甲", {**LEADER, "visit": visits})

    gaps = (Gap("visit", "无日期", "visited_on"), Gap("visit", "无类别", "kind"))
    assert found == [("visit", "走访登记的走访日期、走访类别", gaps)]
    assert verdict == "甲：缺少“走访登记的走访日期、走访类别”，暂不能判断。"


def test_a_value_that_is_empty_is_named_in_its_row():
    visits = [visit("一", "2010-05-04", households=9), visit("二", "2010-05-05", households=None)]

    found, _ = missing("QSH-10c", "甲", {**LEADER, "visit": visits})

    assert found == [("visit", "走访登记的走访户数", (Gap("visit", "二", "households"),))]


def test_a_field_of_what_a_row_names_is_named_there():
    facts = {**LEADER, "post": [{"post": "区长", "is_district_leader": None}]}

    found, _ = missing("QSH-10b", "甲", facts)

    assert found == [("appointment", "职位登记的区级领导", (Gap("post", "区长", "is_district_leader"),))]


def test_a_row_that_names_nothing_lacks_the_name():
    facts = {**LEADER, "appointment": [{**LEADER["appointment"][0], "post": None}]}

    found, _ = missing("QSH-10b", "甲", facts)

    assert found == [("appointment", "任职登记的职位", (Gap("appointment", "任一", "post"),))]


def chain(own, before):
    first = {"appointment": "任零", "started_on": before, "ended_on": PartialDate.parse("2004-01-01")}
    second = {"appointment": "任一", "started_on": own, "ended_on": None}
    shared = {"person": "甲", "post": "区长", "kind": "regular"}
    return {**LEADER, "appointment": [first | shared, second | shared]}


def test_a_start_that_is_empty_is_named_by_the_subject_only_when_the_subject_lacks_it():
    july = PartialDate.parse("2000-07")

    own, _ = missing("QSH-20c", "任一", chain(None, july), date(2010, 7, 15))
    before, _ = missing("QSH-20c", "任一", chain(PartialDate.parse("2004-01-01"), july), date(2010, 7, 15))

    assert own == [("appointment.started_on", "任职起始", (Gap("appointment", "任一", "started_on"),))]
    assert before == [("appointment.started_on", "任职起始", ())]


def test_what_no_record_lacks_has_no_gap():
    found, _ = missing("QSH-10b", "甲", {**LEADER, "coverage": []})

    assert found == [("coverage.visit", "走访登记完整性", ())]
