from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gongdao.office.access.roles import ROLES
from gongdao.office.accounts.models import Token
from gongdao.office.accounts.sessions import STARTED, VERIFIED
from gongdao.office.audit.models import Event
from tests.factories.access import make_holder
from tests.factories.accounts import make_user
from tests.factories.orgs import make_unit
from tests.factories.tokens import client_with, make_token

pytestmark = pytest.mark.django_db
ADD = "/security/tokens/add/"
FILLED = {"name": "考勤系统每日读取单位", "days": "30", "scope": ["orgs:unit:read", "roster:person:read"]}


@pytest.fixture
def clerk():
    return make_holder(ROLES["roster_clerk"], make_unit("unit-1", name="东河镇"))


@pytest.fixture
def browser(clerk) -> Client:
    client = Client()
    client.force_login(clerk)
    session = client.session
    session[STARTED] = session[VERIFIED] = timezone.now().timestamp()
    session.save()
    return client


def stored() -> list[Token]:
    return list(Token.objects.unscoped(reason="test").order_by("id"))


def test_a_token_is_made_shown_once_and_works(browser):
    made = browser.post(ADD, FILLED)

    assert made.status_code == 200
    secret = made.context["secret"]
    assert made.text.count(secret) == 1
    [token] = stored()
    assert (token.name, token.scope) == (FILLED["name"], FILLED["scope"])
    assert token.ended_on == timezone.localdate() + timedelta(days=30)
    assert secret not in browser.get("/security/").text
    assert client_with(secret).get("/api/v1/units").json()["items"][0]["name"] == "东河镇"


def test_the_security_page_lists_tokens_with_what_they_may_do(browser, clerk):
    make_token(clerk, scope=["orgs:unit:read", "rules:sweep:run"], last_used_on="2026-11-20")
    make_token(clerk, "old", key="token-old", name="旧系统", revoked_at=timezone.now())
    make_token(make_user("wang", "王五"), "foreign", name="别人的系统")

    page = browser.get("/security/").text

    assert "考勤系统" in page
    assert "单位：查看、规则：核对" in page
    assert "2026-11-20" in page
    assert "旧系统" not in page
    assert "别人的系统" not in page


def test_only_ones_own_permissions_are_offered():
    client = Client()
    client.force_login(make_holder(ROLES["system_administrator"]))
    session = client.session
    session[STARTED] = timezone.now().timestamp()
    session.save()

    page = client.get(ADD).text

    assert "单位：查看" in page
    assert "名册：查看" not in page
    assert client.post(ADD, FILLED).status_code == 422
    assert stored() == []


def test_who_has_nothing_for_programs_is_told_so():
    client = Client()
    client.force_login(make_user())
    session = client.session
    session[STARTED] = timezone.now().timestamp()
    session.save()

    assert "您目前没有接口用得上的权限。" in client.get(ADD).text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "不能为空，请填写。"),
        ({"days": "0"}, "须为1至90的整数。"),
        ({"days": "91"}, "不能建立令牌。有效天数须为1至90天。请修改有效天数。"),
        ({"days": "x"}, "须为1至90的整数。"),
        ({"scope": []}, "请至少选择一项。"),
    ],
)
def test_an_unfit_form_says_what_is_wrong(browser, settings, wrong, said):
    settings.GONGDAO_TOKEN_DAYS = 90

    refused = browser.post(ADD, FILLED | wrong)

    assert refused.status_code == 422
    assert said.partition("。")[0] in refused.text
    assert stored() == []


def test_making_a_token_asks_once_more_who_it_is(browser):
    session = browser.session
    session[STARTED] = session[VERIFIED] = timezone.now().timestamp() - 3000
    session.save()

    assert browser.get(ADD)["Location"].startswith("/verify/")
    assert browser.post(ADD, FILLED)["Location"].startswith("/verify/")
    assert stored() == []


def test_a_revoked_token_opens_nothing(browser, clerk):
    make_token(clerk)
    assert client_with().get("/api/v1/units").status_code == 200

    assert browser.post("/security/tokens/token-roster_clerk/revoke/")["Location"] == "/security/"

    assert client_with().get("/api/v1/units").status_code == 401
    acts = Event.objects.unscoped(reason="test").order_by("id").values_list("act", "result")
    assert list(acts) == [("accounts.revoke_token", "done"), ("accounts.check_token", "denied")]


def test_a_token_of_another_is_not_revoked(browser):
    make_token(make_user("wang", "王五"))

    assert browser.post("/security/tokens/token-wang/revoke/").status_code == 400
    assert stored()[0].revoked_at is None
