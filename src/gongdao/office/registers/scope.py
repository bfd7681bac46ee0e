"""Whose rows a user may see and write."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import Q

from gongdao.errors import Denied
from gongdao.facts.relation import Column
from gongdao.office.access import actions as access_actions
from gongdao.office.access import queries as access
from gongdao.office.accounts.permissions import Permission
from gongdao.office.audit.acts import Attempt, Refused
from gongdao.office.orgs.models import Unit
from gongdao.office.registers import messages
from gongdao.office.registers.register import REGISTERS, Register


def _all(_column: Column) -> Q:
    return Q()


@dataclass(frozen=True)
class Scope:
    """The units in which a user may write a register; `everywhere` is true of who may at a topmost unit.

    `sight` filters the records that a column may name: what the user may not read does not exist for a new row.
    """

    units: frozenset[int]
    everywhere: bool
    sight: Callable[[Column], Q] = _all

    def holds(self, owner: int | None) -> bool:
        """Say whether a row of this unit, or of no unit, may be written."""
        return self.everywhere if owner is None else owner in self.units


def writable(register: Register, by) -> Scope:
    """Find the units in which `by` may write this register."""
    rows = list(access.units_in_scope(by, register.write, level=register.level).values_list("pk", "parent"))
    units = frozenset(pk for pk, _ in rows)
    return Scope(units, any(parent is None for _, parent in rows), partial(_nameable, register, by))


def _nameable(register: Register, by, column: Column) -> Q:
    """Filter what a column may name. Units and their groups are known to everybody, but for those where people wait."""
    if column.refers == "unit":
        return Q(is_receiving=False) | Q(pk__in=access.units_in_scope(by, register.write))
    if column.refers == "unit_group":
        return Q(unit__is_receiving=False)
    target = REGISTERS[str(column.refers)]
    return readable(target, by, None) if may(target, target.read, by=by) else Q(pk__in=[])


def readable(register: Register, by, on: date | None) -> Q:
    """Filter the rows that one who `may` read may read: the first path that leads to a unit decides, none is for all."""
    units = access.units_in_scope(by, register.read, on, register.level)
    if not register.owner:
        return Q() if units.exists() else Q(pk__in=[])
    allowed, earlier = Q(pk__in=[]), Q()
    for path in register.owner:
        allowed |= earlier & Q(**{f"{path}__in": units})
        earlier &= Q(**{f"{path}__isnull": True})
    return allowed | earlier


def may(register: Register, permission: Permission, *, by, on: date | None = None) -> bool:
    """Say whether `by` holds the permission somewhere and may know what is as secret as this register."""
    return access.allowed(by, permission, on=on, level=register.level)


def check_reader(register: Register, *, by, on: date | None) -> None:
    """Let a reader pass or raise.

    Raises: Denied.
    """
    if not may(register, register.read, by=by, on=on):
        raise Denied("needs_clearance", messages.say("needs_clearance", register=register.zh), in_sight=True)


def require(by, register: Register, permission: Permission, *, unit: Unit | None = None, key: str = "") -> None:
    """Let an actor pass, or raise and leave a denied event.

    Raises: Denied.
    """
    access_actions.require(by, permission, unit=unit, subject_kind=register.name, subject_key=key)
    if not access.allowed(by, permission, unit=unit, level=register.level):
        sentence = messages.say("needs_clearance", register=register.zh)
        attempt = Attempt(by, permission, register.name, key, sentence)
        raise Refused("needs_clearance", sentence, attempt=attempt, in_sight=True)
