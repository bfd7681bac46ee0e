"""The second factor: enrolled with a first code, each code good once, throttled, with codes for the day it is lost."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import pytest

from gongdao.errors import UserError
from gongdao.office.access.roles import SecurityAdministrator, SystemAdministrator
from gongdao.office.accounts import actions, queries
from gongdao.office.accounts.models import RecoveryCode, SecondFactor, Session, User
from gongdao.office.accounts.sealing import KEY_FILE, Unsealable, seal, unseal
from gongdao.office.audit.models import Event
from tests.factories.access import make_holder
from tests.factories.accounts import PASSWORD, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 1, 0, 10, tzinfo=UTC)
STEP = timedelta(seconds=30)


@pytest.fixture(autouse=True)
def keys(settings, tmp_path) -> Path:
    settings.GONGDAO_KEYS = tmp_path
    return tmp_path


def refused(code: str, call, /, **values: object) -> None:
    with pytest.raises(UserError) as caught:
        call(**values)
    assert caught.value.code == code


def code_at(secret: str, at: datetime) -> str:
    return pyotp.TOTP(secret).at(at)


@pytest.fixture
def enrolled() -> tuple[User, str, list[str]]:
    user = make_user()
    secret = actions.begin_enrolment(by=user)
    made = actions.enrol(by=user, code=code_at(secret, NOW), now=NOW)
    return user, secret, made


def test_factor_is_in_use_once_a_first_code_was_right():
    user = make_user()
    secret = actions.begin_enrolment(by=user)
    assert not queries.has_second_factor(user)
    refused("wrong_code", actions.enrol, by=user, code="000000", now=NOW)

    made = actions.enrol(by=user, code=code_at(secret, NOW), now=NOW)

    assert queries.has_second_factor(user)
    assert (len(set(made)), queries.codes_left(user)) == (10, 10)
    refused("has_second_factor", actions.begin_enrolment, by=user)


def test_neither_secret_nor_recovery_codes_are_readable_in_the_database(enrolled, keys):
    _, secret, made = enrolled

    stored = str([*SecondFactor.objects.values(), *RecoveryCode.objects.values(), *Event.objects.values()])

    assert secret not in stored
    assert not [code for code in made if code in stored]
    assert stat.S_IMODE((keys / KEY_FILE).stat().st_mode) == 0o600


def test_sealed_secret_is_lost_without_its_key(settings, tmp_path):
    sealed = seal("secret")
    assert unseal(sealed) == "secret"
    settings.GONGDAO_KEYS = tmp_path / "other"
    settings.GONGDAO_KEYS.mkdir()

    with pytest.raises(Unsealable):
        unseal(sealed)


@pytest.mark.parametrize("drift", [-STEP, timedelta(0), STEP])
def test_code_of_a_neighbouring_step_is_accepted_once(enrolled, drift):
    user, secret, _ = enrolled
    now = NOW + 10 * STEP

    actions.check_code(by=user, code=code_at(secret, now + drift), now=now)

    refused("wrong_code", actions.check_code, by=user, code=code_at(secret, now + drift), now=now)


def test_code_from_before_the_last_one_used_is_refused(enrolled):
    user, secret, _ = enrolled
    now = NOW + 10 * STEP
    actions.check_code(by=user, code=code_at(secret, now), now=now)

    refused("wrong_code", actions.check_code, by=user, code=code_at(secret, now - STEP), now=now)


@pytest.mark.parametrize("drift", [-2 * STEP, 2 * STEP])
def test_code_of_another_time_is_refused(enrolled, drift):
    user, secret, _ = enrolled
    now = NOW + 10 * STEP

    refused("wrong_code", actions.check_code, by=user, code=code_at(secret, now + drift), now=now)


def test_code_typed_with_spaces_is_read(enrolled):
    user, secret, _ = enrolled
    now = NOW + STEP
    code = code_at(secret, now)

    actions.check_code(by=user, code=f" {code[:3]} {code[3:]}", now=now)

    assert Event.objects.order_by("-id")[0].act == "accounts.check_code"


def test_recovery_code_stands_in_once(enrolled):
    user, _, made = enrolled

    actions.check_code(by=user, code=made[3].upper(), now=NOW)

    refused("wrong_code", actions.check_code, by=user, code=made[3], now=NOW)
    assert queries.codes_left(user) == 9


def test_new_recovery_codes_replace_the_old(enrolled):
    user, _, old = enrolled

    new = actions.renew_recovery_codes(by=user)

    refused("wrong_code", actions.check_code, by=user, code=old[0], now=NOW)
    actions.check_code(by=user, code=new[0], now=NOW)


def test_wrong_codes_lock_the_factor_for_a_time(enrolled, settings):
    settings.GONGDAO_LOGIN_LIMIT, settings.GONGDAO_LOCK_MINUTES = 3, 15
    user, secret, made = enrolled
    for _ in range(3):
        refused("wrong_code", actions.check_code, by=user, code="000000", now=NOW)

    refused("code_locked", actions.check_code, by=user, code=made[0], now=NOW)

    later = NOW + timedelta(minutes=15)
    actions.check_code(by=user, code=code_at(secret, later), now=later)


def test_identity_is_shown_by_code_where_there_is_a_factor_and_by_password_else(enrolled):
    user, secret, _ = enrolled
    now = NOW + 5 * STEP
    refused("wrong_code", actions.verify_identity, by=user, answer=PASSWORD, now=now)
    actions.verify_identity(by=user, answer=code_at(secret, now), now=now)

    other = make_user("other")
    refused("wrong_own_password", actions.verify_identity, by=other, answer="wrong", now=now)
    actions.verify_identity(by=other, answer=PASSWORD, now=now)

    assert [event.result for event in Event.objects.filter(act="accounts.verify_identity").order_by("id")] == [
        "denied",
        "done",
        "denied",
        "done",
    ]


def test_reset_by_the_security_administrator_ends_the_sessions(enrolled):
    user, _, _ = enrolled
    Session.objects.create(session_key="k", session_data="", expire_date=NOW, user=user)

    actions.reset_second_factor(by=make_holder(SecurityAdministrator), user=user)

    assert not queries.has_second_factor(user)
    assert (RecoveryCode.objects.count(), Session.objects.count()) == (0, 0)


def test_new_password_from_the_system_administrator_leaves_the_factor(enrolled):
    user, _, _ = enrolled

    actions.reset_password(by=make_holder(SystemAdministrator), user=user)

    assert queries.has_second_factor(user)
