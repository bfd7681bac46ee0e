"""What is stored: meetings, attendance, leave, visits and tasks (会议、出勤、请假、走访、交办)."""

from django.db.models import F, Q

from gongdao.facts.conduct import ABSENCE, ATTENDANCE, LEAVE, MEETING, MEETING_SUPERVISION, PRESENCE, TASK_ORDER, VISIT
from gongdao.office.conduct.messages import SENTENCES
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import Record, checks, constraint, field, link, unique


class Meeting(Record):
    relation = MEETING

    name = field(MEETING, "name")
    convened_by = field(MEETING, "convened_by")
    unit = link(MEETING, "unit", Unit)
    sessions = field(MEETING, "sessions")
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


class MeetingSupervision(Record):
    relation = MEETING_SUPERVISION

    meeting = link(MEETING_SUPERVISION, "meeting", Meeting)
    session = field(MEETING_SUPERVISION, "session")
    person = link(MEETING_SUPERVISION, "person", Person)
    unit = link(MEETING_SUPERVISION, "unit", Unit)
    recorded_on = field(MEETING_SUPERVISION, "recorded_on")

    class Meta(Record.Meta):
        db_table = "conduct_supervision"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "会风监督记录"
        constraints = (
            *checks(MEETING_SUPERVISION, "supervision"),
            unique("supervision_once", ("meeting", "session", "person"), SENTENCES["supervision_once"]),
        )


class Presence(Record):
    relation = PRESENCE

    person = link(PRESENCE, "person", Person)
    unit = link(PRESENCE, "unit", Unit)
    days_present = field(PRESENCE, "days_present")
    days_on_leave = field(PRESENCE, "days_on_leave")
    month_ends_on = field(PRESENCE, "month_ends_on")

    class Meta(Record.Meta):
        db_table = "conduct_presence"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "月度考勤"
        constraints = (
            *checks(PRESENCE, "presence"),
            unique("presence_once", ("person", "unit", "month_ends_on"), SENTENCES["presence_once"]),
        )


class Leave(Record):
    relation = LEAVE

    person = link(LEAVE, "person", Person)
    kind = field(LEAVE, "kind")
    applied_on = field(LEAVE, "applied_on")
    approved_on = field(LEAVE, "approved_on")
    starts_on = field(LEAVE, "starts_on")
    ends_on = field(LEAVE, "ends_on")
    reported_back_on = field(LEAVE, "reported_back_on")

    class Meta(Record.Meta):
        db_table = "conduct_leave"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "请假"
        constraints = (
            *checks(LEAVE, "leave"),
            constraint("leave_ends_later", Q(ends_on__gte=F("starts_on")), SENTENCES["leave_ends_later"]),
        )


class Absence(Record):
    relation = ABSENCE

    person = link(ABSENCE, "person", Person)
    unit = link(ABSENCE, "unit", Unit)
    left_on = field(ABSENCE, "left_on")
    returned_on = field(ABSENCE, "returned_on")
    verified_on = field(ABSENCE, "verified_on")
    severity = field(ABSENCE, "severity")

    class Meta(Record.Meta):
        db_table = "conduct_absence"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "离岗"
        constraints = (
            *checks(ABSENCE, "absence"),
            constraint("absence_ends_later", Q(returned_on__gte=F("left_on")), SENTENCES["absence_ends_later"]),
        )


class TaskOrder(Record):
    relation = TASK_ORDER

    issue = field(TASK_ORDER, "issue")
    source = field(TASK_ORDER, "source")
    unit = link(TASK_ORDER, "unit", Unit)
    person = link(TASK_ORDER, "person", Person)
    assigned_on = field(TASK_ORDER, "assigned_on")
    due_on = field(TASK_ORDER, "due_on")
    replied_on = field(TASK_ORDER, "replied_on")
    done_on = field(TASK_ORDER, "done_on")
    excuse_accepted_on = field(TASK_ORDER, "excuse_accepted_on")

    class Meta(Record.Meta):
        db_table = "conduct_task"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "交办事项"
        constraints = (
            *checks(TASK_ORDER, "task"),
            unique("task_once", ("issue", "unit", "assigned_on"), SENTENCES["task_once"]),
        )
