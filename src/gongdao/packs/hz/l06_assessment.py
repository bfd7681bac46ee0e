"""Lines 6 and 7: the yearly assessment of division-rank officials (处级干部年度绩效考核)."""

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
    period_end,
    period_year,
    rule,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.assessment import ASSESSMENT
from gongdao.facts.organisation import APPOINTMENT, PERSON


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
