"""Inspectors for the units that were ranked low, and what is planted in them: QSH-30b to 30e."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from gongdao.synth.careers import Official
from gongdao.synth.draft import FAILS, HOLDS, UNKNOWN, Draft
from gongdao.synth.rankings import Board
from gongdao.synth.times import DAY

_PLACES = {"A": ("QSH-30b", 3), "B": ("QSH-30c", 1), "C": ("QSH-30d", 5), "D": ("QSH-30e", 5)}

Act = Callable[[Draft, str, str], None]
Case = tuple[Act, str, str]


def post_inspectors(draft: Draft, boards: list[Board], officials: list[Official]) -> None:
    """Send inspectors to the last of each group in the closed and the running year; plant in the closed one."""
    year = draft.times.as_of.year
    inspectors = [official.key for official in officials if official.present.post.category != "leading"]
    inspectors = inspectors or [official.key for official in officials]
    for board in boards:
        clause, places = _PLACES[board.group]
        sure = [key for key, position in _low(board, places) if position not in board.tie]
        open_places = [key for key, position in _low(board, places) if position in board.tie]
        units = dict(zip(board.keys, (unit.key for unit in board.units), strict=True))
        if board.year == year - 1:
            _send_now(draft, clause, sure, units, inspectors)
        elif board.year == year - 2:
            for key, (act, outcome, why) in zip(sure, _cases(draft, board.group), strict=True):
                act(draft, units[key], draft.rng.choice(inspectors))
                draft.plant(clause, key, outcome, why, str(year - 1))
        for key in open_places if board.year >= year - 2 else ():
            draft.plant(clause, key, UNKNOWN, "名次并列，是否在末位范围内未定", str(board.year + 1))


def _low(board: Board, places: int) -> list[tuple[str, int]]:
    """List the entries that are among the last for sure, and those that share the place at which these end."""
    size = len(board.units)
    low = set(range(size - places, size))
    if low & set(board.tie) and not set(board.tie) <= low:
        low |= set(board.tie)
    return [(board.keys[position], position) for position in sorted(low)]


def _send_now(draft: Draft, clause: str, keys: list[str], units: dict[str, str], inspectors: list[str]) -> None:
    """Send an inspector to every other one; the year is not over, so all of them hold so far."""
    year = draft.times.as_of.year
    for number, key in enumerate(keys):
        if number % 2 == 0:
            _sent(year)(draft, units[key], draft.rng.choice(inspectors))
        draft.plant(clause, key, HOLDS, "年度未满，尚可派驻" if number % 2 else "已派驻", str(year))


def _cases(draft: Draft, group: str) -> list[Case]:
    year = draft.times.closed_year.first.year
    holds: Case = (_sent(year), HOLDS, "已派驻")
    fails: Case = (_not_sent, FAILS, "没有派驻，登记完整")
    unknown: Case = (_incomplete(None), UNKNOWN, "没有派驻记录，登记不完整")
    cases = {
        "A": [holds, fails, (_incomplete(draft.times.closed_year.last - DAY), UNKNOWN, "没有派驻记录，登记差1日完整")],
        "B": [draft.rng.choice([holds, fails, unknown])],
        "C": [holds, fails, unknown],
        "D": [
            holds,
            fails,
            unknown,
            (_sent(year - 1), FAILS, "只在上一年度派驻，登记完整"),
            (_sent(None), UNKNOWN, "派驻年度未填"),
        ],
    }[group]
    return draft.rng.sample(cases, len(cases))


def _sent(year: int | None) -> Act:
    def act(draft: Draft, unit: str, inspector: str) -> None:
        posted_on = date(year or draft.times.closed_year.first.year, 4, 1)
        draft.add("inspector_posting", unit=unit, inspector=inspector, posting_year=year, posted_on=posted_on)

    return act


def _not_sent(_: Draft, __: str, ___: str) -> None:
    return


def _incomplete(until: date | None) -> Act:
    def act(draft: Draft, unit: str, _: str) -> None:
        draft.leave_incomplete("inspector_posting", unit, until)

    return act
