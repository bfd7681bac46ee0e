"""Section on the style of study (学风建设)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, count, judge, rule, year_of
from gongdao.engine.nodes import Judgement
from gongdao.facts.selection import CANDIDATE
from gongdao.facts.training import COURSE_AUDIENCE, EXAM_RESULT


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


@rule("QZ-6d", about=CANDIDATE)
def exam_results_in_the_file(candidate: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """考试成绩与选拔任用挂钩：人选在列入之前已有的考试成绩，列入时都应已归入任用档案。"""
    by_person = {"person": candidate.person}
    recorded = count(
        EXAM_RESULT, by_person, "recorded", "已登记考试成绩", lambda row: row.recorded_on <= candidate.entered_on
    )
    filed = count(
        EXAM_RESULT,
        by_person,
        "filed",
        "已归档考试成绩",
        lambda row: (
            (row.recorded_on <= candidate.entered_on) & ~row.lacks("filed_on") & (row.filed_on <= candidate.entered_on)
        ),
    )
    return judge(
        applies=recorded > 0,
        holds=filed >= recorded,
        evidence={"recorded": recorded, "filed": filed, "entered_on": candidate.entered_on},
    )
