"""What is planted in careers: QSH-20b, 20c, 20d, 3b."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from gongdao.facts.partial import PartialDate
from gongdao.synth.careers import Official, Spell, move, resettle
from gongdao.synth.draft import FAILS, HOLDS, NOT_CONFIGURED, UNKNOWN, Draft, deal
from gongdao.synth.times import DAY

_PLAN, _MUST = 8, 10  # QSH-20b, QSH-20c: full years in the same post


Change = Callable[[Draft, Official], None]


@dataclass(frozen=True)
class Case:
    """A change to one career, and the outcomes that it must have once its keys are known."""

    change: Change
    outcomes: dict[str, str]
    why: str
    exception: str = ""


def plant_careers(draft: Draft, deputies: list[Official]) -> tuple[list[tuple[Official, Case]], list[Official]]:
    """Change some careers before they are written; give these with their cases, and the deputies left as they were."""
    cases = [*_full_years(draft), *_chains(), *_unknowns(), *_places()]
    dealt, rest = deal(draft.rng, deputies, cases)
    for official, case in dealt:
        case.change(draft, official)
    return dealt, rest


def blur_posts(draft: Draft, officials: list[Official]) -> None:
    """Move these, before they are written, to posts of which nobody knows how high they stand.

    Half of the posts may be main leaders' (QSH-2c), half district leaders' (QSH-10b to 10d).
    """
    for number, official in enumerate(officials):
        if number % 2:
            move(draft, official, "职务待核", is_main_leader=None, line="party")
        else:
            move(draft, official, "职务待核", is_district_leader=None)


def note_careers(draft: Draft, planted: list[tuple[Official, Case]], officials: list[Official]) -> None:
    """Note the outcomes when everybody has a key."""
    for official, case in planted:
        for clause, outcome in case.outcomes.items():
            draft.plant(clause, official.present.key, outcome, case.why)
        if case.exception:
            draft.grant(case.exception, official.present.key, "工作需要，经研究暂不调整")
    _lose_place(draft, officials, {official.unit.key for official, _ in planted})
    for official in officials:
        _note_credits(draft, official)


def _full_years(draft: Draft) -> list[Case]:
    times = draft.times
    eight, ten = times.reached(_PLAN), times.reached(_MUST)
    planned, bound = {"QSH-20b": FAILS, "QSH-20c": HOLDS}, {"QSH-20c": FAILS}
    is_over = times.is_month_end
    eight_in_month = planned if is_over else {"QSH-20b": UNKNOWN, "QSH-20c": HOLDS}
    ten_in_month = bound if is_over else {"QSH-20b": UNKNOWN, "QSH-20c": UNKNOWN}
    return [
        *[Case(_since(eight), planned, "同一职位恰满8年")] * 2,
        Case(_since(eight), planned, "同一职位恰满8年，有例外", "QSH-20b"),
        *[Case(_since(eight + DAY), {"QSH-20b": HOLDS}, "差1天满8年")] * 2,
        *[Case(_since(ten), bound, "同一职位恰满10年")] * 2,
        Case(_since(ten - 400 * DAY), bound, "同一职位满11年，例外对必须条款无效", "QSH-20c"),
        *[Case(_since(ten + DAY), planned, "差1天满10年")] * 2,
        Case(_since(PartialDate.parse(eight.isoformat()[:7])), eight_in_month, "满8年的月份，日不详"),
        Case(_since(PartialDate.parse(ten.isoformat()[:7])), ten_in_month, "满10年的月份，日不详"),
    ]


def _chains() -> list[Case]:
    planned = {"QSH-20b": FAILS, "QSH-20c": HOLDS}
    return [
        Case(_chain("regular", 0), planned, "同一职位连任，合计满9年"),
        Case(_chain("regular", 1), {"QSH-20b": HOLDS}, "中断1天，重新起算"),
        Case(_chain("acting", 0), {"QSH-20b": HOLDS}, "此前为主持工作，不计入"),
        Case(_seconded, {}, "双向挂职，不适用"),
        Case(_left, {}, "当日已不再任职，不适用"),
    ]


def _unknowns() -> list[Case]:
    every = dict.fromkeys(("QSH-20b", "QSH-20c", "QSH-20d"), UNKNOWN)
    return [
        *[Case(_unknown_start, every, "任职起始未填")] * 2,
        *[Case(_unknown_kind, every, "任职方式未填")] * 2,
        *[Case(_unknown_category, every, "职位类别未填")] * 2,
    ]


def _places() -> list[Case]:
    return [
        *[Case(_grew_up_here, {"QSH-20d": FAILS}, "成长地即任职地")] * 2,
        Case(_grew_up_here, {"QSH-20d": FAILS}, "成长地即任职地，有例外", "QSH-20d"),
        *[Case(_grew_up_near, {"QSH-20d": HOLDS}, "成长地与任职地名称相近而不同")] * 2,
        *[Case(_grew_up_nowhere, {"QSH-20d": UNKNOWN}, "成长地未填")] * 2,
    ]


def _since(start: date | PartialDate) -> Change:
    known = PartialDate.of_day(start) if isinstance(start, date) else start

    def change(draft: Draft, official: Official) -> None:
        resettle(draft, official, [replace(official.present, start=known)], known.first)

    return change


def _chain(earlier_kind: str, gap_days: int) -> Change:
    """Hold the same post twice, for five years and then four."""

    def change(draft: Draft, official: Official) -> None:
        first, second = draft.times.reached(_PLAN + 1), draft.times.reached(_PLAN // 2)
        break_on = PartialDate.of_day(second - gap_days * DAY)
        earlier = replace(official.present, start=PartialDate.of_day(first), end=break_on, kind=earlier_kind)
        later = replace(official.present, start=PartialDate.of_day(second))
        resettle(draft, official, [earlier, later], first)

    return change


def _seconded(draft: Draft, official: Official) -> None:
    _since(draft.times.reached(_PLAN + 1))(draft, official)
    official.present.kind, official.present.counts = "secondment", False


def _left(draft: Draft, official: Official) -> None:
    _since(draft.times.reached(_PLAN + 1))(draft, official)
    official.present.end = PartialDate.of_day(draft.times.as_of)


def _unknown_start(_: Draft, official: Official) -> None:
    official.present.start = None


def _unknown_kind(_: Draft, official: Official) -> None:
    official.present.kind = None


def _unknown_category(draft: Draft, official: Official) -> None:
    move(draft, official, "职务待核", category=None)


def _grew_up_here(_: Draft, official: Official) -> None:
    official.upbringing_place = official.unit.place


def _grew_up_near(_: Draft, official: Official) -> None:
    official.upbringing_place = f"{official.unit.place}东"


def _grew_up_nowhere(_: Draft, official: Official) -> None:
    official.upbringing_place = None


def _lose_place(draft: Draft, officials: list[Official], untouchable: set[str]) -> None:
    """Take the place from one unit: all who hold a leading post there are unknown to QSH-20d."""
    able = sorted({o.unit.key for o in officials if o.present.post.is_deputy} - untouchable)
    if not able:
        return
    unit = draft.rng.choice(able)
    row = next(row for row in draft.rows["unit"] if row["unit"] == unit)
    row["place"] = None
    for official in officials:
        if official.unit.key == unit and official.present.post.category == "leading":
            draft.plant("QSH-20d", official.present.key, UNKNOWN, "单位所在地未填")


def _note_credits(draft: Draft, official: Official) -> None:
    """No cycle can be judged by QSH-3b: the source gives no number. Whether it applies may itself be unknown."""
    times = draft.times
    for cycle, day in ((times.cycle, times.as_of), (times.closed_cycle, times.closed_cycle.last)):
        held = {_leads_on(spell, day) for spell in official.spells}
        if True in held:
            draft.plant("QSH-3b", official.key, NOT_CONFIGURED, "学分等次标准未设定", cycle.label)
        elif None in held:
            draft.plant("QSH-3b", official.key, UNKNOWN, "是否在领导职务上无法判断", cycle.label)


def _leads_on(spell: Spell, day: date) -> bool | None:
    lasts = spell.lasts_on(day)
    if lasts is False or spell.post.category not in ("leading", None):
        return False
    return lasts if spell.post.category else None
