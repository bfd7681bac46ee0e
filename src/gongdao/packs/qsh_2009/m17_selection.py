"""Measure 17: open selection without a candidate fixed in advance (选拔任用)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.selection import CANDIDATE


@rule("QSH-17b", about=CANDIDATE)
def no_candidate_before_opening(candidate: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """选拔启动后才能提出人选，不得事先内定。"""
    opened_on = candidate.round.opened_on
    return judge(
        applies=~candidate.lacks("round"),
        holds=candidate.entered_on >= opened_on,
        evidence={"person": candidate.person, "entered_on": candidate.entered_on, "opened_on": opened_on},
    )
