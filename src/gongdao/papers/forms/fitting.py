"""How large a text can be in its cell: lines are counted as the field counts them, by full and half widths."""

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

MILLIMETRES_PER_POINT = 25.4 / 72
_WIDE = {"W", "F", "A"}  # ambiguous signs such as “ and … are wide in Chinese fonts
# ours: digits of Song type take half a square, those of the types that stand in for it up to 0.62
_NARROW = 0.62
# ours: a quarter of a square where an ideograph meets a letter or digit
_ADDED = 0.25
_SEAMS = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])")
_STEP = 0.5
LEADING = 1  # the distance of lines is the size and one point more


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; with a `prefix` its text, also where it wraps, stands at nine squares from the left."""

    text: str
    prefix: str | None = None


HANGING_SQUARES = 9  # half of the 18 columns of the official layout


def width_of(text: str) -> float:
    """Count the squares that a text takes on one line, with the room that programs add around digits."""
    letters = sum(1.0 if unicodedata.east_asian_width(letter) in _WIDE else _NARROW for letter in text)
    return letters + _ADDED * len(_SEAMS.findall(text))


def count_lines(lines: Sequence[Line], squares: float) -> int:
    """Count printed lines when a line has room for so many squares; a wrapped line may lose one to punctuation."""
    return sum(_wrapped(line, squares) for line in lines)


def _wrapped(line: Line, squares: float) -> int:
    room = squares if line.prefix is None else squares - HANGING_SQUARES
    width = width_of(line.text)
    return 1 if width <= room else math.ceil(width / max(room - 1, 1))


def height_of(count: int, size: float) -> float:
    """Give the height of so many lines in millimetres."""
    return max(count * (size + LEADING) - LEADING, 0) * MILLIMETRES_PER_POINT


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of type to choose from, in steps of half a point; down to `unbroken` a single line is not broken."""

    largest: float
    smallest: float
    unbroken: float


def fit(lines: Sequence[Line], width: float, height: float, sizes: Sizes) -> float | None:
    """Give the largest size at which the lines fit into so many millimetres; none when none does."""
    whole = _unbroken(lines, width, sizes)
    return (
        whole
        if whole is not None and height_of(1, whole) <= height
        else _largest(lines, width, height, sizes.largest, sizes.smallest)
    )


def _unbroken(lines: Sequence[Line], width: float, sizes: Sizes) -> float | None:
    if len(lines) != 1 or lines[0].prefix is not None:
        return None
    room = width / MILLIMETRES_PER_POINT / max(width_of(lines[0].text), 1)
    size = min(math.floor(room / _STEP) * _STEP, sizes.largest)
    return size if size >= sizes.unbroken else None


def _largest(lines: Sequence[Line], width: float, height: float, largest: float, smallest: float) -> float | None:
    size = largest
    while size >= smallest:
        squares = width / (size * MILLIMETRES_PER_POINT)
        if height_of(count_lines(lines, squares), size) <= height:
            return size
        size -= _STEP
    return None
