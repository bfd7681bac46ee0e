"""What happens to units and groups."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date

from gongdao.office.accounts import gate
from gongdao.office.accounts.permissions import Permission
from gongdao.office.audit.actions import Actor, record
from gongdao.office.audit.acts import act, digest
from gongdao.office.orgs.keys import new_key
from gongdao.office.orgs.messages import refusal
from gongdao.office.orgs.models import KEY_MAX, NAME_MAX, PATH_MAX, Unit, UnitGroup
from gongdao.office.orgs.rows import NewMembership, NewUnit, UnitFacts

BATCH = 500
_PERMITTED = "the action has asked for the permission"


@act
def create_units(*, by: Actor, rows: Iterable[NewUnit]) -> list[Unit]:
    """Create many units, parents and children together in any order, and return them parents first.
    A topmost unit needs the right to set up an area, any other one the right to write at its parent.

    Raises: UserError `name_missing`, `unknown_kind`, `unknown_function`, `key_unfit`, `key_taken`, `parent_missing`,
    `circle`, `ends_before_start`; Denied.
    """
    wanted = [row if row.key else replace(row, key=new_key("unit")) for row in rows]
    parents = {
        unit.key: unit
        for unit in Unit.objects.unscoped(reason="the action asks for the permission at each of them").filter(
            key__in={row.parent for row in wanted if row.parent}
        )
    }
    _require_for_units(by, wanted, parents)
    _check_units(wanted)
    made: list[Unit] = []
    for level in _levels(wanted, known=set(parents)):
        units = Unit.objects.bulk_create([_unit(row, parents) for row in level], batch_size=BATCH)
        parents |= {unit.key: unit for unit in units}
        made += units
    record(
        by=by,
        act="orgs.create_units",
        subject_kind="unit",
        subject_key=made[0].key if len(made) == 1 else "",
        sentence=f"建立单位“{made[0].name}”" if len(made) == 1 else f"建立{len(made)}个单位",
        rows=len(made),
        rows_digest=digest(asdict(row) for row in wanted),
    )
    return made


def create_unit(*, by: Actor, row: NewUnit) -> Unit:
    """Create one unit, as `create_units` does."""
    return create_units(by=by, rows=[row])[0]


@act
def rename_unit(*, by: Actor, unit: Unit, name: str) -> Unit:
    """Give a unit another name; the event keeps the old one.

    Raises: UserError `name_missing`; Denied.
    """
    gate.require(by, Permission.ORGS_UNIT_WRITE, unit=unit, subject_kind="unit", subject_key=unit.key)
    _check_texts(name, key=unit.key)
    unit = Unit.objects.unscoped(reason=_PERMITTED).select_for_update().get(pk=unit.pk)
    before, unit.name = unit.name, name.strip()
    unit.save(update_fields=("name",))
    record(
        by=by,
        act="orgs.rename_unit",
        subject_kind="unit",
        subject_key=unit.key,
        sentence=f"单位“{before}”更名为“{unit.name}”",
        data={"before": {"name": before}, "after": {"name": unit.name}},
    )
    return unit


@act
def correct_unit(*, by: Actor, unit: Unit, facts: UnitFacts) -> Unit:
    """Correct what is registered about a unit; the event keeps what was and what is.

    Raises: UserError `name_missing`, `text_too_long`, `unknown_kind`, `unknown_function`, `ends_before_start`,
    `nothing_changed`; Denied.
    """
    gate.require(by, Permission.ORGS_UNIT_WRITE, unit=unit, subject_kind="unit", subject_key=unit.key)
    unit = Unit.objects.unscoped(reason=_PERMITTED).select_for_update().get(pk=unit.pk)
    before, after = asdict(UnitFacts.of(unit)), asdict(facts)
    _check_texts(facts.name, facts.place, key=unit.key)
    _check_codes(facts.kind, facts.function)
    _check_order(facts.established_on, facts.abolished_on)
    if before == after:
        raise refusal("nothing_changed")
    for name, value in after.items():
        setattr(unit, name, value)
    unit.save(update_fields=tuple(after))
    record(
        by=by,
        act="orgs.correct_unit",
        subject_kind="unit",
        subject_key=unit.key,
        sentence=f"更正单位“{unit.name}”",
        data={"before": _plain(before), "after": _plain(after)},
    )
    return unit


@act
def join_groups(*, by: Actor, rows: Iterable[NewMembership]) -> list[UnitGroup]:
    """Register many memberships of units in groups.

    Raises: UserError `unit_missing`, `unknown_purpose`, `membership_taken`, `ends_before_start`; Denied.
    """
    wanted = [row if row.key else replace(row, key=new_key("group")) for row in rows]
    units = {
        unit.key: unit
        for unit in Unit.objects.unscoped(reason="the action asks for the permission at each of them").filter(
            key__in={row.unit for row in wanted}
        )
    }
    for unit in units.values():
        gate.require(by, Permission.ORGS_UNIT_WRITE, unit=unit, subject_kind="unit", subject_key=unit.key)
    _check_memberships(wanted, units)
    made = UnitGroup.objects.bulk_create(
        [UnitGroup(**{**asdict(row), "unit": units[row.unit]}) for row in wanted], batch_size=BATCH
    )
    record(
        by=by,
        act="orgs.join_groups",
        subject_kind="unit_group",
        sentence=f"登记{len(made)}条单位分组",
        rows=len(made),
        rows_digest=digest(asdict(row) for row in wanted),
    )
    return made


def join_group(*, by: Actor, row: NewMembership) -> UnitGroup:
    """Register one membership, as `join_groups` does."""
    return join_groups(by=by, rows=[row])[0]


def _require_for_units(by: Actor, rows: Sequence[NewUnit], parents: dict[str, Unit]) -> None:
    if any(row.parent is None for row in rows):
        gate.require(by, Permission.ORGS_ROOT_CREATE, subject_kind="unit")
    for unit in parents.values():
        gate.require(by, Permission.ORGS_UNIT_WRITE, unit=unit, subject_kind="unit", subject_key=unit.key)


def _check_units(rows: Sequence[NewUnit]) -> None:
    taken = set(
        Unit.objects.unscoped(reason="a number is given once, also to what is out of sight")
        .filter(key__in=[row.key for row in rows])
        .values_list("key", flat=True)
    )
    for row in rows:
        _check_texts(row.name, row.place, key=row.key)
        _check_codes(row.kind, row.function)
        if "/" in row.key or row.key != row.key.lower():
            raise refusal("key_unfit")
        if row.key in taken:
            raise refusal("key_taken", key=row.key)
        _check_order(row.established_on, row.abolished_on)
        taken.add(row.key)


def _check_memberships(rows: Sequence[NewMembership], units: dict[str, Unit]) -> None:
    taken = set(
        UnitGroup.objects.unscoped(reason="a number is given once, also to what is out of sight")
        .filter(key__in=[row.key for row in rows])
        .values_list("key", flat=True)
    )
    purposes = {code for code, _ in UnitGroup.relation.by_name["purpose"].codes}
    for row in rows:
        if row.unit not in units:
            raise refusal("unit_missing", unit=row.unit)
        if not row.group.strip():
            raise refusal("group_missing")
        _check_texts(row.group, key=row.key)
        if row.purpose not in purposes:
            raise refusal("unknown_purpose")
        if row.key in taken:
            raise refusal("membership_taken", key=row.key)
        _check_order(row.started_on, row.ended_on)
        taken.add(row.key)


def _check_texts(name: str, *more: str | None, key: str) -> None:
    if not name.strip():
        raise refusal("name_missing")
    if len(key) > KEY_MAX or any(text is not None and len(text) > NAME_MAX for text in (name, *more)):
        raise refusal("text_too_long", start=name[:10], key=KEY_MAX, name=NAME_MAX)


def _check_codes(kind: str | None, function: str | None) -> None:
    if kind is not None and kind not in Unit.relation.by_name["kind"].code_names:
        raise refusal("unknown_kind")
    if function is not None and function not in Unit.relation.by_name["function"].code_names:
        raise refusal("unknown_function")


def _check_order(start: date | None, end: date | None) -> None:
    if start is not None and end is not None and end <= start:
        raise refusal("ends_before_start")


def _plain(facts: dict[str, object]) -> dict[str, str | None]:
    return {name: None if value is None else str(value) for name, value in facts.items()}


def _levels(rows: Sequence[NewUnit], known: set[str]) -> Iterator[list[NewUnit]]:
    """Yield the rows level by level, each after its parent."""
    waiting, ready = list(rows), set(known)
    listed = {row.key for row in rows}
    while waiting:
        level = [row for row in waiting if row.parent is None or row.parent in ready]
        waiting = [row for row in waiting if row.parent is not None and row.parent not in ready]
        if not level:
            raise _stuck(waiting, listed)
        ready |= {row.key for row in level}
        yield level


def _stuck(waiting: Sequence[NewUnit], listed: set[str]) -> Exception:
    for row in waiting:
        if row.parent not in listed:
            return refusal("parent_missing", name=row.name, parent=row.parent)
    return refusal("circle", names="、".join(f"“{row.name}”" for row in waiting))


def _unit(row: NewUnit, parents: dict[str, Unit]) -> Unit:
    parent = parents[row.parent] if row.parent else None
    path = f"{parent.path if parent else '/'}{row.key}/"
    if len(path) > PATH_MAX:
        raise refusal("too_deep", name=row.name)
    kind = row.kind or ("receiving" if row.is_receiving else None)
    return Unit(**{**asdict(row), "parent": parent, "kind": kind}, path=path)
