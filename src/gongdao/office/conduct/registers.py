"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.conduct.models import (
    Absence,
    Attendance,
    Leave,
    Meeting,
    MeetingSupervision,
    Presence,
    TaskOrder,
    Visit,
)
from gongdao.office.registers.register import Register

MEETING = Register(
    model=Meeting,
    owner=("unit",),
    read=Permission.CONDUCT_RECORD_READ,
    write=Permission.CONDUCT_RECORD_WRITE,
    listed=("held_on", "name", "convened_by", "unit", "sessions"),
    filters=("name", "convened_by", "unit", "held_on"),
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
MEETING_SUPERVISION = Register(
    model=MeetingSupervision,
    owner=("unit",),
    read=Permission.CONDUCT_RECORD_READ,
    write=Permission.ACCOUNTABILITY_RECORD_WRITE,
    listed=("recorded_on", "meeting", "session", "person", "unit"),
    filters=("meeting", "person", "unit", "recorded_on"),
    order=("-recorded_on",),
)
PRESENCE = Register(
    model=Presence,
    owner=("unit",),
    read=Permission.CONDUCT_RECORD_READ,
    write=Permission.CONDUCT_RECORD_WRITE,
    listed=("month_ends_on", "person", "unit", "days_present", "days_on_leave"),
    filters=("person", "unit", "month_ends_on"),
    order=("-month_ends_on",),
)
LEAVE = Register(
    model=Leave,
    owner=("person__unit",),
    read=Permission.CONDUCT_RECORD_READ,
    write=Permission.CONDUCT_RECORD_WRITE,
    listed=("applied_on", "person", "kind", "approved_on", "starts_on", "ends_on", "reported_back_on"),
    filters=("person", "kind", "applied_on"),
    order=("-applied_on",),
)
ABSENCE = Register(
    model=Absence,
    owner=("unit",),
    read=Permission.CONDUCT_RECORD_READ,
    write=Permission.ACCOUNTABILITY_RECORD_WRITE,
    listed=("left_on", "person", "unit", "returned_on", "verified_on", "severity"),
    filters=("person", "unit", "severity", "left_on"),
    order=("-left_on",),
)
TASK_ORDER = Register(
    model=TaskOrder,
    owner=("unit",),
    read=Permission.CONDUCT_RECORD_READ,
    write=Permission.ACCOUNTABILITY_RECORD_WRITE,
    listed=("assigned_on", "issue", "source", "unit", "person", "due_on", "replied_on", "done_on"),
    filters=("issue", "source", "unit", "person", "assigned_on"),
    order=("-assigned_on",),
)

REGISTERS = {
    register.name: register
    for register in (
        MEETING,
        ATTENDANCE,
        VISIT,
        MEETING_SUPERVISION,
        PRESENCE,
        LEAVE,
        ABSENCE,
        TASK_ORDER,
    )
}
