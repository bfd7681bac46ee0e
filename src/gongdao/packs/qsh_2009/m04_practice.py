"""Measure 4: the five targets of sending officials out, each counted apart (实践锻炼选派名额)."""

from __future__ import annotations

from collections.abc import Callable

from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    Truth,
    distinct,
    full_years,
    judge,
    minimum,
    months_before,
    rule,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import UNIT
from gongdao.facts.people import SECONDMENT


def judge_target(district: Row, p: Parameters, sent: Quantity, configured: Truth | None = None) -> Judgement:
    """Judge one target of the whole district within its window; nothing is made up by another target."""
    reached = minimum(sent >= p.target, SECONDMENT, district.key, open_from=p.window_starts, open_until=p.window_ends)
    return judge(
        applies=district.lacks("parent") & (district.kind == "authority"),
        holds=reached if configured is None else configured & reached,
        due=p.window_ends,
        since=p.window_ends + 1,
        evidence={"sent": sent, "remind_on": ("提醒日期", months_before(p.window_ends, p.remind_before_months))},
    )


def sent_to(p: Parameters, destination: str, is_meant: Callable[[Row], Truth] | None = None) -> Quantity:
    """How many people were sent to one destination within the window, of all or of those meant."""

    def is_counted(row: Row) -> Truth:
        begun = row.started_on
        sent: Truth = (row.destination == destination) & (begun >= p.window_starts) & (begun <= p.window_ends)
        return sent if is_meant is None else sent & is_meant(row)

    return distinct(SECONDMENT, "person", {}, "sent", "已选派人数", is_counted)


def judge_young_target(district: Row, p: Parameters, destination: str) -> Judgement:
    """Judge a target of young officials: not above the age limit on the day of leaving."""

    def is_young(row: Row) -> Truth:
        return full_years(row.person.born_on, row.started_on) <= p.age_limit

    return judge_target(district, p, sent_to(p, destination, is_young), p.are_set("age_limit"))


@rule("QSH-4d", about=UNIT)
def sent_upward(district: Row, p: Parameters) -> Judgement:
    """期限内到省、市部门上挂锻炼的人数应达到名额。"""
    return judge_target(district, p, sent_to(p, "superior"))


@rule("QSH-4e", about=UNIT)
def young_sent_to_petition_departments(district: Row, p: Parameters) -> Judgement:
    """期限内到信访部门挂职的年轻干部人数应达到名额；年龄界限未设定时不作结论。"""
    return judge_young_target(district, p, "petition")


@rule("QSH-4f", about=UNIT)
def sent_to_the_coast(district: Row, p: Parameters) -> Judgement:
    """期限内到沿海发达地区跟班学习的人数应达到名额。"""
    return judge_target(district, p, sent_to(p, "coastal"))


@rule("QSH-4g", about=UNIT)
def young_sent_to_the_park(district: Row, p: Parameters) -> Judgement:
    """期限内到工业园区工作的年轻干部人数应达到名额；年龄界限未设定时不作结论。"""
    return judge_young_target(district, p, "park")


@rule("QSH-4h", about=UNIT)
def young_sent_to_villages(district: Row, p: Parameters) -> Judgement:
    """期限内到农村、社区任职的年轻干部人数应达到名额；年龄界限未设定时不作结论。"""
    return judge_young_target(district, p, "village")
