"""Line 11: democratic centralism, employment and work style (民主集中制、用人、作风)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    Text,
    Truth,
    as_of,
    count,
    distinct,
    exists,
    judge,
    rule,
    unless_complete,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.assessment import ASSESSMENT_SCHEME
from gongdao.facts.conduct import CONCERN, TALK
from gongdao.facts.organisation import APPOINTMENT, DECISION
from gongdao.facts.oversight import COMPLAINT
from gongdao.facts.selection import COMMITTEE_ITEM
from gongdao.facts.study import LIFE_MEETING, MEETING_EVALUATION
from gongdao.packs.ballots import is_major, judge_ballot
from gongdao.packs.candidates import before_study, documented
from gongdao.packs.posts import leads_on
from gongdao.packs.schemes import includes, weight_of


@rule("CD-11d", about=LIFE_MEETING)
def whole_and_every_member_evaluated(meeting: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """民主生活会的测评既测总体情况，又测每名班子成员。"""
    of_meeting = {"meeting": meeting.key}
    evaluated = exists(MEETING_EVALUATION, of_meeting, "evaluated", "已组织测评")
    overall = exists(MEETING_EVALUATION, of_meeting, "overall", "已测评总体情况", lambda row: row.aspect == "overall")
    rated = distinct(
        MEETING_EVALUATION, "person", of_meeting, "rated", "已测评成员数", lambda row: row.aspect == "member"
    )
    members = count(
        APPOINTMENT,
        {"unit": meeting.body.unit},
        "members",
        "班子成员数",
        lambda row: leads_on(row, meeting.held_on),
    )
    return judge(
        applies=evaluated,
        holds=overall & (rated >= members),
        evidence={"overall": ("已测评总体情况", overall), "rated": rated, "members": members},
    )


@rule("CD-11l", about=ASSESSMENT_SCHEME)
def satisfaction_weighs_in_assessment(scheme: Row, p: Parameters) -> Judgement:
    """选人用人满意度是考核领导班子的重要指标，分值达到规定份额。"""
    weight = weight_of(scheme, "satisfaction")
    return judge(
        applies=scheme.object == "bodies",
        holds=includes(scheme, "satisfaction") & (weight * 100 >= scheme.full_marks * p.least_percent),
        evidence={
            "weight": weight,
            "full_marks": scheme.full_marks,
            "least_percent": ("分值份额下限", p.least_percent),
        },
    )


def talked_in_time(person: Text, unit: Text, since: Quantity, p: Parameters, origin: Text | None = None) -> Truth:
    """A reminder talk was held by the last day; without one it fails only when the register of talks is complete."""
    until = since + p.within_days
    link = {"person": person} if origin is None else {"person": person, "origin": origin}
    talked = exists(
        TALK,
        link,
        "talked",
        "已进行提醒谈话",
        lambda row: (row.kind == "reminder") & (row.held_on >= since) & (row.held_on <= until),
    )
    return talked | (as_of <= until) | unless_complete(TALK, unit, until, first=since)


@rule("CD-11f", about=APPOINTMENT)
def reminder_talk_on_new_post(appointment: Row, p: Parameters) -> Judgement:
    """职务变动的，及时进行提醒谈话；期限未设定时不作结论。"""
    begun = appointment.started_on
    return judge(
        applies=appointment.current_on(as_of) & (appointment.entry != "first_post"),
        holds=talked_in_time(appointment.person, appointment.unit, begun, p),
        due=begun + p.within_days,
        since=begun + p.within_days + 1,
        evidence={"started_on": begun, "post": appointment.post, "person": appointment.person},
    )


@rule("CD-11g", about=COMPLAINT)
def reminder_talk_on_report(complaint: Row, p: Parameters) -> Judgement:
    """接到群众反映的，及时对被反映人进行提醒谈话；谈话不与举报件相连，举报人不外露。"""
    received_on = complaint.received_on
    return judge(
        applies=True,
        holds=talked_in_time(complaint.person, complaint.person.unit, received_on, p),
        due=received_on + p.within_days,
        since=received_on + p.within_days + 1,
        evidence={"received_on": received_on},
    )


@rule("CD-11h", about=CONCERN)
def reminder_talk_on_disunity(concern: Row, p: Parameters) -> Judgement:
    """出现不团结苗头的，及时进行提醒谈话；期限未设定时不作结论。"""
    noted_on = concern.noted_on
    return judge(
        applies=concern.kind == "disunity",
        holds=talked_in_time(concern.person, concern.person.unit, noted_on, p, origin=concern.key),
        due=noted_on + p.within_days,
        since=noted_on + p.within_days + 1,
        evidence={"noted_on": noted_on, "person": concern.person},
    )


@rule("CD-11b", about=DECISION)
def ballot_for_all_appointments(decision: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """决定重大问题和任用干部实行票决，任用干部不以重要干部为限。"""
    return judge_ballot(decision, is_major(decision) | (decision.matter == "appointment"))


@rule("CD-11i", about=COMMITTEE_ITEM)
def four_grounds_on_file(item: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """上会人选须有政治立场、工作实绩、品德作风、群众公认四项依据，不得单凭票数、年龄、学历。"""
    political, results, character, recognition = (
        documented(item.candidate, kind, lambda day: before_study(item, day))
        for kind in ("political_stand", "results", "character", "recognition")
    )
    return judge(
        applies=True,
        holds=political & results & character & recognition,
        evidence={
            "person": item.person,
            "political": ("有政治立场材料", political),
            "results": ("有工作实绩材料", results),
            "character": ("有品德作风材料", character),
            "recognition": ("有群众公认材料", recognition),
        },
    )
