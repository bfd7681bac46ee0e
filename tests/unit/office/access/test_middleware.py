import logging

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client

from gongdao.office.access.roles import Leader
from gongdao.office.audit.models import Event
from tests.factories.access import make_holder
from tests.factories.accounts import make_user
from tests.factories.orgs import make_unit

URLS = "tests.unit.office.access.views_for_tests"


@pytest.fixture(autouse=True)
def made_up_site(settings):
    settings.ROOT_URLCONF = URLS
    # The pages of refusals are the shell's; here it is the decision that counts.
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith("gongdao.web.")]
    # A copy: what is changed in place stays changed for every test that follows.
    settings.TEMPLATES = [
        {**engine, "OPTIONS": {**engine["OPTIONS"], "context_processors": []}} for engine in settings.TEMPLATES
    ]


def test_product_does_not_start_with_a_view_without_policy():
    with pytest.raises(SystemCheckError, match=r"forgotten at /below/forgotten/ has no policy"):
        call_command("check")


def test_check_names_exactly_the_forgotten_view():
    assert [found.id for found in run_checks() if found.id.startswith("access.")] == ["access.E001"]


@pytest.mark.django_db
def test_view_without_policy_is_refused_and_logged(client, caplog):
    client.force_login(make_holder(Leader, make_unit()))

    with caplog.at_level(logging.ERROR, "gongdao.access"):
        response = client.get("/below/forgotten/")

    assert response.status_code == 404
    assert caplog.messages == ["The view at below/forgotten/ has no policy and was refused"]


@pytest.mark.django_db
def test_stranger_sees_public_pages_and_is_sent_to_sign_in_elsewhere(client):
    assert client.get("/all/").content == b"all"
    for page in ("/users/", "/readers/"):
        response = client.get(page)
        assert (response.status_code, response["Location"]) == (302, f"/sign-in/?next={page}")


@pytest.mark.django_db
def test_user_without_the_permission_is_refused_with_one_event(client):
    client.force_login(make_user())

    assert client.get("/users/").content == b"users"
    assert client.get("/readers/").status_code == 403
    assert list(Event.objects.values_list("actor_key", "act", "result", "subject_kind", "subject_key")) == [
        ("zhang", "roster:person:read", "denied", "page", "/readers/")
    ]


@pytest.mark.django_db
def test_holder_of_the_permission_sees_the_page(client):
    client.force_login(make_holder(Leader, make_unit()))

    assert client.get("/readers/").content == b"readers"
    assert Event.objects.count() == 0


@pytest.mark.django_db
def test_one_time_password_leads_to_its_change_first(client):
    client.force_login(make_user(must_change_password=True))

    response = client.get("/users/")

    assert (response.status_code, response["Location"]) == (302, "/change-password/")
    assert client.get("/change-password/").content == b"users"


@pytest.mark.django_db
def test_disabled_user_is_a_stranger_at_once(client):
    user = make_user()
    client.force_login(user)
    user.is_active = False
    user.save()

    assert client.get("/users/").status_code == 302


@pytest.mark.django_db
def test_no_page_is_kept_by_a_browser(client):
    client.force_login(make_user())

    assert client.get("/users/")["Cache-Control"] == "no-store, private"
    assert client.get("/all/")["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "header", ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options"]
)
def test_headers_stand_on_every_page(header):
    expected = {
        "Content-Security-Policy": {
            "default-src 'self'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        },
        "X-Content-Type-Options": {"nosniff"},
        "Referrer-Policy": {"same-origin"},
        "X-Frame-Options": {"DENY"},
    }

    assert set(Client().get("/all/")[header].split("; ")) == expected[header]
