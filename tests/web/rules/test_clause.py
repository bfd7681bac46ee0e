"""The page of one clause."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from gongdao.facts.relation import Level
from gongdao.office.rulings.actions import adopt_overlay, draft_overlay
from gongdao.packs.installed import load
from tests.factories.findings import DAY, EIGHT_YEARS

ON_DAY = {"as_of": DAY.isoformat()}


def page_of(clause: str) -> str:
    return reverse("rules:clause", args=[clause])


def facts_of(answer) -> dict[str, str]:
    return {fact.label: fact.cell.text for fact in answer.context["facts"]}


@pytest.mark.parametrize("clause", ["QSH-20c", "CD-27m", "XR-17", "HZ-7d", "JT-2g"])
def test_page_shows_every_number_and_case(sign_in, clause):
    answer = sign_in("auditor").get(page_of(clause))

    found = next(one for name in ("qsh_2009", "cd", "national", "hz", "jt") if (one := load(name).clause(clause)))
    assert answer.status_code == HTTPStatus.OK
    assert len(answer.context["parameters"].rows) == len(found.parameters)
    assert (answer.context["cases"] != ()) is (found.rule is not None)


def test_case_is_told_in_field_terms(sign_in):
    cases = sign_in("auditor").get(page_of("QSH-20c")).context["cases"]

    told = {given.register: given.lines for given in cases[0].facts}
    assert cases[0].answers != ()
    assert told["任职"][0].startswith("前任期：人员 甲，职位 局长")


def test_number_that_is_not_set_is_said_to_be_so(sign_in):
    answer = sign_in("auditor").get(page_of("QSH-3b"))

    assert "badge-not_configured" in answer.text


def test_number_before_its_first_day_is_not_set(sign_in):
    answer = sign_in("auditor").get(page_of("QSH-20c"), {"as_of": "2009-07-20"})

    assert {row[1].badge.outcome for row in answer.context["parameters"].rows} == {"not_configured"}
    assert facts_of(answer)["当日版本"] == "当日不在施行中"


def test_number_that_is_not_verified_does_not_count(sign_in):
    rows = [
        (row[1].badge.outcome, row[4].text)
        for one in load("national").clauses
        if any(value.standing == "unverified" for parameter in one.parameters for value in parameter.values)
        for row in sign_in("auditor", username=one.id).get(page_of(one.id), ON_DAY).context["parameters"].rows
        if row[4].text.startswith("未核实")
    ]

    assert set(rows) == {("not_configured", "未核实，不计入")}


def test_open_question_names_readings_and_what_is_set_here(sign_in):
    answer = sign_in("auditor").get(page_of("QSH-20c"), ON_DAY)

    asked = {one.title.split("　")[0]: one for one in answer.context["questions"]}
    assert "QSH-20c：必须交流的任职年限 10年" in {line for one in asked.values() for line in one.set_here}
    assert all(one.setting for one in asked.values())


def test_units_are_counted_within_scope_and_clearance(sign_in, make_finding):
    make_finding(1, unit="unit-1")
    make_finding(2, unit="unit-2")
    make_finding(3, unit="unit-2", level=Level.RESTRICTED.value)

    whole = sign_in("leader").get(page_of("QSH-20c"), ON_DAY)
    town = sign_in("unit_clerk", unit="unit-1", username="b").get(page_of("QSH-20c"), ON_DAY)

    assert [(row[0].text, row[2].text) for row in whole.context["units"].rows] == [("西山镇", "2"), ("东河镇", "1")]
    assert [(row[0].text, row[2].text) for row in town.context["units"].rows] == [("东河镇", "1")]
    assert town.context["units"].rows[0][2].href == (
        f"{reverse('rules:findings')}?outcome=fails&clause=QSH-20c&unit=unit-1&as_of=2026-07-21"
    )


def test_day_that_was_not_swept_says_so(sign_in):
    answer = sign_in("auditor").get(page_of("QSH-20c"), ON_DAY)

    assert "2026年7月21日还没有核对过" in answer.context["faring"]


def test_local_numbers_stand_beside_those_of_the_document(sign_in, make_user, adopted):
    leader = make_user("leader", username="leader")
    draft = draft_overlay(by=leader, adoption=adopted, text=EIGHT_YEARS)
    adopt_overlay(by=leader, draft=draft, adopted_on=DAY)

    answer = sign_in("auditor").get(page_of("QSH-20c"), ON_DAY)

    assert [[cell.text for cell in row] for row in answer.context["local"].rows] == [
        ["示例区", "必须交流的任职年限", "8年", "2026-03-01", "《示例区干部交流年限规定》"]
    ]
    assert answer.context["parameters"].rows[0][1].text == "10年"


def test_clauses_of_other_documents_on_the_same_matter_stand_beside(sign_in, adopted):
    matter = load("qsh_2009").clause("QSH-20c").matter
    others = [
        one for name in ("cd", "hz", "jt", "national", "qz") for one in load(name).clauses if one.matter == matter
    ]

    answer = sign_in("auditor").get(page_of("QSH-20c"), ON_DAY)

    assert [row[1].text for row in answer.context["beside"].rows] == [one.id for one in others] != []
    assert {row[5].text for row in answer.context["beside"].rows} == {"未采用"}


def test_page_asks_the_database_a_known_number_of_times(sign_in, adopted, make_finding, django_assert_num_queries):
    make_finding(1)
    client = sign_in("auditor")
    client.get(page_of("QSH-20c"), ON_DAY)

    with django_assert_num_queries(10):
        client.get(page_of("QSH-20c"), ON_DAY)


def test_unknown_clause_is_not_found(sign_in):
    assert sign_in("auditor").get(page_of("QSH-0")).status_code == HTTPStatus.NOT_FOUND
