"""Personal matters (个人有关事项报告)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    as_of,
    day_in_year,
    exists,
    judge,
    period_start,
    period_year,
    rule,
    unless_complete,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.conduct import DECLARATION
from gongdao.facts.organisation import APPOINTMENT, PERSON


@rule("GR-02", about=PERSON, period="calendar_year")
def reported_yearly(person: Row, p: Parameters) -> Judgement:
    """县处级副职以上领导干部每年在截止日前报告个人有关事项。"""
    due = day_in_year(period_year, p.deadline)
    by = {"person": person.key}
    leads = exists(
        APPOINTMENT,
        by,
        "leads",
        "截止日担任县处级领导职务",
        lambda row: (
            (row.post.category == "leading")
            & row.post.level.is_in("county_chief", "county_deputy")
            & row.current_on(due)
        ),
    )
    reported = exists(
        DECLARATION,
        by,
        "reported",
        "已报告个人有关事项",
        lambda row: (row.kind == "personal_matters") & (row.declared_on >= period_start) & (row.declared_on <= due),
    )
    return judge(
        applies=leads & p.are_set("deadline"),
        holds=reported | (as_of <= due) | unless_complete(DECLARATION, person.unit, due),
        due=due,
        since=due + 1,
        evidence={"reported": ("已报告个人有关事项", reported)},
    )
