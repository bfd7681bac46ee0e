"""`gongdao synth`: an invented district as a snapshot, any size, seeded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from gongdao.cli.chinese import ChineseCommand
from gongdao.cli.options import DAY, FOLDER


@click.command(cls=ChineseCommand, short_help="生成虚构的事实快照。")
@click.option("--persons", type=click.IntRange(1), default=600, show_default="600", help="干部人数。")
@click.option("--seed", type=int, default=1, show_default="1", help="随机种子；相同的种子得到相同的文件。")
@click.option("--as-of", "as_of", type=DAY, default="2026-12-31", show_default="2026-12-31", help="截至日期。")
@click.option("--out", "out", type=FOLDER, required=True, help="写到这个文件夹。")
def synth(persons: int, seed: int, as_of: date, out: Path) -> None:
    """生成一个虚构的区：人员、职位、履历、学习、测评、走访、排名等，并附预埋问题的清单。"""
    from gongdao.synth.district import write  # noqa: PLC0415 -- slow import

    write(out, persons, seed, as_of)
    click.echo(f"已写入 {out}")
