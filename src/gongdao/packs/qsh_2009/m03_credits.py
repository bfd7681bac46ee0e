"""Measure 3: credits of training (学分)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
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
from gongdao.facts.organisation import APPOINTMENT, PERSON
from gongdao.facts.study import CREDIT


@rule("QSH-3b", about=PERSON, period="cycle")
def qualified_by_credits(person: Row, p: Parameters) -> Judgement:
    """学分考核分四个档次；分数线另见办法，未设定时不作判断。"""
    points = total(
        CREDIT, "points", {"person": person.key}, "points", "周期内学分", lambda row: during_period(row.earned_on)
    )
    leads = exists(
        APPOINTMENT,
        {"person": person.key},
        "leads",
        "担任领导职务",
        lambda row: row.current_on(judged_on) & (row.post.category == "leading"),
    )
    return judge(
        applies=leads,
        holds=p.are_set("qualified_from", "good_from", "excellent_from")
        & minimum(points >= p.qualified_from, CREDIT, person.unit),
        due=last_day_of_period(),
        since=period_end,
        evidence={
            "points": points,
            "good_from": ("良好分数线", p.good_from),
            "excellent_from": ("优秀分数线", p.excellent_from),
        },
    )
