"""Line 10: absence without leave, in two steps (不按制度请假、擅自离岗)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, Truth, exists, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.accountability import SANCTION
from gongdao.facts.conduct import ABSENCE, MEASURE
from gongdao.packs.leave import is_without_leave


def measured(absence: Row, *measures: str) -> Truth:
    """One of the measures was taken for this absence."""
    return exists(
        MEASURE,
        {"person": absence.person, "origin": absence.key},
        "taken",
        "已作处理",
        lambda row: row.kind.is_in(*measures),
    )


def sanctioned(absence: Row) -> Truth:
    """The person was sanctioned since the absence was verified."""
    return exists(
        SANCTION,
        {"person": absence.person},
        "sanctioned",
        "查实后已受处分",
        lambda row: row.decided_on >= absence.verified_on,
    )


def judge_step(absence: Row, applies: Truth, taken: Truth) -> Judgement:
    """Judge one step by whether it was taken."""
    return judge(
        applies=is_without_leave(absence) & applies,
        holds=taken,
        evidence={"left_on": absence.left_on, "person": absence.person, "taken": ("已作处理", taken)},
    )


@rule("QZ-10e", about=ABSENCE)
def strict_criticism(absence: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """不按制度请假或者擅自离岗的，严肃批评；情节严重的另按QZ-10f。"""
    return judge_step(absence, ~(absence.severity == "serious").recorded, measured(absence, "strict_criticism"))


@rule("QZ-10f", about=ABSENCE)
def circular_or_penalty(absence: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """情节严重的，全区通报或者给予纪律处分，二者有其一即可。"""
    taken = measured(absence, "circulated_criticism", "discipline") | sanctioned(absence)
    return judge_step(absence, absence.severity == "serious", taken)
