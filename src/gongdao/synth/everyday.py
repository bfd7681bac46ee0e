"""What every district has besides: titles, training, reports, supervision, orders; planted: QSH-9b, 9c, 9d, 13f, 14c."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

from gongdao.synth.careers import Official
from gongdao.synth.draft import FAILS, HOLDS, UNKNOWN, Draft
from gongdao.synth.establishment import Establishment
from gongdao.synth.times import DAY, Span

_FUNCTIONS = {
    "组织部": "personnel",
    "纪委": "discipline",
    "信访局": "petition",
    "财政局": "finance",
    "审计局": "audit",
}
_LOWEST = ("stock", "village")
_TOWNS = ("township",)
_TIME_ALLOWED = timedelta(days=30)  # ours: how long an order may take


def fill_in(draft: Draft) -> None:
    """Fill in cells that nothing is planted in."""
    for unit in draft.rows["unit"]:
        unit["function"] = next((code for end, code in _FUNCTIONS.items() if str(unit["name"]).endswith(end)), None)
    for post in draft.rows["post"]:
        post["is_focus"] = False
    for appointment in draft.rows["appointment"]:
        appointment.setdefault("entry", "first_post")
    for award in draft.rows["award"]:
        award["kind"] = "double_ten" if award["level"] == "district" else "advanced"


def set_lowest_quotas(draft: Draft) -> None:
    """Approve more than enough places of the lowest levels wherever somebody has held one, and all titles in use."""
    posts = {row["post"]: row for row in draft.rows["post"]}
    held = Counter((str(row["unit"]), str(posts[row["post"]]["level"])) for row in draft.rows["appointment"])
    for (unit, level), count in sorted(held.items()):
        if level in _LOWEST:
            draft.add("quota", unit=unit, level=level, approved=count + 1, started_on=draft.times.reached(20))
    used = {(str(row["title"]), str(row["category"])) for row in posts.values() if row["category"]}
    for title, category in sorted(used):
        draft.add("standard_title", title=title, category=category)


def train(draft: Draft, officials: list[Official], establishment: Establishment) -> None:
    """Hold a rotation course in each cycle for everybody, and others over ten years."""
    host = establishment.units[0].key
    cycles = (draft.times.closed_cycle, draft.times.cycle)
    planned = [(span.first + timedelta(days=3), "rotation") for span in cycles]
    planned += [(draft.times.as_of - timedelta(days=120 + 200 * back), "topical") for back in range(18)]
    for opened_on, kind in planned:
        closed_on = opened_on + timedelta(days=4)
        if draft.is_past(closed_on):
            course = _course(draft, host, opened_on, closed_on, kind)
            for official in officials:
                person = official.key
                draft.add("enrolment", course=course, person=person, started_on=opened_on, completed_on=closed_on)
                draft.add("credit", person=person, course=course, points=Decimal(2), earned_on=closed_on)


def _course(draft: Draft, host: str, opened_on: date, closed_on: date, kind: str) -> str:
    """Hold a course in the evenings, approved apart before it opened."""
    key = draft.add(
        "course",
        name=f"{opened_on.year}年第{opened_on.month}期培训班",
        host=host,
        kind=kind,
        basis="special",
        is_main=False,
        mode="part_time",
        venue="district_school",
        hours=Decimal(40),
        prepared_on=opened_on - timedelta(days=20),
        opened_on=opened_on,
        closed_on=closed_on,
    )
    approved_on = opened_on - timedelta(days=10)
    draft.add("training_approval", kind="special", course=key, result="granted", decided_on=approved_on)
    return key


def reward(draft: Draft) -> None:
    """Honour and reward for every award, and choose every inspector in the committee."""
    for award in draft.rows["award"]:
        if award["awarded_on"]:
            for kind in ("commendation", "material"):
                draft.add(
                    "reward", person=award["person"], kind=kind, origin=award["award"], given_on=award["awarded_on"]
                )
    for posting in draft.rows["inspector_posting"]:
        if posting.get("posted_on"):
            draft.add(
                "decision",
                matter="inspector",
                unit=posting["unit"],
                person=posting.get("inspector"),
                vote_method="ballot",
                approved=True,
                decided_on=posting["posted_on"],
            )


def report(draft: Draft, officials: list[Official], establishment: Establishment) -> None:
    """Let units report on selection, and leaders and bodies on their integrity, twice in each year."""
    for span in (draft.times.closed_year, draft.times.year):
        for day in _days_of_year(draft, span):
            for unit in establishment.units:
                if unit.exists_on(day):
                    draft.add("work_report_topic", unit=unit.key, forum="plenary", subject="selection", reported_on=day)
                    draft.add("integrity_report", unit=unit.key, given_on=day)
            for official in officials:
                draft.add("integrity_report", person=official.key, unit=official.unit.key, given_on=day)


def _days_of_year(draft: Draft, span: Span) -> list[date]:
    return [day for day in (span.first + timedelta(days=9), span.first + timedelta(days=19)) if draft.is_past(day)]


def send_both_ways(draft: Draft, officials: list[Official], establishment: Establishment) -> None:
    """Let every township send a batch to its villages and take one in, in each year."""
    for span in (draft.times.closed_year, draft.times.year):
        day = span.first + timedelta(days=4)
        for place, unit in enumerate(establishment.of_kind(*_TOWNS)) if draft.is_past(day) else ():
            for column, destination in (("sending_unit", "village"), ("unit", "township")):
                draft.add(
                    "secondment",
                    person=officials[place % len(officials)].key,
                    kind="two_way",
                    destination=destination,
                    batch=f"{span.label}年第1批",
                    started_on=day,
                    ended_on=day + timedelta(days=180),
                    **{column: unit.key},
                )


def supervise(draft: Draft, establishment: Establishment) -> None:
    """Check once more in each year how officials are chosen, and supervise every meeting but one."""
    personnel = next(unit.key for unit in establishment.units if unit.name.endswith("组织部"))
    for span in (draft.times.closed_year, draft.times.year):
        for day in _days_of_year(draft, span):
            draft.add("regulation_check", checker=personnel, kind="regulations", checked_on=day)
    watchdog = next(unit.key for unit in establishment.units if unit.name.endswith("纪委"))
    missed = False
    for meeting in draft.rows["meeting"]:
        meeting |= {"unit": establishment.units[0].key, "sessions": 1}
        key, convened_by = str(meeting["meeting"]), meeting["convened_by"]
        if convened_by is None:
            draft.plant("QSH-13f", key, UNKNOWN, "召集名义未填")
        elif convened_by != "department" and not missed:
            missed = True
            draft.plant("QSH-13f", key, FAILS, "没有派员监督，登记完整")
            continue
        draft.add("meeting_supervision", meeting=key, session=1, unit=watchdog, recorded_on=meeting["held_on"])


def give_orders(draft: Draft, establishment: Establishment) -> None:
    """Give every department an order that is done at once, and some that are not."""
    assigned_on = draft.times.as_of - 2 * _TIME_ALLOWED
    due_on = assigned_on + _TIME_ALLOWED
    units = [unit.key for unit in establishment.of_kind("department")]
    for number, unit in enumerate(units):
        _order(draft, unit, f"事项{number}", assigned_on, due_on, assigned_on + DAY, assigned_on + 2 * DAY)
    again = _order(draft, units[0], "事项0", assigned_on + DAY, due_on, assigned_on + 2 * DAY, assigned_on + 2 * DAY)
    draft.plant("QSH-9b", again, FAILS, "同一问题第二次交代")
    on_time = _order(draft, units[1], "到期事项", assigned_on, due_on, due_on, due_on)
    draft.plant("QSH-9d", on_time, HOLDS, "期限当日办结")
    draft.plant("QSH-9b", on_time, HOLDS, "第一次交代")
    late = _order(draft, units[2], "逾期事项", assigned_on, due_on, due_on, due_on + DAY)
    draft.plant("QSH-9d", late, FAILS, "迟1日办结，没有认可的理由")
    silent = _order(draft, units[3], "无回音事项", assigned_on, due_on, None, None)
    draft.plant("QSH-9c", silent, FAILS, "期限已过仍没有回复")
    draft.plant("QSH-9d", silent, FAILS, "期限已过仍没有办结")
    last_day = _order(draft, units[4], "当日到期事项", assigned_on, draft.times.as_of, None, None)
    draft.plant("QSH-9c", last_day, HOLDS, "期限当日，还可回复")


def _order(
    draft: Draft, unit: str, issue: str, assigned_on: date, due_on: date, replied_on: date | None, done_on: date | None
) -> str:
    return draft.add(
        "task_order",
        issue=f"{issue}（{unit}）",
        source="district_major",
        unit=unit,
        assigned_on=assigned_on,
        due_on=due_on,
        replied_on=replied_on,
        done_on=done_on,
    )


def leave_without_asking(draft: Draft, officials: list[Official]) -> None:
    """Verify two absences without leave, of which one has been taken up."""
    left_on = draft.times.closed_year.first + timedelta(days=50)
    for official, is_taken_up in zip(officials, (True, False), strict=False):
        key = draft.add(
            "absence",
            person=official.key,
            unit=official.unit.key,
            left_on=left_on,
            returned_on=left_on + 3 * DAY,
            verified_on=left_on + 10 * DAY,
        )
        if is_taken_up:
            draft.add(
                "accountability_case",
                clause="QSH-14c",
                origin=key,
                person=official.key,
                opened_on=left_on + 11 * DAY,
            )
        draft.plant(
            "QSH-14c", key, HOLDS if is_taken_up else FAILS, "查实后已问责" if is_taken_up else "查实后没有问责"
        )
