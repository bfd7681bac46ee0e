"""Line 8: authority over the appointment of section-rank officials (科级干部任免权限)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, exists, judge, rule, when
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import DECISION
from gongdao.facts.selection import AUTHORITY_TABLE


@rule("HZ-8c", about=DECISION)
def within_delegated_authority(decision: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """科级干部的任免由权限表所列机关决定。"""
    of_level = {"level": decision.post.level}
    named = exists(
        AUTHORITY_TABLE,
        of_level | {"body": decision.body, "unit": decision.unit},
        "named",
        "对该单位有任免权限",
        lambda row: row.current_on(decision.decided_on),
    )
    general = exists(
        AUTHORITY_TABLE,
        of_level | {"body": decision.body},
        "general",
        "对各单位有任免权限",
        lambda row: row.lacks("unit") & row.current_on(decision.decided_on),
    )
    listed = exists(
        AUTHORITY_TABLE,
        of_level,
        "listed",
        "该层次已列入权限表",
        lambda row: row.current_on(decision.decided_on),
    )
    return judge(
        applies=decision.matter.is_in("appointment", "removal")
        & decision.post.level.is_in("section_chief", "section_deputy"),
        holds=when(named | general, "authority_table.level", "该层次的任免权限") & (named | general | ~listed),
        evidence={"post": decision.post, "body": decision.body, "decided_on": decision.decided_on},
    )
