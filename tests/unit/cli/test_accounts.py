"""The first administrators from the command line, and the way back in; each with the user of the operating system."""

import re

import pytest
from django.test import Client

from gongdao.office.access.models import Grant
from gongdao.office.accounts.models import SecondFactor, User
from gongdao.office.audit.models import Event
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def by_wang(monkeypatch) -> None:
    monkeypatch.setenv("LOGNAME", "ops-wang")


def test_link_opens_the_page_that_makes_the_first_administrator(gongdao):
    done = gongdao("accounts", "link", "--address", "gongdao.example")

    path = re.search(r"http://gongdao\.example(/first/\S+)", done.err)[1]
    made = Client().post(path, {"username": "admin", "display_name": "管理员"})
    assert made.context["user"] == User.objects.get(username="admin")
    assert Event.objects.get(act="access.issue_start_link").data == {"os_user": "ops-wang"}

    again = gongdao("accounts", "link")
    assert again.is_one_sentence
    assert "已经有系统管理员" in again.err


def test_two_accounts_become_security_administrators_and_no_third(gongdao):
    for name in ("a", "b", "c"):
        make_user(name)

    codes = [gongdao("accounts", "security", name).code for name in ("a", "b", "c")]

    assert codes == [0, 0, 2]
    assert list(Grant.objects.values_list("user__username", "role", "proposed_by")) == [
        ("a", "security_administrator", None),
        ("b", "security_administrator", None),
    ]
    assert {event.data["os_user"] for event in Event.objects.all()} == {"ops-wang"}


def test_reset_gives_a_new_password_and_takes_the_lost_device_off(gongdao):
    user = make_user()
    SecondFactor.objects.create(user=user, sealed="x")

    done = gongdao("accounts", "reset", "zhang", "--second-factor")

    password = re.search(r"一次性密码：(\w+)，", done.out)[1]
    user.refresh_from_db()
    assert (user.check_password(password), SecondFactor.objects.count()) == (True, 0)
    assert password not in str(list(Event.objects.values()))


def test_unknown_account_is_refused_in_one_sentence(gongdao):
    assert gongdao("accounts", "reset", "nobody").is_one_sentence
