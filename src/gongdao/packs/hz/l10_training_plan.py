"""Section on main courses, lectures and the training plan (主体班、讲坛与培训规划)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, as_of, exists, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.training import COURSE, COURSE_SESSION
from gongdao.packs.courses import unless_timetable_complete


@rule("HZ-10a", about=COURSE)
def theme_in_the_course(course: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """进修班、新任职班、中青班和讲坛都应安排活动主题的内容。"""
    has_theme = exists(
        COURSE_SESSION,
        {"course": course.key},
        "has_theme",
        "已安排活动主题",
        lambda row: row.theme == "campaign",
    )
    return judge(
        applies=course.kind.is_in("refresher", "newly_appointed", "young", "lecture_series"),
        holds=has_theme | (as_of <= course.closed_on) | unless_timetable_complete(course),
        due=course.closed_on,
        since=course.closed_on + 1,
        evidence={"has_theme": ("已安排活动主题", has_theme), "kind": course.kind},
    )
