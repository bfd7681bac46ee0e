"""Visits of district leaders, quarter by quarter, and what is planted in them: QSH-10b, 10c, 10d."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from gongdao.synth.careers import Official
from gongdao.synth.draft import FAILS, HOLDS, UNKNOWN, Draft, deal
from gongdao.synth.times import DAY, Span

_OTHER_KINDS = ("on_site", "poverty_help", "reception")
_CLAUSES = ("QSH-10b", "QSH-10c", "QSH-10d")
_CONTACTS, _HOUSEHOLDS, _RESEARCH = 3, 10, 3  # QSH-10b, 10c, 10d
_WITHOUT_REGISTER = "政协"  # ours: whose visits are not completely recorded


@dataclass(frozen=True)
class Quarter:
    """What a leader did in the closed quarter; the households are spread over the visits to contact points."""

    contacts: int = _CONTACTS + 2
    households: int = _HOUSEHOLDS + 6
    research: int = _RESEARCH + 2


@dataclass(frozen=True)
class Case:
    """A quarter, what came on top, and the outcomes that are not comfortable."""

    quarter: Quarter
    outcomes: dict[str, str]
    why: str
    besides: Callable[[Draft, Official], None] | None = None


def visit(draft: Draft, officials: list[Official], units: list[str]) -> None:
    """Let every district leader visit enough, but for the planted ones in the closed quarter."""
    leaders = [official for official in officials if official.present.post.is_district_leader]
    for unit in {leader.unit.key for leader in leaders if leader.unit.name.endswith(_WITHOUT_REGISTER)}:
        draft.leave_incomplete("visit", unit)
    closed = draft.times.closed_quarter
    for is_complete in (True, False):
        able = [leader for leader in leaders if leader.unit.name.endswith(_WITHOUT_REGISTER) is not is_complete]
        cases = _cases(closed, units) if is_complete else _unrecorded_cases()
        dealt, rest = deal(draft.rng, able, cases)
        for leader, case in dealt:
            _visits(draft, leader, closed, case.quarter, units)
            if case.besides:
                case.besides(draft, leader)
            for clause, outcome in case.outcomes.items():
                draft.plant(clause, leader.key, outcome, case.why, closed.label)
        for leader in rest:
            _visits(draft, leader, closed, Quarter(), units)
    for leader in leaders:
        _visits(draft, leader, draft.times.quarter, Quarter(), units)
    _note_uncertain(draft, officials)


def _cases(closed: Span, units: list[str]) -> list[Case]:
    few, fewer = Quarter(contacts=_CONTACTS), Quarter(contacts=_CONTACTS - 1)
    studies, fewer_studies = Quarter(research=_RESEARCH), Quarter(research=_RESEARCH - 1)
    homes, fewer_homes = Quarter(households=_HOUSEHOLDS), Quarter(households=_HOUSEHOLDS - 1)
    return [
        Case(few, {"QSH-10b": HOLDS}, "挂点联系恰为3次"),
        Case(fewer, {"QSH-10b": HOLDS}, "第3次挂点联系在季末最后一日", _besides(closed.last, units)),
        *[Case(fewer, {"QSH-10b": FAILS}, "挂点联系2次，登记完整")] * 2,
        Case(fewer, {"QSH-10b": FAILS}, "第3次挂点联系在次季第一日", _besides(closed.last + DAY, units)),
        Case(fewer, {"QSH-10b": UNKNOWN}, "一次挂点联系的日期未填", _besides(None, units)),
        Case(fewer, {"QSH-10b": UNKNOWN}, "一次走访的类别未填", _besides(closed.last, units, kind=None)),
        Case(homes, {"QSH-10c": HOLDS}, "走访恰为10户"),
        Case(fewer_homes, {"QSH-10c": HOLDS}, "第10户是扶贫帮困", _besides(closed.last, units, "poverty_help", 1)),
        *[Case(fewer_homes, {"QSH-10c": FAILS}, "走访9户，登记完整")] * 2,
        Case(fewer_homes, {"QSH-10c": UNKNOWN}, "走访第10户的日期未填", _besides(None, units, households=1)),
        Case(studies, {"QSH-10d": HOLDS}, "调研恰为3次"),
        *[Case(fewer_studies, {"QSH-10d": FAILS}, "调研2次，登记完整")] * 2,
        Case(fewer_studies, {"QSH-10d": UNKNOWN}, "一次调研的日期未填", _besides(None, units, "research")),
    ]


def _unrecorded_cases() -> list[Case]:
    return [
        Case(Quarter(contacts=_CONTACTS - 1), {"QSH-10b": UNKNOWN}, "挂点联系2次，登记不完整"),
        Case(Quarter(households=_HOUSEHOLDS - 1), {"QSH-10c": UNKNOWN}, "走访9户，登记不完整"),
        Case(Quarter(research=_RESEARCH - 1), {"QSH-10d": UNKNOWN}, "调研2次，登记不完整"),
        Case(Quarter(0, 0, 0), dict.fromkeys(_CLAUSES, UNKNOWN), "没有走访记录，登记不完整"),
    ]


def _besides(
    visited_on: date | None, units: list[str], kind: str | None = "contact_point", households: int = 0
) -> Callable[[Draft, Official], None]:
    def add(draft: Draft, leader: Official) -> None:
        _visit(draft, leader, kind, households, visited_on, units)

    return add


def _visits(draft: Draft, leader: Official, span: Span, quarter: Quarter, units: list[str]) -> None:
    for number in range(quarter.contacts):
        share = quarter.households // quarter.contacts + (number < quarter.households % quarter.contacts)
        _visit(draft, leader, "contact_point", share, draft.some_day(span.first, span.last), units)
    for kind in ("research",) * quarter.research + _OTHER_KINDS:
        _visit(draft, leader, kind, 0, draft.some_day(span.first, span.last), units)


def _visit(
    draft: Draft, leader: Official, kind: str | None, households: int, visited_on: date | None, units: list[str]
) -> None:
    if visited_on is None or draft.is_past(visited_on):
        unit = draft.rng.choice(units)
        cells = {"unit": unit, "kind": kind, "households": households, "visited_on": visited_on}
        draft.add("visit", person=leader.key, **cells)


def _note_uncertain(draft: Draft, officials: list[Official]) -> None:
    times = draft.times
    for official in officials:
        if official.present.post.is_district_leader is not None:
            continue
        for quarter, day in ((times.closed_quarter, times.closed_quarter.last), (times.quarter, times.as_of)):
            for clause in _CLAUSES if official.present.lasts_on(day) else ():
                draft.plant(clause, official.key, UNKNOWN, "是否区级领导未填", quarter.label)
