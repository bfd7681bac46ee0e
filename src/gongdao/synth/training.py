"""Training plans and credits, and what is planted in them: QSH-15a."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from gongdao.synth.careers import Official
from gongdao.synth.draft import FAILS, HOLDS, UNKNOWN, Draft, deal
from gongdao.synth.establishment import Unit
from gongdao.synth.times import DAY, Span, year_span

_DECLARING = ("department", "subdistrict", "township", "park", "farm")  # QSH-15a
_COURSES = ("党校主体班", "网络学习", "业务培训", "专题讲座", "公文写作", "依法行政")
_NOVEMBER = 11
_Case = tuple[list[tuple[int | None, date | None]], bool, str, str]


def declare_training(draft: Draft, units: list[Unit]) -> None:
    """Let every unit declare its plan in November, but for the planted ones."""
    closed = draft.times.closed_year
    declaring = [unit for unit in units if unit.kind in _DECLARING]
    cases = _cases(closed)
    dealt, rest = deal(draft.rng, [unit for unit in declaring if unit.is_lasting], cases)
    for unit, (plans, is_complete, outcome, why) in dealt:
        for plan_year, submitted_on in plans:
            _submit(draft, unit, plan_year, submitted_on)
        if not is_complete:
            draft.leave_incomplete("training_plan", unit.key)
        draft.plant("QSH-15a", unit.key, outcome, why, closed.label)
    planted = {unit.key for unit, _ in dealt}
    for unit in declaring:
        years = (closed.first.year - 1, draft.times.year.first.year)
        for year in years if unit.key in planted else (*years, closed.first.year):
            _submit(draft, unit, year + 1, draft.some_day(date(year, _NOVEMBER, 1), date(year, _NOVEMBER, 30)))
    _forget_kind(draft, [unit for unit in rest if unit.is_lasting])


def _cases(closed: Span) -> list[_Case]:
    wanted = closed.first.year + 1
    late = closed.last + DAY
    on_time: _Case = ([(wanted, closed.last)], True, HOLDS, "12月31日申报")
    too_late: _Case = ([(wanted, late)], True, FAILS, "迟1日申报")
    return [
        *[on_time] * 2,
        ([(wanted, closed.last), (wanted, late)], True, HOLDS, "12月31日申报，次日又补充申报"),
        ([(wanted, closed.last)], False, HOLDS, "12月31日申报，登记不完整"),
        *[too_late] * 2,
        ([(wanted, late)], False, FAILS, "迟1日申报，登记不完整"),
        *[([], True, FAILS, "没有申报，登记完整")] * 2,
        ([(wanted - 1, closed.last)], True, FAILS, "只申报了另一年度的计划，登记完整"),
        *[([], False, UNKNOWN, "没有申报记录，登记不完整")] * 2,
        ([(wanted, None)], True, UNKNOWN, "申报日期未填"),
        ([(None, closed.last)], True, UNKNOWN, "计划年度未填"),
    ]


def _submit(draft: Draft, unit: Unit, plan_year: int | None, submitted_on: date | None) -> None:
    if submitted_on is None or (draft.is_past(submitted_on) and unit.exists_on(submitted_on)):
        draft.add("training_plan", unit=unit.key, plan_year=plan_year, submitted_on=submitted_on)


def _forget_kind(draft: Draft, units: list[Unit]) -> None:
    """Leave open for two units of what kind they are: it is unknown whether QSH-15a applies."""
    for unit in draft.rng.sample(units, 2):
        row = next(row for row in draft.rows["unit"] if row["unit"] == unit.key)
        row["kind"] = None
        for year in (draft.times.closed_year, draft.times.year):
            draft.plant("QSH-15a", unit.key, UNKNOWN, "单位类别未填", year.label)


def earn_credits(draft: Draft, officials: list[Official]) -> None:
    """Let everybody earn credits twice a year in the running cycle."""
    cycle, choice, randrange = draft.times.cycle, draft.rng.choice, draft.rng.randrange
    points = [Decimal(number) / 2 for number in range(4, 21)]
    for year in range(cycle.first.year, cycle.last.year + 1):
        span = year_span(year)
        length = (min(span.last, draft.times.as_of) - span.first).days + 1
        for official in officials if length > 0 else ():
            for _ in range(2):
                earned_on = span.first + timedelta(days=randrange(length))
                draft.add(
                    "credit", person=official.key, course=choice(_COURSES), points=choice(points), earned_on=earned_on
                )
