"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.decisions.models import Decision
from gongdao.office.registers.register import Register

DECISION = Register(
    model=Decision,
    owner=("unit", "person__unit"),
    read=Permission.DECISIONS_RECORD_READ,
    write=Permission.DECISIONS_RECORD_WRITE,
    listed=("matter", "unit", "person", "post", "body", "vote_method", "approved", "decided_on"),
    filters=("matter", "unit", "person", "body", "vote_method", "assessment_year", "approved", "decided_on"),
    order=("-decided_on",),
)

REGISTERS = {register.name: register for register in (DECISION,)}
