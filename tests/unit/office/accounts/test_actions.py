from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher, check_password, identify_hasher, make_password
from django.db import IntegrityError, transaction

from config import settings as installation
from gongdao.errors import Denied, UserError
from gongdao.office.access.roles import RosterClerk, SystemAdministrator
from gongdao.office.accounts import actions, principals
from gongdao.office.accounts.models import User
from gongdao.office.audit.models import Event
from tests.factories.access import make_holder
from tests.factories.accounts import PASSWORD, make_user
from tests.factories.orgs import make_unit

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
NEW = "liu-shui-bu-fu-9"

pytestmark = pytest.mark.django_db


def sign_in(username: str = "zhang", password: str = PASSWORD, now: datetime = NOW) -> User:
    return actions.sign_in(username=username, password=password, source="127.0.0.1", now=now)


def refused(code: str, call, *args: object, **values: object) -> UserError:
    with pytest.raises(UserError) as caught:
        call(*args, **values)
    assert caught.value.code == code
    return caught.value


def test_created_user_signs_in_with_the_one_time_password_and_must_change_it():
    user, password = actions.create_user(by=principals.system(), username="li.si", display_name="李四")

    signed_in = sign_in("li.si", password)

    assert (signed_in, signed_in.must_change_password, len(password)) == (user, True, 12)
    assert user.password != password
    assert password not in str(Event.objects.values_list("sentence", "data"))


def test_changed_password_lifts_the_duty_and_ends_the_one_time_password():
    user, password = actions.create_user(by=principals.system(), username="li.si", display_name="李四")

    actions.change_password(by=user, old=password, new=NEW)

    assert not user.must_change_password
    assert sign_in("li.si", NEW) == user
    refused("wrong_credentials", sign_in, "li.si", password)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("wrong", NEW, "wrong_old_password"),
        (PASSWORD, PASSWORD, "password_unchanged"),
        (PASSWORD, "short", "password_too_weak"),
        (PASSWORD, "zhangzhang1", "password_too_weak"),
    ],
)
def test_refused_password_changes_nothing_and_leaves_one_event(old, new, code):
    user = make_user(username="zhangzhang", must_change_password=True)

    refused(code, actions.change_password, by=user, old=old, new=new)

    user.refresh_from_db()
    assert user.must_change_password
    assert check_password(PASSWORD, user.password)
    assert list(Event.objects.values_list("act", "result", "data")) == [
        ("accounts.change_password", "denied", {"code": code})
    ]


def test_system_administrator_creates_users():
    administrator = make_holder(SystemAdministrator)

    user, _ = actions.create_user(by=administrator, username="wang", display_name="王五", person_key="person-1")

    assert (user.key, user.display_name, user.person_key) == ("wang", "王五", "person-1")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"username": "zhang", "display_name": "张三"}, "username_taken"),
        ({"username": "张三", "display_name": "张三"}, "username_unfit"),
        ({"username": "Zhang", "display_name": "张三"}, "username_unfit"),
        ({"username": "wang", "display_name": " "}, "name_missing"),
        ({"username": "wang", "display_name": "王" * 101}, "name_too_long"),
        ({"username": "wang", "display_name": "王五", "person_key": "person-1"}, "person_has_account"),
    ],
)
def test_unfit_user_is_refused(values, code):
    make_user(person_key="person-1")
    system = principals.system()

    refused(code, actions.create_user, by=system, **values)

    assert (User.objects.count(), Event.objects.count()) == (2, 0)


def test_clerk_may_not_create_users():
    clerk = make_holder(RosterClerk, make_unit())

    with pytest.raises(Denied):
        actions.create_user(by=clerk, username="wang", display_name="王五")

    assert list(User.objects.values_list("username", flat=True)) == ["roster_clerk"]
    assert list(Event.objects.values_list("act", "result")) == [("accounts:user:create", "denied")]


def test_unknown_user_wrong_password_and_locked_account_get_the_same_sentence(settings):
    make_user()
    unknown = refused("wrong_credentials", sign_in, "nobody")
    wrong = refused("wrong_credentials", sign_in, "zhang", "wrong")
    for _ in range(settings.GONGDAO_LOGIN_LIMIT - 1):
        refused("wrong_credentials", sign_in, "zhang", "wrong")

    locked = refused("account_locked", sign_in)

    assert unknown.sentence == wrong.sentence == locked.sentence


@pytest.mark.parametrize("values", [{"is_active": False}, {"username": "off", "is_active": False}])
def test_disabled_account_is_like_an_unknown_one(values):
    user = make_user(**values)

    refused("wrong_credentials", sign_in, user.username)


def test_account_locks_after_the_limit_and_opens_by_itself(settings):
    settings.GONGDAO_LOGIN_LIMIT, settings.GONGDAO_LOCK_MINUTES = 3, 15
    user = make_user()
    for _ in range(3):
        refused("wrong_credentials", sign_in, "zhang", "wrong")

    refused("account_locked", sign_in, now=NOW + timedelta(minutes=15, seconds=-1))
    refused("wrong_credentials", sign_in, "zhang", "wrong", NOW + timedelta(minutes=15))

    assert sign_in(now=NOW + timedelta(minutes=15)) == user
    user.refresh_from_db()
    assert (user.failed_count, user.locked_until) == (0, None)


def test_failures_before_a_success_do_not_count(settings):
    settings.GONGDAO_LOGIN_LIMIT = 2
    user = make_user()

    refused("wrong_credentials", sign_in, "zhang", "wrong")
    sign_in()
    refused("wrong_credentials", sign_in, "zhang", "wrong")

    assert sign_in() == user


def test_each_sign_in_leaves_one_event_and_no_typed_name():
    make_user()
    sign_in()
    refused("wrong_credentials", sign_in, "zhang", "wrong")
    refused("wrong_credentials", sign_in, "my-password-typed-as-name")

    events = Event.objects.order_by("id").values_list("actor_key", "subject_key", "result", "data")

    assert list(events) == [
        ("zhang", "zhang", "done", {"source": "127.0.0.1", "code": ""}),
        ("", "zhang", "denied", {"source": "127.0.0.1", "code": "wrong_credentials"}),
        ("", "", "denied", {"source": "127.0.0.1", "code": "wrong_credentials"}),
    ]


class CountingHasher(MD5PasswordHasher):
    worked = 0

    def encode(self, password: str, salt: str) -> str:
        CountingHasher.worked += 1
        return super().encode(password, salt)


def test_every_refused_sign_in_computes_one_hash(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    make_user(locked_until=NOW + timedelta(minutes=1))
    make_user("off", is_active=False)
    make_user("free")

    worked = {}
    for username in ("zhang", "off", "free", "nobody"):
        before = CountingHasher.worked
        with pytest.raises(UserError):
            sign_in(username, "wrong")
        worked[username] = CountingHasher.worked - before

    assert worked == {"zhang": 1, "off": 1, "free": 1, "nobody": 1}


def test_installation_hashes_with_argon2id(settings):
    settings.PASSWORD_HASHERS = installation.PASSWORD_HASHERS

    encoded = make_password("x")

    assert encoded.startswith("argon2$argon2id$")
    assert identify_hasher(encoded).algorithm == "argon2"


def test_nobody_signs_in_as_the_system():
    principals.system()

    refused("wrong_credentials", sign_in, "system", "")


@pytest.mark.database
def test_system_principal_cannot_be_given_a_password():
    system = principals.system()

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=system.pk).update(password=make_password("x"))

    system.refresh_from_db()
    assert system.password.startswith("!")


@pytest.mark.database
def test_person_has_one_account_and_accounts_without_person_are_many():
    make_user("a", person_key="person-1")
    make_user("b")
    make_user("c")

    with pytest.raises(IntegrityError), transaction.atomic():
        make_user("d", person_key="person-1")

    assert list(User.objects.values_list("username", flat=True)) == ["a", "b", "c"]
