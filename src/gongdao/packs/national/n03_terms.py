"""Terms, exchange and avoidance (任期、交流、任职回避)."""

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
    full_months,
    full_years,
    judge,
    months_before,
    rule,
    spell_start,
    total,
    years_after,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import APPOINTMENT
from gongdao.facts.people import KINSHIP
from gongdao.packs.posts import leads, leads_on, same_post_since

_REVIEWED = ("discipline", "personnel", "court", "procuratorate", "police")
_ROTATED = (*_REVIEWED, "finance", "audit")


def earlier_months(appointment: Row, by: dict[str, Text | Quantity]) -> Quantity:
    """Full months of earlier leading appointments that have ended, equal in what `by` names."""
    return total(
        APPOINTMENT,
        lambda row: full_months(row.started_on, row.ended_on),
        {"person": appointment.person, **by},
        "earlier_months",
        "以前累计任职月数",
        lambda row: leads(row) & ~row.lacks("ended_on") & (row.ended_on <= appointment.started_on),
    )


@rule("RQ-02", about=APPOINTMENT)
def adjusted_within_term(appointment: Row, p: Parameters) -> Judgement:
    """一个任期内一般不得调整职务超过规定次数。"""
    held = count(
        APPOINTMENT,
        {"person": appointment.person, "term": appointment.term},
        "held",
        "本任期内担任的职务数",
        lambda row: leads(row) & (row.started_on <= appointment.started_on),
    )
    return judge(
        applies=leads(appointment) & ~appointment.lacks("term"),
        holds=held <= p.maximum_adjustments + 1,
        evidence={"held": held},
    )


@rule("RQ-03", about=APPOINTMENT)
def terms_in_same_post(appointment: Row, p: Parameters) -> Judgement:
    """同一职位任满规定任期数的，不再担任同一职务。"""
    terms = distinct(
        APPOINTMENT,
        "term",
        {"person": appointment.person, "post": appointment.post},
        "terms",
        "同一职位的任期数",
        lambda row: (row.kind == "regular") & (row.started_on <= appointment.started_on),
    )
    return judge(
        applies=leads(appointment) & ~appointment.lacks("term"),
        holds=terms <= p.maximum_terms,
        evidence={"terms": terms, "post": appointment.post},
    )


@rule("RQ-04", about=APPOINTMENT)
def years_at_same_level(appointment: Row, p: Parameters) -> Judgement:
    """同一层次领导职务累计达到规定年限的，不再担任该层次职务；以前各段按足月计入。"""
    months = earlier_months(appointment, {"post.level": appointment.post.level})
    counted_from = months_before(appointment.started_on, months)
    held = full_years(counted_from, as_of)
    reached = years_after(counted_from, p.maximum_years)
    return judge(
        applies=leads_on(appointment, as_of),
        holds=held < p.maximum_years,
        due=reached,
        since=reached,
        evidence={"counted_from": ("累计起算日期", counted_from), "held": ("累计年数", held), "months": months},
    )


@rule("JL-01", about=APPOINTMENT)
def same_post_limit(appointment: Row, p: Parameters) -> Judgement:
    """党委、政府领导班子成员同一职位满规定年限的必须交流。"""
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


@rule("JL-02", about=APPOINTMENT)
def same_region(appointment: Row, p: Parameters) -> Judgement:
    """同一地区同一层次班子累计任职满规定年限的，应当有计划地交流。"""
    place = appointment.unit.place
    months = earlier_months(appointment, {"unit.place": place, "post.level": appointment.post.level})
    counted_from = months_before(appointment.started_on, months)
    held = full_years(counted_from, as_of)
    due = years_after(counted_from, p.plan_after_years)
    return judge(
        applies=leads_on(appointment, as_of) & (appointment.unit.kind == "authority"),
        holds=held < p.plan_after_years,
        due=due,
        since=due,
        evidence={"counted_from": ("累计起算日期", counted_from), "held": ("累计年数", held), "place": place},
    )


def has_function(appointment: Row, *functions: str) -> Truth:
    """The unit has one of these functions; one of which no function is recorded has another."""
    listed: Truth = appointment.unit.function.is_in(*functions)
    return listed & ~appointment.unit.lacks("function")


@rule("JL-03", about=APPOINTMENT)
def same_body(appointment: Row, p: Parameters) -> Judgement:
    """纪检、组织、公安、法检、财政、审计机关正职在同一班子满规定年限的，应当有计划地交流。"""
    since = spell_start(appointment, ("person", "unit"), "since", "本单位领导任职起始", leads)
    held = full_years(since, as_of)
    due = years_after(since, p.plan_after_years)
    return judge(
        applies=leads_on(appointment, as_of) & appointment.post.is_main_leader & has_function(appointment, *_ROTATED),
        holds=held < p.plan_after_years,
        due=due,
        since=due,
        evidence={"since": since, "held": ("已满年数", held)},
    )


@rule("HB-02", about=APPOINTMENT)
def kin_in_the_same_office(appointment: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """亲属不得在一方担任领导职务的同一单位形成上下级或者从事人财物监督工作。"""
    unit = appointment.unit
    kin = count(KINSHIP, {"person": appointment.person}, "kin", "本单位亲属人数", lambda row: row.relative.unit == unit)
    return judge(applies=leads_on(appointment, as_of), holds=kin <= 0, evidence={"kin": kin, "unit": unit})


@rule("HB-03", about=APPOINTMENT)
def head_not_in_place_of_upbringing(appointment: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """党委、政府和纪检、组织、法检、公安机关正职不得在成长地任职。"""
    unit = appointment.unit
    concerned = (unit.kind == "authority") | has_function(appointment, *_REVIEWED)
    return judge(
        applies=leads_on(appointment, as_of) & appointment.post.is_main_leader & concerned,
        holds=appointment.person.upbringing_place != unit.place,
        evidence={"upbringing_place": appointment.person.upbringing_place, "place": unit.place},
    )
