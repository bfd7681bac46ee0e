"""Section on Party-spirit education (党性教育)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    Truth,
    as_of,
    count,
    distinct,
    judge,
    minimum,
    rule,
    total,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.training import COURSE, COURSE_SESSION, ENROLMENT, EXAM, STUDENT_PAPER
from gongdao.packs.courses import unless_timetable_complete


def is_party_spirit(session: Row) -> Truth:
    """Party-spirit education or analysis."""
    found: Truth = session.theme.is_in("party_spirit", "party_spirit_analysis")
    return found


@rule("CD-17b", about=COURSE)
def week_of_party_spirit(course: Row, p: Parameters) -> Judgement:
    """主体班的党性教育和党性分析不少于一周；恰好一周即为达到。"""
    by_course = {"course": course.key}
    days = total(COURSE_SESSION, "days", by_course, "days", "党性教育教学天数", is_party_spirit)
    dates = distinct(COURSE_SESSION, "held_on", by_course, "dates", "安排党性教育的日历天数", is_party_spirit)
    hours = total(COURSE_SESSION, "hours", by_course, "spirit_hours", "党性教育课时", is_party_spirit)
    reached = (
        (p.is_chosen("counted_in", "teaching_days") & (days >= p.teaching_days))
        | (p.is_chosen("counted_in", "calendar_days") & (dates >= p.calendar_days))
        | (p.is_chosen("counted_in", "class_hours") & (hours >= p.class_hours))
    )
    return judge(
        applies=course.is_main,
        holds=reached | (as_of <= course.closed_on) | unless_timetable_complete(course),
        due=course.closed_on,
        since=course.closed_on + 1,
        evidence={"days": days, "dates": dates, "spirit_hours": hours},
    )


@rule("CD-17d", about=EXAM)
def party_spirit_tested(exam: Row, p: Parameters) -> Judgement:
    """主体班的考试测评须有党性教育内容。"""
    return judge(
        applies=exam.course.is_main,
        holds=exam.party_spirit_items >= p.minimum_items,
        evidence={"party_spirit_items": exam.party_spirit_items, "items": exam.items, "course": exam.course.name},
    )


@rule("CD-17e", about=ENROLMENT)
def party_spirit_paper(enrolment: Row, p: Parameters) -> Judgement:
    """脱产学员在学习期间至少写规定篇数的党性剖析材料；结班当天提交有效，中途退学的不再要求。"""
    closed_on = enrolment.course.closed_on
    papers = count(
        STUDENT_PAPER,
        {"enrolment": enrolment.key},
        "papers",
        "党性剖析材料篇数",
        lambda row: (
            (row.kind == "party_spirit") & (row.submitted_on >= enrolment.started_on) & (row.submitted_on <= closed_on)
        ),
    )
    return judge(
        applies=(enrolment.course.mode == "full_time") & enrolment.lacks("withdrawn_on"),
        holds=minimum(
            papers >= p.minimum_papers,
            STUDENT_PAPER,
            enrolment.course.host,
            open_from=enrolment.started_on,
            open_until=closed_on,
        ),
        due=closed_on,
        since=closed_on + 1,
        evidence={"papers": papers, "course": enrolment.course.name},
    )
