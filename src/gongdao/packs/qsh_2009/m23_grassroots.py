"""Measure 23: grass-roots experience and the choice of village cadres (基层经历、村干部选任)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    Truth,
    as_of,
    count,
    exists,
    judge,
    latest,
    rule,
    total,
    unless_complete,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import APPOINTMENT
from gongdao.facts.oversight import GRASSROOTS_SERVICE, VILLAGE_CANDIDATE, VILLAGE_EXCLUSION, VILLAGE_FINDING


@rule("QSH-23a", about=APPOINTMENT)
def chiefs_know_the_grassroots(appointment: Row, p: Parameters) -> Judgement:
    """乡镇党政正职一般应有规定月数的基层工作经历。"""
    months = total(GRASSROOTS_SERVICE, "months", {"person": appointment.person}, "months", "基层工作月数")
    begun = appointment.started_on
    return judge(
        applies=(appointment.unit.kind == "township") & appointment.post.is_main_leader & appointment.current_on(as_of),
        holds=(months >= p.minimum_months) | unless_complete(GRASSROOTS_SERVICE, appointment.unit, begun, first=begun),
        evidence={"months": months, "post": appointment.post},
    )


@rule("QSH-23c", about=VILLAGE_CANDIDATE)
def village_reserve_comes_first(candidate: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """同一村同一批次同一职务的人选中，村级后备干部排在非后备干部之前。"""
    ahead = count(
        VILLAGE_CANDIDATE,
        {"village": candidate.village, "round": candidate.round, "post": candidate.post},
        "ahead",
        "排在前面的非后备人选数",
        lambda row: (row.place < candidate.place) & row.lacks("listing"),
    )
    proposed_on, listing = candidate.proposed_on, candidate.listing
    is_listed = (listing.listed_on <= proposed_on) & (listing.lacks("removed_on") | (listing.removed_on > proposed_on))
    return judge(
        applies=~candidate.lacks("listing") & (listing.kind == "village") & is_listed,
        holds=ahead <= 0,
        evidence={"place": candidate.place, "ahead": ahead},
    )


@rule("QSH-23d", about=VILLAGE_CANDIDATE)
def nobody_excluded_by_age_or_schooling_alone(candidate: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """排除村干部人选须有年龄、学历以外的理由，不搞“一刀切”。"""
    of_candidate = {"candidate": candidate.key}
    grounds = count(VILLAGE_EXCLUSION, of_candidate, "grounds", "排除理由数")
    others = count(
        VILLAGE_EXCLUSION,
        of_candidate,
        "others",
        "年龄、学历以外的理由数",
        lambda row: ~row.ground.is_in("age", "education"),
    )
    return judge(
        applies=grounds > 0,
        holds=others > 0,
        evidence={"source": candidate.source, "grounds": grounds, "others": others},
    )


@rule("QSH-23g", about=VILLAGE_CANDIDATE)
def outside_secretary_needs_finding(candidate: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """书记人选来自区直部门或者乡镇机关的，须是党员，且最近一次认定为本村暂无合适人选。"""
    of_village = {"village": candidate.village}

    def in_time(row: Row) -> Truth:
        found: Truth = row.found_on <= candidate.proposed_on
        return found

    def states_suitable(row: Row) -> Truth:
        stated: Truth = row.result == "found"
        return stated & in_time(row)

    judged = exists(VILLAGE_FINDING, of_village, "judged", "已认定本村人选情况", in_time)
    suitable = exists(VILLAGE_FINDING, of_village, "suitable", "曾认定有合适人选", states_suitable)
    suitable_on = latest(
        VILLAGE_FINDING,
        "found_on",
        of_village,
        "suitable_on",
        "认定有合适人选日期",
        states_suitable,
    )
    found_on = latest(VILLAGE_FINDING, "found_on", of_village, "found_on", "最近一次认定日期", in_time)
    none_suitable = judged & ~(suitable & (suitable_on >= found_on))
    joined_on = candidate.person.joined_party_on
    return judge(
        applies=(candidate.post == "secretary") & candidate.source.is_in("department", "township"),
        holds=none_suitable & (joined_on <= candidate.proposed_on),
        evidence={
            "source": candidate.source,
            "joined_party_on": joined_on,
            "none_suitable": ("最近一次认定为暂无合适人选", none_suitable),
        },
    )
