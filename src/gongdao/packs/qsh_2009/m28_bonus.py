"""Measure 28: bonus points (奖励加分)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Quantity, Row, Truth, count, exists, judge, rule, when, year_of
from gongdao.engine.nodes import Judgement
from gongdao.facts.assessment import ASSESSMENT, BONUS_CLAIM
from gongdao.facts.awards import SOCIAL_RESPONSE
from gongdao.facts.organisation import APPOINTMENT
from gongdao.facts.selection import SELECTION_ROUND


def judge_source(claim: Row, p: Parameters, kind: str, is_source: Truth, **shown: Quantity) -> Judgement:
    """Judge a claim by the source of its points: the honour is the claimant's, is of the source, and gives the points."""
    is_collective = claim.award.lacks("person")
    served = exists(
        APPOINTMENT,
        {"person": claim.person, "unit": claim.award.unit},
        "served",
        "表彰时在该集体任职",
        lambda row: row.current_on(claim.award.awarded_on),
    )
    is_own = (~is_collective & (claim.award.person == claim.person)) | (is_collective & served)
    return judge(
        applies=claim.award.kind == kind,
        holds=is_own & is_source & (claim.points <= p.points),
        evidence={
            "award": claim.award.name,
            "level": claim.award.level,
            "points_claimed": ("申请加分", claim.points),
            **shown,
        },
    )


@rule("QSH-28a", about=BONUS_CLAIM)
def higher_honours_give_points(claim: Row, p: Parameters) -> Judgement:
    """中央及部委、省、市层面的先进集体和个人，按规定分值加分；本人所得或者本人时任职的集体所得为限。"""
    return judge_source(claim, p, "advanced", claim.award.level.is_in("central", "province", "city"))


@rule("QSH-28b", about=BONUS_CLAIM)
def district_selection_gives_points(claim: Row, p: Parameters) -> Judgement:
    """区级“双十双百”先进集体和个人，按规定分值加分。"""
    return judge_source(claim, p, "double_ten", claim.award.level == "district")


@rule("QSH-28c", about=BONUS_CLAIM)
def excellent_assessment_gives_points(claim: Row, p: Parameters) -> Judgement:
    """年度考核优秀的个人，按规定分值加分；以所据考核的等次为准。"""
    excellent = exists(
        ASSESSMENT,
        {"assessment": claim.award.assessment, "person": claim.person},
        "excellent",
        "所据考核为优秀",
        lambda row: row.grade == "excellent",
    )
    return judge_source(claim, p, "excellent", excellent)


@rule("QSH-28d", about=BONUS_CLAIM)
def model_with_social_response_gives_points(claim: Row, p: Parameters) -> Judgement:
    """贡献突出、社会反响强烈的模范人物，有社会反响材料为证，按规定分值加分。"""
    responses = count(
        SOCIAL_RESPONSE,
        {"award": claim.award},
        "responses",
        "社会反响材料件数",
        lambda row: row.dated_on <= claim.round_on,
    )
    return judge_source(claim, p, "model", responses >= p.least_responses, responses=responses)


@rule("QSH-28e", about=BONUS_CLAIM)
def bonus_only_in_selection_or_hiring(claim: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """奖励加分用于公推优选等选拔，或者招聘事业单位工作人员。"""
    by_name = {"name": claim.round}
    known = exists(SELECTION_ROUND, by_name, "known", "批次已登记")
    suits = exists(
        SELECTION_ROUND,
        by_name,
        "suits",
        "属于可以加分的选拔或者招聘",
        lambda row: ~row.method.is_in("direct", "election"),
    )
    return judge(
        applies=True,
        holds=when(suits, "selection_round.name", "选拔批次登记") & (suits | ~known),
        evidence={"round": claim.round, "suits": ("属于可以加分的选拔或者招聘", suits)},
    )


@rule("QSH-28f", about=BONUS_CLAIM)
def bonus_still_counts(claim: Row, p: Parameters) -> Judgement:
    """选拔任用中，加分在获奖当年及其后规定年数的年度内有效；招聘事业单位工作人员的，原文没有限定年度。"""
    award_year = year_of(claim.award.awarded_on)
    round_year = year_of(claim.round_on)
    by_name = {"name": claim.round}
    known = exists(SELECTION_ROUND, by_name, "known", "批次已登记")
    is_hiring = exists(
        SELECTION_ROUND,
        by_name,
        "is_hiring",
        "招聘事业单位工作人员",
        lambda row: row.method == "public_institution_hiring",
    )
    in_window = (round_year >= award_year) & (round_year <= award_year + p.following_years)
    return judge(
        applies=~is_hiring,
        holds=in_window | ~when(known, "selection_round.name", "选拔批次登记"),
        evidence={"award_year": ("获奖年度", award_year), "round_year": ("选拔年度", round_year)},
    )
