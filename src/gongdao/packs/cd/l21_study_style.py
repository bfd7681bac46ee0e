"""Section on the style of study (学风建设)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, Truth, as_of, count, exists, judge, rule, when
from gongdao.engine.nodes import Judgement
from gongdao.facts.accountability import ACCOUNTABILITY_CASE
from gongdao.facts.training import ENROLMENT, STUDENT_CHECK


def checked(enrolment: Row, aspect: str) -> Truth:
    """The school has checked one aspect of the student's conduct."""
    zh = STUDENT_CHECK.by_name["aspect"].code_names[aspect]
    return exists(
        STUDENT_CHECK,
        {"enrolment": enrolment.key},
        f"{aspect}_checked",
        f"已检查{zh}",
        lambda row: row.aspect == aspect,
    )


@rule("CD-21b", about=ENROLMENT)
def student_rules_kept(enrolment: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """脱产学习期间住学员宿舍、吃学员食堂、守学员纪律、不搞特殊；四项都查过、没有违反才算符合。"""
    breaches = count(
        STUDENT_CHECK,
        {"enrolment": enrolment.key},
        "breaches",
        "检查发现违反规定次数",
        lambda row: row.finding == "breach",
    )
    all_checked = (
        checked(enrolment, "dormitory")
        & checked(enrolment, "canteen")
        & checked(enrolment, "discipline")
        & checked(enrolment, "treatment")
    )
    is_checked = (as_of <= enrolment.course.closed_on) | all_checked
    return judge(
        applies=enrolment.course.mode == "full_time",
        holds=(breaches <= 0) & when(is_checked, "student_check", "学员管理检查"),
        evidence={"breaches": breaches, "course": enrolment.course.name},
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
