"""Measure 24: discipline of quotas (职数)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, as_of, count, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import APPOINTMENT, QUOTA


@rule("QSH-24f", about=QUOTA)
def within_quota(quota: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the number stands in the quota itself
    """不得超职数配备干部；双向挂职的不占职数（QSH-22f）。"""
    occupied = count(
        APPOINTMENT,
        {"unit": quota.unit, "post.level": quota.level},
        "occupied",
        "实配人数",
        lambda row: row.current_on(as_of) & row.counts_for_quota,
    )
    return judge(
        applies=quota.current_on(as_of),
        holds=occupied <= quota.approved,
        evidence={"occupied": occupied, "approved": quota.approved, "level": quota.level},
    )
