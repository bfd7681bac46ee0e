"""Votes on officials, and awards that count as a bonus; what is planted in them: QSH-19f, 28f, 29a, 29b."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongdao.synth.careers import Official
from gongdao.synth.draft import FAILS, HOLDS, UNKNOWN, Draft

_AWARDS = ("优秀共产党员", "先进工作者", "优秀公务员", "五一劳动奖章", "脱贫攻坚先进个人")
_LEVELS = ("province", "city", "district")
_RECOMMENDED_SHARE, _AWARDED_SHARE = 12, 10  # ours: one official in so many
_SPOILT, _MISSING = 4, 6  # ours: ballots that are not valid or do not come back, so that no two totals agree


@dataclass(frozen=True)
class Vote:
    """A tally to plant: its cells, the outcomes, and whether an exception is recorded."""

    cells: dict[str, object]
    outcomes: dict[str, str]
    why: str
    has_exception: bool = False


def vote(draft: Draft, officials: list[Official]) -> None:
    """Let every leading official be evaluated, some recommended, and plant tallies on the edge."""
    for official in officials:
        if official.present.post.category == "leading":
            _tally(draft, official, _evaluation(*_good_votes(draft)))
        if draft.rng.randrange(_RECOMMENDED_SHARE) == 0:
            valid = draft.rng.randrange(30, 60)
            in_favour = valid * 8 // 10  # ours: far above one half
            _tally(draft, official, _recommendation(valid, in_favour))
    for planted in _recommendations() + _evaluations():
        key = _tally(draft, draft.rng.choice(officials), planted.cells)
        for clause, outcome in planted.outcomes.items():
            draft.plant(clause, key, outcome, planted.why)
        if planted.has_exception:
            draft.grant("QSH-19f", key, "专业岗位，经研究列入考察")


def _good_votes(draft: Draft) -> tuple[int, int, int, int]:
    """Give votes far above two thirds and far below one third."""
    excellent, competent = draft.rng.randrange(20, 40), draft.rng.randrange(15, 25)
    return excellent, competent, draft.rng.randrange(3), draft.rng.randrange(2)


def _recommendation(valid: int, in_favour: int | None) -> dict[str, object]:
    return {"purpose": "recommendation", "scope": "own_unit", "in_favour": in_favour} | _ballots(valid)


def _evaluation(excellent: int | None, competent: int, basically: int, incompetent: int | None) -> dict[str, object]:
    return {
        "purpose": "evaluation",
        "scope": "own_unit",
        "excellent": excellent,
        "competent": competent,
        "basically_competent": basically,
        "incompetent": incompetent,
        "abstained": 0,
        "masses_dissatisfied": False,
    } | _ballots((excellent or 0) + competent + basically + (incompetent or 0))


def _ballots(valid: int) -> dict[str, object]:
    returned = valid + _SPOILT
    return {"issued": returned + _MISSING, "returned": returned, "valid": valid}


def _recommendations() -> list[Vote]:
    def planted(cells: dict[str, object], outcome: str, why: str, *, has_exception: bool = False) -> Vote:
        return Vote(cells, {"QSH-19f": outcome}, why, has_exception)

    district = _recommendation(40, 5) | {"scope": "district"}
    return [
        *[planted(_recommendation(40, 20), HOLDS, "推荐票恰为有效票的一半")] * 2,
        *[planted(_recommendation(40, 19), FAILS, "推荐票差1票达到一半")] * 2,
        planted(_recommendation(41, 20), FAILS, "有效票为单数，推荐票差半票"),
        planted(_recommendation(40, 19), FAILS, "推荐票不到一半，有例外", has_exception=True),
        planted(_recommendation(40, 19) | {"scope": None}, UNKNOWN, "投票范围未填"),
        planted(_recommendation(40, None), UNKNOWN, "推荐票数未填"),
        planted(_recommendation(40, 20) | {"valid": None}, UNKNOWN, "有效票数未填"),
        Vote(district, {}, "全区范围的推荐，不适用"),
    ]


def _evaluations() -> list[Vote]:
    a, b = "QSH-29a", "QSH-29b"
    good = _evaluation(25, 15, 10, 10)
    return [
        *[Vote(good, {a: HOLDS, b: HOLDS}, "优秀和称职恰为三分之二")] * 2,
        *[Vote(_evaluation(25, 14, 11, 10), {a: FAILS, b: HOLDS}, "优秀和称职差1票达到三分之二")] * 2,
        Vote(_evaluation(25, 15, 11, 10), {a: FAILS, b: HOLDS}, "优秀和称职40票，有效票61票"),
        *[Vote(_evaluation(25, 15, 0, 20), {a: HOLDS, b: HOLDS}, "不称职恰为三分之一")] * 2,
        *[Vote(_evaluation(25, 14, 0, 21), {a: FAILS, b: FAILS}, "不称职超过三分之一1票")] * 2,
        Vote(_evaluation(40, 18, 1, 1) | {"masses_dissatisfied": True}, {a: FAILS, b: HOLDS}, "票数好，群众不满意"),
        Vote(good | {"masses_dissatisfied": None}, {a: HOLDS, b: HOLDS}, "群众是否满意未填，按未认定处理"),
        Vote(good | {"excellent": None}, {a: UNKNOWN, b: HOLDS}, "优秀票数未填"),
        Vote(
            good | {"excellent": None, "masses_dissatisfied": True},
            {a: FAILS, b: HOLDS},
            "优秀票数未填，但群众不满意",
        ),
        Vote(good | {"incompetent": None}, {a: HOLDS, b: UNKNOWN}, "不称职票数未填"),
        *[Vote(good | {"valid": None}, {a: UNKNOWN, b: UNKNOWN}, "有效票数未填")] * 2,
    ]


def _tally(draft: Draft, official: Official, cells: dict[str, object]) -> str:
    year = draft.times.closed_year.first.year
    held_on = draft.some_day(date(year, 11, 1), date(year, 12, 31))
    return draft.add("tally", person=official.key, unit=official.unit.key, held_on=held_on, **cells)


def award(draft: Draft, officials: list[Official]) -> None:
    """Honour some officials; who claims a bonus does so in the same year, but for the planted ones."""
    for official in officials:
        if draft.rng.randrange(_AWARDED_SHARE) == 0:
            year = draft.times.closed_year.first.year - draft.rng.randrange(3)
            awarded_on = draft.some_day(date(year, 1, 1), date(year, 6, 30))
            _claim(draft, official, awarded_on, date(year, 9, 1))
    for honoured_on, used_on, outcome, why in _claims(draft.times.closed_year.first.year):
        key = _claim(draft, draft.rng.choice(officials), honoured_on, used_on)
        draft.plant("QSH-28f", key, outcome, why)


def _claims(year: int) -> list[tuple[date | None, date | None, str, str]]:
    return [
        (date(year - 1, 1, 1), date(year, 12, 31), HOLDS, "表彰次年年末使用"),
        (date(year - 1, 7, 1), date(year, 3, 1), HOLDS, "表彰次年使用"),
        (date(year - 2, 12, 31), date(year, 1, 1), FAILS, "表彰第三年年初使用"),
        *[(date(year - 2, 7, 1), date(year, 3, 1), FAILS, "表彰第三年使用")] * 2,
        *[(None, date(year, 3, 1), UNKNOWN, "表彰日期未填")] * 2,
        (date(year - 1, 7, 1), None, UNKNOWN, "选拔日期未填"),
    ]


def _claim(draft: Draft, official: Official, awarded_on: date | None, round_on: date | None) -> str:
    name, level = draft.rng.choice(_AWARDS), draft.rng.choice(_LEVELS)
    honour = draft.add("award", person=official.key, name=name, level=level, awarded_on=awarded_on)
    label = f"{round_on.year}年竞争上岗" if round_on else "竞争上岗"
    if round_on and label not in {row["name"] for row in draft.rows["selection_round"]}:
        opened_on = date(round_on.year, 1, 1)
        draft.add("selection_round", name=label, category="other", method="competition", opened_on=opened_on)
    return draft.add("bonus_claim", award=honour, person=official.key, round=label, round_on=round_on)
