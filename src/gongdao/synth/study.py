"""Centre-group study, lectures and life meetings, and what is planted in them: QSH-2a, 2c, 6a."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongdao.synth.careers import Official, Spell
from gongdao.synth.draft import FAILS, HOLDS, UNKNOWN, Draft, deal
from gongdao.synth.establishment import Body
from gongdao.synth.times import DAY, Span

_TOPICS = ("党的创新理论", "党章党规", "宪法和法律", "基层治理", "经济工作", "廉政教育", "生态环境保护", "意识形态工作")
_ORDINARY_DAYS = tuple(map(Decimal, ("2.5", "2", "2", "1.5", "2", "2.5", "2", "1.5")))  # 16 days: QSH-2a asks for 12
_EXACT_DAYS = tuple(map(Decimal, ("2", "2", "2", "2", "1.5", "2", "0.5")))  # QSH-2a: exactly 12 days

Act = Callable[[Draft, Body], None]


@dataclass(frozen=True)
class Case:
    """What one body, or one main leader, did in the closed year, and the outcome."""

    act: Act
    outcome: str
    why: str


def study(draft: Draft, bodies: list[Body]) -> set[str]:
    """Let every centre group study, some of them too little in the closed year; give the units of these."""
    groups = [body for body in bodies if body.has_centre_group and body.unit.is_lasting]
    cases = _study_cases(draft.times.closed_year)
    dealt, _ = deal(draft.rng, groups, cases)
    planted = {body.key: case for body, case in dealt}
    for body in bodies:
        _study_alone(draft, body)
        if not body.has_centre_group:
            continue
        _collective(draft, body, draft.times.year, _ORDINARY_DAYS)
        if case := planted.get(body.key):
            case.act(draft, body)
            draft.plant("QSH-2a", body.key, case.outcome, case.why, draft.times.closed_year.label)
        else:
            _collective(draft, body, draft.times.closed_year, _ORDINARY_DAYS)
    _forget_centre_groups(draft, [body for body in groups if body.key not in planted])
    return {body.unit.key for body, _ in dealt}


def _study_cases(year: Span) -> list[Case]:
    def days(*wanted: Decimal, on: date | None = None) -> Act:
        def act(draft: Draft, body: Body) -> None:
            _collective(draft, body, year, wanted[:-1])
            _event(draft, body, wanted[-1], on or draft.some_day(year.first, year.last))

        return act

    def open_event(**cells: object) -> Act:
        def act(draft: Draft, body: Body) -> None:
            _collective(draft, body, year, _EXACT_DAYS[:-1])
            _event(draft, body, _EXACT_DAYS[-1], draft.some_day(year.first, year.last), **cells)

        return act

    less, lesser = (*_EXACT_DAYS[:-2], Decimal("1.5"), Decimal("0.5")), (*_EXACT_DAYS[:-1], Decimal("0.49"))
    return [
        Case(days(*_EXACT_DAYS), HOLDS, "集体学习恰为12天"),
        Case(days(*_EXACT_DAYS, on=year.last), HOLDS, "恰为12天，最后一次在年末最后一日"),
        Case(days(*_EXACT_DAYS, on=year.first), HOLDS, "恰为12天，第一次在年初第一日"),
        Case(days(*less), FAILS, "集体学习11.5天，登记完整"),
        Case(days(*lesser), FAILS, "集体学习11.99天，登记完整"),
        Case(days(*_EXACT_DAYS, on=year.last + DAY), FAILS, "最后一次在次年第一日，登记完整"),
        Case(open_event(kind="self_study"), FAILS, "其中一次是自学，登记完整"),
        Case(_incomplete(days(*less), "study_event", None), UNKNOWN, "集体学习11.5天，登记不完整"),
        Case(_incomplete(days(*less), "study_event", year.last - DAY), UNKNOWN, "集体学习11.5天，登记差1日完整"),
        Case(_incomplete(days(*_EXACT_DAYS), "study_event", None), HOLDS, "恰为12天，登记不完整"),
        Case(open_event(held_on=None), UNKNOWN, "一次集体学习的日期未填"),
        Case(open_event(kind=None), UNKNOWN, "一次学习的类别未填"),
    ]


def _incomplete(act: Act, relation: str, until: date | None) -> Act:
    def both(draft: Draft, body: Body) -> None:
        act(draft, body)
        draft.leave_incomplete(relation, body.unit.key, until)

    return both


def _collective(draft: Draft, body: Body, year: Span, wanted: tuple[Decimal, ...]) -> None:
    for days in wanted:
        _event(draft, body, days, draft.some_day(year.first, year.last))


def _event(draft: Draft, body: Body, days: Decimal, held_on: date, /, **cells: object) -> None:
    if draft.is_past(held_on) and body.unit.exists_on(held_on):
        row = {"kind": "collective", "days": days, "held_on": held_on} | cells
        draft.add("study_event", body=body.key, topic=draft.rng.choice(_TOPICS), **row)


def _study_alone(draft: Draft, body: Body) -> None:
    """Add study that QSH-2a does not count."""
    for kind in ("self_study", "campaign"):
        day = draft.some_day(draft.times.closed_year.first, draft.times.closed_year.last)
        _event(draft, body, Decimal(3), day, kind=kind)


def _forget_centre_groups(draft: Draft, bodies: list[Body]) -> None:
    """Leave open for two bodies whether they have a centre group: it is unknown whether QSH-2a applies."""
    for body in draft.rng.sample(bodies, 2):
        row = next(row for row in draft.rows["body"] if row["body"] == body.key)
        row["has_centre_group"] = None
        for year in (draft.times.closed_year, draft.times.year):
            draft.plant("QSH-2a", body.key, UNKNOWN, "是否设中心组未填", year.label)


def hold_life_meetings(draft: Draft, bodies: list[Body]) -> None:
    """Let every body meet, once in the running year and twice in the closed one, but for the planted ones."""
    closed = draft.times.closed_year
    cases = _meeting_cases(closed)
    dealt, _ = deal(draft.rng, [body for body in bodies if body.unit.is_lasting], cases)
    planted = {body.key: case for body, case in dealt}
    for body in bodies:
        _meeting(draft, body, draft.some_day(draft.times.year.first, draft.times.year.last))
        if case := planted.get(body.key):
            case.act(draft, body)
            draft.plant("QSH-6a", body.key, case.outcome, case.why, closed.label)
            continue
        for _ in range(2):
            _meeting(draft, body, draft.some_day(closed.first, closed.last))


def _meeting_cases(year: Span) -> list[Case]:
    def on(*days: date | None) -> Act:
        def act(draft: Draft, body: Body) -> None:
            for day in days:
                _meeting(draft, body, day)

        return act

    return [
        Case(on(year.last), HOLDS, "只开1次，在年末最后一日"),
        Case(on(year.first), HOLDS, "只开1次，在年初第一日"),
        Case(_incomplete(on(year.last), "life_meeting", None), HOLDS, "只开1次，登记不完整"),
        *[Case(on(), FAILS, "未开民主生活会，登记完整")] * 2,
        Case(on(year.last + DAY, year.first - DAY), FAILS, "上年末和次年初各开1次，登记完整"),
        *[Case(_incomplete(on(), "life_meeting", None), UNKNOWN, "没有记录，登记不完整")] * 2,
        Case(_incomplete(on(), "life_meeting", year.last - DAY), UNKNOWN, "没有记录，登记差1日完整"),
        Case(on(None), UNKNOWN, "会议日期未填"),
    ]


def _meeting(draft: Draft, body: Body, held_on: date | None) -> None:
    if held_on is None or (draft.is_past(held_on) and body.unit.exists_on(held_on)):
        draft.add("life_meeting", body=body.key, topic=draft.rng.choice(_TOPICS), held_on=held_on)


def lecture(draft: Draft, officials: list[Official], taken: set[str]) -> None:
    """Let every main Party leader lecture, but for planted ones of units that are not taken for another purpose.

    An official of whom nobody knows whether the post is a main leader's is unknown to QSH-2c.
    """
    closed, year = draft.times.closed_year, draft.times.year
    leaders = [official for official in officials if _leads_the_party(official.present)]
    able = [leader for leader in leaders if leader.present.lasts_on(closed.last) and leader.unit.key not in taken]
    cases = _lecture_cases(closed)
    dealt, _ = deal(draft.rng, able, cases)
    planted = {leader.key: case for leader, case in dealt}
    for leader in leaders:
        _talk(draft, leader, draft.some_day(year.first, year.last))
        if case := planted.get(leader.key):
            case.act(draft, leader)
            draft.plant("QSH-2c", leader.present.key, case.outcome, case.why, closed.label)
        else:
            for kind in ("lecture", "situation_report"):
                _talk(draft, leader, draft.some_day(closed.first, closed.last), kind=kind)
    for official in officials:
        for span, day in ((closed, closed.last), (year, draft.times.as_of)):
            if official.present.post.is_main_leader is None and official.present.lasts_on(day):
                draft.plant("QSH-2c", official.present.key, UNKNOWN, "是否正职未填", span.label)


@dataclass(frozen=True)
class TalkCase:
    """What one main leader did in the closed year, and the outcome."""

    act: Callable[[Draft, Official], None]
    outcome: str
    why: str


def _lecture_cases(year: Span) -> list[TalkCase]:
    def on(*days: date | None, kind: str | None = "lecture") -> Callable[[Draft, Official], None]:
        def act(draft: Draft, leader: Official) -> None:
            for day in days:
                _talk(draft, leader, day, kind=kind)

        return act

    def unsure(draft: Draft, leader: Official) -> None:
        draft.leave_incomplete("study_event", leader.unit.key)

    return [
        TalkCase(on(year.last), HOLDS, "只讲1次党课，在年末最后一日"),
        TalkCase(on(year.first, kind="situation_report"), HOLDS, "只作1次形势报告，在年初第一日"),
        *[TalkCase(on(), FAILS, "没有讲课，登记完整")] * 2,
        TalkCase(on(year.last + DAY, year.first - DAY), FAILS, "上年末和次年初各讲1次，登记完整"),
        TalkCase(on(year.last, kind="campaign"), FAILS, "只作主题教育发言，登记完整"),
        *[TalkCase(unsure, UNKNOWN, "没有讲课记录，登记不完整")] * 2,
        TalkCase(on(None), UNKNOWN, "讲课日期未填"),
        TalkCase(on(year.last, kind=None), UNKNOWN, "活动类别未填"),
    ]


def _talk(draft: Draft, leader: Official, held_on: date | None, *, kind: str | None = "lecture") -> None:
    if held_on is None or draft.is_past(held_on):
        topic = draft.rng.choice(_TOPICS)
        draft.add("study_event", kind=kind, topic=topic, days=Decimal("0.5"), speaker=leader.key, held_on=held_on)


def _leads_the_party(spell: Spell) -> bool:
    return spell.post.is_main_leader is True and spell.post.line == "party"
