"""Section on the course on the appointment rules (任用条例培训班)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    Truth,
    day_in_year,
    exists,
    judge,
    minimum,
    period_year,
    rule,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import APPOINTMENT, UNIT_GROUP
from gongdao.facts.training import COURSE, ENROLMENT, TRAINING_CALL


def is_the_course(course: Row, held_on: Quantity) -> Truth:
    """The special course on the appointment rules that opens on the day."""
    found: Truth = (course.kind == "appointment_rules") & (course.opened_on == held_on)
    return found


def belongs_to_the_audience(appointment: Row, held_on: Quantity) -> Truth:
    """Chiefs, leaders in charge of personnel, staff of organisation and personnel, heads of sub-district offices."""
    in_charge = exists(
        TRAINING_CALL,
        {"person": appointment.person},
        "in_charge",
        "分管组织人事",
        lambda row: (row.capacity == "personnel_leader") & is_the_course(row.course, held_on),
    )
    in_organisation = exists(
        UNIT_GROUP,
        {"unit": appointment.unit},
        "in_organisation",
        "在组织人事部门任职",
        lambda row: (row.purpose == "organisation") & row.current_on(held_on),
    )
    heads_office = (appointment.unit.kind == "subdistrict") & (appointment.post.title == "党政办主任")
    audience: Truth = appointment.post.is_main_leader | in_charge | in_organisation | heads_office
    return audience


@rule("HZ-9a", about=APPOINTMENT, period="calendar_year")
def attended_the_course(appointment: Row, p: Parameters) -> Judgement:
    """规定日期举办的任用条例专题培训班，四类对象都应参加。"""
    held_on = day_in_year(period_year, p.held_on)
    is_held = exists(COURSE, {}, "is_held", "当日举办任用条例专题培训班", lambda row: is_the_course(row, held_on))
    attended = exists(
        ENROLMENT,
        {"person": appointment.person},
        "attended",
        "已参加专题培训班",
        lambda row: is_the_course(row.course, held_on),
    )
    return judge(
        applies=is_held & appointment.current_on(held_on) & belongs_to_the_audience(appointment, held_on),
        holds=minimum(attended, ENROLMENT, appointment.unit, open_from=held_on, open_until=held_on),
        due=held_on,
        since=held_on + 1,
        evidence={"held_on": ("举办日期", held_on), "attended": ("已参加专题培训班", attended)},
    )
