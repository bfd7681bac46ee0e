"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.inspections.models import InspectorPosting
from gongdao.office.registers.register import Register

INSPECTOR_POSTING = Register(
    model=InspectorPosting,
    owner=("unit",),
    read=Permission.INSPECTIONS_RECORD_READ,
    write=Permission.INSPECTIONS_RECORD_WRITE,
    listed=("posting_year", "unit", "inspector", "posted_on"),
    filters=("unit", "posting_year", "inspector"),
    order=("-posting_year", "unit__path"),
)

REGISTERS = {register.name: register for register in (INSPECTOR_POSTING,)}
