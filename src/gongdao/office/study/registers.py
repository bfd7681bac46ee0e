"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.registers.register import Register
from gongdao.office.study.models import LifeMeeting, MeetingEvaluation, Paper, StudyEvent

STUDY_EVENT = Register(
    model=StudyEvent,
    owner=("body__unit", "unit", "speaker__unit"),
    read=Permission.STUDY_RECORD_READ,
    write=Permission.STUDY_RECORD_WRITE,
    listed=("held_on", "body", "unit", "kind", "topic", "theme", "days", "speaker"),
    filters=("body", "unit", "kind", "topic", "theme", "speaker", "held_on"),
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
MEETING_EVALUATION = Register(
    model=MeetingEvaluation,
    owner=("meeting__body__unit",),
    read=Permission.STUDY_RECORD_READ,
    write=Permission.APPRAISAL_RECORD_WRITE,
    listed=("held_on", "meeting", "aspect", "person", "valid", "satisfied"),
    filters=("meeting", "aspect", "person", "held_on"),
    order=("-held_on",),
)
PAPER = Register(
    model=Paper,
    owner=("author__unit",),
    read=Permission.STUDY_RECORD_READ,
    write=Permission.STUDY_RECORD_WRITE,
    listed=("submitted_on", "author", "title", "review", "exhibited_on"),
    filters=("author", "title", "review", "submitted_on"),
    order=("-submitted_on",),
)

REGISTERS = {
    register.name: register
    for register in (
        STUDY_EVENT,
        LIFE_MEETING,
        MEETING_EVALUATION,
        PAPER,
    )
}
