"""Annual assessment (年度考核)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    Truth,
    count,
    days_between,
    judge,
    period_year,
    rule,
    total,
    year_of,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.assessment import ASSESSMENT
from gongdao.facts.conduct import LEAVE
from gongdao.facts.organisation import UNIT

_GRADES = ("excellent", "competent", "basic", "incompetent")


def graded(unit: Row, name: str, zh: str, *grades: str) -> Quantity:
    """How many officials of a unit got one of these grades for the year."""

    def counts(row: Row) -> Truth:
        is_meant: Truth = row.grade.is_in(*grades) & ~row.lacks("person") & (row.assessment_year == period_year)
        return is_meant

    return count(ASSESSMENT, {"unit": unit.key}, name, zh, counts)


def share_of_excellent(unit: Row, p: Parameters, parameter: str) -> Judgement:
    """Judge the share of excellent grades in a unit and year against a fraction."""
    assessed = graded(unit, "assessed", "参加考核人数", *_GRADES)
    excellent = graded(unit, "excellent", "优秀人数", "excellent")
    share = p.share(parameter)
    return judge(
        applies=assessed > 0,
        holds=excellent * share.denominator <= assessed * share.numerator,
        evidence={"assessed": assessed, "excellent": excellent},
    )


@rule("KH-02a", about=UNIT, period="calendar_year")
def usual_share_of_excellent(unit: Row, p: Parameters) -> Judgement:
    """优秀等次一般不超过规定比例。"""
    return share_of_excellent(unit, p, "usual_share")


@rule("KH-02b", about=UNIT, period="calendar_year")
def greatest_share_of_excellent(unit: Row, p: Parameters) -> Judgement:
    """经批准的优秀等次也不超过最高比例。"""
    return share_of_excellent(unit, p, "greatest_share")


@rule("KH-03", about=ASSESSMENT)
def not_assessed_after_long_leave(assessment: Row, p: Parameters) -> Judgement:
    """病假、事假累计超过规定天数的不进行考核。"""
    days = total(
        LEAVE,
        lambda row: days_between(row.starts_on, row.ends_on),
        {"person": assessment.person},
        "days",
        "病假事假天数",
        lambda row: (
            row.kind.is_in("sick", "personal")
            & ~row.lacks("approved_on")
            & (year_of(row.starts_on) == assessment.assessment_year)
        ),
    )
    return judge(
        applies=~assessment.lacks("person") & ~assessment.lacks("grade"),
        holds=days <= p.greatest_days,
        evidence={"days": days},
    )


@rule("KH-07", about=ASSESSMENT)
def incompetent_years_running(assessment: Row, p: Parameters) -> Judgement:
    """连续规定年数为不称职的，提出辞退建议。"""
    year = assessment.assessment_year
    incompetent = count(
        ASSESSMENT,
        {"person": assessment.person},
        "incompetent",
        "连续不称职年数",
        lambda row: (
            (row.grade == "incompetent")
            & (row.assessment_year <= year)
            & (row.assessment_year + p.years_running > year)
        ),
    )
    return judge(
        applies=~assessment.lacks("person") & (assessment.grade == "incompetent"),
        holds=incompetent < p.years_running,
        evidence={"incompetent": incompetent},
    )
