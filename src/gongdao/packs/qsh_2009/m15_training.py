"""Measure 15: declaration of training plans (培训计划申报)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    Truth,
    as_of,
    day_in_year,
    earliest,
    exists,
    judge,
    judged_on,
    period_year,
    rule,
    unless_complete,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import UNIT
from gongdao.facts.study import TRAINING_PLAN


@rule("QSH-15a", about=UNIT, period="calendar_year")
def training_plan_declared(unit: Row, p: Parameters) -> Judgement:
    """各单位每年在规定日期前申报下一年度培训计划；最后一天在内。"""
    deadline = day_in_year(period_year, p.deadline)
    by_unit = {"unit": unit.key}

    def is_for_next_year(row: Row) -> Truth:
        found: Truth = row.plan_year == period_year + 1
        return found

    in_time = exists(
        TRAINING_PLAN,
        by_unit,
        "in_time",
        "按期申报",
        lambda row: is_for_next_year(row) & (row.submitted_on <= deadline),
    )
    late = exists(
        TRAINING_PLAN,
        by_unit,
        "late",
        "逾期申报",
        lambda row: is_for_next_year(row) & (row.submitted_on > deadline),
    )
    submitted = earliest(TRAINING_PLAN, "submitted_on", by_unit, "submitted_on", "申报日期", is_for_next_year)
    not_yet = as_of <= deadline
    return judge(
        applies=unit.kind.is_in("department", "subdistrict", "township", "park", "farm") & unit.current_on(judged_on),
        holds=in_time | not_yet | (~late & unless_complete(TRAINING_PLAN, unit.key, last=deadline)),
        due=deadline,
        since=deadline + 1,
        evidence={"submitted_on": submitted, "deadline_on": ("申报截止日期", deadline)},
    )
