"""Section on the style of study (学风建设)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, as_of, distinct, exists, judge, rule, when
from gongdao.engine.nodes import Judgement
from gongdao.facts.accountability import ACCOUNTABILITY_CASE
from gongdao.facts.training import ENROLMENT, STUDENT_CHECK


@rule("CD-21b", about=ENROLMENT)
def student_rules_kept(enrolment: Row, p: Parameters) -> Judgement:
    """脱产学习期间住学员宿舍、吃学员食堂、守学员纪律、不搞特殊；各项都查过、没有违反才算符合。"""
    by_enrolment = {"enrolment": enrolment.key}
    breach = exists(STUDENT_CHECK, by_enrolment, "breach", "检查发现违反规定", lambda row: row.finding == "breach")
    aspects = distinct(STUDENT_CHECK, "aspect", by_enrolment, "aspects", "已检查项数")
    is_checked = (as_of <= enrolment.course.closed_on) | (aspects >= p.aspects)
    return judge(
        applies=enrolment.course.mode == "full_time",
        holds=~breach & when(is_checked, "student_check", "学员管理检查"),
        evidence={"breach": ("检查发现违反规定", breach), "aspects": aspects, "course": enrolment.course.name},
    )


@rule("CD-21e", about=STUDENT_CHECK)
def student_breach_taken_up(check: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """党校检查发现学员违反规定的，须立案处理；没有立案即为放松管理。"""
    taken_up = exists(
        ACCOUNTABILITY_CASE,
        {"origin": check.enrolment},
        "taken_up",
        "已对该学员立案",
        lambda row: (row.clause == "CD-21b") & (row.opened_on >= check.checked_on),
    )
    return judge(
        applies=check.finding == "breach",
        holds=taken_up,
        evidence={
            "aspect": check.aspect,
            "checked_on": check.checked_on,
            "course": check.course.name,
            "taken_up": ("已对该学员立案", taken_up),
        },
    )
