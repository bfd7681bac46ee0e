"""Line 8: who talks with whom, before an appointment and about mediocrity (任前集体谈话、治庸约谈)."""

from __future__ import annotations

from functools import reduce

from gongdao.engine.language import Parameters, Quantity, Row, Text, Truth, exists, judge, latest, rule, unless_complete
from gongdao.engine.nodes import Judgement
from gongdao.facts.conduct import CONCERN, TALK, TALK_PARTY
from gongdao.facts.organisation import APPOINTMENT

_CAPACITIES = TALK_PARTY.by_name["capacity"].code_names


def present_on(origin: Text, capacity: str, kind: str) -> Quantity:
    """The last day on which somebody in a capacity took part in a talk that a record gave rise to."""
    return latest(
        TALK_PARTY,
        "held_on",
        {"talk.origin": origin},
        f"{capacity}_on",
        f"{_CAPACITIES[capacity]}参加谈话日期",
        lambda row: (row.capacity == capacity) & (row.talk.kind == kind),
    )


def all_at_one_talk(origin: Text, kind: str, *capacities: str) -> Truth:
    """All of them are recorded as present, and on the same last day: at one talk, not at several (A17)."""
    first, *others = capacities
    day = present_on(origin, first, kind)
    together = [(present_on(origin, other, kind) == day).recorded for other in others]
    return reduce(lambda one, other: one & other, together)


def talked(origin: Text, kind: str) -> Truth:
    """A talk of that kind was held because of a record; who took part is then recorded with it."""
    return exists(TALK, {"origin": origin}, "talked", "已谈话", lambda row: row.kind == kind)


@rule("QZ-8c", about=APPOINTMENT)
def talk_before_appointment(appointment: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """新提拔的科级领导干部，任前由区委书记、组织部长、纪委书记三人集体谈话。"""
    begun, kind = appointment.started_on, "pre_appointment"
    complete = all_at_one_talk(appointment.key, kind, "secretary", "organisation_head", "discipline_secretary")
    before = present_on(appointment.key, "secretary", kind) < begun
    held = talked(appointment.key, kind)
    is_section_leader = (appointment.post.category == "leading") & appointment.post.level.is_in(
        "section_chief", "section_deputy"
    )
    return judge(
        applies=(appointment.entry == "promotion") & is_section_leader,
        holds=(complete & before) | (~held & unless_complete(TALK, appointment.unit, begun, first=begun)),
        evidence={
            "started_on": begun,
            "post": appointment.post,
            "person": appointment.person,
            "talked": ("已任前谈话", held),
            "complete": ("三人到齐", complete),
        },
    )


@rule("QZ-8d", about=CONCERN)
def talk_about_mediocrity(concern: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """对有平庸行为的干部，由纪委书记和组织部长与本人及其单位党政主要负责人谈话。"""
    noted_on, kind = concern.noted_on, "mediocrity"
    complete = all_at_one_talk(
        concern.key,
        kind,
        "discipline_secretary",
        "organisation_head",
        "concerned",
        "unit_party_chief",
        "unit_government_chief",
    )
    held = talked(concern.key, kind)
    return judge(
        applies=concern.kind == "mediocrity",
        holds=complete | (~held & unless_complete(TALK, concern.person.unit, noted_on, first=noted_on)),
        evidence={
            "noted_on": noted_on,
            "person": concern.person,
            "talked": ("已谈话", held),
            "complete": ("应参加的人到齐", complete),
        },
    )
