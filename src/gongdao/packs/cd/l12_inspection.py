"""Line 12: inspection of bodies and officials (考察)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    Truth,
    count,
    exists,
    judge,
    judged_on,
    last_day_of_period,
    latest,
    minimum,
    period_end,
    period_year,
    rule,
    when,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.assessment import ASSESSMENT
from gongdao.facts.awards import NOMINATION
from gongdao.facts.organisation import APPOINTMENT, DECISION
from gongdao.facts.people import RESERVE_LISTING
from gongdao.facts.selection import COMMITTEE_ITEM
from gongdao.packs.candidates import before_study, documented


@rule("CD-12j", about=DECISION)
def decision_shows_latest_inspection(decision: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """任免奖惩以考察情况为重要依据，决定材料附有本人最近一次考察结果。"""
    of_person = {"person": decision.person}
    assessed = exists(
        ASSESSMENT, of_person, "assessed", "已有考察结果", lambda row: row.decided_on <= decision.decided_on
    )
    newest = latest(
        ASSESSMENT,
        "decided_on",
        of_person,
        "newest",
        "最近考察评定日期",
        lambda row: row.decided_on <= decision.decided_on,
    )
    shown = decision.assessment.decided_on
    is_own = decision.assessment.person == decision.person
    return judge(
        applies=decision.matter.is_in("appointment", "adjustment", "removal", "reward", "punishment")
        & (~decision.lacks("person") | decision.lacks("unit"))
        & assessed,
        holds=~decision.lacks("assessment") & is_own & (shown >= newest),
        evidence={"newest": newest, "shown": ("所附考察评定日期", shown)},
    )


@rule("CD-12k", about=NOMINATION)
def nominees_are_good_or_excellent(nomination: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """“双争”先进集体从评定为“好”的班子中、先进个人从评定为“优秀”的干部中筛选。"""
    year = nomination.round.assessment_year
    is_collective = nomination.lacks("person")
    of_person = {"person": nomination.person, "assessment_year": year}
    of_unit = {"unit": nomination.unit, "assessment_year": year}
    excellent = exists(ASSESSMENT, of_person, "excellent", "干部评定为优秀", lambda row: row.grade == "excellent")
    rated_person = exists(ASSESSMENT, of_person, "rated_person", "干部已评定")
    good = exists(ASSESSMENT, of_unit, "good", "班子评定为好", lambda row: row.lacks("person") & (row.grade == "good"))
    rated_body = exists(ASSESSMENT, of_unit, "rated_body", "班子已评定", lambda row: row.lacks("person"))

    def has(grade: Truth, rated: Truth) -> Truth:
        return grade | ~when(rated, "coverage.assessment", "年度考核结果")

    return judge(
        applies=nomination.round.kind == "double_strive",
        holds=(is_collective & has(good, rated_body)) | (~is_collective & has(excellent, rated_person)),
        evidence={
            "assessment_year": year,
            "good": ("班子评定为好", good),
            "excellent": ("干部评定为优秀", excellent),
        },
    )


@rule("CD-12l", about=APPOINTMENT, period="calendar_year")
def yearly_inspection(appointment: Row, p: Parameters) -> Judgement:
    """县处级领导干部和后备干部每年各考察一次，领导干部所在班子也考察一次。"""
    own = count(
        ASSESSMENT,
        {"person": appointment.person},
        "own",
        "本人考察次数",
        lambda row: row.assessment_year == period_year,
    )
    of_body = count(
        ASSESSMENT,
        {"unit": appointment.unit},
        "of_body",
        "班子考察次数",
        lambda row: row.lacks("person") & (row.assessment_year == period_year),
    )
    is_reserve = exists(
        RESERVE_LISTING,
        {"person": appointment.person},
        "is_reserve",
        "县处级后备干部",
        lambda row: (row.kind == "division") & row.current_on(judged_on),
    )
    is_leader = (appointment.post.category == "leading") & appointment.post.level.is_in("county_chief", "county_deputy")
    in_post = (appointment.kind == "regular") & appointment.current_on(judged_on)
    inspected = (own >= p.minimum_inspections) & (~is_leader | (of_body >= p.minimum_inspections))
    return judge(
        applies=in_post & (is_leader | is_reserve),
        holds=minimum(inspected, ASSESSMENT, appointment.unit),
        due=last_day_of_period(),
        since=period_end,
        evidence={"person": appointment.person, "own": own, "of_body": of_body},
    )


@rule("CD-12m", about=COMMITTEE_ITEM)
def both_inspections_on_file(item: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """调整、提拔干部，年度考察与任前考察相结合，两种材料缺一不可。"""
    yearly, before = (
        documented(item.candidate, kind, lambda day: before_study(item, day))
        for kind in ("annual_inspection", "pre_appointment_inspection")
    )
    return judge(
        applies=item.candidate.manner.is_in("promotion", "exceptional", "important_use", "level_move", "exchange"),
        holds=yearly & before,
        evidence={
            "person": item.person,
            "yearly": ("有年度考察材料", yearly),
            "before": ("有任前考察材料", before),
        },
    )
