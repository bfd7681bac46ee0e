"""What is stored: meetings, attendance and visits (会议、出勤、走访)."""

from gongdao.facts.conduct import ATTENDANCE, MEETING, VISIT
from gongdao.office.conduct.messages import SENTENCES
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import Record, checks, field, link, unique


class Meeting(Record):
    relation = MEETING

    name = field(MEETING, "name")
    convened_by = field(MEETING, "convened_by")
    held_on = field(MEETING, "held_on")

    class Meta(Record.Meta):
        db_table = "conduct_meeting"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "会议"
        constraints = (*checks(MEETING, "meeting"),)


class Attendance(Record):
    relation = ATTENDANCE

    meeting = link(ATTENDANCE, "meeting", Meeting)
    person = link(ATTENDANCE, "person", Person)
    status = field(ATTENDANCE, "status")
    held_on = field(ATTENDANCE, "held_on")

    class Meta(Record.Meta):
        db_table = "conduct_attendance"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "出勤"
        constraints = (
            *checks(ATTENDANCE, "attendance"),
            unique("attendance_once", ("meeting", "person"), SENTENCES["attendance_once"]),
        )


class Visit(Record):
    relation = VISIT

    person = link(VISIT, "person", Person)
    unit = link(VISIT, "unit", Unit)
    kind = field(VISIT, "kind")
    households = field(VISIT, "households")
    visited_on = field(VISIT, "visited_on")

    class Meta(Record.Meta):
        db_table = "conduct_visit"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "走访"
        constraints = (*checks(VISIT, "visit"),)
