"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.conduct.models import Attendance, Meeting, Visit
from gongdao.office.registers.register import Register

MEETING = Register(
    model=Meeting,
    owner=(),
    read=Permission.CONDUCT_RECORD_READ,
    write=Permission.CONDUCT_RECORD_WRITE,
    listed=("held_on", "name", "convened_by"),
    filters=("name", "convened_by", "held_on"),
    order=("-held_on",),
)
ATTENDANCE = Register(
    model=Attendance,
    owner=("person__unit",),
    read=Permission.CONDUCT_RECORD_READ,
    write=Permission.CONDUCT_RECORD_WRITE,
    listed=("held_on", "meeting", "person", "status"),
    filters=("meeting", "person", "status", "held_on"),
    order=("-held_on",),
)
VISIT = Register(
    model=Visit,
    owner=("person__unit",),
    read=Permission.CONDUCT_RECORD_READ,
    write=Permission.CONDUCT_RECORD_WRITE,
    listed=("visited_on", "person", "unit", "kind", "households"),
    filters=("person", "unit", "kind", "visited_on"),
    order=("-visited_on",),
)

REGISTERS = {register.name: register for register in (MEETING, ATTENDANCE, VISIT)}
