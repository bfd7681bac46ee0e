"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.pledges.models import Target
from gongdao.office.registers.register import Register

TARGET = Register(
    model=Target,
    owner=("unit", "person__unit"),
    read=Permission.PLEDGES_RECORD_READ,
    write=Permission.PLEDGES_RECORD_WRITE,
    listed=("unit", "person", "assessment_year", "kind", "consented_on", "due_on", "done_on", "cause"),
    filters=("unit", "person", "assessment_year", "kind", "cause"),
    order=("-assessment_year", "due_on"),
)

REGISTERS = {register.name: register for register in (TARGET,)}
