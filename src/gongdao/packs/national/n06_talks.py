"""Talks, inquiries and what an admonition entails (提醒、函询、诫勉)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, as_of, count, judge, rule, working_day_after, year_of
from gongdao.engine.nodes import Judgement
from gongdao.facts.assessment import ASSESSMENT
from gongdao.facts.conduct import INQUIRY_LETTER, MEASURE
from gongdao.facts.organisation import APPOINTMENT
from gongdao.packs.national.in_effect import lasts


@rule("TX-01", about=APPOINTMENT)
def not_promoted_after_admonition(appointment: Row, p: Parameters) -> Judgement:
    """诫勉影响期内不得提拔或者重用。"""
    started_on = appointment.started_on
    admonished = count(
        MEASURE,
        {"person": appointment.person},
        "admonished",
        "影响期未满的诫勉",
        lambda row: (row.kind == "admonition_talk") & lasts(row.decided_on, p.admonition_months, started_on),
    )
    return judge(
        applies=appointment.entry.is_in("promotion", "important_use") & (started_on >= p.holds_from),
        holds=admonished <= 0,
        evidence={"started_on": started_on, "admonished": admonished},
    )


@rule("TX-02", about=ASSESSMENT)
def not_excellent_after_admonition(assessment: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """受到诫勉的当年不得评优。"""
    admonished = count(
        MEASURE,
        {"person": assessment.person},
        "admonished",
        "当年诫勉次数",
        lambda row: (row.kind == "admonition_talk") & (year_of(row.decided_on) == assessment.assessment_year),
    )
    return judge(
        applies=~assessment.lacks("person") & (assessment.grade == "excellent"),
        holds=admonished <= 0,
        evidence={"admonished": admonished},
    )


@rule("TX-03", about=INQUIRY_LETTER)
def inquiry_answered(inquiry: Row, p: Parameters) -> Judgement:
    """函询须在规定的工作日内回复。"""
    received_on, replied_on = inquiry.received_on, inquiry.replied_on
    due = working_day_after(received_on, p.reply_days)
    return judge(
        applies=~inquiry.lacks("received_on") & (received_on <= as_of),
        holds=(as_of <= due) | (~inquiry.lacks("replied_on") & (replied_on <= due)),
        due=due,
        since=due + 1,
        evidence={"received_on": received_on},
    )
