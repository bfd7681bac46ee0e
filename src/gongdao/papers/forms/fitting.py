"""How large a text can be in its cell: lines are counted as the field counts them, by full and half widths."""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

MILLIMETRES_PER_POINT = 25.4 / 72
_WIDE = {"W", "F", "A"}  # ambiguous signs such as “ and … are wide in Chinese fonts
# ours: digits of Song type take half a square, those of the types that stand in for it up to 0.58
_NARROW = 0.58
_STEP = 0.5
_LEADING = 1  # the distance of lines is the size and one point more


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; with a `prefix` its text, also where it wraps, stands at nine squares from the left."""

    text: str
    prefix: str | None = None


HANGING_SQUARES = 9  # half of the 18 columns of the official layout


def width_of(text: str) -> float:
    """Count the squares that a text takes on one line."""
    return sum(1.0 if unicodedata.east_asian_width(letter) in _WIDE else _NARROW for letter in text)


def count_lines(lines: Sequence[Line], squares: float) -> int:
    """Count printed lines when a line has room for so many squares; a wrapped line may lose one to punctuation."""
    return sum(_wrapped(line, squares) for line in lines)


def _wrapped(line: Line, squares: float) -> int:
    room = squares if line.prefix is None else squares - HANGING_SQUARES
    width = width_of(line.text)
    return 1 if width <= room else math.ceil(width / max(room - 1, 1))


def height_of(count: int, size: float) -> float:
    """Give the height of so many lines in millimetres."""
    return max(count * (size + _LEADING) - _LEADING, 0) * MILLIMETRES_PER_POINT


def fit(lines: Sequence[Line], width: float, height: float, largest: float, smallest: float) -> float | None:
    """Give the largest size, in steps of half a point, at which the lines fit into millimetres; none when none does."""
    size = largest
    while size >= smallest:
        squares = width / (size * MILLIMETRES_PER_POINT)
        if height_of(count_lines(lines, squares), size) <= height:
            return size
        size -= _STEP
    return None
