"""`gongdao facts`: the fact dictionary, and the check of a snapshot."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from gongdao.cli.chinese import ChineseCommand, ChineseGroup
from gongdao.cli.options import FOLDER, format_option
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.relation import Relation
from gongdao.facts.validation import validate as problems_of


@click.group(cls=ChineseGroup, invoke_without_command=True, short_help="事实词典；检查事实快照。")
@format_option
@click.pass_context
def facts(ctx: click.Context, form: str) -> None:
    """列出规则能读到的全部事实：关系、列、含义、单位、密级。"""
    if ctx.invoked_subcommand is not None:
        return
    rows = [as_row(relation) for relation in RELATIONS.values()]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for relation in RELATIONS.values():
        click.echo(f"{relation.name}  {relation.zh}（{relation.level.value}）")
        for column in relation.columns:
            click.echo(f"  {column.name:<20}{column.kind.value:<13}{column.zh}")


def as_row(relation: Relation) -> dict[str, object]:
    """Give a relation as the command line's JSON has it."""
    return {
        "relation": relation.name,
        "zh": relation.zh,
        "meaning": relation.meaning,
        "level": relation.level.value,
        "key": relation.key,
        "columns": [
            {
                "name": column.name,
                "kind": column.kind.value,
                "zh": column.zh,
                "meaning": column.meaning,
                "required": column.required,
                "refers": column.refers,
                "codes": column.code_names,
                "unit": column.unit,
                "field_code": column.field_code,
                "level": (column.level or relation.level).value,
            }
            for column in relation.columns
        ],
    }


@facts.command(cls=ChineseCommand, short_help="检查一个事实快照文件夹。")
@click.argument("folder", type=FOLDER, metavar="文件夹")
@click.option("--limit", default=20, show_default="20", help="每类问题最多列出的行数。")
@format_option
def validate(folder: Path, limit: int, form: str) -> None:
    """检查快照：未知的文件和列、缺少的值、不合类型的值、重复的编号、找不到的引用、清单不符。"""
    found = problems_of(folder, limit=limit)
    if form == "json":
        rows = [{"file": item.file, "row": item.row, "column": item.column, "message": item.sentence} for item in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for item in found:
            click.echo(item.sentence)
        click.echo("没有发现问题。" if not found else f"发现{len(found)}处问题。")
    if found:
        sys.exit(1)
