"""Measure 30: inspectors sent to the worst-ranked units of the previous year (巡视员)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    exists,
    judge,
    last_day_of_period,
    minimum,
    period_end,
    period_year,
    rule,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.assessment import INSPECTOR_POSTING, RANKING
from gongdao.packs.qsh_2009.m29_step_down import group_size, place_from_bottom


def judge_posting(ranking: Row, p: Parameters, group: str) -> Judgement:
    """Judge whether an inspector went, in the year judged, to a unit among the last of the previous year's group."""
    posted = exists(
        INSPECTOR_POSTING,
        {"unit": ranking.unit},
        "posted",
        "已派驻巡视员",
        lambda row: row.posting_year == period_year,
    )
    last_year = ranking.assessment_year + 1 == period_year
    return judge(
        applies=last_year & (ranking.group == group) & (place_from_bottom(ranking) <= p.last_places),
        holds=minimum(posted, INSPECTOR_POSTING, ranking.unit),
        due=last_day_of_period(),
        since=period_end,
        evidence={
            "rank": ranking.rank,
            "group_size": group_size(ranking),
            "posted": ("已派驻巡视员", posted),
        },
    )


@rule("QSH-30b", about=RANKING, period="calendar_year")
def inspectors_to_departments(ranking: Row, p: Parameters) -> Judgement:
    """每年向上年度排名末位的区直部门（含街道、农场）派驻巡视员。"""
    return judge_posting(ranking, p, "A")


@rule("QSH-30c", about=RANKING, period="calendar_year")
def inspectors_to_townships(ranking: Row, p: Parameters) -> Judgement:
    """每年向上年度排名末位的乡镇派驻巡视员。"""
    return judge_posting(ranking, p, "B")


@rule("QSH-30d", about=RANKING, period="calendar_year")
def inspectors_to_villages(ranking: Row, p: Parameters) -> Judgement:
    """每年向上年度排名末位的村派驻巡视员。"""
    return judge_posting(ranking, p, "C")


@rule("QSH-30e", about=RANKING, period="calendar_year")
def inspectors_to_communities(ranking: Row, p: Parameters) -> Judgement:
    """每年向上年度排名末位的社区派驻巡视员。"""
    return judge_posting(ranking, p, "D")
