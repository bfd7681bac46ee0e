"""Measure 28: bonus points (奖励加分)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, judge, rule, year_of
from gongdao.engine.nodes import Judgement
from gongdao.facts.assessment import BONUS_CLAIM


@rule("QSH-28f", about=BONUS_CLAIM)
def bonus_still_counts(claim: Row, p: Parameters) -> Judgement:
    """加分在获奖当年及其后规定年数的年度内有效。"""
    award_year = year_of(claim.award.awarded_on)
    round_year = year_of(claim.round_on)
    return judge(
        applies=True,
        holds=round_year <= award_year + p.following_years,
        evidence={"award_year": ("获奖年度", award_year), "round_year": ("选拔年度", round_year)},
    )
