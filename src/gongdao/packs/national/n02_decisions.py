"""Decision, notice and appointment (讨论决定、公示和任职)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    as_of,
    exists,
    full_years,
    judge,
    rule,
    unless_complete,
    working_days_between,
    years_after,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import APPOINTMENT
from gongdao.facts.selection import CANDIDATE, COMMITTEE_ITEM, NOTICE
from gongdao.packs.posts import leads_on, same_post_since


@rule("XR-13", about=COMMITTEE_ITEM)
def quorum(item: Row, p: Parameters) -> Judgement:
    """讨论决定任免事项须有规定比例的成员到会。"""
    share = p.share("quorum")
    return judge(
        applies=item.studied_on <= as_of,
        holds=item.present * share.denominator >= item.due * share.numerator,
        evidence={"members_due": item.due, "present": item.present},
    )


@rule("XR-15", about=COMMITTEE_ITEM)
def majority_of_those_due(item: Row, p: Parameters) -> Judgement:
    """任用的，同意人数应当超过应到会成员的规定比例。"""
    share = p.share("majority")
    return judge(
        applies=(item.studied_on <= as_of) & (item.candidate.outcome == "appointed"),
        holds=item.agreed * share.denominator > item.due * share.numerator,
        evidence={"members_due": item.due, "agreed": item.agreed},
    )


@rule("XR-17", about=CANDIDATE)
def notice_before_appointment(candidate: Row, p: Parameters) -> Judgement:
    """提拔任用前公示规定的工作日数以上。"""
    closed_on = candidate.closed_on
    noticed = exists(
        NOTICE,
        {"candidate": candidate.key},
        "noticed",
        "已公示满规定的工作日数",
        lambda row: (
            (row.kind == "pre_appointment")
            & (row.ends_on <= closed_on)
            & (working_days_between(row.published_on - 1, row.ends_on) >= p.minimum_days)
        ),
    )
    return judge(
        applies=candidate.manner.is_in("promotion", "exceptional") & (candidate.outcome == "appointed"),
        holds=noticed | unless_complete(NOTICE, candidate.unit, closed_on, first=candidate.entered_on),
        evidence={"noticed": ("任用前已公示", noticed), "closed_on": closed_on},
    )


@rule("XR-18", about=APPOINTMENT)
def probation_served(appointment: Row, p: Parameters) -> Judgement:
    """提拔担任非选举产生的领导职务，试用期满才正式任职。"""
    started_on, confirmed_on = appointment.started_on, appointment.confirmed_on
    return judge(
        applies=(appointment.entry == "promotion")
        & (appointment.post.category == "leading")
        & ~appointment.lacks("confirmed_on"),
        holds=confirmed_on >= years_after(started_on, p.probation_years),
        evidence={"started_on": started_on, "confirmed_on": confirmed_on},
    )


@rule("XR-20", about=APPOINTMENT)
def same_post_limit(appointment: Row, p: Parameters) -> Judgement:
    """党委、政府领导成员同一职位满规定年限的必须交流。"""
    since = same_post_since(appointment)
    held = full_years(since, as_of)
    due = years_after(since, p.must_after_years)
    return judge(
        applies=leads_on(appointment, as_of) & (appointment.unit.kind == "authority"),
        holds=held < p.must_after_years,
        due=due,
        since=due,
        evidence={"since": since, "held": ("已满年数", held), "post": appointment.post},
    )
