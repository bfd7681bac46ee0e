"""Unknown as a value: three-valued logic and spans.

A truth is True, False or None (unknown). A span is a number or a day of which the lowest and the highest possible
value are known; None at an end means no bound, so `Span(None, None)` is a value that is not known at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any, NamedTuple, TypeVar

Truth = bool | None
Quantity = int | Decimal | date
Asked = TypeVar("Asked")


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
    return _new(Span, (value, value))


_new = tuple.__new__  # what Span(…) does in the end


def all_of(parts: Sequence[Callable[[Asked], Truth]]) -> Callable[[Asked], Truth]:
    """Combine questions by and, asked in order until one no decides."""

    def all_parts(asked: Asked) -> Truth:
        result: Truth = True
        for part in parts:
            found = part(asked)
            if found is False:
                return False
            if found is None:
                result = None
        return result

    return all_parts


def any_of(parts: Sequence[Callable[[Asked], Truth]]) -> Callable[[Asked], Truth]:
    """Combine questions by or, asked in order until one yes decides."""

    def any_part(asked: Asked) -> Truth:
        result: Truth = False
        for part in parts:
            found = part(asked)
            if found:
                return True
            if found is None:
                result = None
        return result

    return any_part


def negate(part: Truth) -> Truth:
    """Turn yes into no; unknown stays."""
    return None if part is None else not part


# Every row of every quantity is compared: these three call nothing.


def is_less(left: Span, right: Span) -> Truth:
    """Tell whether a value is below another; unknown when possible values disagree."""
    (low, high), (least, most) = left, right
    if high is not None and least is not None and high < least:  # type: ignore[operator]
        return True
    return False if most is not None and low is not None and most <= low else None  # type: ignore[operator]


def is_at_most(left: Span, right: Span) -> Truth:
    """Tell whether a value is not above another; unknown when possible values disagree."""
    (low, high), (least, most) = left, right
    if high is not None and least is not None and high <= least:  # type: ignore[operator]
        return True
    return False if most is not None and low is not None and most < low else None  # type: ignore[operator]


def is_same(left: Span, right: Span) -> Truth:
    """Tell whether two values are one; unknown when possible values disagree."""
    (low, high), (least, most) = left, right
    if low is not None and low == high and least == low and most == low:
        return True
    is_below = high is not None and least is not None and high < least  # type: ignore[operator]
    is_above = most is not None and low is not None and most < low  # type: ignore[operator]
    return False if is_below or is_above else None


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
