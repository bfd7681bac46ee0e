"""Lines 28 to 30: transfer and hiring of persons without civil-servant status (身份外调任、聘任)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Quantity, Row, Truth, as_of, count, exists, judge, rule, years_after
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import APPOINTMENT, DECISION
from gongdao.facts.people import CIVIL_SERVICE_REGISTRATION
from gongdao.facts.selection import CANDIDATE, HIRE_CONTRACT
from gongdao.packs.candidates import still_stands


def decided_by(matter: str, day: Quantity) -> Truth:
    """A matter of policy had been approved by a day."""
    return exists(
        DECISION,
        {},
        matter,
        DECISION.by_name["matter"].code_names[matter],
        lambda row: (row.matter == matter) & row.approved & (row.decided_on <= day),
    )


@rule("CD-28a", about=CANDIDATE)
def no_transfer_without_status(candidate: Row, p: Parameters) -> Judgement:
    """暂停身份外人员调任科级领导干部，恢复调任之前一律不办。"""
    without_status = (candidate.manner == "transfer_in") & (candidate.person.identity != "civil_servant")
    to_section = (candidate.post.category == "leading") & candidate.post.level.is_in("section_chief", "section_deputy")
    resumed = decided_by("transfer_restart", candidate.entered_on)
    return judge(
        applies=still_stands(candidate) & without_status & to_section,
        holds=(candidate.entered_on < p.suspended_from) | resumed,
        evidence={
            "person": candidate.person,
            "entered_on": candidate.entered_on,
            "resumed": ("列入时已恢复调任", resumed),
        },
    )


@rule("CD-30b", about=HIRE_CONTRACT)
def contract_of_usual_length(contract: Row, p: Parameters) -> Judgement:
    """聘期一般为规定年数。"""
    usual_end = years_after(contract.started_on, p.contract_years)
    return judge(
        applies=True,
        holds=contract.ends_on == usual_end,
        evidence={
            "person": contract.person,
            "started_on": contract.started_on,
            "ends_on": contract.ends_on,
            "usual_end": ("按规定年数届满日期", usual_end),
        },
    )


@rule("CD-30c", about=HIRE_CONTRACT)
def renewed_at_most_once(contract: Row, p: Parameters) -> Judgement:
    """聘期届满，最多续聘一次。"""
    renewals = count(
        HIRE_CONTRACT,
        {"person": contract.person, "post": contract.post},
        "renewals",
        "此前聘期数",
        lambda row: row.started_on < contract.started_on,
    )
    return judge(
        applies=True,
        holds=renewals <= p.maximum_renewals,
        evidence={"person": contract.person, "post": contract.post, "renewals": renewals},
    )


@rule("CD-30d", about=HIRE_CONTRACT)
def not_registered_under_contract(contract: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """聘期内不登记公务员身份。"""
    registered = exists(
        CIVIL_SERVICE_REGISTRATION,
        {"person": contract.person},
        "registered",
        "聘期内登记公务员身份",
        lambda row: (row.registered_on >= contract.started_on) & (row.registered_on < contract.ends_on),
    )
    return judge(
        applies=True,
        holds=~registered,
        evidence={"person": contract.person, "registered": ("聘期内登记公务员身份", registered)},
    )


@rule("CD-30e", about=HIRE_CONTRACT)
def back_to_original_post(contract: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """聘期届满，未续聘又无新政策的，回原岗位工作。"""
    renewed = exists(
        HIRE_CONTRACT,
        {"person": contract.person, "post": contract.post},
        "renewed",
        "已续聘",
        lambda row: row.started_on >= contract.ends_on,
    )
    returned = exists(
        APPOINTMENT,
        {"person": contract.person, "post": contract.original_post},
        "returned",
        "已回原岗位",
        lambda row: (row.kind == "regular") & (row.lacks("ended_on") | (row.ended_on > contract.ends_on)),
    )
    over = as_of >= contract.ends_on
    return judge(
        applies=over & ~renewed & ~decided_by("transfer_policy", contract.ends_on),
        holds=returned,
        since=contract.ends_on,
        evidence={
            "person": contract.person,
            "original_post": contract.original_post,
            "ends_on": contract.ends_on,
            "returned": ("已回原岗位", returned),
        },
    )
