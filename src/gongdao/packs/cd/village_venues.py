"""Line 32, on village venues (村级活动场所)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    as_of,
    count,
    during_period,
    exists,
    judge,
    last_day_of_period,
    minimum,
    period_end,
    period_year,
    rule,
    year_of,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import UNIT
from gongdao.facts.oversight import VILLAGE_VENUE


@rule("CD-32c", about=UNIT, period="calendar_year")
def venues_built_this_year(unit: Row, p: Parameters) -> Judgement:
    """下达计划的当年建成规定数量的村级活动场所。"""
    of_plan = {"assigned_by": unit.key}
    planned = exists(VILLAGE_VENUE, of_plan, "planned", "当年列有计划", lambda row: row.project_year == period_year)
    finished = count(
        VILLAGE_VENUE,
        of_plan,
        "finished",
        "当年建成场所数",
        lambda row: (row.project_year == period_year) & ~row.lacks("finished_on") & during_period(row.finished_on),
    )
    return judge(
        applies=(period_year == p.project_year) & planned,
        holds=minimum(finished >= p.venues, VILLAGE_VENUE, unit.key),
        due=last_day_of_period(),
        since=period_end,
        evidence={"finished": finished},
    )


def judge_day(venue: Row, column: str, p: Parameters) -> Judgement:
    """Judge whether a venue reached a stage by the deadline of its year."""
    reached_on: Quantity = getattr(venue, column)
    lacking = venue.lacks(column)
    return judge(
        applies=venue.project_year == year_of(p.deadline),
        holds=(lacking & (as_of <= p.deadline)) | (~lacking & (reached_on <= p.deadline)),
        due=p.deadline,
        since=p.deadline + 1,
        evidence={"village": venue.village, "reached_on": reached_on},
    )


@rule("CD-32d", about=VILLAGE_VENUE)
def venue_started(venue: Row, p: Parameters) -> Judgement:
    """列入计划的场所在规定日期前开工，当日有效。"""
    return judge_day(venue, "started_on", p)


@rule("CD-32e", about=VILLAGE_VENUE)
def venue_finished(venue: Row, p: Parameters) -> Judgement:
    """列入计划的场所在规定日期前完工，当日有效。"""
    return judge_day(venue, "finished_on", p)
