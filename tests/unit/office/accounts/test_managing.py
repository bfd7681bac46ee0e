"""Accounts in the hands of the system administrator, addresses that guess, and the rules for passwords."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.contrib.auth.hashers import check_password

from gongdao.errors import UserError
from gongdao.office.access.roles import SystemAdministrator
from gongdao.office.accounts import actions
from gongdao.office.accounts.models import Session, Source, User
from gongdao.office.audit.models import Event
from gongdao.office.audit.shell import in_shell
from tests.factories.access import make_holder
from tests.factories.accounts import PASSWORD, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
ADDRESS = "192.0.2.7"


@pytest.fixture
def administrator() -> User:
    return make_holder(SystemAdministrator)


def refused(code: str, call, /, **values: object) -> UserError:
    with pytest.raises(UserError) as caught:
        call(**values)
    assert caught.value.code == code
    return caught.value


def sign_in(username: str = "zhang", password: str = PASSWORD, now: datetime = NOW, source: str = ADDRESS) -> User:
    return actions.sign_in(username=username, password=password, source=source, now=now)


def make_session(user: User, key: str = "k") -> Session:
    return Session.objects.create(session_key=key, session_data="", expire_date=NOW + timedelta(days=1), user=user)


def test_disabled_account_loses_its_sessions_and_cannot_sign_in(administrator):
    user = make_user()
    make_session(user)

    actions.disable_user(by=administrator, user=user)

    assert Session.objects.count() == 0
    refused("wrong_credentials", sign_in)
    refused("already_disabled", actions.disable_user, by=administrator, user=user)
    actions.enable_user(by=administrator, user=user)
    assert sign_in() == user


def test_nobody_disables_or_resets_himself(administrator):
    refused("own_account", actions.disable_user, by=administrator, user=administrator)
    refused("own_account", actions.reset_password, by=administrator, user=administrator)

    assert not Event.objects.exists()


def test_reset_password_is_used_once_and_ends_the_sessions(administrator):
    user = make_user()
    make_session(user)

    password = actions.reset_password(by=administrator, user=user)

    assert Session.objects.count() == 0
    assert sign_in(password=password).must_change_password
    assert password not in str(Event.objects.values_list("sentence", "data"))


def test_unlocked_account_signs_in(administrator, settings):
    user = make_user(locked_until=NOW + timedelta(minutes=10), failed_count=5)
    refused("account_locked", sign_in)

    actions.unlock_user(by=administrator, user=user)

    assert sign_in() == user
    refused("not_locked", actions.unlock_user, by=administrator, user=user)


def test_own_session_ends_and_that_of_another_does_not():
    user, other = make_user(), make_user("other")
    make_session(user, "mine")
    make_session(other, "theirs")

    actions.end_own_session(by=user, key="mine")

    refused("no_such_session", actions.end_own_session, by=user, key="theirs")
    assert [session.session_key for session in Session.objects.all()] == ["theirs"]


def test_address_that_guesses_is_locked_for_every_account(settings):
    settings.GONGDAO_SOURCE_LIMIT, settings.GONGDAO_LOCK_MINUTES = 3, 15
    user = make_user()
    for name in ("a", "b", "zhang"):
        refused("wrong_credentials", sign_in, username=name, password="wrong")

    locked = refused("account_locked", sign_in)

    assert locked.sentence == refused("account_locked", sign_in, username="nobody").sentence
    assert sign_in(source="192.0.2.8") == user
    assert sign_in(now=NOW + timedelta(minutes=15)) == user


def test_failures_of_long_ago_are_forgotten(settings):
    settings.GONGDAO_SOURCE_LIMIT, settings.GONGDAO_LOCK_MINUTES = 2, 15
    user = make_user()
    refused("wrong_credentials", sign_in, username="a")
    refused("wrong_credentials", sign_in, username="a", now=NOW + timedelta(minutes=15))

    assert sign_in(now=NOW + timedelta(minutes=16)) == user


@pytest.mark.parametrize("source", ["127.0.0.1", "::1", "", "not-an-address"])
def test_machine_itself_is_not_counted(source, settings):
    settings.GONGDAO_SOURCE_LIMIT = 1
    user = make_user()
    refused("wrong_credentials", sign_in, username="a", source=source)

    assert (sign_in(source=source), Source.objects.count()) == (user, 0)


@pytest.mark.parametrize(
    ("policy", "password", "fits"),
    [
        ({}, "shan-gao-shui-shen", True),
        ({}, "gongdao-2026-x", False),
        ({"GONGDAO_PASSWORD_MIXED": 3}, "shan-gao-shui-shen", False),
        ({"GONGDAO_PASSWORD_MIXED": 3}, "Shan-gao-shui-shen", True),
        ({"GONGDAO_PASSWORD_MIXED": 4}, "Shan-gao-shui-shen", False),
        ({"GONGDAO_PASSWORD_MIXED": 4}, "Shan-gao-shui-shen-7", True),
    ],
)
def test_password_follows_the_rules_of_the_installation(policy, password, fits, settings):
    for name, value in policy.items():
        setattr(settings, name, value)
    user = make_user()

    if fits:
        actions.change_password(by=user, old=PASSWORD, new=password)
    else:
        refused("password_too_weak", actions.change_password, by=user, old=PASSWORD, new=password)

    user.refresh_from_db()
    assert check_password(password, user.password) is fits


def test_recent_password_is_refused_where_a_history_is_kept(settings):
    settings.GONGDAO_PASSWORD_HISTORY = 2
    user = make_user()
    passwords = [PASSWORD, "shan-gao-shui-shen-1", "shan-gao-shui-shen-2", "shan-gao-shui-shen-3"]
    for old, new in pairwise(passwords):
        actions.change_password(by=user, old=old, new=new)

    refused("password_too_weak", actions.change_password, by=user, old=passwords[3], new=passwords[2])
    actions.change_password(by=user, old=passwords[3], new=passwords[0])


@pytest.mark.parametrize(("days", "must_change"), [(0, False), (90, True), (91, False)])
def test_password_grown_old_must_be_changed_where_it_is_asked(days, must_change, settings):
    settings.GONGDAO_PASSWORD_DAYS = days
    make_user(password_changed_at=NOW - timedelta(days=90))

    assert sign_in().must_change_password is must_change


def test_act_from_a_shell_names_the_user_of_the_operating_system(administrator, monkeypatch):
    monkeypatch.setenv("LOGNAME", "ops-wang")

    with in_shell():
        actions.create_user(by=administrator, username="new", display_name="新人")
    actions.create_user(by=administrator, username="other", display_name="另一人")

    assert [event.data for event in Event.objects.order_by("id")] == [{"os_user": "ops-wang"}, {}]
