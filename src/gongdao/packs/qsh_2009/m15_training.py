"""Measure 15: training plans and their approval (培训计划)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    Truth,
    as_of,
    day_in_year,
    earliest,
    exists,
    judge,
    judged_on,
    period_year,
    rule,
    unless_complete,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.accountability import ACCOUNTABILITY_CASE
from gongdao.facts.organisation import UNIT
from gongdao.facts.study import TRAINING_PLAN
from gongdao.facts.training import COURSE
from gongdao.packs.courses import By, approval_day, approved_before_opening


@rule("QSH-15a", about=UNIT, period="calendar_year")
def training_plan_declared(unit: Row, p: Parameters) -> Judgement:
    """各单位每年在规定日期前申报下一年度培训计划；最后一天在内。"""
    deadline = day_in_year(period_year, p.deadline)
    by_unit = {"unit": unit.key}

    def is_for_next_year(row: Row) -> Truth:
        found: Truth = row.plan_year == period_year + 1
        return found

    in_time = exists(
        TRAINING_PLAN,
        by_unit,
        "in_time",
        "按期申报",
        lambda row: is_for_next_year(row) & (row.submitted_on <= deadline),
    )
    late = exists(
        TRAINING_PLAN,
        by_unit,
        "late",
        "逾期申报",
        lambda row: is_for_next_year(row) & (row.submitted_on > deadline),
    )
    submitted = earliest(TRAINING_PLAN, "submitted_on", by_unit, "submitted_on", "申报日期", is_for_next_year)
    not_yet = as_of <= deadline
    return judge(
        applies=unit.kind.is_in("department", "subdistrict", "township", "park", "farm") & unit.current_on(judged_on),
        holds=in_time | not_yet | (~late & unless_complete(TRAINING_PLAN, unit.key, last=deadline)),
        due=deadline,
        since=deadline + 1,
        evidence={"submitted_on": submitted, "deadline_on": ("申报截止日期", deadline)},
    )


def by_plan_item(course: Row) -> By:
    """The answers to the item of the plan that a course carries out."""
    return {"plan_item": course.plan_item}


@rule("QSH-15e", about=COURSE)
def planned_course_replied_to(course: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """年度计划内的班次须先获批复，开班当天批复有效。"""
    return judge(
        applies=course.basis == "planned",
        holds=approved_before_opening(course, by_plan_item(course), "plan"),
        due=course.opened_on,
        since=course.opened_on,
        evidence={
            "approved_on": ("批复日期", approval_day(by_plan_item(course), "plan")),
            "opened_on": course.opened_on,
        },
    )


@rule("QSH-15f", about=COURSE)
def unit_and_leader_held_responsible(course: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """未获批复而开班的，单位和有关领导都要立案问责。"""
    unit_case = exists(
        ACCOUNTABILITY_CASE,
        {"origin": course.key, "unit": course.host},
        "unit_case",
        "已对单位立案",
        lambda row: (row.clause == "QSH-15f") & row.lacks("person"),
    )
    leader_case = exists(
        ACCOUNTABILITY_CASE,
        {"origin": course.key},
        "leader_case",
        "已对有关领导立案",
        lambda row: (row.clause == "QSH-15f") & ~row.lacks("person"),
    )
    unapproved = ~approved_before_opening(course, by_plan_item(course), "plan")
    return judge(
        applies=(course.basis == "planned") & unapproved,
        holds=unit_case & leader_case,
        since=course.opened_on,
        evidence={
            "opened_on": course.opened_on,
            "unit_case": ("已对单位立案", unit_case),
            "leader_case": ("已对有关领导立案", leader_case),
        },
    )


@rule("QSH-15h", about=COURSE)
def special_course_approved(course: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """年度计划外的班次须先经专项审批，开班当天批准有效。"""
    by_course = {"course": course.key}
    return judge(
        applies=course.basis == "special",
        holds=approved_before_opening(course, by_course, "special"),
        due=course.opened_on,
        since=course.opened_on,
        evidence={"approved_on": ("批准日期", approval_day(by_course, "special")), "opened_on": course.opened_on},
    )
