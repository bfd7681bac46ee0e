"""Setting up the demo district: every act by an account that holds the role for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from graphlib import TopologicalSorter

from gongdao.cli.demo.accounts import Made, open_accounts
from gongdao.cli.messages import refusal
from gongdao.cli.start import WAITING
from gongdao.engine.clauses import Force
from gongdao.office.accounts.models import User
from gongdao.office.accounts.principals import system
from gongdao.office.orgs import actions as orgs
from gongdao.office.orgs.models import Unit
from gongdao.office.orgs.rows import NewMembership, NewUnit
from gongdao.office.registers.actions import import_rows
from gongdao.office.registers.register import REGISTERS, Register
from gongdao.office.rulings import actions as rulings
from gongdao.packs.installed import load
from gongdao.synth.district import District, build

PACK = "qsh_2009"
SOURCE = "演示数据"

Tell = Callable[[str], None]


def build_district(persons: int, seed: int, today: date, tell: Tell) -> dict[str, Made]:
    """Set up an invented district as of a day and judge it by the pack; `tell` hears what is being done.

    Raises: UserError `rows_refused`, and what the actions raise.
    """
    tell(f"正在生成{persons}名干部的虚构数据……")
    district = build(persons, seed, today)
    by = system()
    units = _build_units(by, district, tell)
    tops = [unit for unit in units if unit.parent is None]
    township = next(unit for unit in units if unit.kind == "township")
    tell("正在建立账号并授予角色……")
    accounts = open_accounts(by, tops, township, today)
    for register in in_order(REGISTERS.values()):
        _fill(accounts, register, district, tell)
    _adopt(accounts["leader"].user, tops, tell)
    _grant_exceptions(accounts["leader"].user, district)
    tell("正在按今天核对……")
    sweep = rulings.run_sweep(by=by, as_of=today)
    tell(f"已核对，得出{sweep.judged}项结论。")
    return accounts


def _build_units(by: User, district: District, tell: Tell) -> list[Unit]:
    rows = [NewUnit.from_fact(row) for row in district.facts.rows("unit")]
    waiting = NewUnit(WAITING, parent=rows[0].key, is_receiving=True)
    units = orgs.create_units(by=by, rows=[*rows, waiting])
    orgs.join_groups(by=by, rows=[NewMembership.from_fact(row) for row in district.facts.rows("unit_group")])
    tell(f"已建立{len(units)}个单位。")
    return units


def in_order(registers: Iterable[Register]) -> list[Register]:
    """Put the registers that others refer to before these."""
    known = {register.name: register for register in registers}
    needs = {
        name: [column.refers for column in register.references if column.refers in known and column.refers != name]
        for name, register in known.items()
    }
    return [known[name] for name in TopologicalSorter(needs).static_order()]


def _fill(accounts: dict[str, Made], register: Register, district: District, tell: Tell) -> None:
    rows = district.facts.rows(register.name)
    if not rows:
        return
    clerk = next(made.user for made in accounts.values() if register.write in made.role.permissions)
    report = import_rows(by=clerk, register=register, rows=rows, source=SOURCE)
    if report.refused:
        raise refusal("rows_refused", register=register.zh, count=report.refused, message=report.remarks[0].message)
    tell(f"{register.zh}：已收下{report.taken}行。")


def _adopt(by: User, tops: list[Unit], tell: Tell) -> None:
    pack = load(PACK)
    for unit in tops:
        rulings.adopt_pack(by=by, pack=PACK, unit=unit, adopted_on=pack.versions[0].in_force_from)
    tell(f"已采用《{pack.short_title}》。")


def _grant_exceptions(by: User, district: District) -> None:
    clauses = {clause.id: clause for clause in load(PACK).clauses}
    for row in district.facts.rows("exception"):
        # Only a clause of force default is open to exceptions; the others are there to show that they are ignored.
        if clauses[str(row["clause"])].force is Force.DEFAULT:
            rulings.grant_exception(
                by=by,
                clause_id=str(row["clause"]),
                subject=str(row["subject"]),
                reason=str(row["reason"]),
                granted_on=row["granted_on"],
                ended_on=row.get("ended_on"),
            )
