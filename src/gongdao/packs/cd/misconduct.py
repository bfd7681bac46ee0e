"""Line 27, first disciplines: what becomes of those who buy, seek, promise or canvass for office (七条纪律之人员处理)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Quantity, Row, Truth, as_of, earliest, exists, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.accountability import SANCTION, VIOLATION
from gongdao.facts.conduct import MEASURE
from gongdao.facts.organisation import APPOINTMENT
from gongdao.facts.selection import CANDIDATE
from gongdao.packs.cd.personnel import in_personnel_department

_FAVOURS = ("promising_office", "pleading", "leaking")


def measure_taken(violation: Row, name: str, zh: str, *kinds: str) -> Truth:
    """A measure of one of the kinds was taken because of the violation."""
    return exists(MEASURE, {"origin": violation.key}, name, zh, lambda row: row.kind.is_in(*kinds))


def sanctioned(violation: Row) -> Truth:
    """The person was sanctioned since the violation was verified."""
    return exists(
        SANCTION,
        {"person": violation.person},
        "sanctioned",
        "查实后已受处分",
        lambda row: row.decided_on >= violation.verified_on,
    )


def first_sanction_on(violation: Row) -> Quantity:
    """The day of the first sanction since the violation was verified."""
    return earliest(
        SANCTION,
        "decided_on",
        {"person": violation.person},
        "first_sanction_on",
        "查实后首次处分日期",
        lambda row: row.decided_on >= violation.verified_on,
    )


@rule("CD-27a", about=VIOLATION)
def removed_before_punished(violation: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """买官卖官的，一律先免职，再依纪依法追究。"""
    removed = measure_taken(violation, "removed", "已免职", "removal")
    removed_on = earliest(
        MEASURE,
        "decided_on",
        {"origin": violation.key},
        "removed_on",
        "免职日期",
        lambda row: row.kind == "removal",
    )
    punished = sanctioned(violation)
    return judge(
        applies=violation.kind == "buying_office",
        holds=removed & (~punished | (removed_on <= first_sanction_on(violation))),
        evidence={
            "verified_on": violation.verified_on,
            "removed": ("已免职", removed),
            "sanctioned": ("查实后已受处分", punished),
        },
    )


def canvassed(candidate: Row) -> Truth:
    """Canvassing of the candidate was verified before the proposal was settled."""
    return exists(
        VIOLATION,
        {"person": candidate.person},
        "canvassed",
        "已查实拉票贿选",
        lambda row: (
            (row.kind == "canvassing")
            & (row.verified_on >= candidate.entered_on)
            & (candidate.lacks("closed_on") | (row.verified_on <= candidate.closed_on))
        ),
    )


def is_listed(candidate: Row, column: str) -> Truth:
    """The candidate has reached a stage, known by its day."""
    return ~candidate.lacks(column) & (getattr(candidate, column) <= as_of)


def is_excluded(candidate: Row) -> Truth:
    """The proposal ended by exclusion."""
    return ~candidate.lacks("outcome") & (candidate.outcome == "excluded")


def is_off(candidate: Row) -> Truth:
    """The person withdrew or was not chosen: there is nothing left from which to exclude."""
    return ~candidate.lacks("outcome") & candidate.outcome.is_in("not_chosen", "withdrawn")


@rule("CD-27b", about=CANDIDATE)
def canvasser_not_inspected(candidate: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """拉票贿选查实、已列为考察对象而尚未列为候选人的，排除出考察人选。"""
    return judge(
        applies=canvassed(candidate)
        & ~is_off(candidate)
        & is_listed(candidate, "listed_for_inspection_on")
        & ~is_listed(candidate, "listed_for_election_on"),
        holds=is_excluded(candidate),
        evidence={"listed_on": candidate.listed_for_inspection_on, "outcome": candidate.outcome},
    )


@rule("CD-27c", about=CANDIDATE)
def canvasser_not_elected(candidate: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """拉票贿选查实、已列为候选人的，取消候选人资格。"""
    return judge(
        applies=canvassed(candidate) & ~is_off(candidate) & is_listed(candidate, "listed_for_election_on"),
        holds=is_excluded(candidate),
        evidence={"listed_on": candidate.listed_for_election_on, "outcome": candidate.outcome},
    )


@rule("CD-27d", about=VIOLATION)
def promotion_by_canvassing_undone(violation: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """拉票贿选查实、已经提拔的，责令辞职或者免职、降职；没有所涉任职的，还没有提拔。"""
    undone = measure_taken(
        violation, "undone", "已责令辞职、免职或者降职", "ordered_resignation", "removal", "demotion"
    )
    return judge(
        applies=(violation.kind == "canvassing")
        & ~violation.lacks("appointment")
        & (violation.appointment.entry == "promotion")
        & (violation.appointment.started_on <= as_of),
        holds=undone,
        evidence={
            "verified_on": violation.verified_on,
            "promoted_on": violation.appointment.started_on,
            "undone": ("已责令辞职、免职或者降职", undone),
        },
    )


@rule("CD-27e", about=VIOLATION)
def office_seeker_not_promoted(violation: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """跑官要官的，不提拔并严厉批评；限制到有决定解除时为止。"""
    criticised = measure_taken(violation, "criticised", "已严厉批评", "strict_criticism")
    promoted = exists(
        APPOINTMENT,
        {"person": violation.person},
        "promoted",
        "限制期间被提拔",
        lambda row: (
            (row.entry == "promotion")
            & (row.started_on >= violation.verified_on)
            & (violation.lacks("lifted_on") | (row.started_on < violation.lifted_on))
        ),
    )
    return judge(
        applies=violation.kind == "seeking_office",
        holds=criticised & ~promoted,
        evidence={
            "verified_on": violation.verified_on,
            "criticised": ("已严厉批评", criticised),
            "promoted": ("限制期间被提拔", promoted),
        },
    )


@rule("CD-27f", about=VIOLATION)
def serious_office_seeker_dealt_with(violation: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """跑官要官情节严重的，给予组织处理或者纪律处分。"""
    dealt_with = measure_taken(
        violation,
        "dealt_with",
        "已作组织处理或者纪律处分",
        "removal",
        "ordered_resignation",
        "demotion",
        "organisational",
        "discipline",
    )
    punished = sanctioned(violation)
    return judge(
        applies=(violation.kind == "seeking_office") & violation.serious,
        holds=dealt_with | punished,
        evidence={
            "verified_on": violation.verified_on,
            "dealt_with": ("已作组织处理或者纪律处分", dealt_with),
            "sanctioned": ("查实后已受处分", punished),
        },
    )


@rule("CD-27g", about=VIOLATION)
def favours_criticised(violation: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """封官许愿、说情打招呼、泄露酝酿讨论情况的，严厉批评。"""
    criticised = measure_taken(violation, "criticised", "已严厉批评", "strict_criticism")
    return judge(
        applies=violation.kind.is_in(*_FAVOURS),
        holds=criticised,
        evidence={
            "kind": violation.kind,
            "verified_on": violation.verified_on,
            "criticised": ("已严厉批评", criticised),
        },
    )


@rule("CD-27h", about=VIOLATION)
def personnel_staff_transferred_out(violation: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """上述人员属于组织人事干部的，调离组织人事部门，不再在该部门任职。"""
    transferred = measure_taken(violation, "transferred", "已调离", "transfer_out")
    still_there = exists(
        APPOINTMENT,
        {"person": violation.person, "unit": violation.unit},
        "still_there",
        "仍在该部门任职",
        lambda row: row.current_on(as_of),
    )
    return judge(
        applies=violation.kind.is_in(*_FAVOURS) & in_personnel_department(violation),
        holds=transferred & ~still_there,
        evidence={
            "unit": violation.unit,
            "transferred": ("已调离", transferred),
            "still_there": ("仍在该部门任职", still_there),
        },
    )


@rule("CD-27i", about=VIOLATION)
def serious_favours_punished(violation: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """上述行为造成严重不良后果的，依纪依法追究。"""
    disciplined = measure_taken(violation, "disciplined", "已给予纪律处分", "discipline")
    punished = sanctioned(violation)
    return judge(
        applies=violation.kind.is_in(*_FAVOURS) & violation.serious,
        holds=disciplined | punished,
        evidence={
            "verified_on": violation.verified_on,
            "disciplined": ("已给予纪律处分", disciplined),
            "sanctioned": ("查实后已受处分", punished),
        },
    )
