"""Measure 26: mutual evaluation of townships and departments (工作互评)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    count,
    distinct,
    exists,
    judge,
    judged_on,
    last_day_of_period,
    minimum,
    period_end,
    period_year,
    rule,
    total,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.assessment import ASSESSMENT, ASSESSMENT_ITEM, MUTUAL_RATING
from gongdao.facts.organisation import UNIT_GROUP


@rule("QSH-26c", about=ASSESSMENT)
def mutual_evaluation_counts(assessment: Row, p: Parameters) -> Judgement:
    """参加互评的单位，年度综合考核计入互评结果，分值按规定的权重。"""
    takes_part = exists(
        UNIT_GROUP,
        {"unit": assessment.unit},
        "takes_part",
        "参加互评",
        lambda row: (row.purpose == "mutual_evaluation") & row.current_on(assessment.decided_on),
    )
    of_assessment = {"assessment": assessment.key}
    scored = exists(
        ASSESSMENT_ITEM,
        of_assessment,
        "scored",
        "已计入互评得分",
        lambda row: (row.topic == "mutual_evaluation") & ~row.lacks("score"),
    )
    weight = total(
        ASSESSMENT_ITEM,
        "weight",
        of_assessment,
        "weight",
        "互评分值",
        lambda row: row.topic == "mutual_evaluation",
    )
    return judge(
        applies=assessment.lacks("person") & takes_part,
        holds=scored & (weight == p.mutual_weight),
        evidence={"scored": ("已计入互评得分", scored), "weight": weight},
    )


@rule("QSH-26a", about=UNIT_GROUP, period="calendar_year")
def rate_the_other_group(member: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """互评分组中的单位每年评议对方组的全部单位，不评本组单位；街道、园区、农场按互评分组（A4、A20）。"""
    in_year = {"rater": member.unit}
    others = count(
        UNIT_GROUP,
        {"purpose": member.purpose},
        "others",
        "对方组单位数",
        lambda row: (row.group != member.group) & row.current_on(judged_on),
    )
    rated = distinct(
        MUTUAL_RATING, "rated", in_year, "rated", "已评议单位数", lambda row: row.assessment_year == period_year
    )
    own = count(
        MUTUAL_RATING,
        in_year,
        "own",
        "评议本组单位数",
        lambda row: (row.assessment_year == period_year) & (row.rated.group == member.group),
    )
    return judge(
        applies=(member.purpose == "mutual_evaluation") & member.current_on(judged_on),
        holds=(own <= 0) & minimum(rated >= others, MUTUAL_RATING, member.unit),
        due=last_day_of_period(),
        since=period_end,
        evidence={"unit": member.unit, "group": member.group, "others": others, "rated": rated, "own": own},
    )
