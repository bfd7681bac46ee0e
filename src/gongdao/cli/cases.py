"""`gongdao cases`: run all worked cases on every engine."""

from __future__ import annotations

import sys

import click

from gongdao.cli.chinese import ChineseCommand
from gongdao.cli.options import pack_option, packs_of
from gongdao.engine.cases import ENGINES, read_cases, run_case
from gongdao.packs.installed import FOLDER


@click.command(cls=ChineseCommand, short_help="在每个引擎上运行全部算例。")
@pack_option
@click.option("--engine", "engines", type=click.Choice(list(ENGINES)), multiple=True, help="只用这个引擎。")
def cases(pack_list: tuple[str, ...], engines: tuple[str, ...]) -> None:
    """逐个运行算例，列出不一致之处；最后一行是“N passed, N failed”，有一处不一致则退出码为 1。"""
    passed = failed = 0
    for pack in packs_of(pack_list):
        for case in read_cases(FOLDER / pack.name):
            differences = [
                f"{name}：{difference}"
                for name in engines or ENGINES
                for difference in run_case(case, pack, ENGINES[name])
            ]
            for line in differences:
                click.echo(line)
            passed, failed = (passed, failed + 1) if differences else (passed + 1, failed)
    click.echo(f"{passed} passed, {failed} failed")
    if failed:
        sys.exit(1)
