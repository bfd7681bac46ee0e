"""Who comes in, and the one shape of everything that goes wrong."""

from datetime import date

import pytest
from django.core.checks import Error
from django.test import Client
from django.urls import URLPattern, get_resolver, path

from gongdao.api.v1 import units
from gongdao.api.v1.operations import policies
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import ByToken, Requires, policy_of, requires
from gongdao.office.access.view_checks import check_policies, views_of
from gongdao.office.accounts.permissions import FOR_PROGRAMS
from gongdao.office.audit.models import Event
from tests.factories.tokens import client_with, make_token

pytestmark = pytest.mark.django_db
UNITS = "/api/v1/units"


def told(response) -> tuple[int, str]:
    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert int(response["Content-Length"]) == len(response.content)
    body = response.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message", "fields"}
    assert body["error"]["message"].endswith("。")
    return response.status_code, body["error"]["code"]


def denials() -> list[tuple]:
    rows = Event.objects.unscoped(reason="test").filter(result="denied").order_by("id")
    return list(rows.values_list("actor_key", "act", "subject_key"))


def test_without_a_token_nothing_opens(holder):
    holder()

    refused = Client().get(UNITS)

    assert told(refused) == (401, "token_missing")
    assert refused["WWW-Authenticate"] == "Bearer"


def test_a_session_opens_nothing(holder):
    browser = Client()
    browser.force_login(holder())

    assert told(browser.get(UNITS)) == (401, "token_missing")
    assert told(browser.post("/api/v1/sweeps", {"as_of": "2026-01-01"}, "application/json")) == (401, "token_missing")


def test_a_session_beside_a_token_lends_it_neither_holder_nor_day(holder):
    browser = Client()
    browser.force_login(holder("roster_clerk", username="wang"))
    session = browser.session
    session["as_of"] = "2010-01-01"
    session.save()
    make_token(holder("unit_clerk", "unit-1"))

    got = browser.get(UNITS, headers={"Authorization": "Bearer gongdao_secret"})

    assert [one["key"] for one in got.json()["items"]] == ["unit-1"]
    assert date.fromisoformat(got.json()["as_of"]) > date(2010, 1, 1)
    assert browser.session["as_of"] == "2010-01-01"


def test_a_token_opens_no_page(program):
    assert program().get("/own/")["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("shown", ["Bearer wrong", "bearer  wrong ", "Bearer gongdao_secret2"])
def test_a_wrong_token_is_refused_and_recorded(program, shown):
    program()

    assert told(Client(headers={"Authorization": shown}).get(UNITS)) == (401, "wrong_token")
    assert denials() == [("", "accounts.check_token", "")]


@pytest.mark.parametrize("shown", ["", "Bearer", "Bearer ", "Basic bGk6MQ==", "gongdao_secret"])
def test_what_is_no_token_is_none(program, shown):
    program()

    assert told(Client(headers={"Authorization": shown}).get(UNITS)) == (401, "token_missing")
    assert denials() == []


def test_guessing_is_slowed_down(program, settings):
    settings.GONGDAO_SOURCE_LIMIT = 2
    program()

    codes = [told(client_with("guess").get(UNITS, REMOTE_ADDR="203.0.113.9")) for _ in range(3)]

    assert codes == [(401, "wrong_token"), (401, "wrong_token"), (429, "source_locked")]


def test_what_lies_beyond_the_scope_is_denied_and_recorded_with_the_token(program):
    reader = program("roster_clerk", scope=[Permission.ORGS_UNIT_READ])

    assert reader.get(UNITS).status_code == 200
    assert told(reader.get("/api/v1/people"))[0] == 403
    assert "该令牌的范围不含“名册：查看”" in reader.get("/api/v1/people").json()["error"]["message"]
    assert denials() == [("li.jing", "roster:person:read", "/api/v1/people")] * 2
    assert Event.objects.unscoped(reason="test").last().data == {"by_token": "token-li.jing"}


def test_what_lies_beyond_the_role_is_denied_and_recorded(program):
    assert told(program("system_administrator").get("/api/v1/people")) == (403, "not_permitted")
    assert denials() == [("li.jing", "roster:person:read", "/api/v1/people")]


def test_a_holder_without_a_role_gets_nothing_but_his_jobs(program):
    reader = program(None)

    assert reader.get("/api/v1/jobs").json() == {"items": [], "next": None}
    assert told(reader.get(UNITS))[0] == 403


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/v1/nothing", 404, "not_found"),
        ("/api/v1/units/", 404, "not_found"),
        ("/api/v1/findings/abc", 404, "not_found"),
        ("/api/v1/findings/99999999999999999999", 404, "not_found"),
        ("/api/v1/units/none", 404, "not_found"),
        ("/api/v1/units?as_of=2026-02-30", 400, "bad_request"),
        ("/api/v1/units?as_of=1899-12-31", 400, "bad_request"),
        ("/api/v1/units?as_of=", 400, "bad_request"),
        ("/api/v1/units?as_of=2026-W48-3", 400, "bad_request"),
        ("/api/v1/units?limit=0", 400, "bad_request"),
        ("/api/v1/units?limit=201", 400, "bad_request"),
        ("/api/v1/units?cursor=forged", 400, "bad_cursor"),
        ("/api/v1/units?q=%00", 400, "bad_request"),
        ("/api/v1/findings", 409, "not_swept"),
    ],
)
def test_every_refusal_has_the_one_shape(program, address, status, code):
    assert told(program().get(address)) == (status, code)


def test_a_wrong_parameter_is_named(program):
    error = program().get(UNITS, {"limit": "many", "q": "河" * 51}).json()["error"]

    assert error["message"].startswith("不能处理这次请求。")
    assert error["fields"] == {"limit": "须为整数。", "q": "不能超过50个字符。"}


def test_a_misspelt_parameter_is_refused_rather_than_passed_over(program):
    reader = program()

    for address in (UNITS, "/api/v1/adoptions"):
        refused = reader.get(address, {"untis": "unit-1"})
        assert told(refused) == (400, "bad_request")
        assert refused.json()["error"]["fields"] == {"untis": "没有这个参数，请去掉或者改正。"}


@pytest.mark.parametrize(
    ("body", "status", "fields"),
    [
        ("{}", 422, {"as_of": "不能为空，请填写。"}),
        ('{"as_of": "2026-02-30"}', 422, {"as_of": "须为具体日期，如2009-07-21。"}),
        ('{"as_of": "20260228"}', 422, {"as_of": "须为具体日期，如2009-07-21。"}),
        ('{"as_of": 0}', 422, {"as_of": "须为具体日期，如2009-07-21。"}),
        ('{"as_of": "3000-01-01"}', 422, {"as_of": "须为1900年至2100年之间的一天。"}),
        ('{"as_of": "2026-02-28", "force": true}', 422, {"force": "不是接口说明中的内容，请去掉。"}),
        ("[]", 422, {"body": "须为JSON对象。"}),
        ("{", 400, {}),
        ("", 422, {"body": "不能为空，请填写。"}),
    ],
)
def test_a_wrong_body_is_named(program, body, status, fields):
    refused = program().post("/api/v1/sweeps", body, "application/json")

    assert (refused.status_code, refused.json()["error"]["fields"]) == (status, fields)


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded"])
def test_a_form_is_no_body(program, kind):
    refused = program().post("/api/v1/sweeps", "as_of=2026-02-28", kind)

    assert told(refused) == (400, "bad_request")
    assert refused.json()["error"]["fields"] == {"Content-Type": "内容须为JSON，类型写作application/json。"}


def test_another_method_is_refused_with_those_that_are_taken(program):
    reader = program()

    refused = reader.delete("/api/v1/sweeps")

    assert told(refused) == (405, "method_not_allowed")
    assert sorted(refused["Allow"].split(", ")) == ["GET", "POST"]


def test_a_bug_is_told_by_its_number_only(program, monkeypatch):
    def fail(_):
        raise RuntimeError("卞鑫甲")

    monkeypatch.setattr(units.queries, "tree", fail)
    reader = program()
    reader.raise_request_exception = False

    failed = reader.get(UNITS)

    assert told(failed) == (500, "failure")
    assert "编号为" in failed.json()["error"]["message"]
    assert "卞鑫甲" not in failed.text


def test_answers_are_not_kept_on_the_way(program):
    assert program().get(UNITS)["Cache-Control"] == "no-store, private"


def test_the_description_is_for_whoever_has_signed_in_or_shows_a_token(program, holder):
    browser = Client()
    assert told(browser.get("/api/v1/openapi.json")) == (401, "not_authenticated")
    assert program().get("/api/v1/openapi.json").json()["openapi"] == "3.1.0"
    browser.force_login(holder(username="wang"))
    assert browser.get("/api/v1/openapi.json").status_code == 200


def test_every_operation_has_a_policy_that_a_token_can_be_given():
    asked = {policy.permission for policy in policies().values() if isinstance(policy, Requires)}

    assert asked == set(FOR_PROGRAMS)
    assert None not in policies().values()


def test_every_address_for_programs_takes_tokens_alone():
    found = {route: policy_of(view) for route, view in views_of(get_resolver()) if route.startswith("/api/v1/")}

    others = {route for route, policy in found.items() if not isinstance(policy, ByToken)}
    assert others == {"/api/v1/", "/api/v1/openapi.json"}
    assert len(found) == 20


def test_a_method_without_a_policy_keeps_the_product_from_starting(settings):
    def view(request):
        raise AssertionError("never asked")

    view.policy = ByToken({"GET": policy_of(requires(Permission.ORGS_UNIT_READ)(lambda request: request)), "PUT": None})
    settings.ROOT_URLCONF = (path("open/", view),)

    found = [one for one in check_policies() if isinstance(one, Error)]

    assert [one.id for one in found] == ["access.E001"]
    assert isinstance(settings.ROOT_URLCONF[0], URLPattern)


def test_a_method_without_a_policy_is_refused_while_running(program, monkeypatch):
    view = next(view for route, view in views_of(get_resolver()) if route == UNITS)
    monkeypatch.setattr(view, "policy", ByToken({"GET": None}))

    assert told(program().get(UNITS)) == (404, "not_found")
