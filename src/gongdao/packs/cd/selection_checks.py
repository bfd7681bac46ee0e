"""Line 25, on checks of the selection rules and what they find (选任法规执行情况的检查)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    Truth,
    as_of,
    count,
    during_period,
    exists,
    judge,
    last_day_of_period,
    minimum,
    months_before,
    period_end,
    period_start,
    rule,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import APPOINTMENT, UNIT
from gongdao.facts.oversight import RECTIFICATION, REGULATION_CHECK
from gongdao.packs.cd.personnel import in_personnel_department


def is_personnel_department(unit: Row) -> Truth:
    """The unit is an organisation department, and was one when the period began."""
    return (unit.function == "personnel").recorded & unit.current_on(period_start)


@rule("CD-25a", about=UNIT, period="calendar_year")
def spot_checks_every_year(unit: Row, p: Parameters) -> Judgement:
    """组织部门每年对选任法规执行情况开展不定期抽查。"""
    checks = count(
        REGULATION_CHECK,
        {"checker": unit.key},
        "checks",
        "本年抽查次数",
        lambda row: (row.kind == "spot") & during_period(row.checked_on),
    )
    return judge(
        applies=is_personnel_department(unit),
        holds=minimum(checks >= p.minimum_checks, REGULATION_CHECK, unit.key),
        due=last_day_of_period(),
        since=period_end,
        evidence={"checks": checks},
    )


@rule("CD-25b", about=UNIT, period="calendar_year")
def concentrated_check_within_years(unit: Row, p: Parameters) -> Judgement:
    """组织部门对选任法规执行情况在规定年数内集中检查一次。"""
    first = months_before(period_end, p.within_months)
    checks = count(
        REGULATION_CHECK,
        {"checker": unit.key},
        "checks",
        "规定期间内集中检查次数",
        lambda row: (row.kind == "concentrated") & (row.checked_on >= first) & (row.checked_on < period_end),
    )
    return judge(
        applies=is_personnel_department(unit),
        holds=minimum(checks >= p.minimum_checks, REGULATION_CHECK, unit.key, open_from=first),
        due=last_day_of_period(),
        since=period_end,
        evidence={"checks": checks},
    )


@rule("CD-25g", about=RECTIFICATION)
def plan_reported_in_person(rectification: Row, p: Parameters) -> Judgement:
    """组织部门的整改方案，由主要负责人在规定日期前当面汇报，当日有效；其他单位不要求当面汇报。"""
    reported_on = rectification.plan_reported_on
    by_head = exists(
        APPOINTMENT,
        {"person": rectification.plan_reporter, "unit": rectification.unit},
        "by_head",
        "由主要负责人汇报",
        lambda row: row.post.is_main_leader & row.current_on(reported_on),
    )
    lacking = rectification.lacks("plan_reported_on")
    return judge(
        applies=in_personnel_department(rectification) & (rectification.notified_on <= p.deadline),
        holds=(lacking & (as_of <= p.deadline)) | (~lacking & (reported_on <= p.deadline) & by_head),
        due=p.deadline,
        since=p.deadline + 1,
        evidence={"reported_on": reported_on, "by_head": ("由主要负责人汇报", by_head)},
    )


@rule("CD-25i", about=RECTIFICATION)
def other_problems_rectified(rectification: Row, p: Parameters) -> Judgement:
    """超职数以外的问题在规定日期前整改到位并书面报告，当日有效。"""
    done_on, reported_on = rectification.done_on, rectification.result_reported_on
    lacking = rectification.lacks("done_on") | rectification.lacks("result_reported_on")
    return judge(
        applies=(rectification.problem == "other") & (rectification.notified_on <= p.deadline),
        holds=(lacking & (as_of <= p.deadline)) | (~lacking & (done_on <= reported_on) & (reported_on <= p.deadline)),
        due=p.deadline,
        since=p.deadline + 1,
        evidence={"done_on": done_on, "reported_on": reported_on},
    )
