"""Headings in two rows: a word above several columns and a word below it for each."""

from collections import Counter
from collections.abc import Sequence

_FEWEST_GROUPS = 2  # a title stands alone in its row


def join_below(header: Sequence[str], below: Sequence[str], name_column: int) -> list[str] | None:
    """Give the heading of two rows written together (全日制教育 and 学历), or none when the row below holds data.

    It is a second row of the heading when its cell below the name is blank, and all its words stand in columns that a
    merged cell of the first row spans, filling each of those it begins.
    """
    width = max(len(header), len(below))
    upper, lower = (_padded(cells, width) for cells in (header, below))
    words = {index for index, text in enumerate(lower) if text}
    if name_column in words or not words:
        return None
    joined = list(upper)
    for group in _groups(upper):
        if words.isdisjoint(group):
            continue
        if len(group) == 1 or not words.issuperset(group):
            return None
        words -= set(group)
        for index in group:
            joined[index] = upper[group[0]] + lower[index]
    return None if words else joined


def fill_from_above(above: Sequence[str], header: Sequence[str]) -> list[str]:
    """Complete a heading by the row above: a cell that spans both rows, and the group of a word that stands twice.

    A row with a single word is a title and is left alone.
    """
    width = max(len(above), len(header))
    upper, lower = (_padded(cells, width) for cells in (above, header))
    if sum(map(bool, upper)) < _FEWEST_GROUPS:
        return list(header)
    counts = Counter(lower)
    filled = list(lower)
    for group in _groups(upper):
        for index in group:
            if not lower[index] and index == group[0]:
                filled[index] = upper[index]
            elif lower[index] and counts[lower[index]] > 1:
                filled[index] = upper[group[0]] + lower[index]
    return filled


def _groups(upper: list[str]) -> list[list[int]]:
    """Give the columns of each cell of a row: its own and the blank ones that follow."""
    groups: list[list[int]] = []
    for index, text in enumerate(upper):
        if text:
            groups.append([index])
        elif groups:
            groups[-1].append(index)
    return groups


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*(" ".join(text.split()) for text in cells), *[""] * (width - len(cells))]
