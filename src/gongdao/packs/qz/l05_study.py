"""Section on the style of study (学风建设)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, count, judge, rule, year_of
from gongdao.engine.nodes import Judgement
from gongdao.facts.training import COURSE_AUDIENCE


@rule("QZ-5e", about=COURSE_AUDIENCE)
def not_trained_twice(audience: Row, p: Parameters) -> Judgement:
    """防止多头培训、重复培训：同一年度内，同一主题面向同一类对象的班次不超过规定期数。"""
    courses = count(
        COURSE_AUDIENCE,
        {"category": audience.category, "course.topic": audience.course.topic},
        "courses",
        "同年度同主题同对象的班次数",
        lambda row: year_of(row.course.opened_on) == year_of(audience.course.opened_on),
    )
    return judge(
        applies=True,
        holds=courses <= p.most_courses,
        evidence={
            "courses": courses,
            "course": audience.course.name,
            "topic": audience.course.topic,
            "category": audience.category,
        },
    )
