"""Records that a clause judges one by one; planted: QSH-2e, 11d, 15e, 15f, 15h, 17b, 19d, 19k, 23c, 23d, 27c, 29c, 32e."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from gongdao.facts.partial import PartialDate
from gongdao.synth.careers import Official
from gongdao.synth.draft import FAILS, HOLDS, Draft
from gongdao.synth.establishment import Establishment
from gongdao.synth.times import DAY

_OPENED = timedelta(days=120)  # ours: into the closed year
_MISSED = (
    (("admonition_talk", "circulated_criticism"), HOLDS, "已诫勉谈话并通报批评"),
    (("admonition_talk",), FAILS, "只诫勉谈话，没有通报批评"),
)


def keep_records(draft: Draft, officials: list[Official], establishment: Establishment) -> None:
    """Add everything of this module, in the closed year."""
    day = draft.times.closed_year.first + _OPENED
    hold_planned_courses(draft, officials, day)
    hold_special_courses(draft, day)
    select(draft, officials, establishment, day)
    propose_villagers(draft, officials, establishment, day)
    recommend_upwards(draft, officials, day)
    miss_pledges(draft, day)
    break_integrity_rules(draft, officials, day)


def hold_planned_courses(draft: Draft, officials: list[Official], day: date) -> None:
    """Hold four planned courses, of which two without an answer that allows them, and send people to the first."""
    first = _planned(draft, day, "granted", day)
    draft.plant("QSH-15e", first, HOLDS, "开班当日批复同意")
    late = _planned(draft, day, "granted", day + DAY)
    refused = _planned(draft, day, "refused", day - DAY)
    draft.plant("QSH-15e", late, FAILS, "开班次日才批复")
    draft.plant("QSH-15e", refused, FAILS, "批复不同意")
    host, leader = draft.rows["course"][-1]["host"], officials[0].key
    for key, cells in ((late, {"unit": host}), (late, {"person": leader}), (refused, {"unit": host})):
        draft.add("accountability_case", clause="QSH-15f", origin=key, opened_on=day + 9 * DAY, **cells)
    draft.plant("QSH-15f", late, HOLDS, "单位和领导都已立案问责")
    draft.plant("QSH-15f", refused, FAILS, "只对单位立案问责")
    for rank, merits, outcome, why in (
        (1, 2, FAILS, "排在突出项数更多的前面"),
        (2, 3, HOLDS, "后面没有突出项数更多的"),
    ):
        key = draft.add(
            "training_nomination",
            course=first,
            person=officials[-1].key if rank > 1 else leader,
            rank=rank,
            merits=merits,
            nominated_on=day - 30 * DAY,
        )
        draft.plant("QSH-2e", key, outcome, why)


def _planned(draft: Draft, opened_on: date, result: str, decided_on: date) -> str:
    plan = draft.rows["training_plan"][0]["plan"]
    item = draft.add("plan_item", plan=plan, name="专题班", kind="topical", is_main=False)
    draft.add("training_approval", kind="plan", plan_item=item, result=result, decided_on=decided_on)
    return _course(draft, opened_on, basis="planned", plan_item=item)


def _course(draft: Draft, opened_on: date, **cells: object) -> str:
    return draft.add(
        "course",
        name=f"{opened_on.year}年专题班",
        host=draft.rows["unit"][0]["unit"],
        kind="topical",
        is_main=False,
        mode="part_time",
        venue="university",
        hours=Decimal(16),
        prepared_on=opened_on - timedelta(days=60),
        opened_on=opened_on,
        closed_on=opened_on + DAY,
        **cells,
    )


def hold_special_courses(draft: Draft, day: date) -> None:
    """Hold a special course that was approved too late, and two for enterprises."""
    late = _special(draft, day, day + DAY)
    draft.plant("QSH-15h", late, FAILS, "开班次日才批准")
    for decided_on, outcome, why in ((day, HOLDS, "开班当日单独批准"), (None, FAILS, "没有单独批准，登记完整")):
        key = _special(draft, day, day)
        draft.plant("QSH-15h", key, HOLDS, "开班当日批准")
        draft.add("course_audience", course=key, category="enterprise")
        if decided_on is not None:
            draft.add("training_approval", kind="enterprise", course=key, result="granted", decided_on=decided_on)
        draft.plant("QSH-11d", key, outcome, why)


def _special(draft: Draft, opened_on: date, decided_on: date) -> str:
    key = _course(draft, opened_on, basis="special")
    draft.add("training_approval", kind="special", course=key, result="granted", decided_on=decided_on)
    return key


def select(draft: Draft, officials: list[Official], establishment: Establishment, day: date) -> None:
    """Open four rounds of selection, two by a method that the measures do not know, and enter candidates."""
    unit = establishment.of_kind("department")[0].key
    kinds = (
        ("QSH-19d", "section_leader", "open_recommendation", HOLDS, "用公推优选"),
        ("QSH-19d", "section_leader", "direct", FAILS, "由组织直接任用"),
        ("QSH-19k", "section_head", "competition", HOLDS, "用竞争上岗"),
        ("QSH-19k", "section_head", "direct", FAILS, "由组织直接任用"),
    )
    for number, (clause, category, method, outcome, why) in enumerate(kinds):
        cells = {"name": f"{day.year}年第{number}批", "category": category, "method": method}
        key = draft.add("selection_round", unit=unit, opened_on=day, **cells)
        draft.plant(clause, key, outcome, why)
        entered_on = day - DAY if number == 0 else day
        candidate = draft.add(
            "candidate",
            round=key,
            person=officials[0].key,
            manner="level_move",
            entered_on=entered_on,
            outcome="not_chosen",
            closed_on=day + 30 * DAY,
        )
        early = number == 0
        draft.plant(
            "QSH-17b", candidate, FAILS if early else HOLDS, "选拔启动前一日已列入" if early else "选拔启动当日列入"
        )


def propose_villagers(draft: Draft, officials: list[Official], establishment: Establishment, day: date) -> None:
    """Propose villagers in two rounds, one with a reserve cadre behind another; leave some out."""
    village, person = establishment.of_kind("village")[0].key, officials[-1].key
    listing = draft.add("reserve_listing", person=person, kind="village", listed_on=day - 90 * DAY)
    for number, place in enumerate((1, 2)):
        cells = {"village": village, "round": f"{day.year}年第{number}批", "post": "director", "proposed_on": day}
        reserve = draft.add("village_candidate", person=person, listing=listing, place=place, **cells)
        other = draft.add("village_candidate", person=officials[0].key, place=3 - place, **cells)
        draft.plant(
            "QSH-23c", reserve, HOLDS if place == 1 else FAILS, "排在第一" if place == 1 else "排在非后备人选之后"
        )
        grounds = ("age", "performance") if number == 0 else ("age",)
        for ground in grounds:
            draft.add("village_exclusion", candidate=other, ground=ground, decided_on=day + DAY)
        draft.plant("QSH-23d", other, FAILS if number else HOLDS, "只因年龄排除" if number else "另有年龄以外的理由")


def recommend_upwards(draft: Draft, officials: list[Official], day: date) -> None:
    """Recommend two who kept their pledge, one of them behind somebody who has none."""
    for batch, place in (("第1批", 1), ("第2批", 2)):
        person = officials[0].key
        target = _pledge(draft, person, None, day, day)
        cells = {"kind": "higher_committee", "batch": f"{day.year}年{batch}", "recommended_on": day + 9 * DAY}
        key = draft.add("priority_recommendation", person=person, target=target, place=place, **cells)
        draft.add("priority_recommendation", person=officials[-1].key, place=3 - place, **cells)
        draft.plant("QSH-27c", key, HOLDS if place == 1 else FAILS, "排在第一" if place == 1 else "前面有未作承诺的")


def _pledge(draft: Draft, person: object, unit: object, due_on: date, done_on: date | None) -> str:
    cause = None if done_on is not None else "subjective"
    return draft.add(
        "target",
        unit=unit,
        person=person,
        assessment_year=due_on.year,
        kind="pledge",
        due_on=due_on,
        done_on=done_on,
        cause=cause,
        judged_on=due_on + 10 * DAY if cause else None,
    )


def miss_pledges(draft: Draft, day: date) -> None:
    """Let two chiefs miss their pledge through their own fault; of both it is known that they were chiefs then."""
    chief_posts = {row["post"] for row in draft.rows["post"] if row["is_main_leader"]}
    chiefs = [
        row
        for row in draft.rows["appointment"]
        if row["post"] in chief_posts
        and isinstance(row["started_on"], PartialDate)
        and row["started_on"].last <= day
        and row["ended_on"] is None
    ]
    for chief, (kinds, outcome, why) in zip(chiefs, _MISSED, strict=False):
        key = _pledge(draft, chief["person"], chief["unit"], day, None)
        for kind in kinds:
            cells = {"person": chief["person"], "ground": "QSH-29c", "origin": key}
            draft.add("measure", kind=kind, decided_on=day + 20 * DAY, **cells)
        draft.plant("QSH-29c", key, outcome, why)


def break_integrity_rules(draft: Draft, officials: list[Official], day: date) -> None:
    """Verify that two have gambled, of whom one has been criticised."""
    for official, is_criticised in zip((officials[0], officials[-1]), (True, False), strict=True):
        cells = {"person": official.key, "unit": official.unit.key}
        key = draft.add("violation", kind="gambling", verified_on=day, **cells)
        if is_criticised:
            cells = {"person": official.key, "ground": "QSH-32e", "origin": key}
            draft.add("measure", kind="circulated_criticism", decided_on=day + 10 * DAY, **cells)
        draft.plant(
            "QSH-32e", key, HOLDS if is_criticised else FAILS, "已通报批评" if is_criticised else "没有通报批评"
        )
