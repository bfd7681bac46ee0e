"""Every register, and rows for each of them as the tests need them."""

from datetime import date
from decimal import Decimal
from importlib import import_module

from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import Column, During, Kind
from gongdao.office.access.roles import AppraisalClerk, RosterClerk, SelectionClerk, SupervisionClerk, TrainingClerk
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit, UnitGroup
from gongdao.office.registers import drafts, taking
from gongdao.office.registers.drafts import Entry
from gongdao.office.registers.register import Register
from gongdao.office.registers.scope import Scope
from gongdao.office.registers.values import Value
from tests.factories.access import make_grant
from tests.factories.accounts import make_user

# From the rooms that others refer to down to those that refer to them.
ROOMS = (
    "establishment",
    "people",
    "decisions",
    "publication",
    "training",
    "study",
    "appraisal",
    "pledges",
    "awards",
    "accountability",
    "rotation",
    "conduct",
    "talks",
    "declarations",
    "inspections",
    "hotline",
    "grassroots",
    "selection",
)
REGISTERS: dict[str, Register] = {
    name: register
    for room in ROOMS
    for name, register in import_module(f"gongdao.office.{room}.registers").REGISTERS.items()
}

_PLAIN = {
    Kind.INTEGER: 3,
    Kind.DECIMAL: Decimal("2.50"),
    Kind.DAY: date(2026, 3, 5),
    Kind.PARTIAL_DAY: PartialDate.parse("1999-07"),
    Kind.FLAG: True,
}


def full_row(register: Register, key: str = "k1", **values: Value) -> dict[str, Value]:
    """Give a row with a value in every column; references name rows with the key `<relation>-1`."""
    row = {column.name: _value(register, column) for column in register.columns}
    return {"key": key, **row, **values}


def make_rows(register: Register, *rows: dict[str, Value]) -> None:
    """Store rows and what they refer to, without a user and without an event."""
    for row in rows:
        make_targets(register, row)
    everywhere = Scope(frozenset(Unit.objects.values_list("pk", flat=True)), everywhere=True)
    took = taking.Taking(register, everywhere)
    took.take(Entry(number, row) for number, row in enumerate(rows, 1))
    assert took.report.refused == 0, took.report.remarks


def make_targets(register: Register, row: dict[str, Value]) -> None:
    """Store what a row refers to, and not the row."""
    for column in register.references:
        _make_target(column, row.get(column.name))


def make_clerk(unit: Unit, username: str = "clerk") -> User:
    """Make a user who holds the roles of every section for a unit and what is below it."""
    user = make_user(username, "王科员")
    for role in (RosterClerk, TrainingClerk, AppraisalClerk, SupervisionClerk, SelectionClerk):
        make_grant(user, role, unit)
    return user


def entry_problems(register: Register, scope: Scope, row: dict[str, Value]) -> list[tuple[str, str]]:
    """Give column and code of what stands in the way of a row."""
    made = drafts.make(register, scope, [Entry(1, row)], ["k-new"])[0]
    return [(found.column, found.code) for found in made.problems]


def _value(register: Register, column: Column) -> Value:
    if column.refers:
        return f"{column.refers}-1"
    if column.kind is Kind.CODE:
        return column.codes[0][0]
    if column.kind is Kind.TEXT:
        return f"{column.zh}甲"
    time = register.relation.time
    if isinstance(time, During) and column.name == time.end:
        return PartialDate.parse("2027") if column.kind is Kind.PARTIAL_DAY else date(2027, 1, 1)
    if register.name == "tally" and column.kind is Kind.INTEGER:
        return {"issued": 30, "returned": 29, "valid": 28}.get(column.name, 5)
    return _PLAIN[column.kind]


def _make_target(column: Column, key: Value) -> None:
    if key is None or column.refers == "unit":
        return
    if column.refers == "unit_group":
        _make_group(str(key))
        return
    register = REGISTERS[column.refers]
    if not register.model.objects.filter(key=key).exists():
        make_rows(register, full_row(register, key=str(key)))


def _make_group(key: str) -> None:
    unit = Unit.objects.get(key="unit-1")
    UnitGroup.objects.get_or_create(key=key, defaults={"unit": unit, "purpose": "mutual_evaluation", "group": "乡镇组"})
