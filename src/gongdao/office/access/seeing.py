"""Who may do something to an object, and by which grant: the question of `allow` asked for every account."""

from dataclasses import dataclass
from datetime import date

from gongdao.office.access import queries
from gongdao.office.access.allow import About, Trace, trace
from gongdao.office.access.models import Grant
from gongdao.office.access.permissions import Permission
from gongdao.office.access.roles import ROLES
from gongdao.office.accounts.models import User


@dataclass(frozen=True)
class Answer:
    """One account, and the way to the answer for it."""

    user: User
    trace: Trace


def answers(permission: Permission, about: About, on: date) -> list[Answer]:
    """Ask for every account in use whose role on a day has the permission at all, by the name of the account."""
    users = _holders(permission, on)
    with queries.remembering():
        queries.remember_grants(users, on)
        return [Answer(user, trace(user, permission, about, on)) for user in users]


def who_may(permission: Permission, about: About, on: date) -> list[Answer]:
    """List the accounts that may on a day; exactly those for which `allow` says yes, but for the system itself."""
    return [one for one in answers(permission, about, on) if one.trace.ground is None]


def _holders(permission: Permission, on: date) -> list[User]:
    roles = [code for code, role in ROLES.items() if permission in role.permissions]
    grants = Grant.objects.unscoped(reason="every holder of a permission is asked about")
    held = queries.alive(grants.filter(role__in=roles), on).order_by().values("user")
    users = User.objects.unscoped(reason="every holder of a permission is asked about")
    return list(users.filter(pk__in=held, is_active=True, is_system=False).order_by("username"))
