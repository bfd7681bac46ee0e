"""Signing in with a code, showing once more who it is, and the duty to enrol."""

from datetime import timedelta

import pyotp
import pytest
from django.test import Client
from django.utils import timezone

from gongdao.office.accounts import actions
from gongdao.office.accounts.models import Session, User
from gongdao.office.accounts.sessions import STARTED, digest
from tests.factories.accounts import PASSWORD, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def keys(settings, tmp_path) -> None:
    settings.GONGDAO_KEYS = tmp_path


def sign_in(client: Client, query: str = ""):
    return client.post(f"/sign-in/{query}", {"username": "zhang", "password": PASSWORD})


@pytest.fixture
def codes() -> list[str]:
    """The recovery codes of an account that has enrolled."""
    user = make_user()
    secret = actions.begin_enrolment(by=user)
    now = timezone.now()
    return actions.enrol(by=user, code=pyotp.TOTP(secret).at(now), now=now)


def test_password_alone_does_not_open_a_session(client, codes):
    assert sign_in(client, "?next=/security/")["Location"] == "/sign-in/code/"
    assert client.get("/security/").status_code == 302

    assert client.post("/sign-in/code/", {"code": "000000"}).status_code == 422
    assert client.get("/security/").status_code == 302

    entered = client.post("/sign-in/code/", {"code": codes[0]})
    assert entered["Location"] == "/security/"
    assert client.get("/security/").status_code == 200


def test_code_is_asked_for_a_short_time_and_after_a_password_only(client, codes):
    assert client.get("/sign-in/code/")["Location"] == "/sign-in/"
    sign_in(client)
    session = client.session
    session["half_signed_in"] |= {"at": timezone.now().timestamp() - 301}
    session.save()

    assert client.post("/sign-in/code/", {"code": codes[0]})["Location"] == "/sign-in/"


def test_account_that_was_disabled_meanwhile_does_not_enter(client, codes):
    sign_in(client)
    User.objects.update(is_active=False)

    assert client.post("/sign-in/code/", {"code": codes[0]})["Location"] == "/sign-in/"


def test_required_factor_leaves_nothing_but_the_enrolment(client, settings):
    settings.GONGDAO_SECOND_FACTOR = "required"
    make_user()
    sign_in(client)
    for address in ("/", "/own/", "/security/", "/jobs/"):
        assert client.get(address)["Location"] == "/security/enrol/"

    page = client.post("/security/enrol/", {"begin": "1"})
    secret = page.context["secret"].replace(" ", "")
    done = client.post("/security/enrol/", {"code": pyotp.TOTP(secret).now()})

    assert len(done.context["codes"]) == 10
    assert client.get("/security/").status_code == 200


def test_who_signed_in_with_a_code_has_done_the_duty(client, codes, settings):
    settings.GONGDAO_SECOND_FACTOR = "required"
    sign_in(client)
    client.post("/sign-in/code/", {"code": codes[0]})

    assert client.get("/security/").status_code == 200


def make_stale(client: Client, minutes: int) -> None:
    session = client.session
    session[STARTED] = (timezone.now() - timedelta(minutes=minutes)).timestamp()
    session.save()


def test_grave_page_asks_once_more_and_leads_back(client, settings):
    make_user()
    sign_in(client)
    make_stale(client, settings.GONGDAO_REAUTHENTICATE_MINUTES)

    asked = client.get("/security/enrol/")
    assert asked["Location"] == "/verify/?next=%2Fsecurity%2Fenrol%2F"
    assert client.post(asked["Location"], {"answer": "wrong"}).status_code == 422
    back = client.post(asked["Location"], {"answer": PASSWORD})

    assert back["Location"] == "/security/enrol/"
    assert client.get("/security/enrol/").status_code == 200


def test_form_that_was_shown_in_time_is_taken_later(client, settings):
    settings.GONGDAO_REAUTHENTICATE_MINUTES, settings.GONGDAO_IDLE_MINUTES = 10, 15
    make_user()
    sign_in(client)

    make_stale(client, 24)
    assert client.post("/security/enrol/", {"begin": "1"}).status_code == 200
    make_stale(client, 25)
    assert client.post("/security/enrol/", {"begin": "1"})["Location"].startswith("/verify/")


def test_session_is_kept_under_the_digest_of_its_key_and_listed(client):
    make_user()
    client.post(
        "/sign-in/",
        {"username": "zhang", "password": PASSWORD},
        HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Chrome/126 Edg/126",
        REMOTE_ADDR="192.0.2.7",
    )

    session = Session.objects.get()

    key = client.cookies["gongdao"].value
    assert (session.session_key, session.user.username) == (digest(key), "zhang")
    assert (session.source, session.agent) == ("192.0.2.7", "Edge（Windows）")
    assert key not in str(list(Session.objects.values()))
    assert "192.0.2.7" in client.get("/security/").text


def test_ended_session_is_out_at_once(client):
    make_user()
    elsewhere = Client()
    sign_in(client)
    sign_in(elsewhere)
    other = digest(elsewhere.cookies["gongdao"].value)

    assert client.post(f"/security/sessions/{other}/end/").status_code == 302

    assert elsewhere.get("/security/").status_code == 302
    assert client.get("/security/").status_code == 200


@pytest.mark.parametrize(
    ("proxies", "passed", "source"),
    [
        (0, "198.51.100.1", "192.0.2.7"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        (2, "203.0.113.9, 198.51.100.1", "203.0.113.9"),
        (1, "nonsense", "192.0.2.7"),
        (2, "198.51.100.1", "192.0.2.7"),
    ],
)
def test_address_is_read_beyond_the_declared_proxies_only(client, settings, proxies, passed, source):
    settings.GONGDAO_PROXIES = proxies
    make_user()

    client.post(
        "/sign-in/",
        {"username": "zhang", "password": PASSWORD},
        REMOTE_ADDR="192.0.2.7",
        HTTP_X_FORWARDED_FOR=passed,
    )

    assert Session.objects.get().source == source
