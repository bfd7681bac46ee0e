"""Spans as pairs of Polars expressions: the lowest and the highest possible value, as `truth` calculates with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import polars as pl

from gongdao.engine.changes import MIRRORED

Join = Callable[[pl.Expr, pl.Expr], pl.Expr]


@dataclass(frozen=True)
class Range:
    """The lowest and highest possible value; the same expression twice when the value is exact or not known.

    Decimals are whole numbers of the smallest part; `scale` says how many places these stand behind the point.
    """

    low: pl.Expr
    high: pl.Expr
    scale: int = 0

    @property
    def is_single(self) -> bool:
        """Tell whether both ends are the same expression."""
        return self.low is self.high


def single(value: pl.Expr, scale: int = 0) -> Range:
    """Make a range of one value."""
    return Range(value, value, scale)


def compare(op: str, left: Range, right: Range) -> pl.Expr:  # noqa: PLR0911 -- one line per operator
    """Compare two ranges; null when possible values disagree."""
    left, right = same_scale(left, right)
    if left.is_single and right.is_single:
        return ask(op, left.low, right.low)
    match op:
        case "<":
            return _decide(ask("<", left.high, right.low), ask(">=", left.low, right.high))
        case "<=":
            return _decide(ask("<=", left.high, right.low), ask(">", left.low, right.high))
        case ">":
            return compare("<", right, left)
        case ">=":
            return compare("<=", right, left)
        case "==":
            same = (left.low == left.high) & (right.low == right.high) & ask("==", left.low, right.low)
            apart = ask("<", left.high, right.low).fill_null(value=False) | ask(">", left.low, right.high)
            return _decide(same, apart)
        case "!=":
            return compare("==", left, right).not_()
        case _:
            raise ValueError(op)


def ask(op: str, left: pl.Expr, right: pl.Expr) -> pl.Expr:
    """Compare with the column on the left: Polars 2.1 gives `literal < constant column` the length of the literal."""
    if left.meta.root_names():
        return _OPERATORS[op](left, right)
    return _OPERATORS[MIRRORED[op]](right, left)


_OPERATORS: dict[str, Join] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
}


def each(value: Range, change: Callable[[pl.Expr], pl.Expr]) -> Range:
    """Change both ends alike; what grows must stay growing."""
    return single(change(value.low)) if value.is_single else Range(change(value.low), change(value.high))


def ends(one: Range, other: Range, join: Join, scale: int = 0) -> Range:
    """Join the lower ends and the upper ends, for what grows with both."""
    low = join(one.low, other.low)
    if one.is_single and other.is_single:
        return single(low, scale)
    return Range(low, join(one.high, other.high), scale)


def counted(since: Range, on: Range, count: Join) -> Range:
    """Count from one day to another: least from the latest first day to the earliest last one."""
    low = count(since.high, on.low)
    return single(low) if since.is_single and on.is_single else Range(low, count(since.low, on.high))


def negative(value: Range) -> Range:
    """Give the number below zero that is as far from it."""
    return single(-value.low, value.scale) if value.is_single else Range(-value.high, -value.low, value.scale)


def floor_divided(value: Range, by: Range) -> Range:
    """Say how often an exact number above zero goes into a number."""
    value, by = same_scale(value, by)
    return each(value, lambda end: pl.when(by.low > 0).then(end // by.low))


def least(one: Range, other: Range) -> Range:
    """Give the lesser value; it is not above the one that is known, whatever the other."""
    one, other = same_scale(one, other)
    return Range(_both(one.low, other.low, pl.min_horizontal), pl.min_horizontal(one.high, other.high), one.scale)


def greatest(one: Range, other: Range) -> Range:
    """Give the greater value; it is not below the one that is known, whatever the other."""
    one, other = same_scale(one, other)
    return Range(pl.max_horizontal(one.low, other.low), _both(one.high, other.high, pl.max_horizontal), one.scale)


def same_scale(left: Range, right: Range) -> tuple[Range, Range]:
    """Write two decimals with the same number of places."""
    scale = max(left.scale, right.scale)
    return _scaled(left, scale), _scaled(right, scale)


def _scaled(value: Range, scale: int) -> Range:
    if value.scale == scale:
        return value
    factor = 10 ** (scale - value.scale)
    return replace(each(value, lambda end: end * factor), scale=scale)


def _both(one: pl.Expr, other: pl.Expr, choose: Callable[..., pl.Expr]) -> pl.Expr:
    return pl.when(one.is_not_null() & other.is_not_null()).then(choose(one, other))


def _decide(yes: pl.Expr, no: pl.Expr) -> pl.Expr:
    return pl.when(yes).then(statement=True).when(no).then(statement=False)
