"""Training (教育培训)."""

from __future__ import annotations

from collections.abc import Callable

from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    Text,
    Truth,
    as_of,
    days_between,
    during_period,
    exists,
    judge,
    judged_on,
    last_day_of_period,
    minimum,
    months_before,
    period_end,
    rule,
    total,
    unless_complete,
    years_after,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import APPOINTMENT, PERSON
from gongdao.facts.people import GRADE_PERIOD
from gongdao.facts.training import ENROLMENT

_COUNTY = ("county_chief", "county_deputy")
_SECTION = ("section_chief", "section_deputy")
_HIGHER = ("researcher_4", "researcher_3", "researcher_2", "researcher_1", "inspector_2", "inspector_1")

When = Callable[[Row], Truth]


def hours_of(person: Text, when: When) -> Quantity:
    """Class hours of the courses that a person completed at some time."""
    return total(ENROLMENT, "course.hours", {"person": person}, "hours", "培训学时", when)


def days_of(person: Text, when: When) -> Quantity:
    """Days of the full-time courses that a person completed at some time, first and last day included."""
    return total(
        ENROLMENT,
        lambda row: days_between(row.started_on, row.completed_on) + 1,
        {"person": person},
        "days",
        "脱产培训天数",
        lambda row: when(row) & (row.course.mode == "full_time"),
    )


def leads_at(person: Row, levels: tuple[str, ...], name: str) -> Truth:
    """The person holds a leading post of these levels on the day judged."""
    return exists(
        APPOINTMENT,
        {"person": person.key},
        name,
        "现任该层次领导职务",
        lambda row: (
            (row.kind == "regular")
            & (row.post.category == "leading")
            & row.post.level.is_in(*levels)
            & row.current_on(judged_on)
        ),
    )


def is_of_county_rank(person: Row) -> Truth:
    """The person leads at county rank, or holds a grade from researcher of the fourth class up."""
    graded = exists(
        GRADE_PERIOD,
        {"person": person.key},
        "graded_higher",
        "现任四级调研员以上职级",
        lambda row: row.grade.is_in(*_HIGHER) & row.current_on(judged_on),
    )
    return leads_at(person, _COUNTY, "leads_county") | graded


def is_of_section_rank(person: Row) -> Truth:
    """The person leads at section rank or holds any grade, and is not of county rank."""
    graded = exists(GRADE_PERIOD, {"person": person.key}, "graded", "现任职级", lambda row: row.current_on(judged_on))
    return (leads_at(person, _SECTION, "leads_section") | graded) & ~is_of_county_rank(person)


def trained_in_period(person: Row, p: Parameters, concerned: Truth) -> Judgement:
    """Judge the hours and days of a period against the two minimums, of which one is enough."""
    hours = hours_of(person.key, lambda row: during_period(row.completed_on))
    days = days_of(person.key, lambda row: during_period(row.completed_on))
    return judge(
        applies=concerned,
        holds=minimum((hours >= p.minimum_hours) | (days >= p.minimum_days), ENROLMENT, person.unit),
        due=last_day_of_period(),
        since=period_end,
        evidence={"hours": hours, "days": days},
    )


@rule("PX-01", about=PERSON, period="cycle")
def hours_in_five_years(person: Row, p: Parameters) -> Judgement:
    """县处级以上领导干部和四级调研员以上公务员每周期的培训时间。"""
    return trained_in_period(person, p, is_of_county_rank(person))


@rule("PX-03", about=PERSON, period="calendar_year")
def hours_in_a_year(person: Row, p: Parameters) -> Judgement:
    """乡科级领导干部和一级主任科员以下公务员每年的培训时间。"""
    return trained_in_period(person, p, is_of_section_rank(person))


def is_promoted(appointment: Row, p: Parameters) -> Truth:
    """A promotion to a leading post since the clause is in force."""
    promoted: Truth = (appointment.entry == "promotion") & (appointment.post.category == "leading")
    return promoted & (appointment.started_on >= p.holds_from)


@rule("PX-02", about=APPOINTMENT)
def completed_after_promotion(appointment: Row, p: Parameters) -> Judgement:
    """提任前未达到培训要求的，提任后规定年限内完成。"""
    started_on = appointment.started_on
    first, due = months_before(started_on, p.years * 12), years_after(started_on, p.years_allowed)

    def counts(row: Row) -> Truth:
        finished: Truth = (row.completed_on > first) & (row.completed_on <= due)
        return finished

    hours, days = hours_of(appointment.person, counts), days_of(appointment.person, counts)
    reached = (hours >= p.minimum_hours) | (days >= p.minimum_days)
    return judge(
        applies=is_promoted(appointment, p) & appointment.post.level.is_in(*_COUNTY),
        holds=reached | (as_of <= due) | unless_complete(ENROLMENT, appointment.person.unit, due, first=first),
        due=due,
        since=due + 1,
        evidence={"hours": hours, "days": days},
    )


@rule("PX-04", about=ENROLMENT)
def withdrawn_after_leave(enrolment: Row, p: Parameters) -> Judgement:
    """请假超过总课时规定比例的应当退学。"""
    share = p.share("greatest_share")
    within = enrolment.leave_hours * share.denominator <= enrolment.course.hours * share.numerator
    return judge(
        applies=~enrolment.lacks("leave_hours"),
        holds=within | ~enrolment.lacks("withdrawn_on"),
        evidence={"missed": enrolment.leave_hours, "hours": enrolment.course.hours},
    )


@rule("PX-07", about=APPOINTMENT)
def trained_for_the_post(appointment: Row, p: Parameters) -> Judgement:
    """晋升领导职务的，任职前后规定时间内接受任职培训。"""
    started_on = appointment.started_on
    first, due = months_before(started_on, p.months_before), years_after(started_on, p.years_allowed)
    trained = exists(
        ENROLMENT,
        {"person": appointment.person},
        "trained",
        "已接受任职培训",
        lambda row: (row.course.kind == "newly_appointed") & (row.completed_on >= first) & (row.completed_on <= due),
    )
    return judge(
        applies=is_promoted(appointment, p),
        holds=trained | (as_of <= due) | unless_complete(ENROLMENT, appointment.person.unit, due, first=first),
        due=due,
        since=due + 1,
        evidence={"started_on": started_on, "trained": ("已接受任职培训", trained)},
    )
