"""Unknown as a value: three-valued logic and spans.

A truth is True, False or None (unknown). A span is a number or a day of which the lowest and the highest possible
value are known; None at an end means no bound, so `Span(None, None)` is a value that is not known at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any, NamedTuple

Truth = bool | None
Quantity = int | Decimal | date


class Span(NamedTuple):
    """The lowest and highest possible value of a number or day."""

    low: Quantity | None
    high: Quantity | None

    @property
    def is_exact(self) -> bool:
        """Tell whether there is one value only."""
        return self.low is not None and self.low == self.high


UNKNOWN = Span(None, None)


def exactly(value: Quantity | None) -> Span:
    """Make the span of one value; None is unknown."""
    return Span(value, value)


def all_of(parts: Iterable[Truth]) -> Truth:
    """Combine by and: one no decides."""
    result: Truth = True
    for part in parts:
        if part is False:
            return False
        if part is None:
            result = None
    return result


def any_of(parts: Iterable[Truth]) -> Truth:
    """Combine by or: one yes decides."""
    result: Truth = False
    for part in parts:
        if part:
            return True
        if part is None:
            result = None
    return result


def negate(part: Truth) -> Truth:
    """Turn yes into no; unknown stays."""
    return None if part is None else not part


def is_less(left: Span, right: Span) -> Truth:
    """Tell whether a value is below another; unknown when possible values disagree."""
    return _decide(yes=_less(left.high, right.low), no=_at_most(right.high, left.low))


def is_at_most(left: Span, right: Span) -> Truth:
    """Tell whether a value is not above another; unknown when possible values disagree."""
    return _decide(yes=_at_most(left.high, right.low), no=_less(right.high, left.low))


def is_same(left: Span, right: Span) -> Truth:
    """Tell whether two values are one; unknown when possible values disagree."""
    apart = _less(left.high, right.low) or _less(right.high, left.low)
    return _decide(yes=left.is_exact and right.is_exact and left.low == right.low, no=apart)


COMPARISONS: dict[str, Callable[[Span, Span], Truth]] = {
    "<": is_less,
    "<=": is_at_most,
    ">": lambda left, right: is_less(right, left),
    ">=": lambda left, right: is_at_most(right, left),
    "==": is_same,
    "!=": lambda left, right: negate(is_same(left, right)),
}


def compare(op: str, left: Span, right: Span) -> Truth:
    """Compare two spans; unknown when possible values disagree. Raises ValueError for an unknown operator."""
    if op not in COMPARISONS:
        raise ValueError(op)
    return COMPARISONS[op](left, right)


def plus(left: Span, right: Span) -> Span:
    """Add two numbers, or a number of days to a day."""
    return Span(_add(left.low, right.low), _add(left.high, right.high))


def times(left: Span, right: Span) -> Span:
    """Multiply by an exact number that is not negative."""
    return Span(_multiply(left.low, right.low), _multiply(left.high, right.high))


def minus(left: Span, right: Span) -> Span:
    """Take a number from a number, or a number of days from a day."""
    return Span(_take(left.low, right.high), _take(left.high, right.low))


def negative(value: Span) -> Span:
    """Give the number below zero that is as far from it."""
    return minus(exactly(0), value)


def floor_divided(left: Span, right: Span) -> Span:
    """Say how often an exact number above zero goes into a number."""
    by = right.low
    if not isinstance(by, (int, Decimal)) or by <= 0:
        return UNKNOWN
    return Span(_floor(left.low, by), _floor(left.high, by))


def least(left: Span, right: Span) -> Span:
    """Give the lesser value; it is not above the one that is known, whatever the other."""
    return Span(_both(left.low, right.low, min), _either(left.high, right.high, min))


def greatest(left: Span, right: Span) -> Span:
    """Give the greater value; it is not below the one that is known, whatever the other."""
    return Span(_either(left.low, right.low, max), _both(left.high, right.high, max))


def _decide(*, yes: bool, no: bool) -> Truth:
    if yes:
        return True
    return False if no else None


def _less(left: Quantity | None, right: Quantity | None) -> bool:
    return left is not None and right is not None and left < right  # type: ignore[operator]


def _at_most(left: Quantity | None, right: Quantity | None) -> bool:
    return left is not None and right is not None and left <= right  # type: ignore[operator]


def _add(left: Quantity | None, right: Quantity | None) -> Quantity | None:
    if left is None or right is None:
        return None
    if isinstance(left, date):
        return left + timedelta(days=int(right))  # type: ignore[arg-type, no-any-return]
    return left + right  # type: ignore[operator]


def _multiply(left: Quantity | None, right: Quantity | None) -> Quantity | None:
    if left is None or right is None:
        return None
    return left * right  # type: ignore[operator]


def _take(left: Quantity | None, right: Quantity | None) -> Quantity | None:
    if left is None or right is None:
        return None
    if isinstance(left, date):
        return left - timedelta(days=int(right))  # type: ignore[arg-type, no-any-return]
    return left - right  # type: ignore[operator]


def _floor(value: Quantity | None, by: int | Decimal) -> int | None:
    return floor(Fraction(value) / Fraction(by)) if isinstance(value, (int, Decimal)) else None


Choose = Callable[[Any, Any], Any]


def _both(one: Quantity | None, other: Quantity | None, choose: Choose) -> Quantity | None:
    return None if one is None or other is None else choose(one, other)


def _either(one: Quantity | None, other: Quantity | None, choose: Choose) -> Quantity | None:
    if one is None or other is None:
        return other if one is None else one
    return choose(one, other)  # type: ignore[no-any-return]
