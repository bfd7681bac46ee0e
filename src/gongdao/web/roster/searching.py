"""What the search box finds in the roster."""

from collections.abc import Mapping
from datetime import date

from django.urls import reverse

from gongdao.errors import Denied
from gongdao.office.accounts.models import User
from gongdao.office.people import queries
from gongdao.office.registers.queries import Line
from gongdao.web.shell import links
from gongdao.web.shell.presenters import Link
from gongdao.web.shell.registers.presenting import without_key
from gongdao.web.shell.search import Group

SHOWN = 10  # ours


def find_people(by: User, text: str, as_of: date, today: date) -> Group | None:
    """Find officials by a part of their name, within what the asker may see."""
    try:
        found = queries.roster(by=by, on=today, as_of=as_of, filters={"name": text}, number=1, size=SHOWN)
    except Denied:
        return None
    lines = tuple(Link(_words(line, found.posts), links.to("person", line.key)) for line in found.page.lines)
    everything = Link(f"全部 {found.page.total} 人", links.with_query(reverse("roster:list"), name=text))
    return Group("人员", lines, everything)


def _words(line: Line, posts: Mapping[str, str]) -> str:
    cells = {cell.column: without_key(cell) for cell in line.cells}
    return "　".join(filter(None, (cells["name"], cells["unit"], posts.get(line.key, ""))))
