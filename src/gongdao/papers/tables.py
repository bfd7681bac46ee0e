"""A table of texts out of a CSV file or a workbook."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import cast

from gongdao.papers.errors import PaperError
from gongdao.papers.headings import fill_from_above, join_below
from gongdao.papers.limits import DEFAULT_LIMITS, Limits
from gongdao.papers.sandbox import run_parser
from gongdao.papers.uploads import Kind, check_upload, decode_text, refuse_secret_mark

_DELIMITERS = ",;\t"
_HEAD_ROWS = 10  # ours: a title and its notes; no roster seen has its header further down
_GUARDED = re.compile(r"'+[=+\-@\t\r\x00＝＋－＠]")

_HEAD_CHARACTERS = 64 * 1024  # ours: ten long rows
FindHeader = Callable[[Sequence[str]], bool]
_Line = tuple[int, list[str]]
_Sheet = dict[str, object]


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that was emptied because its value cannot be trusted; `code` is a key of `messages`."""

    row: int
    column: int
    code: str
    value: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row as written: `number` counts from 1 at the top of the file, as a spreadsheet shows it.

    `cells` has at least one text for each header; `width` is how many of them the file has.
    """

    number: int
    cells: tuple[str, ...]
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below the header, without blank ones; `source` is the encoding of a text or the name of a sheet."""

    kind: Kind
    source: str
    headers: tuple[str, ...]
    header_row: int
    rows: tuple[TableRow, ...]
    above: tuple[int, ...]
    faults: tuple[CellFault, ...]
    unread_sheets: tuple[str, ...]


def read_table(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS, find_header: FindHeader = any) -> Table:
    """Check the file, then read its table; cells are texts exactly as written, dates of a workbook in ISO form.

    The header is the first of the top rows that `find_header` accepts, else the first that is not blank.
    Blank rows are skipped; of a workbook only the first visible sheet with content is read, the others are named.
    Raises: PaperError.
    """
    if check_upload(name, data, limits) is Kind.XLSX:
        return _read_workbook(name, data, limits, find_header)
    return _read_text(name, data, limits, find_header)


def read_tables(
    name: str, data: bytes, limits: Limits = DEFAULT_LIMITS, find_header: FindHeader = any
) -> tuple[Table, ...]:
    """Read every visible sheet with content as `read_table` reads the first; a CSV file is one table.

    Raises: PaperError.
    """
    if check_upload(name, data, limits) is not Kind.XLSX:
        return (_read_text(name, data, limits, find_header),)
    answer = _parse_workbook(name, data, limits, all_sheets=True)
    return tuple(_sheet_table(name, sheet, find_header) for sheet in cast("list[_Sheet]", answer["sheets"]))


def _read_text(name: str, data: bytes, limits: Limits, find_header: FindHeader) -> Table:
    text, encoding = decode_text(name, data)
    delimiter = max(_DELIMITERS, key=lambda sign: _cells_in_head(text, sign))
    lines: list[_Line] = []
    for number, cells in enumerate(_records(name, text, delimiter, limits), 1):
        _check_line(name, cells, number, limits)
        lines.append((number, [_unguard(cell) for cell in cells]))
    return _table(name, Kind.CSV, encoding, lines, find_header)


def _records(name: str, text: str, delimiter: str, limits: Limits) -> Iterator[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    count = 0
    try:
        for cells in reader:
            count += 1
            yield cells
    except csv.Error as problem:
        if "field limit" in str(problem):
            raise _too_large(name, limits) from problem
        raise PaperError("csv_broken", name=name, row=count + 1) from problem


def _cells_in_head(text: str, delimiter: str) -> int:
    count = 0
    reader = csv.reader(StringIO(text[:_HEAD_CHARACTERS], newline=""), delimiter=delimiter, strict=True)
    with suppress(csv.Error):
        for cells in islice(reader, _HEAD_ROWS):
            count += len(cells)
    return count


def _check_line(name: str, cells: list[str], number: int, limits: Limits) -> None:
    longest = max(map(len, cells), default=0)
    if number > limits.rows or len(cells) > limits.columns or longest > limits.cell_characters:
        raise _too_large(name, limits)


def _too_large(name: str, limits: Limits) -> PaperError:
    return PaperError(
        "table_too_large", name=name, rows=limits.rows, columns=limits.columns, characters=limits.cell_characters
    )


def _unguard(cell: str) -> str:
    """Take away the apostrophe that keeps a spreadsheet from running a text as a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _read_workbook(name: str, data: bytes, limits: Limits, find_header: FindHeader) -> Table:
    answer = _parse_workbook(name, data, limits, all_sheets=False)
    others = tuple(cast("list[str]", answer["others"]))
    return _sheet_table(name, cast("list[_Sheet]", answer["sheets"])[0], find_header, others)


def _parse_workbook(name: str, data: bytes, limits: Limits, *, all_sheets: bool) -> dict[str, object]:
    return run_parser(
        Path(__file__).with_name("workbook_parser.py"),
        name,
        data,
        limits,
        rows=limits.rows,
        columns=limits.columns,
        cell=limits.cell_characters,
        table=limits.table_characters,
        all=all_sheets,
    )


def _sheet_table(name: str, sheet: _Sheet, find_header: FindHeader, others: tuple[str, ...] = ()) -> Table:
    lines = list(enumerate(cast("list[list[str]]", sheet["rows"]), 1))
    refuse_secret_mark(name, (cell for _, cells in lines[:_HEAD_ROWS] for cell in cells))
    faults = tuple(
        CellFault(row + 1, column, code, value)
        for row, column, code, value in cast("list[tuple[int, int, str, str]]", sheet["faults"])
    )
    return _table(name, Kind.XLSX, str(sheet["sheet"]), lines, find_header, faults, others)


def _table(
    name: str,
    kind: Kind,
    source: str,
    lines: list[_Line],
    find_header: FindHeader,
    faults: tuple[CellFault, ...] = (),
    others: tuple[str, ...] = (),
) -> Table:
    emptied = {fault.row for fault in faults}
    filled = [line for line in lines if any(map(str.strip, line[1])) or line[0] in emptied]
    if not filled:
        raise PaperError("table_empty", name=name)
    at = next((index for index, (_, cells) in enumerate(filled[:_HEAD_ROWS]) if find_header(cells)), 0)
    header_row, headers, begin = _heading(filled, at, find_header)
    rows = tuple(_row(number, cells, len(headers)) for number, cells in filled[begin:])
    above = tuple(number for number, _ in filled[:at])
    return Table(kind, source, headers, header_row, rows, above, faults, others)


def _heading(filled: list[_Line], at: int, find_header: FindHeader) -> tuple[int, tuple[str, ...], int]:
    """Give the number of the heading's last row, its words, and where the rows below it begin."""
    number, header = filled[at]
    named = next((index for index, cell in enumerate(header) if cell.strip() and find_header([cell])), 0)
    if at + 1 < len(filled) and filled[at + 1][0] == number + 1:
        joined = join_below(header, filled[at + 1][1], named)
        if joined:
            return number + 1, tuple(_without_blank_end(joined)), at + 2
    if at and filled[at - 1][0] == number - 1:
        header = fill_from_above(filled[at - 1][1], header)
    return number, tuple(_without_blank_end(header)), at + 1


def _row(number: int, cells: list[str], width: int) -> TableRow:
    kept = [*cells[:width], *_without_blank_end(cells[width:])]
    return TableRow(number, (*kept, *[""] * (width - len(kept))), len(kept))


def _without_blank_end(cells: list[str]) -> list[str]:
    last = max((index for index, cell in enumerate(cells) if cell.strip()), default=-1)
    return cells[: last + 1]
