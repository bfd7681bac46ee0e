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
