"""Measure 30: inspectors sent to the worst-ranked units of the previous year (巡视员)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    count,
    exists,
    judge,
    judged_on,
    last_day_of_period,
    minimum,
    months_after,
    period_end,
    period_year,
    rule,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.assessment import INSPECTOR_POSTING, RANKING
from gongdao.facts.organisation import DECISION
from gongdao.facts.oversight import INSPECTOR_REPORT
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


@rule("QSH-30f", about=INSPECTOR_POSTING)
def inspector_chosen_by_committee(posting: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """巡视员派驻前，须由区委常委会选定。"""
    chosen = exists(
        DECISION,
        {"person": posting.inspector, "unit": posting.unit},
        "chosen",
        "常委会已选定",
        lambda row: (row.matter == "inspector") & row.approved & (row.decided_on <= posting.posted_on),
    )
    return judge(
        applies=True,
        holds=chosen,
        evidence={"posted_on": posting.posted_on, "chosen": ("常委会已选定", chosen)},
    )


@rule("QSH-30h", about=INSPECTOR_POSTING, period="calendar_year")
def inspector_reports_regularly(posting: Row, p: Parameters) -> Judgement:
    """派驻年度内，巡视员按规定间隔向区委常委会汇报。"""
    of_posting = {"posting": posting.key}
    reports = count(INSPECTOR_REPORT, of_posting, "reports", "汇报次数", lambda row: row.reported_on <= judged_on)
    recent = exists(
        INSPECTOR_REPORT,
        of_posting,
        "recent",
        "间隔内有汇报",
        lambda row: (row.reported_on <= judged_on) & (months_after(row.reported_on, p.interval_months) >= judged_on),
    )
    return judge(
        applies=posting.posting_year == period_year,
        holds=recent | (months_after(posting.posted_on, p.interval_months) >= judged_on),
        evidence={"posted_on": posting.posted_on, "reports": reports},
    )
