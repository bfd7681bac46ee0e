"""Section on methods and resources of training (培训方式与资源)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, as_of, judge, rule, total
from gongdao.engine.nodes import Judgement
from gongdao.facts.training import COURSE, COURSE_SESSION
from gongdao.packs.courses import unless_timetable_complete


@rule("CD-18d", about=COURSE)
def share_of_invited_teachers(course: Row, p: Parameters) -> Judgement:
    """主体班由外请兼职教师授课的课时逐步达到规定比例；恰好达到即可，未达到不影响办班。"""
    invited = total(
        COURSE_SESSION,
        "hours",
        {"course": course.key},
        "invited",
        "外请兼职教师课时",
        lambda row: row.teacher == "invited",
    )
    share = p.share("share")
    reached = invited * share.denominator >= course.hours * share.numerator
    return judge(
        applies=course.is_main,
        holds=reached | (as_of <= course.closed_on) | unless_timetable_complete(course),
        due=course.closed_on,
        since=course.closed_on + 1,
        evidence={"invited": invited, "hours": course.hours},
    )
