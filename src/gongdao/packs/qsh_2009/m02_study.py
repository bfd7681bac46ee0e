"""Measure 2: study of the leading bodies (学习)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    count,
    during_period,
    exists,
    judge,
    judged_on,
    last_day_of_period,
    minimum,
    period_end,
    rule,
    total,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import APPOINTMENT, BODY, PERSON
from gongdao.facts.study import STUDY_EVENT
from gongdao.facts.training import ENROLMENT, TRAINING_NOMINATION


@rule("QSH-2a", about=BODY, period="calendar_year")
def centre_group_study_days(body: Row, p: Parameters) -> Judgement:
    """中心组每年集体学习研讨累计不少于规定天数；自学不计。"""
    days = total(
        STUDY_EVENT,
        "days",
        {"body": body.key},
        "days",
        "集体学习研讨天数",
        lambda event: (event.kind == "collective") & during_period(event.held_on),
    )
    return judge(
        applies=body.has_centre_group & body.current_on(judged_on),
        holds=minimum(days >= p.minimum_days, STUDY_EVENT, body.unit),
        due=last_day_of_period(),
        since=period_end,
        evidence={"days": days},
    )


@rule("QSH-2c", about=APPOINTMENT, period="calendar_year")
def party_lecture_by_main_leader(appointment: Row, p: Parameters) -> Judgement:
    """党组织主要负责人每年讲党课或作形势报告不少于规定次数，两者任一即可。"""
    talks = count(
        STUDY_EVENT,
        {"speaker": appointment.person},
        "talks",
        "党课和形势报告次数",
        lambda event: event.kind.is_in("lecture", "situation_report") & during_period(event.held_on),
    )
    is_party_leader = appointment.post.is_main_leader & (appointment.post.line == "party")
    return judge(
        applies=is_party_leader & appointment.current_on(judged_on),
        holds=minimum(talks >= p.minimum_talks, STUDY_EVENT, appointment.unit),
        due=last_day_of_period(),
        since=period_end,
        evidence={"talks": talks},
    )


@rule("QSH-2b", about=PERSON, period="cycle")
def rotation_training_completed(person: Row, p: Parameters) -> Judgement:
    """科级及以下干部在每个周期内到区委党校轮训规定次数。"""
    is_concerned = exists(
        APPOINTMENT,
        {"person": person.key},
        "is_concerned",
        "现任科级及以下职务",
        lambda row: row.current_on(judged_on) & row.post.level.is_in("section_chief", "section_deputy", "stock"),
    )
    rotations = count(
        ENROLMENT,
        {"person": person.key},
        "rotations",
        "区委党校轮训结业次数",
        lambda row: (
            (row.course.kind == "rotation") & (row.course.venue == "district_school") & during_period(row.completed_on)
        ),
    )
    return judge(
        applies=is_concerned,
        holds=minimum(rotations >= p.minimum_rotations, ENROLMENT, person.unit),
        due=last_day_of_period(),
        since=period_end,
        evidence={"rotations": rotations},
    )


@rule("QSH-2e", about=TRAINING_NOMINATION)
def merits_go_first(nomination: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """同一班次的推荐名单中，突出项数多的不排在突出项数少的后面；不因此排除任何人。"""
    overtaken = count(
        TRAINING_NOMINATION,
        {"course": nomination.course},
        "overtaken",
        "排在其后而突出项数更多的人数",
        lambda row: (row.rank > nomination.rank) & (row.merits > nomination.merits),
    )
    return judge(
        applies=True,
        holds=overtaken <= 0,
        evidence={"overtaken": overtaken, "rank": nomination.rank, "merits": nomination.merits},
    )
