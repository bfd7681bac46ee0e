"""Line 4: competition among reserve officials (后备干部竞争选拔)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, exists, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.people import RESERVE_LISTING
from gongdao.facts.selection import CANDIDATE


@rule("JT-4p", about=CANDIDATE)
def reserve_officials_compete(candidate: Row, p: Parameters) -> Judgement:
    """副局级岗位从局镇级后备干部中竞争选拔，岗位数以公布的为限。"""
    in_reserve = exists(
        RESERVE_LISTING,
        {"person": candidate.person},
        "in_reserve",
        "列入人选时在后备干部名单",
        lambda row: (row.kind == "section") & row.current_on(candidate.entered_on),
    )
    return judge(
        applies=(candidate.round.pool == "reserve") & (candidate.post.level == "section_deputy"),
        holds=in_reserve & (candidate.round.posts <= p.posts_offered),
        evidence={
            "person": candidate.person,
            "in_reserve": ("列入人选时在后备干部名单", in_reserve),
            "posts": candidate.round.posts,
        },
    )
