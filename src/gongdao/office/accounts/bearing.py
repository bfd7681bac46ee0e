"""Tokens: how one is drawn and condensed, and why one is not taken."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from gongdao.office.accounts import limits
from gongdao.office.accounts.messages import refusal
from gongdao.office.accounts.models import TOKEN_NAME_MAX, Source, Token, User
from gongdao.office.accounts.permissions import FOR_PROGRAMS, Permission

PREFIX = "gongdao_"  # so that whoever finds one, or a tool that looks for lost ones, knows what it is
BYTES = 32


def draw() -> str:
    """Draw a token of 256 bits."""
    return PREFIX + secrets.token_urlsafe(BYTES)


def digest(secret: str) -> str:
    """Condense a token that nobody can guess; a fast digest is enough for 256 bits."""
    return hashlib.sha256(secret.encode()).hexdigest()


def checked_scope(scope: Iterable[str]) -> list[Permission]:
    """Read the names of permissions that programs use. Raises: UserError `token_scope_empty` for none, or for another."""
    wanted = set(scope)
    if not wanted or not wanted <= set(FOR_PROGRAMS):
        raise refusal("token_scope_empty")
    return [permission for permission in FOR_PROGRAMS if permission in wanted]


def check_terms(name: str, days: int) -> None:
    """Refuse a name that is none, and a time that is too long.

    Raises: UserError `token_name_missing`, `token_name_long`, `token_days_unfit`.
    """
    if not name.strip():
        raise refusal("token_name_missing")
    if len(name) > TOKEN_NAME_MAX:
        raise refusal("token_name_long", limit=TOKEN_NAME_MAX)
    if not 1 <= days <= settings.GONGDAO_TOKEN_DAYS:
        raise refusal("token_days_unfit", limit=settings.GONGDAO_TOKEN_DAYS)


def find(secret: str) -> Token | None:
    """Find the token that was shown, with its account."""
    tokens = Token.objects.unscoped(reason="whoever shows a token is not known yet")
    return tokens.select_related("user__second_factor").filter(digest=digest(secret)).first()


def is_accepted(token: Token, now: datetime) -> bool:
    """Say whether a token opens anything at this moment, in view of itself and of its account."""
    return token.is_open(timezone.localdate(now)) and _may_act(token.user, now)


def is_locked(address: str, now: datetime) -> bool:
    """Say whether nothing is taken from this address at present."""
    found = Source.objects.unscoped(reason="who sends is not known yet").filter(address=address).first()
    return limits.is_locked(found, now)


def _may_act(user: User, now: datetime) -> bool:
    if not user.is_active or user.is_system or user.must_change_password or limits.is_locked(user, now):
        return False
    factor = getattr(user, "second_factor", None)
    return settings.GONGDAO_SECOND_FACTOR != "required" or (factor is not None and factor.confirmed_at is not None)
