"""`gongdao accounts`: the first administrators, and the way back in when none can sign in.

Whoever may log in to the machine may do this; the record names the user of the operating system.
"""

from __future__ import annotations

import click

from gongdao.cli.chinese import ChineseCommand, ChineseGroup
from gongdao.cli.installation import actor, installation, migrate
from gongdao.cli.start import issue_start_link

ADDRESS = "127.0.0.1:8000"


@click.group(cls=ChineseGroup, short_help="设立最初的管理员，找回账号。")
def accounts() -> None:
    """设立最初的系统管理员和安全管理员；所有管理员都不能登录时，由能登录服务器的人找回账号。"""


@accounts.command(cls=ChineseCommand, short_help="生成建立系统管理员的一次性链接。")
@click.option("--address", default=ADDRESS, show_default=ADDRESS, help="网页服务的主机名和端口。")
def link(address: str) -> None:
    """还没有系统管理员时，生成一个只能用一次的链接；以前生成的链接作废。"""
    with installation():
        migrate()
        issue_start_link(address)


@accounts.command(cls=ChineseCommand, short_help="把已有账号设为最初的安全管理员。")
@click.argument("username", metavar="账号")
def security(username: str) -> None:
    """把已有账号设为安全管理员，最多两名；以后的授权由他们一人提出、一人确认。"""
    with installation():
        migrate()
        from django.utils import timezone  # noqa: PLC0415 -- slow import

        from gongdao.office.access.actions import set_up_security  # noqa: PLC0415 -- slow import
        from gongdao.office.accounts.principals import system  # noqa: PLC0415 -- slow import

        user = actor(username)
        set_up_security(by=system(), user=user, today=timezone.localdate())
    click.echo(f"“{user.display_name}”已设为安全管理员。")


@accounts.command(cls=ChineseCommand, short_help="重置账号的密码和第二因素。")
@click.argument("username", metavar="账号")
@click.option("--second-factor", is_flag=True, help="同时取消第二因素，用于设备遗失。")
def reset(*, username: str, second_factor: bool) -> None:
    """重置密码，显示一次性密码；该账号的会话全部结束。"""
    with installation():
        migrate()
        from gongdao.office.accounts import actions  # noqa: PLC0415 -- slow import
        from gongdao.office.accounts.principals import system  # noqa: PLC0415 -- slow import

        by, user = system(), actor(username)
        password = actions.reset_password(by=by, user=user)
        if second_factor:
            actions.reset_second_factor(by=by, user=user)
    click.echo(f"账号“{username}”的一次性密码：{password}，首次登录时修改。")
