"""Measure 19: democratic recommendation (民主推荐)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.assessment import TALLY


@rule("QSH-19f", about=TALLY)
def half_of_own_unit_votes(tally: Row, p: Parameters) -> Judgement:
    """本单位推荐得票低于规定比例的，一般不列为考察对象；恰好达到不受限制。"""
    ballots = p.choose("denominator", valid=tally.valid, returned=tally.returned, issued=tally.issued)
    share = p.share("share")
    return judge(
        applies=(tally.purpose == "recommendation") & (tally.scope == "own_unit"),
        holds=tally.in_favour * share.denominator >= ballots * share.numerator,
        evidence={"in_favour": tally.in_favour, "ballots": ("计票总数", ballots)},
    )
