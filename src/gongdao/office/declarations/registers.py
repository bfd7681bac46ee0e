"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.declarations.models import AuditReport, Declaration
from gongdao.office.registers.register import Register

DECLARATION = Register(
    model=Declaration,
    owner=("person__unit",),
    read=Permission.DECLARATIONS_RECORD_READ,
    write=Permission.DECLARATIONS_RECORD_WRITE,
    listed=("declared_on", "person", "kind"),
    filters=("person", "kind", "declared_on"),
    order=("-declared_on",),
)
AUDIT_REPORT = Register(
    model=AuditReport,
    owner=("person__unit",),
    read=Permission.DECLARATIONS_RECORD_READ,
    write=Permission.DECLARATIONS_RECORD_WRITE,
    listed=("commissioned_on", "person", "unit", "auditor", "auditor_place", "reported_on", "published_on"),
    filters=("person", "unit", "commissioned_on"),
    order=("-commissioned_on",),
)

REGISTERS = {
    register.name: register
    for register in (
        DECLARATION,
        AUDIT_REPORT,
    )
}
