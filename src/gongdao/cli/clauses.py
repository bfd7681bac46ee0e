"""`gongdao clauses`: every clause of the packs and by what it is carried."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict

import click

from gongdao.cli.chinese import ChineseCommand
from gongdao.cli.options import format_option, pack_option, packs_of
from gongdao.engine.cases import read_cases
from gongdao.engine.clauses import FORCE_NAMES, Clause
from gongdao.engine.parameters import Parameter
from gongdao.packs.installed import FOLDER

_CARRIERS = {"computed": "rule"}


@click.command(cls=ChineseCommand, short_help="列出全部条款及其承载方式。")
@pack_option
@click.option("--system", "systems", help="只列这些系统的条款，用逗号分开，如 S9,S15。")
@format_option
def clauses(pack_list: tuple[str, ...], systems: str | None, form: str) -> None:
    """列出措施包的每一条：编号、系统、类别、效力、摘要、由什么承载、有几个算例。"""
    wanted = set(systems.split(",")) if systems else None
    rows: list[dict[str, object]] = []
    for pack in packs_of(pack_list):
        counts = Counter(case.clause for case in read_cases(FOLDER / pack.name))
        rows += [as_row(clause, counts[clause.id]) for clause in pack.clauses if not wanted or clause.system in wanted]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1, default=str))
        return
    for row in rows:
        force = FORCE_NAMES[str(row["force"])]
        click.echo(f"{row['id']:<9}{row['system']:<5}{row['status']:<10}{force}  {row['summary']}")


def as_row(clause: Clause, cases: int) -> dict[str, object]:
    """Give a clause as the command line's JSON has it."""
    return {
        "id": clause.id,
        "pack": clause.pack,
        "system": clause.system,
        "kind": clause.kind,
        "force": clause.force.value,
        "effect": clause.effect.value if clause.effect else None,
        "summary": clause.summary_zh,
        "summary_en": clause.summary_en,
        "carried_by": {"type": _CARRIERS.get(clause.status, clause.status.value), "where": clause.carried_by},
        "reason": clause.reason,
        "in_force": {"from": clause.begins_on, "until": clause.ends_on},
        "parameters": [_parameter(one) for one in clause.parameters],
        "cases": cases,
        "status": clause.status.value,
    }


def _parameter(one: Parameter) -> dict[str, object]:
    values = [asdict(value) | {"value": str(value.value)} for value in one.values]
    return asdict(one) | {"choices": dict(one.choices), "values": values}
