"""Measure 10: front-line work of district leaders (一线工作)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    Truth,
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
from gongdao.facts.conduct import VISIT
from gongdao.facts.organisation import APPOINTMENT, PERSON


def is_district_leader(person: Row) -> Truth:
    """Hold a post of a district-level leader on the day judged."""
    return exists(
        APPOINTMENT,
        {"person": person.key},
        "is_district_leader",
        "区级领导干部",
        lambda row: row.current_on(judged_on) & row.post.is_district_leader,
    )


def judge_visits(person: Row, name: str, reached: Quantity, required: Quantity) -> Judgement:
    """Judge a quarterly minimum of visits of one district leader; nothing carries over."""
    return judge(
        applies=is_district_leader(person),
        holds=minimum(reached >= required, VISIT, person.unit),
        due=last_day_of_period(),
        since=period_end,
        evidence={name: reached},
    )


@rule("QSH-10b", about=PERSON, period="quarter")
def contact_point_visits(person: Row, p: Parameters) -> Judgement:
    """区级领导干部每季度到挂点单位至少规定次数。"""
    visits = count(
        VISIT,
        {"person": person.key},
        "visits",
        "到挂点单位次数",
        lambda visit: (visit.kind == "contact_point") & during_period(visit.visited_on),
    )
    return judge_visits(person, "visits", visits, p.minimum_visits)


@rule("QSH-10c", about=PERSON, period="quarter")
def households_visited(person: Row, p: Parameters) -> Judgement:
    """区级领导干部每季度走访不少于规定户数。"""
    households = total(
        VISIT,
        "households",
        {"person": person.key},
        "households",
        "走访户数",
        lambda visit: during_period(visit.visited_on),
    )
    return judge_visits(person, "households", households, p.minimum_households)


@rule("QSH-10d", about=PERSON, period="quarter")
def research_trips(person: Row, p: Parameters) -> Judgement:
    """区级领导干部每季度调研规定次数以上。"""
    research = count(
        VISIT,
        {"person": person.key},
        "research",
        "调研次数",
        lambda visit: (visit.kind == "research") & during_period(visit.visited_on),
    )
    return judge_visits(person, "research", research, p.minimum_research)
