"""What the rows of a quantity come to, of which each counts certainly or perhaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial

from gongdao.engine.truth import UNKNOWN, Quantity, Span, Truth

Values = list[tuple[Span, Truth]]


def count_of(rows: Sequence[tuple[object, Truth]]) -> Span:
    """Count the rows: those that count for certain, and with them those that may."""
    return Span(sum(1 for _, matches in rows if matches), len(rows))


def exists_in(rows: Sequence[tuple[object, Truth]]) -> Truth:
    """Tell whether there is a row, certainly or perhaps."""
    if any(matches for _, matches in rows):
        return True
    return None if rows else False


def sum_of(values: Values) -> Span:
    """Add up the values; a row that may count can only raise the sum."""
    low = sum((value.low for value, matches in values if matches and value.low is not None), start=0)
    highs = [value.high for value, _ in values]
    return Span(low, None if None in highs else sum(highs, start=0))  # type: ignore[arg-type]


def distinct_in(values: Values) -> Span:
    """Count different values; one that is not known exactly may be a new one."""
    certain = {value.low for value, matches in values if matches and value.is_exact}
    possible = {value.low for value, _ in values if value.is_exact}
    return Span(len(certain), len(possible) + sum(1 for value, _ in values if not value.is_exact))


def extreme_of(values: Values, *, smallest: bool) -> Span:
    """Give the least or greatest value; a row that may count can only move it outwards."""
    if not values:
        return UNKNOWN
    certain_lows = [value.low for value, matches in values if matches]
    certain_highs = [value.high for value, matches in values if matches]
    lows, highs = [value.low for value, _ in values], [value.high for value, _ in values]
    if smallest:
        return Span(_pick(lows, min), _known(certain_highs, min))
    return Span(_known(certain_lows, max), _pick(highs, max))


def start_of_chain(start: Span, rows: Iterable[tuple[Span, date | None, Truth]]) -> Span:
    """Walk back from the start of a chain's last row; each row has its start, its last possible end, and a truth.

    A row belongs to the chain when it ends no earlier than the later one begins. Days known to the month are read as
    touching when they may touch. A row that perhaps belongs to the chain may only move its start to an earlier day; one
    whose own start is not known leaves the chain without an earliest day.
    """
    rows = list(rows)
    known = [(begun, ended, belongs) for begun, ended, belongs in rows if begun.low is not None]
    latest = _walked_back(start, [(begun, ended) for begun, ended, belongs in known if belongs])
    earliest = _walked_back(start, [(begun, ended) for begun, ended, _ in known])
    ends = [ended for begun, ended, _ in rows if begun.low is None]
    is_open = any(end is None or end >= earliest.low for end in ends)  # type: ignore[operator]
    return Span(None if is_open else earliest.low, latest.high)


def _walked_back(start: Span, rows: list[tuple[Span, date | None]]) -> Span:
    for begun, ended in sorted(rows, key=lambda pair: (pair[0].low, pair[0].high), reverse=True):
        if begun.low <= start.low and (ended is None or ended >= start.low):  # type: ignore[operator]
            start = begun if begun.low < start.low else Span(start.low, min(begun.high, start.high))  # type: ignore[operator, type-var]
    return start


def _pick(values: list[Quantity | None], choose: Callable[..., Quantity]) -> Quantity | None:
    return None if None in values else choose(values)


def _known(values: list[Quantity | None], choose: Callable[..., Quantity]) -> Quantity | None:
    known = [value for value in values if value is not None]
    return choose(known) if known else None


TAKEN: dict[str, Callable[[Values], Span]] = {
    "sum": sum_of,
    "distinct": distinct_in,
    "min": partial(extreme_of, smallest=True),
    "max": partial(extreme_of, smallest=False),
}
