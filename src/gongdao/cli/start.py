"""Beginning from nothing: one topmost unit, the unit in which new people wait, and an account for the roster."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from gongdao.office.access import actions as access
from gongdao.office.access.roles import RosterClerk
from gongdao.office.accounts import actions as accounts
from gongdao.office.accounts.models import User
from gongdao.office.accounts.principals import system
from gongdao.office.orgs import actions as orgs
from gongdao.office.orgs.rows import NewUnit

TOP = "本区"
WAITING = "待分配"
ROSTER = "roster"


def start_district(today: date, tell: Callable[[str], None]) -> User:
    """Set up an empty district and return its roster clerk, whose one-time password is told once."""
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
