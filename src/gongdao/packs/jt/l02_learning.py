"""Line 2: the learning department and its "five ones" (“五个一”)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    Text,
    Truth,
    count,
    during_period,
    exists,
    is_over,
    judge,
    judged_on,
    last_day_of_period,
    minimum,
    period_end,
    rule,
    unless_complete,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import APPOINTMENT, UNIT, UNIT_GROUP
from gongdao.facts.study import PAPER, STUDY_EVENT, TRAINING_PLAN
from gongdao.facts.training import PLAN_ITEM


def is_organisation_department(unit: Text) -> Truth:
    """A unit stands, on the day judged, among the organisation departments."""
    return exists(
        UNIT_GROUP,
        {"unit": unit},
        "is_organisation_department",
        "组织部门",
        lambda row: (row.purpose == "organisation") & row.current_on(judged_on),
    )


def judge_events(unit: Row, p: Parameters, kind: str) -> Judgement:
    """Judge how often the organisation department held one kind of event in the period."""
    events = count(
        STUDY_EVENT,
        {"unit": unit.key},
        "events",
        f"{STUDY_EVENT.by_name['kind'].code_names[kind]}次数",
        lambda event: (event.kind == kind) & during_period(event.held_on),
    )
    return judge(
        applies=is_organisation_department(unit.key),
        holds=minimum(events >= p.minimum_events, STUDY_EVENT, unit.key),
        due=last_day_of_period(),
        since=period_end,
        evidence={"events": events},
    )


@rule("JT-2h", about=UNIT, period="quarter")
def quarterly_forum(unit: Row, p: Parameters) -> Judgement:
    """组织部门每季举办专题学习论坛，由组工干部轮流讲课；没有轮到的人讲课不计。"""
    forums = count(
        STUDY_EVENT,
        {"unit": unit.key},
        "forums",
        "轮流讲课的专题学习论坛次数",
        lambda event: (event.kind == "forum") & (event.speaker == event.turn_of) & during_period(event.held_on),
    )
    return judge(
        applies=is_organisation_department(unit.key),
        holds=minimum(forums >= p.minimum_forums, STUDY_EVENT, unit.key),
        due=last_day_of_period(),
        since=period_end,
        evidence={"forums": forums},
    )


@rule("JT-2j", about=UNIT, period="calendar_year")
def yearly_general_discussion(unit: Row, p: Parameters) -> Judgement:
    """组织部门每年召开工作务虚会。"""
    return judge_events(unit, p, "general_discussion")


@rule("JT-2k", about=UNIT, period="calendar_year")
def yearly_outside_visit(unit: Row, p: Parameters) -> Judgement:
    """组织部门每年组织外出参观学习。"""
    return judge_events(unit, p, "outside_visit")


@rule("JT-2d", about=TRAINING_PLAN)
def class_for_organisation_cadres(plan: Row, p: Parameters) -> Judgement:
    """组织部门的年度培训计划，主班次中须有组工干部班。"""
    classes = count(
        PLAN_ITEM,
        {"plan": plan.key},
        "classes",
        "组工干部主班次数",
        lambda item: item.is_main & (item.kind == "organisation"),
    )
    listed = unless_complete(PLAN_ITEM, plan.unit, plan.submitted_on, first=plan.submitted_on)
    return judge(
        applies=is_organisation_department(plan.unit),
        holds=(classes >= p.minimum_classes) | listed,
        evidence={"plan_year": plan.plan_year, "classes": classes},
    )


@rule("JT-2i", about=APPOINTMENT, period="calendar_year")
def yearly_paper(appointment: Row, p: Parameters) -> Judgement:
    """组工干部每人每年撰写有质量的文稿，评审为优秀的当年展评。"""
    by_author = {"author": appointment.person}
    papers = count(
        PAPER,
        by_author,
        "papers",
        "有质量的文稿篇数",
        lambda paper: paper.review.is_in("excellent", "qualified") & during_period(paper.submitted_on),
    )
    unexhibited = exists(
        PAPER,
        by_author,
        "unexhibited",
        "优秀文稿未展评",
        lambda paper: (paper.review == "excellent") & during_period(paper.submitted_on) & paper.lacks("exhibited_on"),
    )
    in_post = (appointment.kind == "regular") & appointment.current_on(judged_on)
    return judge(
        applies=in_post & is_organisation_department(appointment.unit),
        holds=minimum(papers >= p.minimum_papers, PAPER, appointment.unit) & ~(is_over() & unexhibited),
        due=last_day_of_period(),
        since=period_end,
        evidence={"papers": papers, "unexhibited": ("优秀文稿未展评", unexhibited)},
    )


@rule("JT-2g", about=UNIT, period="month")
def monthly_seminar(unit: Row, p: Parameters) -> Judgement:
    """组织部门每月举办专题研讨会；别的月份多办不能抵。"""
    return judge_events(unit, p, "seminar")
