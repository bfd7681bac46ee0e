"""What a person lacks, and when."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from gongdao.facts.partial import PartialDate
from gongdao.office.access.roles import ROLES
from gongdao.office.accounts.permissions import Permission
from gongdao.office.people.models import Appointment
from gongdao.office.registers.register import REGISTERS
from tests.factories.findings import DAY
from tests.factories.registers import full_row, make_rows

PAGE = reverse("rules:waiting", args=["person-1"])
ON_DAY = {"as_of": DAY.isoformat()}


def rows_of(answer) -> dict[tuple[str, str], tuple]:
    return {(row[0].text, row[2].text): row for row in answer.context["table"].rows}


@pytest.fixture
def post(official) -> str:
    """A post in another town."""
    make_rows(REGISTERS["post"], full_row(REGISTERS["post"], key="post-9", unit="unit-2", title="镇长"))
    return "post-9"


@pytest.mark.parametrize("role", [*ROLES, None])
def test_page_opens_exactly_for_those_who_may_read(sign_in, official, role):
    answer = sign_in(role).get(PAGE, ON_DAY)

    may = role is not None and Permission.RULES_FINDING_READ in ROLES[role].permissions
    assert answer.status_code == (HTTPStatus.OK if may else HTTPStatus.FORBIDDEN)


@pytest.mark.parametrize(("asked", "queries"), [({}, 23), ({"post": "post-9"}, 27)])
def test_page_asks_the_database_so_often(sign_in, post, django_assert_num_queries, asked, queries):
    client = sign_in("leader")
    client.get(PAGE, ON_DAY | asked)

    with django_assert_num_queries(queries):
        client.get(PAGE, ON_DAY | asked)


def test_person_out_of_scope_is_not_found(sign_in, official):
    assert sign_in("unit_clerk", unit="unit-2").get(PAGE, ON_DAY).status_code == HTTPStatus.NOT_FOUND


def test_clause_that_holds_is_met_and_one_that_fails_needs_an_act(sign_in, official):
    before = rows_of(sign_in("leader").get(PAGE, {"as_of": "2026-07-20"}))
    on = rows_of(sign_in("leader", username="b").get(PAGE, ON_DAY))

    told = ("QSH-20c", "任职")
    assert (before[told][4].badge.outcome, before[told][5].text) == ("holds", "已满足")
    assert (on[told][4].badge.outcome, on[told][5].text) == ("fails", "须另外办理")


def test_missing_fact_leads_to_its_form(sign_in, official):
    Appointment.objects.filter(key="a1").update(started_on=None, started_on_last=None)

    row = rows_of(sign_in("roster_clerk").get(PAGE, ON_DAY))["QSH-20c", "任职"]

    assert row[4].badge.outcome == "unknown"
    assert [link.href for link in row[6].listed] == ["/registers/appointment/record/a1/change/"]


def test_person_of_a_unit_without_documents_is_told_so(sign_in, district):
    held = {"kind": "regular", "started_on": PartialDate.parse("2016-07-21"), "ended_on": None}
    make_rows(REGISTERS["appointment"], full_row(REGISTERS["appointment"], key="a1", **held))

    answer = sign_in("leader").get(PAGE, ON_DAY)

    assert answer.context["summary"].what == "没有适用的条款。"
    assert answer.context["table"].rows == ()


def test_post_is_found_by_a_part_of_its_name(sign_in, post):
    answer = sign_in("leader").get(PAGE, {"q": "镇长"} | ON_DAY)

    assert [link.href for link in answer.context["posts"]] == [f"{PAGE}?post=post-9&manner=promotion"]


def test_drafted_candidacy_is_asked_and_not_recorded(sign_in, post):
    answer = sign_in("leader").get(PAGE, {"post": post} | ON_DAY)

    asked = {clause for clause, subject in rows_of(answer) if subject == "拟任人选"}
    assert "西山镇　镇长" in answer.context["page"].lead
    assert asked != set()
    assert REGISTERS["candidate"].model.objects.count() == 0


def test_candidacy_is_concealed_from_who_is_not_cleared(sign_in, post):
    answer = sign_in("training_clerk").get(PAGE, {"post": post} | ON_DAY)

    assert {clause for clause, subject in rows_of(answer) if subject == "拟任人选"} == set()
    assert answer.context["concealed"] > 0


def test_post_out_of_sight_is_not_found(sign_in, post):
    answer = sign_in("unit_clerk", unit="unit-1").get(PAGE, {"post": post} | ON_DAY)

    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_person_page_leads_there(sign_in, official):
    answer = sign_in("leader").get(reverse("roster:person", args=["person-1"]), ON_DAY)

    assert f"{PAGE}?as_of=2026-07-21" in answer.text


def test_clause_that_ends_is_not_said_to_be_met(sign_in, official):
    """From ten years on the plan is no longer asked for, but the exchange itself is: nothing is gained by waiting."""
    answer = sign_in("leader").get(PAGE, {"as_of": "2026-07-20"})

    assert rows_of(answer)["QSH-20b", "任职"][5].text == "2026-07-21（不再适用）"
    assert answer.context["timeline"].marks[0].day == "2026-07-21"
    assert answer.context["summary"].what == "只靠时间不能全部满足。"
