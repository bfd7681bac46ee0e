"""Lines 6 and 7: the yearly assessment of division-rank officials (处级干部年度绩效考核)."""

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
    judged_on,
    last_day_of_period,
    minimum,
    period_end,
    period_year,
    rule,
    unless_complete,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.accountability import TARGET
from gongdao.facts.assessment import ASSESSMENT, ASSESSMENT_ITEM
from gongdao.facts.conduct import TASK_ORDER
from gongdao.facts.organisation import APPOINTMENT, PERSON, UNIT


@rule("HZ-6a", about=PERSON, period="calendar_year")
def yearly_assessment(person: Row, p: Parameters) -> Judgement:
    """处级干部每年进行绩效考核。"""
    of_person = {"person": person.key}
    is_division_rank = exists(
        APPOINTMENT,
        of_person,
        "is_division_rank",
        "处级干部",
        lambda row: row.current_on(judged_on) & row.post.level.is_in("county_chief", "county_deputy"),
    )
    assessments = count(
        ASSESSMENT, of_person, "assessments", "年度考核次数", lambda row: row.assessment_year == period_year
    )
    return judge(
        applies=is_division_rank,
        holds=minimum(assessments >= p.minimum_assessments, ASSESSMENT, person.unit),
        due=last_day_of_period(),
        since=period_end,
        evidence={"assessments": assessments},
    )


@rule("HZ-7d", about=ASSESSMENT_ITEM)
def only_consented_targets_count(item: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """计入考核的指标、责任状和任务书，以经区委、区政府同意下达的为限；重点工作和督查督办事项另行考核。"""
    consented_on, decided_on = item.target.consented_on, item.assessment.decided_on
    is_unrecorded = item.target.lacks("consented_on")
    register_complete = unless_complete(TARGET, item.target.unit, decided_on, first=decided_on)
    return judge(
        applies=~item.lacks("target") & ~item.target.kind.is_in("key_task", "supervised_matter"),
        holds=(~is_unrecorded & (consented_on <= decided_on)) | (is_unrecorded & register_complete),
        evidence={
            "target": item.target,
            "consented_on": consented_on,
            "decided_on": decided_on,
            "done_on": item.target.done_on,
        },
    )


@rule("HZ-7f", about=UNIT, period="calendar_year")
def supervised_matters_finished(unit: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """区委、区政府督查、督办事项按期办结。"""
    of_unit = {"unit": unit.key}

    def is_matter(row: Row) -> Truth:
        found: Truth = (row.source == "supervised") & during_period(row.assigned_on)
        return found

    matters = count(TASK_ORDER, of_unit, "matters", "督查督办事项数", is_matter)
    finished = count(
        TASK_ORDER,
        of_unit,
        "finished",
        "已办结数",
        lambda row: is_matter(row) & ~row.lacks("done_on") & (row.done_on <= as_of),
    )
    overdue = count(
        TASK_ORDER,
        of_unit,
        "overdue",
        "逾期数",
        lambda row: is_matter(row) & (as_of > row.due_on) & (row.lacks("done_on") | (row.done_on > row.due_on)),
    )
    return judge(
        applies=matters > 0,
        holds=overdue <= 0,
        evidence={"matters": matters, "finished": finished, "overdue": overdue},
    )
