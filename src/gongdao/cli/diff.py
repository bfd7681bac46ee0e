"""`gongdao diff`: who gets another answer by another version, on another day, or by local numbers."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from gongdao.cli.chinese import ChineseCommand
from gongdao.cli.options import (
    DAY,
    FOLDER,
    format_option,
    overlay_option,
    pack_option,
    packs_of,
    refuse_unknown,
)
from gongdao.cli.sources import source_of
from gongdao.engine.clauses import OUTCOME_NAMES, Pack
from gongdao.engine.names import day_text, period_text
from gongdao.engine.reasons import Side
from gongdao.errors import UserError

if TYPE_CHECKING:
    import polars as pl

T = TypeVar("T")
NO_ANSWER = "不适用"


@click.command(cls=ChineseCommand, short_help="比较两个版本、两个日期或本地数值前后的结论。")
@click.option("--facts", "folder", type=FOLDER, help="事实快照文件夹。")
@click.option("--database", is_flag=True, help="使用数据库中的事实。")
@pack_option
@click.option("--from-version", "first_version", help="前一版本，如 2002。")
@click.option("--to-version", "last_version", help="后一版本。")
@click.option("--from-date", "first_day", type=DAY, help="前一核对日期。")
@click.option("--to-date", "last_day", type=DAY, help="后一核对日期。")
@overlay_option
@click.option("--as-of", "as_of", type=DAY, help="核对日期；比较版本或本地数值时必须给出。")
@click.option("--clause", "wanted", multiple=True, help="只比较这一条；可以多次给出。")
@format_option
@click.option("--fail-on", type=click.Choice(["difference"]), help="有差别时退出码为 1。")
def diff(  # noqa: PLR0913 -- the options of the contract
    *,
    folder: Path | None,
    database: bool,
    pack_list: tuple[str, ...],
    first_version: str | None,
    last_version: str | None,
    first_day: date | None,
    last_day: date | None,
    overlays: tuple[Path, ...],
    as_of: date | None,
    wanted: tuple[str, ...],
    form: str,
    fail_on: str | None,
) -> None:
    """列出结论不同的对象：逐条、逐人，由什么变成什么，原因是什么；并按条计数。"""
    days, versions = _pair(first_day, last_day, "date"), _pair(first_version, last_version, "version")
    if sum((days is not None, versions is not None, bool(overlays))) != 1:
        raise UserError(
            "one_comparison",
            "不能比较。请只选一种：--from-version 和 --to-version，--from-date 和 --to-date，或 --overlay。",
        )
    before, after = _sides(packs_of(pack_list), packs_of(pack_list, overlays), versions, days or _twice(as_of))
    refuse_unknown([*before.packs, *after.packs], wanted)
    source = source_of(folder, database=database)
    from gongdao.engine.compiled.differences import differences  # noqa: PLC0415 -- slow import

    found = differences(source.frames, before, after, wanted)
    click.echo(_as_json(found, before, after) if form == "json" else "\n".join(_as_lines(found, before, after)))
    if fail_on and found.height:
        sys.exit(1)


def _pair(first: T | None, last: T | None, name: str) -> tuple[T, T] | None:
    if first is None and last is None:
        return None
    if first is None or last is None:
        raise UserError("both_sides", f"不能比较：--from-{name} 和 --to-{name} 须同时给出。请补上另一个。")
    return first, last


def _twice(as_of: date | None) -> tuple[date, date]:
    if as_of is None:
        raise UserError("no_as_of", "不能比较：比较版本或本地数值须有核对日期。请用 --as-of 给出。")
    return as_of, as_of


def _sides(
    plain: list[Pack], overlaid: list[Pack], versions: tuple[str, str] | None, days: tuple[date, date]
) -> tuple[Side, Side]:
    if versions is not None:
        plain, overlaid = ([_in_version(pack, version) for pack in plain] for version in versions)
    return Side(tuple(plain), days[0]), Side(tuple(overlaid), days[1])


def _in_version(pack: Pack, name: str) -> Pack:
    for version in pack.versions:
        if version.version == name:
            return pack.in_version(version)
    listed = "、".join(version.version for version in pack.versions)
    raise UserError("no_version", f"不能比较：“{pack.name}”没有版本“{name}”。现有版本：{listed}。请改用其中之一。")


def _as_json(found: pl.DataFrame, before: Side, after: Side) -> str:
    from gongdao.engine.compiled.differences import counts_of  # noqa: PLC0415 -- slow import

    report = {
        "before": _side(before),
        "after": _side(after),
        "counts": counts_of(found).to_dicts(),
        "differences": found.to_dicts(),
    }
    return json.dumps(report, ensure_ascii=False, indent=1)


def _side(side: Side) -> dict[str, object]:
    return {"as_of": side.as_of.isoformat(), "packs": [pack.name for pack in side.packs]}


def _as_lines(found: pl.DataFrame, before: Side, after: Side) -> Iterable[str]:
    from gongdao.engine.compiled.differences import counts_of  # noqa: PLC0415 -- slow import

    days = dict.fromkeys(day_text(side.as_of) for side in (before, after))
    yield f"截至{'与'.join(days)}，结论不同的有{found.height}项"
    for row in counts_of(found).iter_rows(named=True):
        yield f"{row['clause']}  {_change(row)}：{row['count']}项"
    for row in found.iter_rows(named=True):
        period = f"（{period_text(row['period'])}）" if row["period"] else ""
        name = f"{row['subject_name'] or row['subject']}〔{row['subject']}〕"
        yield f"· {row['clause']}{period}  {name}：{_change(row)}。{'；'.join(row['reasons'])}"


def _change(row: dict[str, str | None]) -> str:
    return "→".join(OUTCOME_NAMES[one] if one else NO_ANSWER for one in (row["before"], row["after"]))
