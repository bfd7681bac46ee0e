"""`gongdao demo`: an invented district with accounts, in an empty database."""

from __future__ import annotations

import click

from gongdao.cli.chinese import ChineseCommand
from gongdao.cli.installation import installation, is_empty, migrate
from gongdao.cli.messages import refusal

BASE_PERSONS = 600  # ours: officials of one district
FULL_PERSONS = 3000  # ours: five districts


@click.command(cls=ChineseCommand, short_help="在空数据库中建立虚构的演示区。")
@click.option(
    "--persons", type=click.IntRange(1), default=BASE_PERSONS, show_default=str(BASE_PERSONS), help="干部人数。"
)
@click.option("--seed", type=int, default=1, show_default="1", help="随机种子；同一天、相同的种子得到相同的演示区。")
@click.option("--full", is_flag=True, help=f"建立较大的演示数据：{FULL_PERSONS}名干部，五个区。")
def demo(*, persons: int, seed: int, full: bool) -> None:
    """建立一个虚构的区：单位、职位、干部、各类登记和各角色的账号，并按今天核对一遍。

    各账号的一次性密码只显示这一次，首次登录时必须修改。数据库中已有内容时不作任何改动。
    """
    with installation():
        from django.db import transaction  # noqa: PLC0415 -- slow import
        from django.utils import timezone  # noqa: PLC0415 -- slow import

        migrate()
        if not is_empty():
            raise refusal("not_empty")
        from gongdao.cli.demo.accounts import lines  # noqa: PLC0415 -- slow import
        from gongdao.cli.demo.building import build_district  # noqa: PLC0415 -- slow import

        with transaction.atomic():  # all of it or nothing: half a district could not be finished by a second call
            made = build_district(FULL_PERSONS if full else persons, seed, timezone.localdate(), click.echo)
    click.echo("\n".join(["演示账号、一次性密码（只显示这一次，首次登录时修改）和角色：", *lines(made)]))
