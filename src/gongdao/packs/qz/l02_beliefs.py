"""Line 2: ideals and beliefs (理想信念)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, exists, judge, rule, when
from gongdao.engine.nodes import Judgement
from gongdao.facts.assessment import ASSESSMENT, ASSESSMENT_ITEM, ASSESSMENT_SCHEME
from gongdao.packs.schemes import includes, listed_weight, weight_of


@rule("QZ-2a", about=ASSESSMENT_SCHEME)
def ideology_in_target_assessment(scheme: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """干部年度目标任务考核含有思想政治建设这一项。"""
    return judge(
        applies=scheme.object == "units",
        holds=includes(scheme, "ideology"),
        evidence={
            "ideology": weight_of(scheme, "ideology"),
            "listed": listed_weight(scheme),
            "full_marks": scheme.full_marks,
        },
    )


@rule("QZ-4b", about=ASSESSMENT)
def character_in_assessment(assessment: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """考核评价干部，有道德品质一项并已评分；一项内容也没有登记的，不作结论。"""
    of_assessment = {"assessment": assessment.key}
    listed = exists(ASSESSMENT_ITEM, of_assessment, "listed", "已登记考核内容")
    scored = exists(
        ASSESSMENT_ITEM,
        of_assessment,
        "scored",
        "已评道德品质",
        lambda row: (row.topic == "character") & ~row.lacks("score"),
    )
    return judge(
        applies=~assessment.lacks("person"),
        holds=scored | ~when(listed, "coverage.assessment_item", "考核内容登记完整性"),
        evidence={"person": assessment.person, "scored": ("已评道德品质", scored)},
    )
