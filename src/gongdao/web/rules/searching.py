"""What the search box finds among clauses."""

from datetime import date

from django.urls import reverse

from gongdao.office.access.permissions import Permission
from gongdao.office.access.queries import allowed
from gongdao.office.accounts.models import User
from gongdao.office.rulings.listing import clauses_matching
from gongdao.web.shell import links
from gongdao.web.shell.presenters import Link
from gongdao.web.shell.search import Group

SHOWN = 10  # ours


def find_clauses(by: User, text: str, as_of: date, today: date) -> Group | None:  # noqa: ARG001 -- every provider is asked alike
    """Find clauses by a part of their number or words."""
    if not allowed(by, Permission.RULES_FINDING_READ, on=today):
        return None
    found = clauses_matching({"text": text})
    lines = tuple(Link(f"{one.id}　{one.summary_zh}", reverse("rules:clause", args=[one.id])) for one in found[:SHOWN])
    everything = Link(f"全部 {len(found)} 条", links.with_query(reverse("rules:clauses"), text=text))
    return Group("条款", lines, everything)
