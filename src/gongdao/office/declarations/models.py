"""What is stored: declarations of personal affairs and audits (事项申报、经济责任审计)."""

from gongdao.facts.conduct import AUDIT_REPORT, DECLARATION
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import Record, checks, field, link


class Declaration(Record):
    relation = DECLARATION

    person = link(DECLARATION, "person", Person)
    kind = field(DECLARATION, "kind")
    declared_on = field(DECLARATION, "declared_on")

    class Meta(Record.Meta):
        db_table = "declarations_declaration"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "事项申报"
        constraints = (*checks(DECLARATION, "declaration"),)


class AuditReport(Record):
    relation = AUDIT_REPORT

    person = link(AUDIT_REPORT, "person", Person)
    unit = link(AUDIT_REPORT, "unit", Unit)
    auditor = field(AUDIT_REPORT, "auditor")
    auditor_place = field(AUDIT_REPORT, "auditor_place")
    commissioned_on = field(AUDIT_REPORT, "commissioned_on")
    reported_on = field(AUDIT_REPORT, "reported_on")
    published_on = field(AUDIT_REPORT, "published_on")

    class Meta(Record.Meta):
        db_table = "declarations_audit"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "经济责任审计"
        constraints = (*checks(AUDIT_REPORT, "audit"),)
