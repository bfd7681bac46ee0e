"""Measure 5: decisions by ballot (票决制)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import DECISION
from gongdao.packs.ballots import is_major, judge_ballot


@rule("QSH-5c", about=DECISION)
def ballot_for_important_officials(decision: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """决定重大问题、任用重要干部，推行票决制。"""
    important = (decision.matter == "appointment") & decision.post.is_important
    return judge_ballot(decision, is_major(decision) | important)
