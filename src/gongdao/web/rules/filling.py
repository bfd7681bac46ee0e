"""Where a missing fact is filled in."""

from datetime import date

from django.urls import reverse

from gongdao.engine.clauses import Finding
from gongdao.engine.explain import Explanation
from gongdao.errors import Denied
from gongdao.facts.dictionary import RELATIONS
from gongdao.office.access.permissions import Permission
from gongdao.office.access.queries import allowed
from gongdao.office.accounts.models import User
from gongdao.office.registers import queries, scope
from gongdao.office.registers.register import REGISTERS
from gongdao.web.shell import links
from gongdao.web.shell.presenters import Link

FILL = "补充"


def places_of(one: Explanation, *, by: User, on: date) -> dict[str, Link]:
    """Find the places of all facts that an explanation misses."""
    found = ((item.code, place_of(item.code, one.finding, by=by, on=on)) for item in one.missing)
    return {code: place for code, place in found if place}


def place_of(code: str, finding: Finding, *, by: User, on: date) -> Link | None:
    """Lead from the code of a missing fact to the form where it is filled in, else to the record that lacks it.

    A column of the subject, or of what the subject names, is corrected there; rows that are missing are added.
    """
    head, _, column = code.partition(".")
    if head == "parameter":
        return Link("查看条款", reverse("rules:clause", args=[finding.clause]))
    if head == "coverage":
        return _adding("coverage", by, on)
    if head not in RELATIONS:
        return None
    if not column:
        return _adding(head, by, on)
    key = finding.subject if head == finding.subject_kind else _named_by_subject(head, finding, by, on)
    return _correcting(head, key, by, on) if key else None


def _adding(name: str, by: User, on: date) -> Link | None:
    register = REGISTERS.get(name)
    if register is None or not scope.may(register, register.write, by=by, on=on):
        return None
    return Link(f"登记{register.zh}", reverse("registers:add", args=[name]))


def _correcting(kind: str, key: str, by: User, on: date) -> Link:
    if kind == "unit":
        may = allowed(by, Permission.ORGS_UNIT_WRITE, on=on)
        return Link(FILL, reverse("orgs:correct", args=[key])) if may else Link("查看登记", links.to(kind, key))
    register = REGISTERS[kind]
    if scope.may(register, register.write, by=by, on=on):
        return Link(FILL, reverse("registers:change", args=[kind, key]))
    return Link("查看登记", links.to(kind, key))


def _named_by_subject(kind: str, finding: Finding, by: User, on: date) -> str:
    """Find the record of this kind that the subject names, such as the post of an appointment."""
    register = REGISTERS.get(finding.subject_kind)
    if register is None:
        return ""
    try:
        line = queries.line(register, by=by, on=on, key=finding.subject)
    except Denied:
        return ""
    return next((cell.key for cell in line.cells if cell.refers == kind), "")
