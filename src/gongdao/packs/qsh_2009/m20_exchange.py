"""Measure 20: exchange and avoidance (交流、回避)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    as_of,
    full_years,
    judge,
    months_before,
    rule,
    years_after,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import APPOINTMENT
from gongdao.packs.posts import leads_on, same_post_since


@rule("QSH-20b", about=APPOINTMENT)
def planned_exchange(appointment: Row, p: Parameters) -> Judgement:
    """同一职位满规定年限的，一般应有计划交流；达到必须交流年限的另按QSH-20c."""
    since = same_post_since(appointment)
    held = full_years(since, as_of)
    return judge(
        applies=leads_on(appointment, as_of) & (held < p.must_after_years),
        holds=held < p.plan_after_years,
        due=years_after(since, p.plan_after_years),
        since=years_after(since, p.plan_after_years),
        evidence={"since": since, "held": ("已满年数", held), "post": appointment.post},
    )


@rule("QSH-20c", about=APPOINTMENT)
def must_exchange(appointment: Row, p: Parameters) -> Judgement:
    """同一职位满规定年限的必须交流。"""
    since = same_post_since(appointment)
    held = full_years(since, as_of)
    due = years_after(since, p.must_after_years)
    return judge(
        applies=leads_on(appointment, as_of),
        holds=held < p.must_after_years,
        due=due,
        since=due,
        evidence={
            "since": since,
            "held": ("已满年数", held),
            "post": appointment.post,
            "remind_on": ("提醒日期", months_before(due, p.remind_before_months)),
        },
    )


@rule("QSH-20d", about=APPOINTMENT)
def not_in_place_of_upbringing(appointment: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """无特殊情况一般不在成长地任职。"""
    return judge(
        applies=leads_on(appointment, as_of),
        holds=appointment.person.upbringing_place != appointment.unit.place,
        evidence={"upbringing_place": appointment.person.upbringing_place, "place": appointment.unit.place},
    )
