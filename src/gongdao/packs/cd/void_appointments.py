"""Line 27, last disciplines: what becomes of appointments against the rules (违规任用的处理)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, Truth, as_of, exists, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.accountability import ACCOUNTABILITY_CASE, CORRECTION, SANCTION, VIOLATION
from gongdao.facts.organisation import APPOINTMENT
from gongdao.facts.oversight import REGULATION_CHECK

_VOID = ("irregular_appointment", "rush_adjustment", "ten_forbids", "organisation_discipline")
_AGAINST_RULES = (*_VOID, "procedure_breach", "avoidance_breach")


def corrected(violation: Row, kind: str, name: str, zh: str) -> Truth:
    """The appointment was corrected in the given way because of the violation."""
    return exists(CORRECTION, {"violation": violation.key}, name, zh, lambda row: row.kind == kind)


def is_still_held(violation: Row) -> Truth:
    """The appointment that the violation concerns is still held."""
    return exists(
        APPOINTMENT,
        {"appointment": violation.appointment},
        "still_held",
        "所涉任职仍在任",
        lambda row: row.current_on(as_of),
    )


@rule("CD-27j", about=VIOLATION)
def irregular_appointment_void(violation: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """违规用人、突击提拔调整的，决定无效，所涉任职终止，并追究责任人。"""
    voided = corrected(violation, "void", "voided", "已宣布无效")
    still_held = is_still_held(violation)
    handled = exists(
        ACCOUNTABILITY_CASE,
        {"origin": violation.key},
        "handled",
        "已追究责任人",
        lambda row: row.clause == "CD-27j",
    )
    return judge(
        applies=violation.kind.is_in("irregular_appointment", "rush_adjustment"),
        holds=voided & ~still_held & handled,
        evidence={
            "kind": violation.kind,
            "voided": ("已宣布无效", voided),
            "still_held": ("所涉任职仍在任", still_held),
            "handled": ("已追究责任人", handled),
        },
    )


@rule("CD-27k", about=SANCTION)
def promotion_of_punished_investigated(sanction: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """受撤职以上处分、提拔前已有违纪违法行为的，调查其选拔任用过程。"""
    promoted_after = exists(
        APPOINTMENT,
        {"person": sanction.person},
        "promoted_after",
        "违纪违法后被提拔",
        lambda row: (
            (row.entry == "promotion") & (row.started_on > sanction.breach_on) & (row.started_on <= sanction.decided_on)
        ),
    )
    investigated = exists(
        REGULATION_CHECK,
        {"origin": sanction.key},
        "investigated",
        "已调查选拔任用过程",
        lambda row: row.kind == "promotion",
    )
    heavy = sanction.kind.is_in("removal", "dismissal", "party_removal", "party_probation", "expulsion")
    return judge(
        applies=heavy & promoted_after,
        holds=investigated,
        evidence={
            "kind": sanction.kind,
            "breach_on": sanction.breach_on,
            "investigated": ("已调查选拔任用过程", investigated),
        },
    )


@rule("CD-27l", about=REGULATION_CHECK)
def found_irregularity_answered_for(check: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """调查查实违规选拔任用的，追究有关责任人。"""
    found = exists(VIOLATION, {"origin": check.key}, "found", "已查实违规", lambda row: row.kind.is_in(*_AGAINST_RULES))
    answered = exists(
        ACCOUNTABILITY_CASE,
        {"origin": check.key},
        "answered",
        "已追究责任人",
        lambda row: row.clause == "CD-27l",
    )
    return judge(
        applies=(check.kind == "promotion") & found,
        holds=answered,
        evidence={"checked_on": check.checked_on, "answered": ("已追究责任人", answered)},
    )


@rule("CD-27n", about=VIOLATION)
def procedure_gone_through_again(violation: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """违反选任程序的，按程序重新进行；同一任职另有应当无效的情形的，从其规定。"""
    void = exists(
        VIOLATION,
        {"appointment": violation.appointment},
        "void",
        "同一任职另有应当无效的情形",
        lambda row: row.kind.is_in(*_VOID),
    )
    redone = exists(
        CORRECTION,
        {"violation": violation.key},
        "redone",
        "已按程序重新作出决定",
        lambda row: (row.kind == "redo") & row.new_decision.approved & (row.new_decision.decided_on >= row.decided_on),
    )
    return judge(
        applies=(violation.kind == "procedure_breach") & ~void,
        holds=redone,
        evidence={"verified_on": violation.verified_on, "redone": ("已按程序重新作出决定", redone)},
    )


@rule("CD-27p", about=VIOLATION)
def forbidden_appointment_void(violation: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """违反“十不准”或者组织人事纪律的任职决定无效，所涉任职终止。"""
    voided = corrected(violation, "void", "voided", "已宣布无效")
    still_held = is_still_held(violation)
    return judge(
        applies=violation.kind.is_in("ten_forbids", "organisation_discipline"),
        holds=voided & ~still_held,
        evidence={
            "kind": violation.kind,
            "voided": ("已宣布无效", voided),
            "still_held": ("所涉任职仍在任", still_held),
        },
    )
