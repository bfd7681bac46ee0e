"""Measure 2: study of the leading bodies (学习)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    count,
    during_period,
    judge,
    judged_on,
    last_day_of_period,
    minimum,
    period_end,
    rule,
    total,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import APPOINTMENT, BODY
from gongdao.facts.study import STUDY_EVENT


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
