"""Measure 1: education in ideals and beliefs (理想信念教育)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    Truth,
    count,
    judge,
    minimum,
    months_before,
    rule,
    years_after,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import TERM
from gongdao.facts.study import STUDY_EVENT


@rule("QSH-1a", about=TERM)
def campaign_in_each_term(term: Row, p: Parameters) -> Judgement:
    """每届任期内至少开展规定次数的理想信念主题教育；任期届满日未登记的，按规定的任期年限推算。"""
    is_open_ended = term.lacks("ends_on")
    campaigns = count(
        STUDY_EVENT,
        {"body": term.body},
        "campaigns",
        "理想信念主题教育次数",
        lambda event: (
            (event.kind == "campaign")
            & (event.theme == "beliefs")
            & (event.held_on >= term.started_on)
            & (is_open_ended | (event.held_on < term.ends_on))
        ),
    )

    def held_by(end: Quantity) -> Truth:
        reached = campaigns >= p.minimum_campaigns
        return minimum(reached, STUDY_EVENT, term.body.unit, open_from=term.started_on, open_until=end - 1)

    return judge(
        applies=True,
        holds=(is_open_ended & held_by(years_after(term.started_on, p.term_years)))
        | (~is_open_ended & held_by(term.ends_on)),
        due=term.ends_on - 1,
        since=term.ends_on,
        evidence={
            "campaigns": campaigns,
            "started_on": term.started_on,
            "remind_on": ("提醒日期", months_before(term.ends_on, p.remind_before_months)),
        },
    )
