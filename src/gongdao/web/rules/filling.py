"""Where a missing fact is filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from gongdao.engine.clauses import Finding, Gap
from gongdao.errors import Denied
from gongdao.facts.dictionary import RELATIONS
from gongdao.office.access.permissions import Permission
from gongdao.office.access.queries import allowed
from gongdao.office.accounts.models import User
from gongdao.office.registers import queries, scope
from gongdao.office.registers.register import REGISTERS
from gongdao.web.shell import links
from gongdao.web.shell.presenters import Link


@dataclass(frozen=True)
class Around:
    """The subject of an explanation and the records that it names, by their kind; and who reads it when."""

    finding: Finding
    keys: Mapping[str, str]
    by: User
    on: date

    @classmethod
    def of(cls, finding: Finding, *, by: User, on: date) -> "Around":
        """Look at the subject's own record for the records that it names."""
        own = {finding.subject_kind: finding.subject}
        return cls(finding, _named_by(finding, by, on) | own, by, on)

    def record(self, kind: str) -> Link | None:
        """Lead to the subject, or to the record of this kind that it names."""
        key = self.keys.get(kind)
        return Link(f"{RELATIONS[kind].zh} {key}", links.to(kind, key)) if key else None

    def place(self, code: str) -> Link | None:
        """Lead from the code of a missing fact to the form where it is filled in, else to the record that lacks it.

        A column of the subject, or of what the subject names, is corrected there; rows that are missing are added.
        """
        head, _, column = code.partition(".")
        if head == "parameter":
            return Link("查看条款", reverse("rules:clause", args=[self.finding.clause]))
        if head == "coverage":
            return self._adding("coverage")
        if head not in RELATIONS:
            return None
        if not column:
            return self._adding(head)
        return self._correcting(head, self.keys[head]) if head in self.keys else None

    def gap(self, one: Gap) -> Link:
        """Lead to the record whose field is empty."""
        words = f"{RELATIONS[one.relation].zh} {one.key}：{RELATIONS[one.relation].by_name[one.column].zh}"
        return replace(self._correcting(one.relation, one.key), text=words)

    def _adding(self, name: str) -> Link | None:
        register = REGISTERS.get(name)
        if register is None or not scope.may(register, register.write, by=self.by, on=self.on):
            return None
        return Link(f"新增{register.zh}", reverse("registers:add", args=[name]))

    def _correcting(self, kind: str, key: str) -> Link:
        if kind == "unit":
            may = allowed(self.by, Permission.ORGS_UNIT_WRITE, on=self.on)
            address = reverse("orgs:correct", args=[key])
        else:
            may = scope.may(REGISTERS[kind], REGISTERS[kind].write, by=self.by, on=self.on)
            address = reverse("registers:change", args=[kind, key])
        return Link("补充", address) if may else Link("查看登记", links.to(kind, key))


def _named_by(finding: Finding, by: User, on: date) -> dict[str, str]:
    register = REGISTERS.get(finding.subject_kind)
    if register is None:
        return {}
    try:
        line = queries.line(register, by=by, on=on, key=finding.subject)
    except Denied:
        return {}
    return {cell.refers: cell.key for cell in line.cells if cell.refers}
