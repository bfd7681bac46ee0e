"""The frame, the home page, the gallery and the error pages."""

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from gongdao.office.access.roles import ROLES
from gongdao.office.accounts.permissions import Permission
from gongdao.web.shell import errors


@pytest.mark.parametrize("role", [*ROLES, None])
def test_home_begins_with_what_the_role_may_see(sign_in, role):
    answer = sign_in(role).get(reverse("shell:home"))

    reads = role is not None and Permission.RULES_FINDING_READ in ROLES[role].permissions
    assert answer["Location"] == (reverse("rules:dashboard") if reads else reverse("shell:own"))


@pytest.mark.parametrize("role", [*ROLES, None])
def test_own_page_tells_what_the_roles_are_for(sign_in, role):
    answer = sign_in(role).get(reverse("shell:own"))

    assert answer.status_code == 200
    assert (ROLES[role].description if role else "请联系安全管理员授权。") in answer.text


def test_stranger_is_sent_to_sign_in(db):
    answer = Client().get(reverse("shell:home"))

    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=/")


def test_own_page_asks_the_database_a_known_number_of_times(sign_in, django_assert_num_queries):
    client = sign_in("roster_clerk")
    client.get(reverse("shell:own"))

    with django_assert_num_queries(3):  # session, user, grants
        client.get(reverse("shell:own"))


def test_gallery_shows_every_outcome_in_words(sign_in):
    answer = sign_in("auditor").get(reverse("shell:gallery"))

    assert answer.status_code == 200
    assert [word for word in ("符合", "不符合", "缺事实", "未设定", "已记例外") if word not in answer.text] == []


def test_policy_of_the_page_allows_nothing_inline(sign_in):
    answer = sign_in("auditor").get(reverse("shell:gallery"))

    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe-inline" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize(("size", "shown"), [("large", "large"), ("compact", "compact"), ("", ""), ("huge", "")])
def test_size_of_letters_is_kept_by_the_browser(sign_in, size, shown):
    client = sign_in("leader")

    client.post(reverse("shell:size"), {"size": size})

    assert (f'data-size="{shown}"' in client.get("/own/").text) is bool(shown)


def test_unknown_address_is_told_in_words(sign_in):
    answer = sign_in("leader").get("/nowhere/")

    assert answer.status_code == 404
    assert "没有找到这个页面。" in answer.text
    assert 'id="nav"' in answer.text


def test_unknown_address_shows_a_stranger_no_frame(db):
    answer = Client().get("/nowhere/")

    assert answer.status_code == 404
    assert 'id="nav"' not in answer.text


def test_post_without_token_is_told_in_words(make_user):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user("leader"))

    answer = client.post(reverse("shell:as_of"), {"as_of": "2016-07-21"})

    assert answer.status_code == 403
    assert "请返回上一页，刷新后重新提交。" in answer.text


def test_failure_gives_a_number_that_stands_in_the_log(caplog):
    answer = errors.failure(RequestFactory().get("/broken/"))

    number = caplog.records[0].args[0]
    assert answer.status_code == 500
    assert f"编号为{number}" in answer.content.decode()


def test_denied_page_keeps_the_sentence_of_the_domain(sign_in, make_user):
    request = RequestFactory().get("/x/")
    request.user = make_user(username="zhang.min")

    answer = errors.denied(request, PermissionError("不能办理。不在管理范围内。请联系安全管理员。"))

    assert answer.status_code == 403
    assert "不在管理范围内。请联系安全管理员。" in answer.content.decode()


def test_search_without_hits_says_so(sign_in):
    answer = sign_in("leader").get(reverse("shell:search"), {"q": "<b>甲"})

    assert answer.status_code == 200
    assert "没有找到" in answer.text
    assert "<b>甲" not in answer.text


def test_search_finds_units_and_clauses(sign_in):
    answer = sign_in("auditor").get(reverse("shell:search"), {"q": "东河"})
    clauses = sign_in("auditor", username="second").get(reverse("shell:search"), {"q": "20c"})

    assert [(group.label, [link.text for link in group.links]) for group in answer.context["groups"]] == [
        ("单位", ["东河镇"])
    ]
    assert [(group.label, [link.href for link in group.links]) for group in clauses.context["groups"]] == [
        ("条款", ["/rules/clauses/CD-20c/", "/rules/clauses/QSH-20c/"])
    ]


def test_search_finds_nothing_above_the_rights(sign_in):
    answer = sign_in("audit_administrator").get(reverse("shell:search"), {"q": "20c"})

    assert answer.context["groups"] == []
