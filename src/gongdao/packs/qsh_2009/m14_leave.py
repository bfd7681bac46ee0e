"""Measure 14: leave and trips (请假销假)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, exists, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.accountability import ACCOUNTABILITY_CASE
from gongdao.facts.conduct import ABSENCE
from gongdao.packs.leave import is_without_leave


@rule("QSH-14c", about=ABSENCE)
def absence_without_approval(absence: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """未经批准外出，一经查实即启动问责。"""
    opened = exists(
        ACCOUNTABILITY_CASE,
        {"origin": absence.key},
        "opened",
        "已启动问责",
        lambda row: row.clause == "QSH-14c",
    )
    return judge(
        applies=is_without_leave(absence),
        holds=opened,
        evidence={
            "left_on": absence.left_on,
            "verified_on": absence.verified_on,
            "person": absence.person,
            "opened": ("已启动问责", opened),
        },
    )
