"""Line 31: declarations and audits of leaders (财产申报、经济责任审计)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, as_of, exists, judge, rule, unless_complete
from gongdao.engine.nodes import Judgement
from gongdao.facts.conduct import AUDIT_REPORT, DECLARATION
from gongdao.facts.organisation import APPOINTMENT
from gongdao.facts.selection import COMMITTEE_ITEM


@rule("CD-31c", about=APPOINTMENT)
def property_declared_on_promotion(appointment: Row, p: Parameters) -> Judgement:
    """今后新提拔的对象，提拔时应已申报财产；只列入名单，不阻止提拔。"""
    begun = appointment.started_on
    declared = exists(
        DECLARATION,
        {"person": appointment.person},
        "declared",
        "已申报财产",
        lambda row: (row.kind == "property") & (row.declared_on <= begun),
    )
    return judge(
        applies=(appointment.entry == "promotion") & (begun >= p.promoted_from),
        holds=declared | unless_complete(DECLARATION, appointment.unit, begun, first=begun),
        evidence={"started_on": begun, "person": appointment.person, "declared": ("已申报财产", declared)},
    )


@rule("CD-31f", about=COMMITTEE_ITEM)
def audit_before_deliberation(item: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """拟提任干部先审计再研究：审计报告的日期须早于研究的日期。"""
    of_person = {"person": item.person}
    commissioned = exists(AUDIT_REPORT, of_person, "commissioned", "已委托审计")
    audited = exists(
        AUDIT_REPORT,
        of_person,
        "audited",
        "研究前已有审计报告",
        lambda row: ~row.lacks("reported_on") & (row.reported_on <= as_of) & (row.reported_on < item.studied_on),
    )
    tabled_on = item.tabled_on
    return judge(
        applies=item.candidate.manner.is_in("promotion", "exceptional"),
        holds=audited | (~commissioned & unless_complete(AUDIT_REPORT, item.unit, tabled_on, first=tabled_on)),
        evidence={
            "studied_on": item.studied_on,
            "person": item.person,
            "commissioned": ("已委托审计", commissioned),
            "audited": ("研究前已有审计报告", audited),
        },
    )
