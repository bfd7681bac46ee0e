"""The first administrators, before anybody is there who could grant."""

import hashlib
from datetime import date, datetime

from django.db.models import Q

from gongdao.office.access.models import Grant, StartLink
from gongdao.office.access.roles import Role
from gongdao.office.accounts.models import User

_FIRST = "before anybody could be asked"

SIGNATURES = 2  # a grant is proposed by one and confirmed by another


def digest(token: str) -> str:
    """Condense the token of a link, which nobody can guess."""
    return hashlib.sha256(token.encode()).hexdigest()


def holders(role: type[Role], on: date) -> list[User]:
    """Return the accounts in use that hold a role on a day."""
    alive = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    held = Grant.objects.unscoped(reason=_FIRST).filter(alive, role=role.code, started_on__lte=on, user__is_active=True)
    return list(User.objects.unscoped(reason=_FIRST).filter(pk__in=held.values("user")).order_by("username"))


def is_open(token: str, now: datetime) -> bool:
    """Say whether a link can still be used."""
    return (
        StartLink.objects.unscoped(reason=_FIRST)
        .filter(digest=digest(token), used_at=None, expires_at__gt=now)
        .exists()
    )
