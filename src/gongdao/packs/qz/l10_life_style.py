"""Line 10: absence without leave, in two steps (不按制度请假、擅自离岗)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, Truth, exists, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.conduct import ABSENCE, MEASURE
from gongdao.packs.leave import is_without_leave


def judge_step(absence: Row, applies: Truth, *measures: str) -> Judgement:
    """Judge one step: any of its measures, taken for this absence."""
    taken = exists(
        MEASURE,
        {"person": absence.person, "origin": absence.key},
        "taken",
        "已作处理",
        lambda row: row.kind.is_in(*measures),
    )
    return judge(
        applies=is_without_leave(absence) & applies,
        holds=taken,
        evidence={"left_on": absence.left_on, "person": absence.person, "taken": ("已作处理", taken)},
    )


@rule("QZ-10e", about=ABSENCE)
def strict_criticism(absence: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """不按制度请假或者擅自离岗的，严肃批评；情节严重的另按QZ-10f。"""
    return judge_step(absence, ~(absence.severity == "serious").recorded, "strict_criticism")


@rule("QZ-10f", about=ABSENCE)
def circular_or_penalty(absence: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """情节严重的，全区通报或者给予纪律处分，二者有其一即可。"""
    return judge_step(absence, absence.severity == "serious", "circulated_criticism", "discipline")
