"""Who may? One predicate for an object, one filter for many; both read the same grants.

Permissions are those of the real today, also when a page shows another day: `on` is given by tests and by questions
about the past.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from types import MappingProxyType

from django.db.models import Q, QuerySet
from django.utils import timezone

from gongdao.facts.relation import Level
from gongdao.office.access.models import Grant, Recusal
from gongdao.office.access.permissions import Permission
from gongdao.office.access.roles import ROLES, SYSTEM_PERMISSIONS, Role
from gongdao.office.access.ties import Away, Tie, known
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit

_LEVELS = list(Level)
_remembered: ContextVar[dict[tuple[int, date], list[Grant]] | None] = ContextVar("_remembered", default=None)
_scopes: ContextVar[Mapping[int, frozenset[str]]] = ContextVar("_scopes", default=MappingProxyType({}))
_away_remembered: ContextVar[dict[tuple[int, date], Away] | None] = ContextVar("_away_remembered", default=None)


@contextmanager
def only_within(user: User, scope: Iterable[str]) -> Iterator[None]:
    """Let a user have no more than these of his permissions inside the block; for what is done by a token."""
    token = _scopes.set({user.pk: frozenset(scope)})
    try:
        yield
    finally:
        _scopes.reset(token)


def is_within(by: User, permission: Permission) -> bool:
    """Say whether a permission lies within the scope in which the actor acts at present; without one, all do."""
    scope = _scopes.get().get(by.pk)
    return scope is None or permission in scope


@contextmanager
def remembering() -> Iterator[None]:
    """Read the grants of each user once inside the block; for work that changes none, such as showing a page."""
    token, away_token = _remembered.set({}), _away_remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)
        _away_remembered.reset(away_token)


def remember_grants(users: Iterable[User], on: date) -> None:
    """Read the grants of many users at once, for what is asked inside `remembering`."""
    remembered = _remembered.get()
    if remembered is None:
        return
    remembered |= {(user.pk, on): [] for user in users}
    grants = Grant.objects.unscoped(reason="the grants from which access itself answers").filter(user__in=list(users))
    for grant in alive(grants, on):
        remembered[grant.user_id, on].append(grant)


def grants_in_force(user: User, on: date) -> list[Grant]:
    """Return the grants of a user on a day."""
    remembered = _remembered.get()
    if remembered is None:
        return _read_grants(user, on)
    if (user.pk, on) not in remembered:
        remembered[user.pk, on] = _read_grants(user, on)
    return remembered[user.pk, on]


def _read_grants(user: User, on: date) -> list[Grant]:
    grants = Grant.objects.unscoped(reason="the grants from which access itself answers")
    return list(alive(grants.filter(user=user), on))


def alive(grants: QuerySet[Grant], on: date) -> QuerySet[Grant]:
    """Narrow grants to those that hold on a day, in the order in which they were given."""
    still = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    return grants.filter(still, started_on__lte=on).select_related("unit").order_by("id")


def away(by: User, on: date) -> Away:
    """Return the persons and units from whose matters a user keeps away on a day: himself, kin and line, and what has
    been declared."""
    remembered = _away_remembered.get()
    if remembered is None:
        return _read_away(by, on)
    if (by.pk, on) not in remembered:
        remembered[by.pk, on] = _read_away(by, on)
    return remembered[by.pk, on]


def _read_away(by: User, on: date) -> Away:
    declared = Recusal.objects.unscoped(reason="what an actor keeps away from decides what he sees")
    still = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    found = list(declared.filter(still, user=by, started_on__lte=on).values_list("person", "unit__path"))
    persons = {person: Tie.DECLARED for person, _ in found if person}
    if by.person_key:
        persons |= {**known().tied(by.person_key, on), by.person_key: Tie.SELF}
    return Away(persons, tuple(path for _, path in found if path))


def allowed(
    by: User,
    permission: Permission,
    *,
    unit: Unit | None = None,
    on: date | None = None,
    level: Level = Level.PUBLIC,
) -> bool:
    """Say whether the actor may: somewhere when no unit is given, else at this unit.

    With a secrecy `level` only the grants count whose own role is cleared for it.
    """
    if by.is_system:
        return permission in SYSTEM_PERMISSIONS
    return any(unit is None or covers(grant, unit) for grant in holding(by, permission, on, level))


def units_in_scope(
    by: User, permission: Permission, on: date | None = None, level: Level = Level.PUBLIC
) -> QuerySet[Unit]:
    """Return the units at which the actor may; exactly those for which `allowed` says yes."""
    if by.is_system:
        return Unit.objects.unscoped(reason="the scope itself").filter(pk__isnull=permission not in SYSTEM_PERMISSIONS)
    return units_of(holding(by, permission, on, level))


def topmost(by: User, permission: Permission, on: date | None = None) -> list[Unit]:
    """Return the topmost of the units at which the actor may, in the order of the tree; none stands below another."""
    grants = [] if by.is_system else holding(by, permission, on, Level.PUBLIC)
    areas = {grant.unit.path: grant.unit for grant in grants if grant.unit is not None}
    if by.is_system or any(grant.unit is None for grant in grants):
        return list(units_in_scope(by, permission, on).filter(parent=None).order_by("path"))
    paths = sorted(areas)
    return [areas[path] for path in paths if not any(path != above and path.startswith(above) for above in paths)]


def clearance(by: User, on: date | None = None) -> Level:
    """Return the highest secrecy level that the actor's roles may see."""
    levels = list(Level)
    held = [ROLES[grant.role].clearance for grant in grants_in_force(by, on or timezone.localdate())]
    return max(held, key=levels.index, default=Level.PUBLIC)


def roles_of(by: User, on: date | None = None) -> list[type[Role]]:
    """Return the roles that the actor holds, each once, in the order of the role list."""
    held = {grant.role for grant in grants_in_force(by, on or timezone.localdate())}
    return [role for code, role in ROLES.items() if code in held]


def units_of(grants: list[Grant]) -> QuerySet[Unit]:
    """Return the units that the grants reach together."""
    scope = Q(pk__in=[])
    for grant in grants:
        scope |= _area(grant)
    return Unit.objects.unscoped(reason="the scope itself").filter(scope)


def holding(by: User, permission: Permission, on: date | None, level: Level) -> list[Grant]:
    """Return the grants in force whose role has the permission and is cleared for the level."""
    if not by.is_active or not is_within(by, permission):
        return []
    grants = grants_in_force(by, on or timezone.localdate())
    return [grant for grant in grants if permission in ROLES[grant.role].permissions and is_cleared(grant, level)]


def is_cleared(grant: Grant, level: Level) -> bool:
    """Say whether the role of a grant may know what is as secret as this."""
    return _LEVELS.index(ROLES[grant.role].clearance) >= _LEVELS.index(level)


def covers(grant: Grant, unit: Unit) -> bool:
    """Say whether a grant reaches a unit."""
    if unit.is_receiving and grant.unit is not None and not ROLES[grant.role].sees_receiving:
        return False
    return grant.unit is None or unit.path.startswith(grant.unit.path)


def _area(grant: Grant) -> Q:
    if grant.unit is None:
        return Q(pk__isnull=False)
    area = Q(path__startswith=grant.unit.path)
    return area if ROLES[grant.role].sees_receiving else area & Q(is_receiving=False)
