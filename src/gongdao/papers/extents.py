"""How many cells a sheet would have once it is laid out, told from its bytes: a parser lays out the whole rectangle."""

import re

from gongdao.papers.errors import PaperError
from gongdao.papers.limits import Limits

_ROW = re.compile(rb"<(?:\w+:)?row\b")
_ROW_NUMBER = re.compile(rb"<(?:\w+:)?row\b[^<>]*?\br\s*=\s*[\"'](\d+)")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
# Columns from AA on; a narrow sheet has none, and the search is quick. Seven letters are far beyond every limit.
_WIDE_REFERENCE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{2,7})\d+")
_TEXT = re.compile(rb"<(?:\w+:)?si[\s/>]")
_LETTERS_NARROW = 26
# ours: a cell holds 32,767 letters, and none is written in more than twelve bytes (a character reference)
_LONGEST_TEXT = 12 * 32_767
_HEAD = 1024  # ours: the first element stands there
_READ_WHOLE = ("xl/workbook.xml", "xl/styles.xml", "[content_types].xml")


def check_extent(name: str, part: str, content: bytes, limits: Limits) -> None:
    """Refuse a part that is small in bytes and large once it is read.

    Raises: PaperError.
    """
    lowered = part.lower()
    whole = lowered in _READ_WHOLE or lowered.endswith(".rels")
    if whole and content.count(b"<") > limits.part_tags:
        raise _too_large(name, limits)
    if b"sst" in content[:_HEAD] and (
        _count(_TEXT, content, limits.cells) > limits.cells or _has_endless_text(content)
    ):
        raise _too_large(name, limits)
    if b"sheetData" in content:
        _check_sheet(name, content, limits)


def _check_sheet(name: str, content: bytes, limits: Limits) -> None:
    pieces = _ROW.split(content, limits.rows + 1)
    too_many = len(pieces) > limits.rows + 1 or _count(_CELL, content, limits.cells) > limits.cells
    if too_many or _has_endless_text(content):
        raise _too_large(name, limits)
    rows = max([len(pieces) - 1, *map(_number, _ROW_NUMBER.findall(content))])
    columns = _columns(pieces, content)
    if rows > limits.rows or columns > limits.columns or rows * columns > limits.cells:
        raise _too_large(name, limits)


def _has_endless_text(content: bytes) -> bool:
    """Look for a whole stretch without a sign of an element, stretch by stretch, so that the search stays linear."""
    starts = range(0, len(content) - _LONGEST_TEXT, _LONGEST_TEXT)
    return any(content.find(b"<", start, start + _LONGEST_TEXT) < 0 for start in starts)


def _columns(pieces: list[bytes], content: bytes) -> int:
    """Count columns by their letters, and by the cells of a row, since a cell may come without its place."""
    longest = max(_count(_CELL, piece, len(piece)) for piece in pieces)
    wide = {found[1] for found in _WIDE_REFERENCE.finditer(content)}
    return max([longest, *map(_column, wide)])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS_NARROW + letter - ord("A") + 1
    return number


def _number(digits: bytes) -> int:
    return int(digits[:12])  # ours: longer than any number of a row, short enough to convert


def _count(what: re.Pattern[bytes], content: bytes, most: int) -> int:
    count = 0
    for _ in what.finditer(content):
        count += 1
        if count > most:
            break
    return count


def _too_large(name: str, limits: Limits) -> PaperError:
    return PaperError(
        "table_too_large", name=name, rows=limits.rows, columns=limits.columns, characters=limits.cell_characters
    )
