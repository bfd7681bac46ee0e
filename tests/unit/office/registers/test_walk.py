"""Every act on every register: one event when it is done, and nothing but the denial when it is refused."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from gongdao.errors import Denied
from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import Column, Kind
from gongdao.office.accounts.models import User
from gongdao.office.audit.models import Event, Leaf
from gongdao.office.registers import actions, exporters
from gongdao.office.registers.register import REGISTERS, Register
from gongdao.office.registers.values import Value
from tests.factories.accounts import make_user
from tests.factories.registers import full_row, make_rows, make_targets

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 25)
ACTS = ("add", "import", "change", "export", "remove")  # in this order each finds what it needs


def calls(register: Register) -> dict[str, Callable[[User], object]]:
    row = full_row(register)
    changed = another(register, row)
    return {
        "add": lambda by: actions.add_row(by=by, register=register, values=row),
        "import": lambda by: actions.import_rows(by=by, register=register, rows=[row], source="名单.xlsx"),
        "change": lambda by: actions.change_row(by=by, register=register, key="k1", values=changed),
        "export": lambda by: actions.export_rows(by=by, register=register, on=DAY),
        "remove": lambda by: actions.remove_row(by=by, register=register, key="k1", reason="登记有误"),
    }


def another(register: Register, row: dict[str, Value]) -> dict[str, Value]:
    """Change one column that stands for itself."""
    plain = [column for column in register.columns if not column.refers and column.name in row]
    column = min(plain, key=lambda one: (_LAST.index(one.kind) if one.kind in _LAST else -1, one.name))
    return {column.name: _other(column, row[column.name])}


TOTALS = {"items"}  # not below the other counts of its row
# A day may be bound to another, and a code to what else the row says.
_LAST = [Kind.FLAG, Kind.CODE, Kind.PARTIAL_DAY, Kind.DAY]


def _other(column: Column, value: Value) -> Value:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | Decimal):
        return value + 1 if column.name in TOTALS else value - 1
    if isinstance(value, date):
        return value + timedelta(days=1)
    if isinstance(value, PartialDate):
        return PartialDate.parse("1999-08")
    return column.codes[1][0] if column.kind is Kind.CODE else f"{value}改"


@pytest.mark.parametrize("name", REGISTERS)
def test_each_act_with_the_right_leaves_exactly_one_event_and_leaf(name, clerk):
    register = REGISTERS[name]
    make_targets(register, full_row(register))

    for number, (act, call) in enumerate(calls(register).items(), 1):
        call(clerk)
        assert (act, Event.objects.count(), Leaf.objects.count()) == (act, number, number)

    told = list(Event.objects.order_by("id").values_list("act", "result"))
    assert told == [(f"{register.room}.{act}_{name}", "read" if act == "export" else "done") for act in ACTS]


@pytest.mark.parametrize("name", REGISTERS)
def test_each_act_without_the_right_changes_nothing_and_leaves_the_denial(name, district):
    register = REGISTERS[name]
    make_rows(register, full_row(register))
    stranger, before = make_user("stranger"), exporters.row_of(register, "k1")

    for act, call in calls(register).items():
        with pytest.raises(Denied):
            call(stranger)
        assert (act, exporters.row_of(register, "k1")) == (act, before)

    assert list(Event.objects.values_list("actor_key", "result")) == [("stranger", "denied")] * len(ACTS)
    assert set(Event.objects.values_list("subject_kind", flat=True)) == {name}
