"""The day that pages show: in the address for one page, else in the session, else today."""

from dataclasses import dataclass
from datetime import date

from gongdao.engine.days import EARLIEST, LATEST
from gongdao.errors import UserError
from gongdao.web.shell.messages import say

SESSION_KEY = "as_of"


@dataclass(frozen=True)
class ShownDay:
    """The day of a request and whether it came from the address, so that it holds for this page alone."""

    day: date
    from_link: bool = False


def parse_day(text: str) -> date:
    """Read a day written as 2026-11-22. Raises: UserError bad_day."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        day = None
    if day is None or not EARLIEST <= day <= LATEST:
        raise UserError("bad_day", say("bad_day", value=text[:20]))
    return day


def shown_day(*, asked: str | None, kept: str | None, today: date) -> ShownDay:
    """Choose the day of a request. Raises: UserError bad_day for what was asked; what is kept was checked before."""
    remembered = date.fromisoformat(kept) if kept else today
    if asked is None:
        return ShownDay(remembered)
    day = parse_day(asked)
    return ShownDay(day, from_link=day != remembered)
