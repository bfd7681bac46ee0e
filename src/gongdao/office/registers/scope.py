"""Whose rows a user may see and write."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import models
from django.db.models import Q
from django.utils import timezone

from gongdao.errors import Denied
from gongdao.facts.relation import Column
from gongdao.office.access import actions as access_actions
from gongdao.office.access import allow
from gongdao.office.access import queries as access
from gongdao.office.accounts.permissions import Permission
from gongdao.office.audit.acts import Attempt, Refused
from gongdao.office.orgs.models import Unit
from gongdao.office.registers import messages
from gongdao.office.registers.register import REGISTERS, Register
from gongdao.office.scoping import Rule


def _all(_column: Column) -> Q:
    return Q()


def _nothing(_row: models.Model, _owner: int | None) -> None:
    return None


@dataclass(frozen=True)
class Scope:
    """The units in which a user may write a register; `everywhere` is true of who may at a topmost unit.

    `sight` filters the records that a column may name: what the user may not read does not exist for a new row.
    """

    units: frozenset[int]
    everywhere: bool
    sight: Callable[[Column], Q] = _all
    refuses: Callable[[models.Model, int | None], str | None] = _nothing

    def holds(self, owner: int | None, row: models.Model) -> bool:
        """Say whether a row of this unit, or of no unit, may be written, also in view of the persons it names."""
        at_unit = self.everywhere if owner is None else owner in self.units
        return at_unit and self.refuses(row, owner) is None


def writable(register: Register, by) -> Scope:
    """Find the units in which `by` may write this register."""
    rows = list(access.units_in_scope(by, register.write, level=register.level).values_list("pk", "parent"))
    units = frozenset(pk for pk, _ in rows)
    away = access.away(by, timezone.localdate())
    held = access.holding(by, register.write, None, register.level)
    limited = away.persons or away.units or any(map(any, map(allow.range_of, held)))
    refuses = partial(_refusal, register, by) if limited else _nothing
    return Scope(units, any(parent is None for _, parent in rows), partial(_nameable, register, by), refuses)


def _refusal(register: Register, by, row: models.Model, owner: int | None) -> str | None:
    return allow.refusal(by, register.write, about(register, row, owner))


def about(register: Register, row: models.Model, owner: int | None) -> allow.About:
    """Tell access what a row, stored or not, is about."""
    unit = (
        Unit.objects.unscoped(reason="the unit of a row that is asked about").get(pk=owner)
        if owner is not None
        else None
    )
    person, *others = [_person(row, path) for path in register.kind.paths] or [None]
    return allow.About(unit, person, frozenset(filter(None, others)), register.level)


def _person(row: models.Model, path: str) -> str | None:
    """Follow a path to a person over what the row names, as the row itself may not be stored yet."""
    if not path:
        return str(row.key)
    head, _, rest = path.partition("__")
    named = getattr(row, head)
    return named and (_person(named, rest) if rest else str(named.key))


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
    return allow.reach(by, register.read, register.kind, on)


def rule_of(register: Register) -> Rule:
    """Say to the table of a register which rows an actor reaches."""
    return lambda by, permission, on: allow.reach(by, Permission(permission), register.kind, on)


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
