"""Measure 3: credits of training (学分)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    Truth,
    count,
    during_period,
    exists,
    judge,
    judged_on,
    last_day_of_period,
    latest,
    minimum,
    period_end,
    period_start,
    rule,
    total,
    unless_complete,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.awards import NOMINATION
from gongdao.facts.organisation import APPOINTMENT, PERSON
from gongdao.facts.selection import CANDIDATE, CANDIDATE_DOCUMENT
from gongdao.facts.study import CREDIT
from gongdao.facts.training import ENROLMENT
from gongdao.packs.candidates import before_closing, is_promotion, still_stands


@rule("QSH-3a", about=PERSON, period="cycle")
def courses_are_credited(person: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the numbers are those of the cycle
    """以周期为单位考核学分：周期内结业的每一班次都有学分登记。"""
    completed = count(
        ENROLMENT, {"person": person.key}, "completed", "周期内结业班次", lambda row: during_period(row.completed_on)
    )
    credited = count(
        CREDIT, {"person": person.key}, "credited", "周期内学分登记次数", lambda row: during_period(row.earned_on)
    )
    points = total(
        CREDIT, "points", {"person": person.key}, "points", "周期内学分", lambda row: during_period(row.earned_on)
    )
    return judge(
        applies=completed > 0,
        holds=minimum(credited >= completed, CREDIT, person.unit),
        due=last_day_of_period(),
        since=period_end,
        evidence={"completed": completed, "credited": credited, "points": points},
    )


@rule("QSH-3b", about=PERSON, period="cycle")
def qualified_by_credits(person: Row, p: Parameters) -> Judgement:
    """学分考核分四个档次；分数线另见办法，未设定时不作判断。"""
    points = total(
        CREDIT, "points", {"person": person.key}, "points", "周期内学分", lambda row: during_period(row.earned_on)
    )
    leads = exists(
        APPOINTMENT,
        {"person": person.key},
        "leads",
        "担任领导职务",
        lambda row: row.current_on(judged_on) & (row.post.category == "leading"),
    )
    return judge(
        applies=leads,
        holds=p.are_set("qualified_from", "good_from", "excellent_from")
        & minimum(points >= p.qualified_from, CREDIT, person.unit),
        due=last_day_of_period(),
        since=period_end,
        evidence={
            "points": points,
            "good_from": ("良好分数线", p.good_from),
            "excellent_from": ("优秀分数线", p.excellent_from),
        },
    )


@rule("QSH-3c", about=NOMINATION, period="cycle")
def nomination_shows_credit_grade(nomination: Row, p: Parameters) -> Judgement:
    """“双十双百”评选提名写明本周期的学分档次，与所得学分相符；学分登记不完整的，只认已经达到的分数线。"""
    points = total(
        CREDIT,
        "points",
        {"person": nomination.person},
        "points",
        "提名时周期内学分",
        lambda row: (row.earned_on >= period_start) & (row.earned_on <= nomination.nominated_on),
    )
    incomplete = unless_complete(CREDIT, nomination.unit, nomination.nominated_on)

    def reached(cut_off: Quantity) -> Truth:
        return (points >= cut_off) | incomplete

    shown = nomination.credit_grade
    is_right = (
        ((shown == "excellent") & reached(p.excellent_from))
        | ((shown == "good") & reached(p.good_from) & ~reached(p.excellent_from))
        | ((shown == "qualified") & reached(p.qualified_from) & ~reached(p.good_from))
        | ((shown == "unqualified") & ~reached(p.qualified_from))
    )
    of_person = (nomination.round.kind == "double_ten") & ~nomination.lacks("person")
    return judge(
        applies=of_person & during_period(nomination.nominated_on),
        holds=~nomination.lacks("credit_grade") & is_right,
        evidence={"points": points, "credit_grade": shown},
    )


@rule("QSH-3d", about=CANDIDATE)
def latest_credit_result_on_file(candidate: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """学分考核结果是选拔任用的重要依据之一：人选材料须附最新的学分考核结果。"""
    of_candidate, by_person = {"candidate": candidate.key}, {"person": candidate.person}

    def is_result(document: Row) -> Truth:
        result: Truth = document.kind == "credit_result"
        return result & before_closing(candidate, document.dated_on)

    def is_earned(credit: Row) -> Truth:
        return before_closing(candidate, credit.earned_on)

    attached = exists(CANDIDATE_DOCUMENT, of_candidate, "attached", "已附学分考核结果", is_result)
    dated_on = latest(CANDIDATE_DOCUMENT, "dated_on", of_candidate, "dated_on", "所附结果日期", is_result)
    earned = exists(CREDIT, by_person, "earned", "有学分登记", is_earned)
    earned_on = latest(CREDIT, "earned_on", by_person, "earned_on", "最近取得学分日期", is_earned)
    return judge(
        applies=still_stands(candidate) & (is_promotion(candidate) | (candidate.manner == "important_use")),
        holds=attached & (~earned | (dated_on >= earned_on)),
        evidence={
            "person": candidate.person,
            "attached": ("已附学分考核结果", attached),
            "dated_on": dated_on,
            "earned_on": earned_on,
        },
    )
