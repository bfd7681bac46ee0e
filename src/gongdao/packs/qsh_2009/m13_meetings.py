"""Measure 13: meeting discipline; each step of the ladder proposes, a person decides (会风会纪)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    Truth,
    count,
    distinct,
    during_period,
    exists,
    judge,
    period_start,
    rule,
    unless_complete,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.conduct import ATTENDANCE, MEASURE, MEETING, MEETING_SUPERVISION
from gongdao.facts.organisation import PERSON


def unexcused_absences(person: Row) -> Quantity:
    """How often the person was absent without reason from district meetings in the year."""
    return count(
        ATTENDANCE,
        {"person": person.key},
        "absences",
        "无故缺席次数",
        lambda row: (
            (row.status == "absent")
            & row.meeting.convened_by.is_in("district_committee", "district_government")
            & during_period(row.held_on)
        ),
    )


def rests_on(row: Row, clause: str, measure: str) -> Truth:
    """A measure of the kind, taken on the ground of the clause since the year began; other grounds are other matters."""
    found: Truth = (row.kind == measure) & (row.ground == clause) & (row.decided_on >= period_start)
    return found


def judge_absences(person: Row, p: Parameters, clause: str, measure: str) -> Judgement:
    """Judge one step of the ladder: the absences of the year, and its measure."""
    absences = unexcused_absences(person)
    zh = MEASURE.by_name["kind"].code_names[measure]
    taken = exists(MEASURE, {"person": person.key}, "taken", zh, lambda row: rests_on(row, clause, measure))
    return judge(
        applies=absences >= p.on_absence,
        holds=taken,
        evidence={"absences": absences, "taken": (zh, taken)},
    )


@rule("QSH-13g", about=PERSON, period="calendar_year")
def criticism_after_first_absence(person: Row, p: Parameters) -> Judgement:
    """年度内第一次无故缺席，全区通报批评。"""
    return judge_absences(person, p, "QSH-13g", "circulated_criticism")


@rule("QSH-13h", about=PERSON, period="calendar_year")
def talk_after_second_absence(person: Row, p: Parameters) -> Judgement:
    """年度内第二次无故缺席，诫勉谈话。"""
    return judge_absences(person, p, "QSH-13h", "admonition_talk")


@rule("QSH-13i", about=PERSON, period="calendar_year")
def suspension_after_third_absence(person: Row, p: Parameters) -> Judgement:
    """年度内第三次无故缺席，停职待岗；第四次起视同再次达到第三次（A6），每次都报请决定，系统不自动处理。"""
    absences = unexcused_absences(person)
    decisions = count(
        MEASURE,
        {"person": person.key},
        "decisions",
        "停职待岗处理次数",
        lambda row: rests_on(row, "QSH-13i", "suspension"),
    )
    return judge(
        applies=absences >= p.on_absence,
        holds=absences < decisions + p.on_absence,
        evidence={"absences": absences, "decisions": decisions},
    )


@rule("QSH-13f", about=MEETING)
def supervised_from_start_to_end(meeting: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the number of sessions stands in the meeting
    """区委、区政府名义召开的会议，每一场都有区纪委（监察局）派员监督。"""
    supervised = distinct(
        MEETING_SUPERVISION,
        "session",
        {"meeting": meeting.key},
        "supervised",
        "已监督场次",
        lambda row: (row.unit.function == "discipline") & (row.session <= meeting.sessions),
    )
    held_on = meeting.held_on
    return judge(
        applies=meeting.convened_by.is_in("district_committee", "district_government"),
        holds=(supervised >= meeting.sessions)
        | unless_complete(MEETING_SUPERVISION, meeting.unit, held_on, first=held_on),
        evidence={"supervised": supervised, "sessions": meeting.sessions, "held_on": held_on},
    )
