"""Which recusals are declared: the own ones, and those about persons and units in the reader's area."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q, QuerySet

from gongdao.office.access import ties
from gongdao.office.access.allow import About, allow
from gongdao.office.access.models import Recusal
from gongdao.office.access.permissions import Permission
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit

READ = Permission.ACCESS_RECUSAL_READ


def recusals_of(user: User) -> QuerySet[Recusal]:
    """Return what a user keeps away from, ended ones too, the latest first."""
    return _all().filter(user=user)


def recusals_for(by: User, on: date) -> list[Recusal]:
    """Return the recusals that hold on a day or will, about persons and units in the reader's area, by account."""
    running = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    found = list(_all().filter(running).order_by("user__username", "started_on", "id"))
    at = homes(found)
    return [one for one in found if one.pk in at and allow(by, READ, About(at[one.pk]))]


def find_recusal(by: User, key: str) -> Recusal | None:
    """Find a recusal that one may know of: the own ones, and those in the reader's area."""
    found = _all().filter(key=key).first()
    if found is None or found.user == by:
        return found
    unit = homes([found]).get(found.pk)
    return found if unit is not None and allow(by, READ, About(unit)) else None


def homes(found: list[Recusal]) -> dict[int, Unit]:
    """Give the unit of each recusal: its own, or that which keeps the record of its person."""
    known: Mapping[str, Unit] = ties.known().homes({one.person for one in found if one.person})
    units = {one.pk: one.unit or known.get(one.person) for one in found}
    return {pk: unit for pk, unit in units.items() if unit is not None}


def _all() -> QuerySet[Recusal]:
    found = Recusal.objects.unscoped(reason="recusals are narrowed to the own and those in the reader's area")
    return found.select_related("user", "unit", "recorded_by")
