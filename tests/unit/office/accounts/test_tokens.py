from datetime import UTC, date, datetime, timedelta

import pytest

from gongdao.errors import Denied, UserError
from gongdao.office.access.roles import ROLES
from gongdao.office.accounts import actions, bearing, principals, tokens
from gongdao.office.accounts.models import SecondFactor, Source, Token, User
from gongdao.office.accounts.permissions import Permission
from gongdao.office.audit.models import Event
from tests.factories.access import make_holder
from tests.factories.accounts import make_user
from tests.factories.orgs import make_unit
from tests.factories.tokens import make_token

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
READ = [Permission.ORGS_UNIT_READ]
FAR = "203.0.113.9"


def stored() -> list[dict]:
    return list(Token.objects.unscoped(reason="test").values())


def told() -> list[tuple]:
    return list(Event.objects.unscoped(reason="test").order_by("id").values_list("actor_key", "act", "result"))


@pytest.fixture
def clerk() -> User:
    return make_holder(ROLES["unit_clerk"], make_unit())


def make(by: User, **values: object) -> tuple[Token, str]:
    return tokens.create_token(**{"by": by, "name": "考勤系统", "scope": READ, "days": 30, "now": NOW} | values)


def test_a_token_is_kept_as_its_digest_only(clerk):
    token, secret = make(clerk)

    assert secret.startswith("gongdao_")
    assert secret not in str(stored())
    assert stored()[0]["digest"] == bearing.digest(secret)
    assert (token.scope, token.created_on, token.ended_on) == (READ, date(2026, 11, 25), date(2026, 12, 25))
    event = Event.objects.unscoped(reason="test").get()
    assert (event.actor_key, event.act, event.result) == ("unit_clerk", "accounts.create_token", "done")
    assert event.data == {"token": token.key, "scope": ["orgs:unit:read"], "ended_on": "2026-12-25"}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": "  "}, "token_name_missing"),
        ({"name": "系" * 61}, "token_name_long"),
        ({"days": 0}, "token_days_unfit"),
        ({"days": 91}, "token_days_unfit"),
        ({"scope": []}, "token_scope_empty"),
        ({"scope": ["orgs:unit:burn"]}, "token_scope_empty"),
        ({"scope": [Permission.ORGS_UNIT_WRITE]}, "token_scope_empty"),
    ],
)
def test_an_unfit_token_is_not_made(clerk, settings, values, code):
    settings.GONGDAO_TOKEN_DAYS = 90

    with pytest.raises(UserError) as refused:
        make(clerk, **values)

    assert refused.value.code == code
    assert (stored(), told()) == ([], [])


def test_nobody_makes_a_token_for_what_he_may_not_do(clerk):
    with pytest.raises(Denied):
        make(clerk, scope=[Permission.ORGS_UNIT_READ, Permission.RULES_SWEEP_RUN])

    assert stored() == []
    assert told() == [("unit_clerk", "rules:sweep:run", "denied")]


def test_a_shown_token_is_taken_and_its_day_kept(clerk):
    token, secret = make(clerk)

    taken = tokens.check_token(secret=secret, source=FAR, now=NOW + timedelta(days=2))

    assert (taken.key, taken.user) == (token.key, clerk)
    assert stored()[0]["last_used_on"] == date(2026, 11, 27)
    assert told() == [("unit_clerk", "accounts.create_token", "done")]


def _lock(user: User) -> None:
    user.locked_until = NOW + timedelta(minutes=5)
    user.save()


def _must_change(user: User) -> None:
    user.must_change_password = True
    user.save()


def _disable(user: User) -> None:
    actions.disable_user(by=principals.system(), user=user)


def _disable_and_enable(user: User) -> None:
    actions.enable_user(by=principals.system(), user=actions.disable_user(by=principals.system(), user=user))


def _reset_password(user: User) -> None:
    actions.reset_password(by=principals.system(), user=user)
    user.refresh_from_db()
    user.must_change_password = False
    user.save()


def _reset_factor(user: User) -> None:
    SecondFactor.objects.create(user=user, sealed="x", confirmed_at=NOW)
    actions.reset_second_factor(by=principals.system(), user=user)


def _end_sessions(user: User) -> None:
    actions.end_sessions(by=principals.system(), user=user)


def _revoke(user: User) -> None:
    tokens.revoke_token(by=user, key=f"token-{user.key}", now=NOW)


@pytest.mark.parametrize(
    "happens",
    [_lock, _must_change, _disable, _disable_and_enable, _reset_password, _reset_factor, _end_sessions, _revoke],
    ids=lambda one: one.__name__,
)
def test_a_token_is_lost_with_what_it_stands_on(clerk, happens):
    make_token(clerk, "secret", ended_on=date(2027, 1, 1), created_on=date(2026, 1, 1))
    assert tokens.check_token(secret="secret", source=FAR, now=NOW).user == clerk

    happens(clerk)

    with pytest.raises(UserError) as refused:
        tokens.check_token(secret="secret", source=FAR, now=NOW)
    assert refused.value.code == "wrong_token"


def test_a_token_needs_the_second_factor_of_its_account_where_one_is_required(clerk, settings):
    make_token(clerk, "secret")
    settings.GONGDAO_SECOND_FACTOR = "required"

    with pytest.raises(UserError):
        tokens.check_token(secret="secret", source=FAR, now=datetime.now(UTC))

    SecondFactor.objects.create(user=clerk, sealed="x", confirmed_at=NOW)
    assert tokens.check_token(secret="secret", source=FAR, now=datetime.now(UTC)).user == clerk


def test_a_token_holds_until_the_day_before_its_last(clerk):
    make_token(clerk, "secret", created_on=date(2026, 11, 1), ended_on=date(2026, 11, 26))

    assert tokens.check_token(secret="secret", source=FAR, now=NOW).user == clerk
    with pytest.raises(UserError):
        tokens.check_token(secret="secret", source=FAR, now=NOW + timedelta(days=1))


def test_a_foreign_token_is_told_like_an_expired_one_and_recorded(clerk):
    make_token(clerk, "secret", created_on=date(2026, 1, 1), ended_on=date(2026, 2, 1))
    sentences = []
    for secret in ("guess", "secret"):
        with pytest.raises(UserError) as refused:
            tokens.check_token(secret=secret, source=FAR, now=NOW)
        sentences.append(refused.value.sentence)

    assert len(set(sentences)) == 1
    assert told() == [("", "accounts.check_token", "denied")] * 2
    keys = Event.objects.unscoped(reason="test").order_by("id").values_list("subject_key", "data__token")
    assert list(keys) == [("", ""), ("unit_clerk", "token-unit_clerk")]


def test_guessing_locks_the_address_for_right_tokens_too(clerk, settings):
    settings.GONGDAO_SOURCE_LIMIT = 3
    make_token(clerk, "secret")
    now = datetime.now(UTC)
    codes = []
    for secret in ("1", "2", "3", "secret"):
        with pytest.raises(UserError) as refused:
            tokens.check_token(secret=secret, source=FAR, now=now)
        codes.append(refused.value.code)

    assert codes == ["wrong_token"] * 3 + ["source_locked"]
    assert Source.objects.unscoped(reason="test").get().failed_count == 3
    assert tokens.check_token(secret="secret", source="203.0.113.10", now=now).user == clerk
    later = now + timedelta(minutes=settings.GONGDAO_LOCK_MINUTES)
    assert tokens.check_token(secret="secret", source=FAR, now=later).user == clerk


def test_only_the_holder_revokes_a_token_and_only_once(clerk):
    make_token(clerk, "secret")
    stranger = make_user()

    for by, key in ((stranger, "token-unit_clerk"), (clerk, "token-other")):
        with pytest.raises(UserError) as refused:
            tokens.revoke_token(by=by, key=key, now=NOW)
        assert refused.value.code == "no_such_token"
    assert told() == []
    tokens.revoke_token(by=clerk, key="token-unit_clerk", now=NOW)
    with pytest.raises(UserError):
        tokens.revoke_token(by=clerk, key="token-unit_clerk", now=NOW)

    assert stored()[0]["revoked_at"] == NOW
    assert told() == [("unit_clerk", "accounts.revoke_token", "done")]


def test_ending_all_sessions_says_how_many_tokens_were_revoked(clerk):
    make_token(clerk, "secret")

    assert actions.end_sessions(by=principals.system(), user=clerk) == 0

    sentence = Event.objects.unscoped(reason="test").get().sentence
    assert sentence == "结束“单位人事干部”的0个会话，吊销1个令牌"
