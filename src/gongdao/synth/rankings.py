"""Annual rankings, last places and yellow cards; what is planted in them: QSH-29g, 29h.

Each district of a snapshot is a locality of its own, ranked apart from the others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gongdao.synth.draft import FAILS, HOLDS, UNKNOWN, Draft
from gongdao.synth.establishment import RANKED, Establishment, Unit
from gongdao.synth.times import DAY

_YEARS = 6  # ours: assessment years with a ranking
_MAY = 5  # ours: by May the ranking of the year before stands, with all that follows from it
_PAIRS = {"A": 2, "B": 2, "C": 2, "D": 1}  # ours: how often a unit is last in two successive years
_TIED_LAST = {("D", 2), ("D", 3)}  # ours: the years, counted from the first, in which two units share the last place


@dataclass(frozen=True)
class Fate:
    """What follows from a last place, and what QSH-29g says of it; `approved` of None means no decision yet."""

    cause: str | None
    approved: bool | None
    has_card: bool
    outcome: str
    why: str


CARD = Fate("subjective", approved=True, has_card=True, outcome=HOLDS, why="末位，主观原因，批准后发黄牌")
NO_CAUSE = Fate(None, approved=None, has_card=False, outcome=UNKNOWN, why="末位，原因尚未认定")
_FATES = (
    NO_CAUSE,
    Fate("subjective", approved=False, has_card=True, outcome=FAILS, why="末位，未获批准而发黄牌"),
    Fate("subjective", approved=True, has_card=False, outcome=FAILS, why="末位，已批准而未发黄牌"),
    Fate("objective", approved=True, has_card=True, outcome=FAILS, why="末位，客观原因而发黄牌"),
    Fate("objective", approved=False, has_card=False, outcome=HOLDS, why="末位，客观原因，不发黄牌"),
    Fate("subjective", approved=None, has_card=False, outcome=HOLDS, why="末位，主观原因，尚未决定"),
    Fate("subjective", approved=False, has_card=False, outcome=HOLDS, why="末位，主观原因，未获批准"),
)


@dataclass(frozen=True)
class Opening:
    """The government post opened after a second card (the Party post always is), and what QSH-29h says."""

    outcome: str
    why: str
    days_after: int | None = 0
    method: str | None = "open_recommendation"
    exists: bool = True


_OPENINGS = (
    Opening(HOLDS, "连续两年黄牌，当日公推党政正职"),
    Opening(HOLDS, "连续两年黄牌，次月公推党政正职", days_after=30),
    Opening(FAILS, "连续两年黄牌，只公推党委一方", exists=False),
    Opening(FAILS, "连续两年黄牌，政府正职公开早1日", days_after=-1),
    Opening(FAILS, "连续两年黄牌，政府正职定向推荐", method="directed_recommendation"),
    Opening(UNKNOWN, "连续两年黄牌，公开日期未填", days_after=None),
    Opening(UNKNOWN, "连续两年黄牌，选拔方式未填", method=None),
)


@dataclass
class Board:
    """The ranking of one group in one year, from first to last place; `tie` are the positions that share a place."""

    group: str
    year: int
    units: list[Unit]
    tie: range = field(default_factory=lambda: range(0))
    keys: list[str] = field(default_factory=list)


def rank(draft: Draft, establishment: Establishment) -> list[Board]:
    """Rank every group for six years."""
    units = {group: _members(establishment, group) for group in _PAIRS}
    boards = [_board(draft, group, year, units[group]) for group in _PAIRS for year in ranked_years(draft)]
    _choose_last(draft, boards, units)
    _choose_ties(draft, boards)
    for board in boards:
        _publish(draft, board)
    _follow_up(draft, boards)
    return boards


def ranked_years(draft: Draft) -> range:
    """Give the assessment years that are ranked on the day."""
    as_of = draft.times.as_of
    latest = as_of.year - (1 if as_of.month >= _MAY else 2)
    return range(latest - _YEARS + 1, latest + 1)


def _members(establishment: Establishment, group: str) -> list[Unit]:
    return establishment.of_kind(*(kind for kind, wanted in RANKED.items() if wanted == group))


def _board(draft: Draft, group: str, year: int, units: list[Unit]) -> Board:
    return Board(group, year, draft.rng.sample(units, len(units)))


def _choose_last(draft: Draft, boards: list[Board], units: dict[str, list[Unit]]) -> None:
    """Let some units be last twice running, the others once."""
    for group, pairs in _PAIRS.items():
        mine = [board for board in boards if board.group == group]
        chosen = draft.rng.sample(units[group], _YEARS - pairs)
        last = [unit for unit in chosen[:pairs] for _ in range(2)] + chosen[pairs:]
        for board, unit in zip(mine, last, strict=True):
            board.units.remove(unit)
            board.units.append(unit)


def _choose_ties(draft: Draft, boards: list[Board]) -> None:
    """Let places be shared: the last one, or the one at which the group of those who are visited ends."""
    this_year = draft.times.as_of.year
    is_b_tied = draft.rng.randrange(3) == 0
    for board in boards:
        size, index = len(board.units), board.year - ranked_years(draft)[0]
        if (board.group, index) in _TIED_LAST or (board.group == "B" and board.year == this_year - 1 and is_b_tied):
            board.tie = range(size - 2, size)
        elif board.group == "C" and board.year == this_year - 2:
            board.tie = range(size - 6, size - 3)
        elif board.group == "A" and board.year == this_year - 1:
            board.tie = range(size - 4, size - 2)


def _publish(draft: Draft, board: Board) -> None:
    for position, unit in enumerate(board.units):
        place = board.tie[0] if position in board.tie else position
        key = draft.add(
            "ranking",
            unit=unit.key,
            group=board.group,
            assessment_year=board.year,
            locality=f"D{draft.number}",
            rank=place + 1,
            published_on=date(board.year + 1, 1, 25),
        )
        board.keys.append(key)


def _follow_up(draft: Draft, boards: list[Board]) -> None:
    """Deal fates to the last places: cards to those who are last twice running, others by chance."""
    fates, openings = list(_FATES), list(_OPENINGS)
    draft.rng.shuffle(fates)
    draft.rng.shuffle(openings)
    for board in boards:
        index = board.year - ranked_years(draft)[0]
        is_pair = index < 2 * _PAIRS[board.group]
        if len(board.units) - 1 in board.tie:
            for key in board.keys[board.tie[0] :]:
                draft.plant("QSH-29g", key, UNKNOWN, "末位并列")
            continue
        fate = CARD if is_pair else fates.pop() if fates else NO_CAUSE
        card = _suffer(draft, board, fate)
        draft.plant("QSH-29g", board.keys[-1], fate.outcome, fate.why)
        if is_pair and index % 2:
            _open(draft, board, card, openings.pop())


def _suffer(draft: Draft, board: Board, fate: Fate) -> str:
    """Record cause, decision and card; give the key of the card."""
    about = {"unit": board.units[-1].key, "assessment_year": board.year}
    if fate.cause:
        draft.add("cause_finding", **about, cause=fate.cause, found_on=date(board.year + 1, 2, 20))
    if fate.approved is not None:
        decided_on = date(board.year + 1, 3, 10)
        draft.add("decision", **about, matter="yellow_card", approved=fate.approved, decided_on=decided_on)
    return draft.add("yellow_card", **about, issued_on=_issued_on(board)) if fate.has_card else ""


def _issued_on(board: Board) -> date:
    return date(board.year + 1, 3, 20)


def _open(draft: Draft, board: Board, card: str, opening: Opening) -> None:
    unit, issued_on = board.units[-1].key, _issued_on(board)
    draft.add("opened_post", unit=unit, line="party", method="open_recommendation", opened_on=issued_on)
    if opening.exists:
        opened_on = None if opening.days_after is None else issued_on + opening.days_after * DAY
        draft.add("opened_post", unit=unit, line="government", method=opening.method, opened_on=opened_on)
    draft.plant("QSH-29h", card, opening.outcome, opening.why)
