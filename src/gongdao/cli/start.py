"""Beginning from nothing: one topmost unit, the unit in which new people wait, and an account for the roster."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from gongdao.office.accounts.models import User

TOP = "本区"
WAITING = "待分配"
ROSTER = "roster"


def start_district(today: date, tell: Callable[[str], None]) -> User:
    """Set up an empty district and return its roster clerk, whose one-time password is told once."""
    from gongdao.office.access import actions as access  # noqa: PLC0415 -- slow import
    from gongdao.office.access.roles import RosterClerk  # noqa: PLC0415 -- slow import
    from gongdao.office.accounts import actions as accounts  # noqa: PLC0415 -- slow import
    from gongdao.office.accounts.principals import system  # noqa: PLC0415 -- slow import
    from gongdao.office.orgs import actions as orgs  # noqa: PLC0415 -- slow import
    from gongdao.office.orgs.rows import NewUnit  # noqa: PLC0415 -- slow import

    by = system()
    rows = [NewUnit(TOP, kind="authority", key="top"), NewUnit(WAITING, parent="top", key="waiting", is_receiving=True)]
    top, _ = orgs.create_units(by=by, rows=rows)
    user, password = accounts.create_user(by=by, username=ROSTER, display_name=RosterClerk.zh)
    access.grant(by=by, user=user, role=RosterClerk.code, unit=top, started_on=today)
    tell(
        f"数据库是空的，已建立单位“{TOP}”、“{WAITING}”和账号“{ROSTER}”（{RosterClerk.zh}）。"
        f"一次性密码：{password}，首次登录时修改。"
    )
    return user


def tell_start_link(address: str) -> None:
    """Print the one-time link for the first system administrator, when there is none."""
    from django.utils import timezone  # noqa: PLC0415 -- slow import

    from gongdao.office.access import starting  # noqa: PLC0415 -- slow import
    from gongdao.office.access.roles import SystemAdministrator  # noqa: PLC0415 -- slow import

    if not starting.holders(SystemAdministrator, timezone.localdate()):
        issue_start_link(address)


def issue_start_link(address: str) -> None:
    """Make the link and print it. Raises: UserError `has_administrator`."""
    from django.conf import settings  # noqa: PLC0415 -- slow import
    from django.utils import timezone  # noqa: PLC0415 -- slow import

    from gongdao.office.access import actions  # noqa: PLC0415 -- slow import
    from gongdao.office.accounts.principals import system  # noqa: PLC0415 -- slow import

    token = actions.issue_start_link(by=system(), now=timezone.now())
    hours = settings.GONGDAO_LINK_HOURS
    click.echo(f"请在{hours}小时内打开下面的链接建立系统管理员，只能用一次：", err=True)
    click.echo(f"  http://{address}/first/{token}/", err=True)
