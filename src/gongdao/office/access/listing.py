"""Reading grants and proposals of them. Who may read is asked by the caller."""

from datetime import date

from django.db.models import Q, QuerySet

from gongdao.office.access.models import Grant, Proposal
from gongdao.office.accounts.models import User

_ASKED = "the caller asks for the permission"

_BESIDE = ("user", "unit", "proposed_by")


def running_grants(on: date) -> QuerySet[Grant]:
    """Return the grants that hold on a day or will, by account."""
    running = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    found = (
        Grant.objects.unscoped(reason=_ASKED)
        .filter(running)
        .select_related(*_BESIDE, "confirmed_by", "delegated_from__user")
    )
    return found.order_by("user__username", "started_on", "id")


def open_proposals() -> QuerySet[Proposal]:
    """Return what waits for a confirmation, the oldest first."""
    return (
        Proposal.objects.unscoped(reason=_ASKED)
        .filter(outcome="")
        .select_related(*_BESIDE)
        .order_by("proposed_at", "id")
    )


def proposals_by(user: User) -> QuerySet[Proposal]:
    """Return what a user has proposed and nobody has decided, the oldest first."""
    return open_proposals().filter(proposed_by=user)


def delegations_by(user: User, on: date) -> QuerySet[Grant]:
    """Return what a user has delegated to others and still holds."""
    return running_grants(on).filter(delegated_from__user=user)


def find_proposal(key: str) -> Proposal | None:
    """Find a proposal, decided or not."""
    return (
        Proposal.objects.unscoped(reason=_ASKED)
        .select_related(*_BESIDE, "decided_by", "delegated_from__user")
        .filter(key=key)
        .first()
    )


def find_grant(pk: int) -> Grant | None:
    """Find a grant, ended or not."""
    found = Grant.objects.unscoped(reason=_ASKED).select_related(*_BESIDE, "confirmed_by", "delegated_from__user")
    return found.filter(pk=pk).first()


def possible_holders() -> QuerySet[User]:
    """Return the accounts in use of people, to whom a role can be given."""
    return User.objects.unscoped(reason=_ASKED).filter(is_system=False, is_active=True).order_by("username")
