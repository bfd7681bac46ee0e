"""Measure 11: service conduct (服务)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, exists, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.training import COURSE, COURSE_AUDIENCE
from gongdao.packs.courses import approval_day, approved_before_opening


@rule("QSH-11d", about=COURSE)
def training_of_enterprises_approved(course: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """涉及企业和个体经营户的培训从严控制，须在开班前单独审批。"""
    by_course = {"course": course.key}
    involves = exists(
        COURSE_AUDIENCE,
        by_course,
        "involves_enterprises",
        "对象含企业或个体经营户",
        lambda row: row.category.is_in("enterprise", "self_employed"),
    )
    return judge(
        applies=involves,
        holds=approved_before_opening(course, by_course, "enterprise"),
        due=course.opened_on,
        since=course.opened_on,
        evidence={"approved_on": ("批准日期", approval_day(by_course, "enterprise")), "opened_on": course.opened_on},
    )
