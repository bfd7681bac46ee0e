"""Line 3: who answers for a recommendation and for an inspection (首提责任、考察责任)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, as_of, count, exists, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.selection import CANDIDATE, CANDIDATE_DOCUMENT, COMMITTEE_ITEM
from gongdao.packs.candidates import before_study
from gongdao.packs.jt.opinions import (  # noqa: F401 -- rules of this line
    most_named_problems_first,
    sensitive_problems_with_emphasis,
)


@rule("JT-3p", about=CANDIDATE)
def signed_first_nominator(candidate: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """推荐人员实行首提责任制：列为考察对象之前，须有首提责任人签名的推荐表。"""
    signed = exists(
        CANDIDATE_DOCUMENT,
        {"candidate": candidate.key},
        "signed",
        "首提责任人已签名",
        lambda row: (
            (row.kind == "nomination")
            & ~row.lacks("signer")
            & ~row.lacks("signed_on")
            & (row.signed_on <= as_of)
            & (candidate.lacks("listed_for_inspection_on") | (row.signed_on <= candidate.listed_for_inspection_on))
        ),
    )
    return judge(
        applies=~candidate.manner.is_in("election"),
        holds=signed,
        evidence={"person": candidate.person, "signed": ("首提责任人已签名", signed)},
    )


@rule("JT-3q", about=COMMITTEE_ITEM)
def signed_inspectors(item: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """考察人员实行考察责任制：上会人选的任前考察材料，都须有考察责任人签名。"""
    by_candidate = {"candidate": item.candidate}
    papers = count(
        CANDIDATE_DOCUMENT,
        by_candidate,
        "papers",
        "任前考察材料份数",
        lambda row: (row.kind == "pre_appointment_inspection") & before_study(item, row.dated_on),
    )
    signed = count(
        CANDIDATE_DOCUMENT,
        by_candidate,
        "signed",
        "已签名份数",
        lambda row: (
            (row.kind == "pre_appointment_inspection")
            & ~row.lacks("signer")
            & ~row.lacks("signed_on")
            & (row.signed_on <= as_of)
            & before_study(item, row.signed_on)
            & before_study(item, row.dated_on)
        ),
    )
    return judge(
        applies=True,
        holds=(papers > 0) & (signed >= papers),
        evidence={"person": item.person, "papers": papers, "signed": signed},
    )
