"""Line 27: appointments against exchange or avoidance rules are adjusted (违反交流、任职回避规定的调整)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, as_of, exists, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.accountability import CORRECTION, VIOLATION
from gongdao.facts.organisation import APPOINTMENT


@rule("CD-27o", about=VIOLATION)
def avoidance_breach_adjusted(violation: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """违反交流、任职回避规定任用的，作出调整，所涉任职终止；作出更重纠正的也算（A15）。"""
    adjusted = exists(
        CORRECTION,
        {"violation": violation.key},
        "adjusted",
        "已决定调整",
        lambda row: row.kind.is_in("void", "unrecognised", "adjust"),
    )
    still_held = exists(
        APPOINTMENT,
        {"appointment": violation.appointment},
        "still_held",
        "所涉任职仍在任",
        lambda row: row.current_on(as_of),
    )
    return judge(
        applies=violation.kind == "avoidance_breach",
        holds=adjusted & ~still_held,
        evidence={
            "appointment": violation.appointment,
            "adjusted": ("已决定调整", adjusted),
            "still_held": ("所涉任职仍在任", still_held),
        },
    )
