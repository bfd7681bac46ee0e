"""Meetings, attendance and measures, and what is planted in them: QSH-13g, 13h, 13i."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongdao.synth.careers import Official
from gongdao.synth.draft import FAILS, HOLDS, UNKNOWN, Draft, deal
from gongdao.synth.times import DAY, Span

_NAMES = {
    "district_committee": "区委全会扩大会议",
    "district_government": "区政府工作会议",
    "department": "部门业务会议",
}
_DEPARTMENT_MONTHS = (3, 9)  # ours
_LADDER = {"QSH-13g": "circulated_criticism", "QSH-13h": "admonition_talk", "QSH-13i": "suspension"}
_CLAUSES = tuple(_LADDER)
_MONTHS = range(1, 11)  # ours: ten meetings a year, one a month from January


@dataclass(frozen=True)
class Meeting:
    """A meeting, before anybody comes."""

    key: str
    convened_by: str | None
    held_on: date


@dataclass(frozen=True)
class Seat:
    """How one seat differs from a seat that is taken; `day_known` is whether the entry has its date."""

    status: str | None = "absent"
    convened_by: tuple[str | None, ...] = ("district_committee", "district_government")
    day_known: bool = True


@dataclass(frozen=True)
class Case:
    """Seats that were empty in a year, what was done about it, and the outcomes."""

    seats: tuple[Seat, ...]
    measures: tuple[tuple[str | None, date | None], ...]
    outcomes: dict[str, str]
    why: str
    both_years: bool = False


ABSENT = Seat()
OPEN = Seat(status=None)


def meet(draft: Draft, officials: list[Official]) -> None:
    """Let everybody come to every meeting of two years, but for the planted ones."""
    for span, cases in ((draft.times.closed_year, _cases(draft)), (draft.times.year, _running_cases(draft))):
        meetings = _hold(draft, span)
        able = [official for official in officials if not _has_case(draft, official)]
        dealt, _ = deal(draft.rng, able, cases)
        planted = {official.key: case for official, case in dealt}
        for official in officials:
            case = planted.get(official.key)
            differing = _place(draft, case, meetings) if case else {}
            _sit(draft, official, meetings, differing)
            if case:
                _follow_up(draft, official, case, span)


def _cases(draft: Draft) -> list[Case]:
    closed = draft.times.closed_year
    criticised, admonished = ("circulated_criticism", closed.last), ("admonition_talk", closed.last)
    suspended = ("suspension", closed.last)
    g, h, i = _CLAUSES
    return [
        Case((ABSENT,), (criticised,), {g: HOLDS}, "缺席1次，已通报批评"),
        Case((ABSENT,), (("circulated_criticism", closed.first),), {g: HOLDS}, "缺席1次，年初第一日已通报批评"),
        Case((ABSENT,), (("circulated_criticism", draft.times.as_of),), {g: HOLDS}, "缺席1次，次年通报批评"),
        *[Case((ABSENT,), (), {g: FAILS}, "缺席1次，没有处理")] * 2,
        Case((ABSENT,), (("circulated_criticism", closed.first - DAY),), {g: FAILS}, "缺席1次，处理在前一年"),
        Case((ABSENT,), (admonished,), {g: FAILS}, "缺席1次，只作诫勉谈话"),
        *[Case((ABSENT,) * 2, (criticised, admonished), {g: HOLDS, h: HOLDS}, "缺席2次，处理齐全")] * 2,
        *[Case((ABSENT,) * 2, (criticised,), {g: HOLDS, h: FAILS}, "缺席2次，没有诫勉谈话")] * 2,
        Case((ABSENT,) * 3, (criticised, admonished, suspended), dict.fromkeys(_CLAUSES, HOLDS), "缺席3次，处理齐全"),
        *[Case((ABSENT,) * 3, (criticised, admonished), {g: HOLDS, h: HOLDS, i: FAILS}, "缺席3次，没有停职待岗")] * 2,
        Case((ABSENT,) * 3, (), dict.fromkeys(_CLAUSES, FAILS), "缺席3次，没有处理"),
        *_uncertain_cases(closed),
        Case((Seat(status="excused"),) * 3, (), {}, "请假3次，不适用"),
        Case((Seat(convened_by=("department",)),) * 2, (), {}, "缺席部门召集的会议，不适用"),
    ]


def _uncertain_cases(closed: Span) -> list[Case]:
    criticised, admonished = ("circulated_criticism", closed.last), ("admonition_talk", closed.last)
    g, h, i = _CLAUSES
    return [
        Case((OPEN,), (), {g: UNKNOWN}, "1次出勤情况未填"),
        Case((ABSENT, OPEN), (criticised,), {g: HOLDS, h: UNKNOWN}, "缺席1次，另有1次出勤情况未填"),
        Case(
            (ABSENT,) * 2 + (OPEN,), (criticised, admonished), {g: HOLDS, h: HOLDS, i: UNKNOWN}, "缺席2次，另有1次未填"
        ),
        Case((ABSENT,), (("circulated_criticism", None),), {g: UNKNOWN}, "缺席1次，通报日期未填"),
        Case((ABSENT,), ((None, closed.last),), {g: UNKNOWN}, "缺席1次，处理方式未填"),
        Case((Seat(convened_by=(None,)),), (), {g: UNKNOWN}, "缺席的会议召集名义未填"),
        Case((Seat(day_known=False),), (), {g: UNKNOWN}, "缺席1次，会议日期未填", both_years=True),
    ]


def _running_cases(draft: Draft) -> list[Case]:
    """Plant in the running year as well, once enough meetings were held."""
    year, as_of = draft.times.year, draft.times.as_of
    if sum(day <= as_of for day in (_day(year, month) for month in _MONTHS)) < len(_CLAUSES) + 1:
        return []
    g, h, _ = _CLAUSES
    criticised = ("circulated_criticism", as_of)
    return [
        Case((ABSENT,), (criticised,), {g: HOLDS}, "缺席1次，当日通报批评"),
        Case((ABSENT,), (("circulated_criticism", year.first - DAY),), {g: FAILS}, "缺席1次，处理在前一年"),
        Case((ABSENT,) * 2, (criticised,), {g: HOLDS, h: FAILS}, "缺席2次，没有诫勉谈话"),
        Case((ABSENT,) * 3, (), dict.fromkeys(_CLAUSES, FAILS), "缺席3次，没有处理"),
    ]


def _hold(draft: Draft, span: Span) -> list[Meeting]:
    """Hold the meetings of a year; one of the closed year lacks in whose name it was called."""
    meetings: list[Meeting] = []
    for month in _MONTHS:
        held_on = _day(span, month)
        if not draft.is_past(held_on):
            break
        called = ("district_committee", "district_government")[month % 2]
        convened_by: str | None = "department" if month in _DEPARTMENT_MONTHS else called
        name = f"{_NAMES[str(convened_by)]}（{month}月）"
        if month == _MONTHS[-1] and span == draft.times.closed_year:
            convened_by = None
        key = draft.add("meeting", name=name, convened_by=convened_by, held_on=held_on)
        meetings.append(Meeting(key, convened_by, held_on))
    return meetings


def _day(span: Span, month: int) -> date:
    """Give the day of a month's meeting; that of January is on the first day of the year."""
    return date(span.first.year, month, 1 if month == 1 else 15)


def _place(draft: Draft, case: Case, meetings: list[Meeting]) -> dict[str, Seat]:
    """Choose the meetings at which the seats of a case were empty."""
    differing: dict[str, Seat] = {}
    for seat in case.seats:
        able = [m.key for m in meetings if m.convened_by in seat.convened_by and m.key not in differing]
        differing[draft.rng.choice(able)] = seat
    return differing


def _sit(draft: Draft, official: Official, meetings: list[Meeting], differing: dict[str, Seat]) -> None:
    for meeting in meetings:
        seat = differing.get(meeting.key)
        draft.add(
            "attendance",
            meeting=meeting.key,
            person=official.key,
            status=seat.status if seat else "present",
            held_on=meeting.held_on if seat is None or seat.day_known else None,
        )


def _follow_up(draft: Draft, official: Official, case: Case, span: Span) -> None:
    for kind, decided_on in case.measures:
        ground = next((clause for clause, wanted in _LADDER.items() if wanted == kind), None)
        draft.add("measure", person=official.key, kind=kind, ground=ground, decided_on=decided_on)
    years = (draft.times.closed_year, draft.times.year) if case.both_years else (span,)
    for year in years:
        for clause, outcome in case.outcomes.items():
            draft.plant(clause, official.key, outcome, case.why, year.label)


def _has_case(draft: Draft, official: Official) -> bool:
    year = draft.times.closed_year.label
    return any((clause, official.key, year) in draft.planted for clause in _CLAUSES)
