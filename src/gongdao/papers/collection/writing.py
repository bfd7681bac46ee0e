"""Write a collection workbook: the sheets of the field, headings in the second row."""

from collections.abc import Iterable, Sequence

from gongdao.papers.codebook.items import InformationSet, information_sets
from gongdao.papers.collection.workbook import UNITS, CollectedPerson, SetRow
from gongdao.papers.sheets import Page, write_book

_WIDE = 24  # ours: characters of a column that may hold a sentence
_NARROW = 14


def write_collection(people: Iterable[CollectedPerson], units: Iterable[SetRow] = ()) -> bytes:
    """Write every set that has a row, and the people's own set always, in the order of the field.

    Columns without an item stand at the end under their headings. Every cell is a text: dates keep their form.
    Raises: PaperError when a cell or a sheet is larger than the format allows.
    """
    rows: dict[str, list[SetRow]] = {}
    for person in people:
        for row in person.rows:
            rows.setdefault(row.set, []).append(row)
    rows[UNITS] = list(units)
    sets = information_sets()
    pages = [_page(sets[code], rows.get(code, [])) for code in sets if rows.get(code) or code == next(iter(sets))]
    return write_book(pages)


def _page(known: InformationSet, rows: Sequence[SetRow]) -> Page:
    extra = list(dict.fromkeys(heading for row in rows for heading, _ in row.extra))
    headers = (*(item.heading for item in known.items), *extra)
    return Page(
        name=known.sheet,
        headers=headers,
        rows=tuple(_cells(known, row, extra) for row in rows),
        title=f"{known.title}（{known.code}）",
        widths=tuple(_NARROW if item.is_date or item.table else _WIDE for item in known.items),
    )


def _cells(known: InformationSet, row: SetRow, extra: list[str]) -> tuple[str, ...]:
    values, others = dict(row.values), dict(row.extra)
    return (*(values.get(item.code, "") for item in known.items), *(others.get(heading, "") for heading in extra))
