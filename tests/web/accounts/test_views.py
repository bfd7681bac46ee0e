from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gongdao.office.accounts import actions, middleware, principals
from gongdao.office.audit.models import Event
from tests.factories.accounts import PASSWORD, make_user

pytestmark = pytest.mark.django_db
NEW = "liu-shui-bu-fu-9"


def sign_in(client: Client, password: str = PASSWORD, username: str = "zhang", query: str = ""):
    return client.post(f"/sign-in/{query}", {"username": username, "password": password})


def test_user_signs_in_and_out(client):
    make_user()

    response = sign_in(client)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.get("/change-password/").status_code == 200

    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert client.get("/change-password/").status_code == 302
    assert list(Event.objects.order_by("id").values_list("act", "result")) == [
        ("accounts.sign_in", "done"),
        ("accounts.sign_out", "done"),
    ]


def test_wrong_password_stays_on_the_page_with_one_sentence(client):
    make_user()

    response = sign_in(client, "wrong")

    assert response.status_code == 422
    assert response.text.count("不能登录。账号或密码不正确") == 1
    assert "wrong" not in response.text
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("wanted", "target"), [("/change-password/", "/change-password/"), ("https://evil.example/", "/"), ("//evil", "/")]
)
def test_user_comes_back_to_the_page_of_this_site_only(client, wanted, target):
    make_user()

    assert sign_in(client, query=f"?next={wanted}")["Location"] == target


def test_one_time_password_is_changed_before_anything_else(client):
    _, password = actions.create_user(by=principals.system(), username="li", display_name="李四")
    sign_in(client, password, "li")

    assert client.get("/own/")["Location"] == "/change-password/"
    assert "一次性密码" in client.get("/change-password/").text
    changed = client.post("/change-password/", {"old": password, "new": NEW, "again": NEW})

    assert (changed.status_code, changed["Location"]) == (302, "/")
    assert client.get("/own/").status_code == 200


def test_two_different_new_passwords_change_nothing(client):
    user = make_user()
    sign_in(client)

    response = client.post("/change-password/", {"old": PASSWORD, "new": NEW, "again": "something-else-1"})

    assert response.status_code == 422
    assert "两次输入的新密码不一致" in response.text
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_changing_the_password_ends_other_sessions_and_keeps_this_one(client):
    make_user()
    elsewhere = Client()
    sign_in(client)
    sign_in(elsewhere)

    client.post("/change-password/", {"old": PASSWORD, "new": NEW, "again": NEW})

    assert client.get("/change-password/").status_code == 200
    assert elsewhere.get("/change-password/").status_code == 302


@pytest.mark.parametrize(
    ("key", "ago", "status"),
    [
        (middleware.SEEN, timedelta(minutes=29), 200),
        (middleware.SEEN, timedelta(minutes=31), 302),
        (middleware.STARTED, timedelta(hours=7, minutes=59), 200),
        (middleware.STARTED, timedelta(hours=8, minutes=1), 302),
    ],
)
def test_session_ends_when_idle_and_after_a_working_day(client, settings, key, ago, status):
    settings.GONGDAO_IDLE_MINUTES, settings.GONGDAO_SESSION_HOURS = 30, 8
    client.force_login(make_user())
    client.get("/change-password/")
    session = client.session
    session[key] = (timezone.now() - ago).timestamp()
    session.save()

    assert client.get("/change-password/").status_code == status


def test_session_cookie_is_kept_from_scripts_and_other_sites(client):
    make_user()

    cookie = sign_in(client).cookies["gongdao"]

    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_post_without_token_is_refused():
    make_user()
    client = Client(enforce_csrf_checks=True)

    assert sign_in(client).status_code == 403
    assert Event.objects.count() == 0


def test_signing_out_by_a_link_is_not_possible(client):
    client.force_login(make_user())

    assert client.get("/sign-out/").status_code == 405
    assert client.get("/change-password/").status_code == 200


@pytest.mark.parametrize("wanted", ["own", "%", "accounts:sign_out", "//evil.example", "https://evil.example/"])
def test_what_is_no_path_of_ours_leads_home(client, db, wanted):
    client.force_login(make_user())

    assert client.get("/sign-in/", {"next": wanted}).url == "/"
