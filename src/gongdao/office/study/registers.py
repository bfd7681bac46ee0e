"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.registers.register import Register
from gongdao.office.study.models import LifeMeeting, StudyEvent

STUDY_EVENT = Register(
    model=StudyEvent,
    owner=("body__unit", "speaker__unit"),
    read=Permission.STUDY_RECORD_READ,
    write=Permission.STUDY_RECORD_WRITE,
    listed=("held_on", "body", "kind", "topic", "days", "speaker"),
    filters=("body", "kind", "topic", "speaker", "held_on"),
    order=("-held_on",),
)
LIFE_MEETING = Register(
    model=LifeMeeting,
    owner=("body__unit",),
    read=Permission.STUDY_RECORD_READ,
    write=Permission.STUDY_RECORD_WRITE,
    listed=("held_on", "body", "topic"),
    filters=("body", "topic", "held_on"),
    order=("-held_on",),
)

REGISTERS = {register.name: register for register in (STUDY_EVENT, LIFE_MEETING)}
