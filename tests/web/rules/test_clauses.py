"""The list of clauses and the page of one."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from gongdao.office.access.roles import ROLES
from gongdao.office.accounts.permissions import Permission
from gongdao.packs.installed import load, pack_names

LIST = reverse("rules:clauses")


@pytest.mark.parametrize("role", [*ROLES, None])
def test_list_opens_exactly_for_those_who_may_read(sign_in, role):
    answer = sign_in(role).get(LIST)

    may = role is not None and Permission.RULES_FINDING_READ in ROLES[role].permissions
    assert answer.status_code == (HTTPStatus.OK if may else HTTPStatus.FORBIDDEN)


def test_list_counts_every_clause(sign_in):
    answer = sign_in("auditor").get(LIST)

    assert answer.context["pager"].total == sum(len(load(name).clauses) for name in pack_names())


def test_list_is_narrowed_by_facets_and_text(sign_in):
    client = sign_in("auditor")

    computed = client.get(LIST, {"status": "computed", "pack": "qsh_2009"})
    exchange = client.get(LIST, {"status": "computed", "text": "qsh-20"})

    assert computed.context["pager"].total == len(load("qsh_2009").computed)
    assert [row[0].text for row in exchange.context["table"].rows] == ["QSH-20b", "QSH-20c", "QSH-20d"]


@pytest.mark.parametrize("clause", [clause.id for clause in load("qsh_2009").computed])
def test_page_of_a_computed_clause_shows_numbers_and_cases(sign_in, clause):
    answer = sign_in("auditor").get(reverse("rules:clause", args=[clause]))

    found = load("qsh_2009").clause(clause)
    assert answer.status_code == HTTPStatus.OK
    assert len(answer.context["parameters"].rows) == len(found.parameters)
    assert answer.context["cases"].rows != ()


def test_number_that_is_not_set_is_said_to_be_so(sign_in):
    answer = sign_in("auditor").get(reverse("rules:clause", args=["QSH-3b"]))

    assert "badge-not_configured" in answer.text


def test_number_before_its_first_day_is_not_set(sign_in):
    answer = sign_in("auditor").get(reverse("rules:clause", args=["QSH-20c"]), {"as_of": "2009-07-20"})

    assert {row[1].badge.outcome for row in answer.context["parameters"].rows} == {"not_configured"}


@pytest.mark.parametrize(
    ("clause", "document", "place"),
    [
        ("CD-27m", "《组织工作大会讲话》", "第27行"),
        ("HZ-7d", "《解放思想大讨论第一阶段工作总结及第二阶段工作安排》", "第7行"),
        ("JT-2g", "《争创“三型”组织部门情况》", "第2行"),
        ("QZ-8c", "《区直部门思想政治建设调查报告》", "第8行"),
    ],
)
def test_page_of_a_clause_that_is_not_yet_computed_names_its_document(sign_in, clause, document, place):
    answer = sign_in("auditor").get(reverse("rules:clause", args=[clause]))

    facts = {fact.label: fact.cell.text for fact in answer.context["facts"]}
    assert (facts["文件"], facts["位置"], facts["承载方式"]) == (document, place, "尚未承载")
    assert answer.context["cases"].rows == ()


def test_unknown_clause_is_not_found(sign_in):
    assert sign_in("auditor").get(reverse("rules:clause", args=["QSH-0"])).status_code == HTTPStatus.NOT_FOUND
