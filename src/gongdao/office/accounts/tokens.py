"""What happens to tokens, by which programs act as a person: made, revoked, shown."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongdao.office.accounts import bearing, gate, limits
from gongdao.office.accounts.messages import refusal
from gongdao.office.accounts.models import Token, User
from gongdao.office.audit.actions import record
from gongdao.office.audit.acts import act
from gongdao.office.audit.keys import new_key
from gongdao.office.audit.models import Event


@act
def create_token(*, by: User, name: str, scope: Iterable[str], days: int, now: datetime) -> tuple[Token, str]:
    """Make a token of one's own and return it with its secret, shown once and kept only as a digest.
    What it may do is never more than its `scope`, and never more than its holder may on the day it is used.

    Raises: UserError `token_name_missing`, `token_name_long`, `token_days_unfit`, `token_scope_empty`; Denied.
    """
    bearing.check_terms(name, days)
    wanted = bearing.checked_scope(scope)
    for permission in wanted:
        gate.require(by, permission, subject_kind="user", subject_key=by.key)
    secret, today = bearing.draw(), timezone.localdate(now)
    made = Token.objects.create(
        key=new_key("token"),
        user=by,
        name=name,
        digest=bearing.digest(secret),
        scope=wanted,
        created_on=today,
        ended_on=today + timedelta(days=days),
    )
    data = {"token": made.key, "scope": wanted, "ended_on": made.ended_on.isoformat()}
    _record(by, "accounts.create_token", f"建立接口令牌“{name}”", data)
    return made, secret


def revoke_token(*, by: User, key: str, now: datetime) -> None:
    """Let a token of one's own open nothing any more. Raises: UserError `no_such_token`."""
    with transaction.atomic():
        own = Token.objects.unscoped(reason="one's own token").filter(user=by, key=key, revoked_at=None)
        found = own.select_for_update().first()
        if found is None:
            raise refusal("no_such_token")
        found.revoked_at = now
        found.save(update_fields=("revoked_at",))
        _record(by, "accounts.revoke_token", f"吊销接口令牌“{found.name}”", {"token": key})


def check_token(*, secret: str, source: str, now: datetime) -> Token:
    """Return the token that a program shows, and keep the day on which it was used. One that is not taken is counted
    against the address and recorded; one that is taken leaves no event: what is done by it does.

    Raises: UserError `wrong_token`, `source_locked`.
    """
    if bearing.is_locked(source, now):
        raise refusal("source_locked", minutes=settings.GONGDAO_LOCK_MINUTES)
    token, today = bearing.find(secret), timezone.localdate(now)
    if token is None or not bearing.is_accepted(token, now):
        _record_wrong(token, source, now)
        raise refusal("wrong_token")
    if token.last_used_on != today:
        Token.objects.unscoped(reason="the token that is shown").filter(pk=token.pk).update(last_used_on=today)
    return token


def _record_wrong(token: Token | None, source: str, now: datetime) -> None:
    with transaction.atomic():
        limits.count_source(source, limits.source_of(source), now)
        record(
            by=None,
            act="accounts.check_token",
            subject_kind="user",
            subject_key=token.user.key if token else "",
            sentence="出示的接口令牌未被接受",
            data={"source": source, "token": token.key if token else ""},
            result=Event.Result.DENIED,
        )


def _record(by: User, name: str, sentence: str, data: dict[str, object]) -> None:
    record(by=by, act=name, subject_kind="user", subject_key=by.key, sentence=sentence, data=data)
