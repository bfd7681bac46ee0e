"""`gongdao import`: rosters into the register of people, every row accounted for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongdao.cli.chinese import ChineseCommand
from gongdao.cli.installation import actor, installation, is_empty, migrate, only_holder, receiving_unit
from gongdao.cli.messages import refusal
from gongdao.cli.options import FOLDER, format_option
from gongdao.papers.dates import DayOrder
from gongdao.papers.errors import PaperError
from gongdao.papers.limits import DEFAULT_LIMITS

if TYPE_CHECKING:
    from gongdao.office.accounts.models import User
    from gongdao.office.registers.report import Report
    from gongdao.papers.roster import RosterReading

COUNTS = {"rows": "共", "taken": "收下", "taken_with_remarks": "有提示收下", "refused": "未收", "changes": "变更"}
MEBI = 1024 * 1024


@dataclass(frozen=True)
class Said:
    """What the words of the command say about the files: fields by header, and the order of day and month."""

    fields: Mapping[str, str]
    orders: Mapping[str, DayOrder]


@click.command("import", cls=ChineseCommand, short_help="导入名册（.csv、.xlsx）。")
@click.argument("files", type=FOLDER, nargs=-1, required=True, metavar="文件...")
@click.option("--dry-run", is_flag=True, help="只预览，不写入。")
@click.option("--unit", "unit_key", help="先收入这个待分配单位（编号）；只有一个时不必给出。")
@click.option("--as", "username", help="以哪个账号导入；只有一个账号可以导入时不必给出。")
@click.option("--map", "pairs", multiple=True, metavar="表头=项目", help="指明某列是什么；“表头=”表示不导入该列。")
@click.option("--day-first", "day_first", multiple=True, metavar="表头", help="该列日期是日/月/年。")
@click.option("--month-first", "month_first", multiple=True, metavar="表头", help="该列日期是月/日/年。")
@format_option
def import_(
    *,
    files: tuple[Path, ...],
    dry_run: bool,
    unit_key: str | None,
    username: str | None,
    pairs: tuple[str, ...],
    day_first: tuple[str, ...],
    month_first: tuple[str, ...],
    form: str,
) -> None:
    """把名册收入“待分配”，逐行说明结果；同一文件再导入一次不会有变更。

    数据库是空的时，先建立一个单位、“待分配”和名册管理账号。
    """
    orders = dict.fromkeys(day_first, DayOrder.DAY_FIRST) | dict.fromkeys(month_first, DayOrder.MONTH_FIRST)
    said = Said(dict(map(_pair, pairs)), orders)
    contents = {file: read_file(file) for file in files}
    with installation():
        # Everything is read before anything is stored: a file that cannot be read leaves no trace.
        readings = {file: _read(file, data, said) for file, data in contents.items()}
        by = _begin(username)
        reports = {file: _take(by, file, *read, unit_key, dry_run=dry_run) for file, read in readings.items()}
    if form == "json":
        click.echo(json.dumps(as_json(reports), ensure_ascii=False, indent=1))
        return
    for file, report in reports.items():
        click.echo("\n".join(as_lines(file, report, dry_run=dry_run)))


def read_file(file: Path) -> bytes:
    """Read a file that is not too large. Raises: UserError `file_unreadable`, `file_too_large`."""
    try:
        if file.stat().st_size > DEFAULT_LIMITS.upload_bytes:
            raise PaperError("file_too_large", name=file.name, limit=DEFAULT_LIMITS.upload_bytes // MEBI)
        return file.read_bytes()
    except OSError:
        raise refusal("file_unreadable", name=file) from None


def as_json(reports: Mapping[Path, Report]) -> dict[str, object]:
    """Give the report of a file, or of several files together with one for each, as the contract has it."""
    each = [{"file": str(file)} | report.as_json() for file, report in reports.items()]
    if len(each) == 1:
        return {name: value for name, value in each[0].items() if name != "file"}
    total: dict[str, object] = {name: sum(getattr(report, name) for report in reports.values()) for name in COUNTS}
    remarks = [{"file": str(file), **remark} for file, one in reports.items() for remark in one.as_json()["remarks"]]
    return total | {"remarks": remarks, "files": each}


def as_lines(file: Path, report: Report, *, dry_run: bool) -> Iterable[str]:
    """Write a report for a reader: the counts, then each remark."""
    head = "，".join(f"{zh}{getattr(report, name)}行" for name, zh in COUNTS.items() if name != "changes")
    yield f"{file.name}：{'预览，' if dry_run else ''}{head}，变更{report.changes}人。"
    for remark in report.remarks:
        place = "，".join([*([f"第{remark.row}行"] if remark.row else []), *([remark.column] if remark.column else [])])
        yield f"  {place or '全表'}：{remark.message}"


def _pair(text: str) -> tuple[str, str]:
    header, sign, value = text.rpartition("=")
    if not sign or not header:
        raise refusal("map_unfit", text=text)
    return header, value


def _begin(username: str | None) -> User:
    from django.db import transaction  # noqa: PLC0415 -- slow import
    from django.utils import timezone  # noqa: PLC0415 -- slow import

    from gongdao.cli.start import start_district  # noqa: PLC0415 -- slow import
    from gongdao.office.accounts.permissions import Permission  # noqa: PLC0415 -- slow import

    migrate()
    if is_empty():
        with transaction.atomic():
            start_district(timezone.localdate(), lambda told: click.echo(told, err=True))
    return actor(username) if username else only_holder(Permission.ROSTER_FILE_IMPORT)


def _read(file: Path, data: bytes, said: Said) -> tuple[RosterReading, tuple[str, ...]]:
    from django.utils import timezone  # noqa: PLC0415 -- slow import

    from gongdao.papers.mapping import choose_mapping  # noqa: PLC0415 -- slow import
    from gongdao.papers.roster import read_roster, read_roster_table  # noqa: PLC0415 -- slow import

    table = read_roster_table(file.name, data)
    mapping = choose_mapping(table.headers, said.fields)
    return read_roster(file.name, table, mapping, as_of=timezone.localdate(), said=said.orders), table.headers


def _take(
    by: User, file: Path, reading: RosterReading, headers: tuple[str, ...], unit_key: str | None, *, dry_run: bool
) -> Report:
    from gongdao.office.accounts.permissions import Permission  # noqa: PLC0415 -- slow import
    from gongdao.office.people.roster_import import import_roster, preview_roster  # noqa: PLC0415 -- slow import

    unit = receiving_unit(by, Permission.ROSTER_FILE_IMPORT, unit_key)
    if dry_run:
        return preview_roster(by=by, reading=reading, receiving_unit=unit, source=file.name)
    return import_roster(by=by, reading=reading, receiving_unit=unit, source=file.name, headers=headers)
