"""Line 32, on village venues (村级活动场所)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    as_of,
    count,
    day_in_year,
    during_period,
    exists,
    judge,
    last_day_of_period,
    minimum,
    period_end,
    period_year,
    rule,
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
        applies=planned,
        holds=minimum(finished >= p.venues, VILLAGE_VENUE, unit.key),
        due=last_day_of_period(),
        since=period_end,
        evidence={"finished": finished},
    )


def judge_day(venue: Row, column: str, p: Parameters) -> Judgement:
    """Judge whether a venue reached a stage by the deadline in the year of its plan."""
    due = day_in_year(venue.project_year, p.deadline)
    reached_on: Quantity = getattr(venue, column)
    lacking = venue.lacks(column)
    return judge(
        applies=True,
        holds=(lacking & (as_of <= due)) | (~lacking & (reached_on <= due)),
        due=due,
        since=due + 1,
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
