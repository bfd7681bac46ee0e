"""By what the clauses of a document are carried, as bars of equal scale with their numbers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gongdao.engine.clauses import Clause
from gongdao.web.rules.words import STATUS_HEADS, STATUSES
from gongdao.web.shell.presenters import Link

WIDTH = 100  # ours: of a drawing that is stretched to its place


@dataclass(frozen=True)
class Part:
    """One stretch of a bar."""

    status: str
    at: float
    width: float


@dataclass(frozen=True)
class Bar:
    """The clauses of one division by what carries them."""

    name: Link
    total: int
    parts: tuple[Part, ...]
    numbers: tuple[int, ...]
    words: str


@dataclass(frozen=True)
class Chart:
    """Bars of one scale, with what each stretch means."""

    caption: str
    first: str
    legend: tuple[tuple[str, str], ...]
    bars: tuple[Bar, ...]


def chart(caption: str, first: str, divisions: Iterable[tuple[Link, Iterable[Clause]]]) -> Chart:
    """Draw one bar for each division that has clauses; the longest takes the whole width."""
    counted = [(name, Counter(str(clause.status) for clause in clauses)) for name, clauses in divisions]
    longest = max((count.total() for _, count in counted), default=0)
    bars = tuple(_bar(name, count, longest) for name, count in counted if count.total())
    return Chart(caption, first, tuple(STATUS_HEADS.items()), bars)


def _bar(name: Link, count: Counter[str], longest: int) -> Bar:
    numbers = tuple(count[status] for status in STATUSES)
    parts = []
    before = 0
    for status in STATUSES:
        if count[status]:
            parts.append(Part(status, _scaled(before, longest), _scaled(count[status], longest)))
        before += count[status]
    words = "，".join(f"{word}{count[status]}条" for status, word in STATUSES.items() if count[status])
    return Bar(name, count.total(), tuple(parts), numbers, f"{name.text}：{words}")


def _scaled(number: int, longest: int) -> float:
    return round(number * WIDTH / longest, 2)
