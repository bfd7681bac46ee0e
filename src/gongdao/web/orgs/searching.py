"""What the search box finds among units."""

from datetime import date

from gongdao.office.access.permissions import Permission
from gongdao.office.access.queries import units_in_scope
from gongdao.office.accounts.models import User
from gongdao.web.shell import links
from gongdao.web.shell.presenters import Link
from gongdao.web.shell.search import Group

SHOWN = 10  # ours


def find_units(by: User, text: str, as_of: date, today: date) -> Group | None:  # noqa: ARG001 -- every provider is asked alike
    """Find units in scope by a part of their name."""
    found = units_in_scope(by, Permission.ORGS_UNIT_READ, today).filter(name__contains=text).order_by("path")
    return Group("单位", tuple(Link(unit.name, links.to("unit", unit.key)) for unit in found[:SHOWN]))
