"""What happens to grants, and the one way to ask for permission."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from gongdao.office.access import queries
from gongdao.office.access.messages import permission_name, refusal, sentence
from gongdao.office.access.models import Grant
from gongdao.office.access.permissions import Permission
from gongdao.office.access.roles import ROLES, Family
from gongdao.office.accounts.models import User
from gongdao.office.audit.actions import record
from gongdao.office.audit.acts import Attempt, Refused, act, record_denial
from gongdao.office.orgs.models import Unit


def require(
    by: User, permission: Permission, *, unit: Unit | None = None, subject_kind: str = "", subject_key: str = ""
) -> None:
    """Let the actor pass, or raise and leave a denied event.
    Inside a transaction the event is written by `audit.acts.act` after the transaction has been undone.

    Raises: Denied.
    """
    if queries.allowed(by, permission, unit=unit):
        return
    named = permission_name(permission)
    in_sight = unit is None or _sees(by, unit)
    attempt = Attempt(by, permission, subject_kind, subject_key, f"无权办理“{named}”")
    refused = Refused("not_permitted", sentence("not_permitted", permission=named), attempt=attempt, in_sight=in_sight)
    if not transaction.get_connection().in_atomic_block:
        record_denial(refused)
    raise refused


def _sees(by: User, unit: Unit) -> bool:
    return queries.allowed(by, Permission.ORGS_UNIT_READ, unit=unit)


@act
def grant(
    *, by: User, user: User, role: str, unit: Unit | None, started_on: date, ended_on: date | None = None
) -> Grant:
    """Give a role to a user: a business role for a subtree of units, an administrator's role for the installation.

    Raises: UserError `unknown_role`, `area_unfit`, `ends_before_start`, `families_mixed`, `own_grant`,
    `system_grant`; Denied.
    """
    require(by, Permission.ACCESS_GRANT_WRITE, subject_kind="user", subject_key=user.key)
    User.objects.select_for_update().get(pk=user.pk)
    _check_grant(by, user, role, unit, started_on, ended_on)
    made = Grant.objects.create(
        user=user, role=role, family=ROLES[role].family, unit=unit, started_on=started_on, ended_on=ended_on
    )
    area = f"（{unit.name}）" if unit else ""
    record(
        by=by,
        act="access.grant",
        subject_kind="user",
        subject_key=user.key,
        sentence=f"授予“{user.display_name}”{ROLES[role].zh}{area}角色",
        data={"role": role, "unit": unit.key if unit else None, "started_on": str(started_on)}
        | ({"ended_on": str(ended_on)} if ended_on else {}),
    )
    return made


@act
def end_grant(*, by: User, grant: Grant, ended_on: date) -> Grant:
    """Take a role back from a day on.

    Raises: UserError `already_ended`, `ends_before_start`, `own_grant`; Denied.
    """
    held = Grant.objects.select_for_update().select_related("user").get(pk=grant.pk)
    require(by, Permission.ACCESS_GRANT_WRITE, subject_kind="user", subject_key=held.user.key)
    if held.user == by:
        raise refusal("own_grant")
    if held.ended_on is not None and held.ended_on <= ended_on:
        raise refusal("already_ended", ended_on=f"{held.ended_on.year}年{held.ended_on.month}月{held.ended_on.day}日")
    if ended_on <= held.started_on:
        raise refusal("ends_before_start")
    held.ended_on = ended_on
    held.save(update_fields=("ended_on",))
    record(
        by=by,
        act="access.end_grant",
        subject_kind="user",
        subject_key=held.user.key,
        sentence=f"收回“{held.user.display_name}”{ROLES[held.role].zh}角色",
        data={"role": held.role, "ended_on": str(ended_on)},
    )
    return held


def _check_grant(by: User, user: User, role: str, unit: Unit | None, started_on: date, ended_on: date | None) -> None:
    if role not in ROLES:
        raise refusal("unknown_role")
    if user == by:
        raise refusal("own_grant")
    if user.is_system:
        raise refusal("system_grant")
    if (ROLES[role].family is Family.BUSINESS) != (unit is not None):
        raise refusal("area_unfit")
    if ended_on is not None and ended_on <= started_on:
        raise refusal("ends_before_start")
    other = _other_family(user, ROLES[role].family, started_on, ended_on)
    if other is not None:
        raise refusal("families_mixed", name=user.display_name, other=ROLES[other.role].zh)


def _other_family(user: User, family: Family, started_on: date, ended_on: date | None) -> Grant | None:
    overlaps = Q(ended_on__isnull=True) | Q(ended_on__gt=started_on)
    if ended_on is not None:
        overlaps &= Q(started_on__lt=ended_on)
    return Grant.objects.filter(overlaps, user=user).exclude(family=family).first()
