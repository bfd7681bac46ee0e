"""`gongdao check`: what is misconfigured, one sentence each."""

from __future__ import annotations

import sys

import click

from gongdao.cli.chinese import ChineseCommand
from gongdao.cli.installation import installation


@click.command(cls=ChineseCommand, short_help="检查部署是否妥当。")
def check() -> None:
    """检查数据库、目录权限、密钥、磁盘和对外服务的设置，逐条说明不妥之处。有不妥时退出码为1。"""
    with installation():
        from gongdao.cli.checkup.deployment import faults  # noqa: PLC0415 -- slow import

        found = list(faults())
    for sentence in found:
        click.echo(sentence)
    if found:
        sys.exit(1)
    click.echo("检查完毕，没有发现不妥之处。")
