"""Grades and years for promotion (职级晋升和任职年限)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    Truth,
    count,
    earliest,
    exists,
    full_months,
    full_years,
    judge,
    rule,
    year_of,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.assessment import ASSESSMENT
from gongdao.facts.organisation import APPOINTMENT
from gongdao.facts.people import GRADE_PERIOD
from gongdao.facts.selection import CANDIDATE
from gongdao.packs.national.n01_conditions import is_open


def advanced(held: Row) -> Truth:
    """The grade ended by advancing to the next one on the same day."""
    return ~held.lacks("ended_on") & exists(
        GRADE_PERIOD,
        {"person": held.person},
        "advanced",
        "晋升上一职级",
        lambda row: (row.started_on == held.ended_on) & (row.grade.place == held.grade.place + 1),
    )


def graded(held: Row, name: str, zh: str, grade: str) -> Quantity:
    """How often the civil servant got a grade of assessment for a year that began in the grade held."""
    return count(
        ASSESSMENT,
        {"person": held.person},
        name,
        zh,
        lambda row: (
            (row.grade == grade)
            & (row.assessment_year >= year_of(held.started_on))
            & (row.assessment_year < year_of(held.ended_on))
        ),
    )


def is_long_enough(held: Row, p: Parameters, counted: Quantity, added: Quantity | int) -> Truth:
    """The months counted reach the years for the next grade, with what is added to them."""
    grade = held.grade
    inspector: Truth = grade.is_in("researcher_1", "inspector_2")
    first: Truth = grade == "researcher_2"
    return (
        (inspector & (counted >= p.inspector_years * 12 + added))
        | (first & (counted >= p.first_researcher_years * 12 + added))
        | (~inspector & ~first & (counted >= p.other_years * 12 + added))
    )


@rule("ZJ-02", about=GRADE_PERIOD)
def years_before_advancing(held: Row, p: Parameters) -> Judgement:
    """晋升职级须任下一职级规定年限以上；有优秀或者基本称职等次的另按ZJ-03。"""
    months = full_months(held.started_on, held.ended_on)
    marked = graded(held, "excellent", "优秀等次数", "excellent") + graded(held, "basic", "基本称职等次数", "basic")
    return judge(
        applies=advanced(held) & (marked <= 0),
        holds=is_long_enough(held, p, months, 0),
        evidence={"months": ("任职月数", months)},
    )


@rule("ZJ-03", about=GRADE_PERIOD)
def years_shortened_or_lengthened(held: Row, p: Parameters) -> Judgement:
    """优秀等次缩短晋升年限，基本称职等次延长晋升年限。"""
    months = full_months(held.started_on, held.ended_on)
    excellent = graded(held, "excellent", "优秀等次数", "excellent")
    basic = graded(held, "basic", "基本称职等次数", "basic")
    return judge(
        applies=advanced(held) & (excellent + basic > 0),
        holds=is_long_enough(held, p, months + excellent * p.months_off, basic * p.months_on),
        evidence={"months": ("任职月数", months), "excellent": excellent, "basic": basic},
    )


def held_for(candidate: Row, level: str) -> Quantity:
    """Full years since the person of a candidacy first held a post of one level, on the day of entry."""
    since = earliest(
        APPOINTMENT,
        "started_on",
        {"person": candidate.person},
        f"since_{level}",
        "任下一层次职务起始",
        lambda row: (row.post.level == level) & (row.started_on <= candidate.entered_on),
    )
    return full_years(since, candidate.entered_on)


@rule("ZJ-05", about=CANDIDATE)
def years_at_section_rank(candidate: Row, p: Parameters) -> Judgement:
    """晋升乡科级职务须任下一层次职务规定年限以上。"""
    level = candidate.post.level
    chief = (level == "section_chief") & (held_for(candidate, "section_deputy") >= p.deputy_years)
    deputy = (level == "section_deputy") & (held_for(candidate, "stock") >= p.clerk_years)
    return judge(
        applies=is_open(candidate, "promotion") & level.is_in("section_chief", "section_deputy"),
        holds=chief | deputy,
        evidence={"entered_on": candidate.entered_on},
    )
