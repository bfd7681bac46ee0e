"""Reading accounts: their sessions, their second factor, and the list of them. Who may read is asked by the caller."""

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from gongdao.office.accounts.models import RecoveryCode, SecondFactor, Session, Token, User
from gongdao.office.accounts.sealing import unseal

_ASKED = "the caller asks for the permission"


def users(text: str = "") -> QuerySet[User]:
    """Return the accounts of people, those whose name or account holds a text, with the number of their sessions."""
    found = User.objects.unscoped(reason=_ASKED).filter(is_system=False).select_related("second_factor")
    if text:
        found = found.filter(Q(username__icontains=text) | Q(display_name__icontains=text))
    running = Count("sessions", filter=Q(sessions__expire_date__gt=timezone.now()))
    return found.annotate(session_count=running).order_by("username")


def has_second_factor(user: User) -> bool:
    """Say whether a code is asked of this account at sign-in."""
    return SecondFactor.objects.unscoped(reason=_ASKED).filter(user=user, confirmed_at__isnull=False).exists()


def second_factor(user: User) -> SecondFactor | None:
    """Return the second factor of an account, also one that is not in use yet."""
    return SecondFactor.objects.unscoped(reason=_ASKED).filter(user=user).first()


def pending_secret(user: User) -> str | None:
    """Return the secret of a second factor that has still to see its first code."""
    factor = SecondFactor.objects.unscoped(reason=_ASKED).filter(user=user, confirmed_at=None).first()
    return unseal(factor.sealed) if factor else None


def codes_left(user: User) -> int:
    """Count the recovery codes that can still be used."""
    return RecoveryCode.objects.unscoped(reason=_ASKED).filter(user=user, used_at=None).count()


def sessions_of(user: User) -> QuerySet[Session]:
    """Return the sessions of an account that have not ended, the latest first."""
    return Session.objects.unscoped(reason=_ASKED).filter(user=user, expire_date__gt=timezone.now())


def tokens_of(user: User) -> QuerySet[Token]:
    """Return the tokens of an account that have been neither revoked nor outlived, the latest first."""
    own = Token.objects.unscoped(reason="the tokens of the account that is asked about")
    return own.filter(user=user, revoked_at=None, ended_on__gt=timezone.localdate())
