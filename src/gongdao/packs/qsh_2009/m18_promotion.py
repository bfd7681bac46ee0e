"""Measure 18: promotion out of the ordinary, and over a level (破格提拔、跨级)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.selection import CANDIDATE
from gongdao.packs.candidates import before_closing, documented, still_stands


@rule("QSH-18b", about=CANDIDATE)
def exceptional_with_both_grounds(candidate: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """破格提拔重用，贡献突出和群众公认两项都须有据。"""
    contribution, recognition = (
        documented(candidate.key, kind, lambda day: before_closing(candidate, day))
        for kind in ("contribution", "recognition")
    )
    return judge(
        applies=still_stands(candidate) & (candidate.manner == "exceptional"),
        holds=contribution & recognition,
        evidence={
            "person": candidate.person,
            "contribution": ("有突出贡献材料", contribution),
            "recognition": ("有群众公认材料", recognition),
        },
    )


@rule("QSH-18c", about=CANDIDATE)
def level_skipped_for_main_leader_only(candidate: Row, p: Parameters) -> Judgement:
    """跨级的须按破格提拔办理，拟任职位须为单位主要领导；列入后备干部的没有拟任职位，不核对。"""
    proposed, present = candidate.post.level.place, candidate.present_post.level.place
    return judge(
        applies=still_stands(candidate) & (candidate.manner != "reserve") & (proposed + p.ordinary_steps < present),
        holds=(candidate.manner == "exceptional") & candidate.post.is_main_leader,
        evidence={
            "person": candidate.person,
            "level": ("拟任职务层次", candidate.post.level),
            "present_level": ("现任职务层次", candidate.present_post.level),
            "manner": candidate.manner,
        },
    )
