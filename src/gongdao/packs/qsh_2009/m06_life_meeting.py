"""Measure 6: democratic life meetings (民主生活会)."""

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
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import BODY
from gongdao.facts.study import LIFE_MEETING


@rule("QSH-6a", about=BODY, period="calendar_year")
def life_meeting_held(body: Row, p: Parameters) -> Judgement:
    """领导班子每年至少召开规定次数的民主生活会。"""
    meetings = count(
        LIFE_MEETING,
        {"body": body.key},
        "meetings",
        "民主生活会次数",
        lambda meeting: during_period(meeting.held_on),
    )
    return judge(
        applies=body.current_on(judged_on),
        holds=minimum(meetings >= p.minimum_meetings, LIFE_MEETING, body.unit),
        due=last_day_of_period(),
        since=period_end,
        evidence={"meetings": meetings},
    )
