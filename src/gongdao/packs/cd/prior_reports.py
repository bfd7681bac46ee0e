"""Line 27, on the matters that must be reported before the committee decides (先行报告事项)."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_

from gongdao.engine.language import Parameters, Quantity, Row, Text, Truth, as_of, count, exists, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.accountability import ACCOUNTABILITY_CASE
from gongdao.facts.organisation import APPOINTMENT
from gongdao.facts.oversight import COMPLAINT
from gongdao.facts.people import CLOSE_STAFF, KINSHIP
from gongdao.facts.selection import CANDIDATE, CANDIDATE_DOCUMENT, COMMITTEE_ITEM, PRIOR_REPORT
from gongdao.packs.candidates import before_closing, is_promotion, still_stands
from gongdao.packs.posts import approved_on, occupies_quota

_OFFICES = ("authority", "department", "subdistrict", "township")


def is_approved(report: Row) -> Truth:
    """The superior has approved a report in writing."""
    in_writing: Truth = (report.answer == "approved") & (report.answer_form == "written")
    return ~report.lacks("answer") & in_writing


def others_on(unit: Text, level: Text, person: Text, day: Quantity) -> Quantity:
    """How many places of a level are taken up in a unit on a day by others than the person."""
    return count(
        APPOINTMENT,
        {"unit": unit, "post.level": level},
        "others",
        "他人占用职数",
        lambda row: row.current_on(day) & occupies_quota(row) & (row.person != person),
    )


def has_leading_relative(person: Text) -> Truth:
    """A relative of the person holds a leading post."""
    return exists(
        KINSHIP,
        {"person": person},
        "leading_relative",
        "有亲属担任领导职务",
        lambda row: row.relative_post.category == "leading",
    )


def works_beside_leader(person: Text, day: Quantity) -> Truth:
    """The person works on a day at the side of the holder of a leading post."""
    return exists(
        CLOSE_STAFF,
        {"person": person},
        "beside_leader",
        "系领导干部身边工作人员",
        lambda row: row.current_on(day) & (row.leader_post.category == "leading"),
    )


def judge_reported(candidate: Row, applies: Truth, kind: str) -> Judgement:
    """Judge whether a matter of one kind was reported before the proposal was settled."""
    reported = exists(
        PRIOR_REPORT,
        {"candidate": candidate.key},
        "reported",
        "已先行报告",
        lambda row: (row.kind == kind) & before_closing(candidate, row.reported_on),
    )
    return judge(
        applies=still_stands(candidate) & applies,
        holds=reported,
        evidence={"person": candidate.person, "reported": ("已先行报告", reported)},
    )


@rule("CD-27q", about=COMMITTEE_ITEM)
def approved_before_study(item: Row, p: Parameters) -> Judgement:
    """先行报告的事项，经上级组织部门书面批复同意后，常委会方可研究决定。"""
    by_candidate = {"candidate": item.candidate}
    reports = count(PRIOR_REPORT, by_candidate, "reports", "先行报告件数")
    approved = count(
        PRIOR_REPORT,
        by_candidate,
        "approved",
        "研究前书面同意件数",
        lambda row: (
            is_approved(row)
            & (row.answered_on <= as_of)
            & (item.lacks("studied_on") | (row.answered_on < item.studied_on))
        ),
    )
    unlisted = exists(PRIOR_REPORT, by_candidate, "unlisted", "有原文未列的报告事项", lambda row: row.kind == "other")
    return judge(
        applies=reports > 0,
        holds=(approved >= reports) & (~unlisted | p.are_set("other_matters")),
        evidence={"reports": reports, "approved": approved, "studied_on": item.studied_on},
    )


@rule("CD-27r", about=CANDIDATE)
def over_quota_reported(candidate: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """超职数配备干部，须先行报告。"""
    others = others_on(candidate.unit, candidate.post.level, candidate.person, candidate.entered_on)
    approved = approved_on(candidate.unit, candidate.post.level, candidate.entered_on)
    takes_place = ~candidate.manner.is_in("reserve")
    return judge_reported(candidate, takes_place & (others >= approved), "over_quota")


@rule("CD-27s", about=CANDIDATE)
def disputed_promotion_reported(candidate: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """提拔有争议或者有反映的干部，须先行报告；查核不属实的反映不计。"""
    complained_of = exists(
        COMPLAINT,
        {"person": candidate.person},
        "complained_of",
        "有反映",
        lambda row: before_closing(candidate, row.received_on) & (row.lacks("result") | (row.result != "untrue")),
    )
    disputed = exists(
        CANDIDATE_DOCUMENT,
        {"candidate": candidate.key},
        "disputed",
        "有争议",
        lambda row: (row.kind == "dispute") & before_closing(candidate, row.dated_on),
    )
    return judge_reported(candidate, is_promotion(candidate) & (complained_of | disputed), "disputed")


@rule("CD-27t", about=CANDIDATE)
def exceptional_promotion_reported(candidate: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """破格提拔干部，须先行报告。"""
    return judge_reported(candidate, candidate.manner == "exceptional", "exceptional")


@rule("CD-27u", about=CANDIDATE)
def relatives_promotion_reported(candidate: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """提拔领导干部的亲属和身边工作人员，须先行报告。"""
    close = has_leading_relative(candidate.person) | works_beside_leader(candidate.person, candidate.entered_on)
    return judge_reported(candidate, is_promotion(candidate) & close, "relatives")


@rule("CD-27v", about=CANDIDATE)
def transfer_without_status_reported(candidate: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """身份外人员调任到党政机关，须先行报告。"""
    without_status = (candidate.person.identity != "civil_servant") & candidate.unit.kind.is_in(*_OFFICES)
    return judge_reported(candidate, (candidate.manner == "transfer_in") & without_status, "without_status")


def proposed_as(appointment: Row) -> Truth:
    """The appointment was proposed as an exceptional promotion."""
    return exists(
        CANDIDATE,
        {"person": appointment.person, "post": appointment.post},
        "exceptional",
        "以破格提拔方式提出",
        lambda row: row.manner == "exceptional",
    )


def was_disputed(appointment: Row) -> Truth:
    """The file of the candidacy holds a record of a dispute."""
    return exists(
        CANDIDATE_DOCUMENT,
        {"candidate.person": appointment.person, "candidate.post": appointment.post},
        "disputed",
        "有争议",
        lambda row: row.kind == "dispute",
    )


def approved_as(appointment: Row, kind: str) -> Truth:
    """The superior had approved in writing, before the appointment, that it be made although it is of one kind."""
    return exists(
        PRIOR_REPORT,
        {"person": appointment.person, "post": appointment.post},
        f"{kind}_approved",
        f"{PRIOR_REPORT.by_name['kind'].code_names[kind]}：任职前已获书面同意",
        lambda row: is_approved(row) & (row.kind == kind) & (row.answered_on < appointment.started_on),
    )


@rule("CD-27x", about=APPOINTMENT)
def recognised_only_when_approved(appointment: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """应先行报告而未经书面同意即提拔、重用、调整的，一律不予承认。"""
    person, begun = appointment.person, appointment.started_on
    level = appointment.post.level
    others = others_on(appointment.unit, level, person, begun)
    over = occupies_quota(appointment) & (others >= approved_on(appointment.unit, level, begun))
    promoted = appointment.entry == "promotion"
    without_status = (appointment.entry == "transfer_in") & (appointment.person.identity != "civil_servant")
    matters = {
        "over_quota": over,
        "disputed": promoted & was_disputed(appointment),
        "exceptional": proposed_as(appointment),
        "relatives": promoted & (has_leading_relative(person) | works_beside_leader(person, begun)),
        "without_status": without_status & appointment.unit.kind.is_in(*_OFFICES),
    }
    case = exists(
        ACCOUNTABILITY_CASE,
        {"origin": appointment.key},
        "case",
        "已启动对组织部门的问责",
        lambda row: row.clause == "CD-27x",
    )
    return judge(
        applies=appointment.entry.is_in("promotion", "important_use", "level_move", "exchange", "transfer_in")
        & reduce(or_, matters.values()),
        holds=reduce(and_, (~matter | approved_as(appointment, kind) for kind, matter in matters.items())),
        evidence={"person": person, "case": ("已启动对组织部门的问责", case)},
    )
