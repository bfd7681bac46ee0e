"""A table of texts as a workbook or a CSV file, safe to open in a spreadsheet program."""

import csv
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import Any, Literal

from gongdao.papers.errors import PaperError
from gongdao.papers.limits import DEFAULT_LIMITS

Encoding = Literal["utf-8", "utf-8-sig", "gb18030"]

# A spreadsheet program takes a text that begins so for a formula; the full-width signs are turned into narrow ones.
_DANGEROUS = tuple("=+-@\t\r\x00＝＋－＠")
_SHEET_ROWS = 1_048_576  # of the file format
_SHEET_COLUMNS = 16_384  # of the file format
# ours: enough for type of eleven points, and for a hand to hold the paper
_SHORT_WIDTH = 13  # ours: dates, sex, names stand in the middle of their columns
_LINE_POINTS, _ROW_POINTS, _MARGIN_INCHES = 15, 6, 0.4
_A3, _A4 = 8, 9  # of the file format
# A fixed instant, so that equal tables give equal bytes.
_CREATED_AT = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: an optional title across it, a heading of one row or two, and rows of texts.

    `groups` are words over several columns: word, first and last column, from 0. A row with a single cell is a band
    across the sheet. `widths` are in characters. A printed page has lines, repeats its heading on every sheet of paper
    and fits its width; `is_wide` takes A3 for it.
    """

    name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    groups: tuple[tuple[str, int, int], ...] = ()
    widths: tuple[float, ...] = ()
    is_printed: bool = False
    is_wide: bool = False

    @property
    def heading_rows(self) -> int:
        """Count the rows above the first row of texts."""
        return bool(self.title) + bool(self.groups) + 1


def write_book(pages: Sequence[Page]) -> bytes:
    """Write several sheets; as in `write_xlsx` every cell is a text, merged ones too.

    Raises: PaperError when a cell or a table is larger than the format allows.
    """
    import xlsxwriter  # noqa: PLC0415 -- slow import

    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": _CREATED_AT})
    for page in pages:
        _check_size(page.headers, [row for row in page.rows if len(row) > 1])
        _write_page(book, page)
    book.close()
    return target.getvalue()


def _write_page(book: Any, page: Page) -> None:
    sheet = book.add_worksheet(page.name)
    lines = {"border": 1, "text_wrap": True} if page.is_printed else {}
    head = book.add_format({"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, **lines})
    _write_title(book, sheet, page)
    _write_heading(sheet, page, head)
    _write_rows(book, sheet, page, {"valign": "vcenter", **lines})
    for column, width in enumerate(page.widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(page.heading_rows, 0)
    if page.is_printed:
        _set_paper(sheet, page)


def _write_title(book: Any, sheet: Any, page: Page) -> None:
    if page.title:
        form = book.add_format({"bold": True, "align": "center", "valign": "vcenter", "font_size": 18})
        _span(sheet, (0, 0, 0, len(page.headers) - 1), page.title, form)
        sheet.set_row(0, 2 * _LINE_POINTS)


def _write_rows(book: Any, sheet: Any, page: Page, style: dict[str, object]) -> None:
    body, middle = book.add_format(style), book.add_format({"align": "center", **style})
    band = book.add_format({"bold": True, **style})
    short = {column for column, width in enumerate(page.widths) if page.is_printed and width <= _SHORT_WIDTH}
    last = len(page.headers) - 1
    for number, cells in enumerate(page.rows, page.heading_rows):
        is_band = len(cells) == 1 and last > 0
        if page.is_printed:
            sheet.set_row(number, _height([] if is_band else cells, page.widths))
        if is_band:
            _span(sheet, (number, 0, number, last), cells[0], band)
            continue
        for column, cell in enumerate(cells):
            sheet.write_string(number, column, cell, middle if column in short else body)


def _write_heading(sheet: Any, page: Page, form: Any) -> None:
    row = page.heading_rows - 1
    grouped = {column for _, first, last in page.groups for column in range(first, last + 1)}
    for word, first, last in page.groups:
        _span(sheet, (row - 1, first, row - 1, last), word, form)
    for column, header in enumerate(page.headers):
        if page.groups and column not in grouped:
            _span(sheet, (row - 1, column, row, column), header, form)
        else:
            sheet.write_string(row, column, header, form)


def _height(cells: Sequence[str], widths: Sequence[float]) -> float:
    """Give a row the height of its longest cell in points: not every program finds it by itself."""
    lines = 1
    for cell, width in zip(cells, widths, strict=False):
        room = max(width / 2 - 1, 1)  # a column counts narrow letters, a line loses a square to punctuation
        lines = max(lines, sum(math.ceil(max(len(line), 1) / room) for line in cell.split("\n")))
    return lines * _LINE_POINTS + _ROW_POINTS


def _span(sheet: Any, place: tuple[int, int, int, int], text: str, form: Any) -> None:
    """Merge cells and write their text as one: what merging writes by itself may become a formula."""
    if place[:2] != place[2:]:
        sheet.merge_range(*place, "", form)
    sheet.write_string(*place[:2], text, form)


def _set_paper(sheet: Any, page: Page) -> None:
    sheet.set_landscape()
    sheet.set_margins(_MARGIN_INCHES, _MARGIN_INCHES, _MARGIN_INCHES, 2 * _MARGIN_INCHES)
    sheet.center_horizontally()
    sheet.set_paper(_A3 if page.is_wide else _A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, page.heading_rows - 1)
    sheet.set_footer("&C第&P页　共&N页")


def write_xlsx(headers: Sequence[str], rows: Sequence[Sequence[str]], sheet: str = "名册") -> bytes:
    """Write every cell as a text: nothing becomes a number, a date, a link or a formula.

    Raises: PaperError when a cell or the table is larger than the format allows.
    """
    import xlsxwriter  # noqa: PLC0415 -- slow import

    _check_size(headers, rows)
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": _CREATED_AT})
    page = book.add_worksheet(sheet)
    for number, cells in enumerate((headers, *rows)):
        for column, cell in enumerate(cells):
            page.write_string(number, column, cell)
    page.freeze_panes(1, 0)
    book.close()
    return target.getvalue()


def write_csv(
    headers: Sequence[str], rows: Sequence[Sequence[str]], encoding: Encoding = "utf-8-sig", delimiter: str = ","
) -> bytes:
    """Write every cell in quotation marks, with an apostrophe before one that a spreadsheet would run as a formula.

    `read_table` takes the apostrophe away again.
    Raises: PaperError when a cell or the table is larger than a spreadsheet program allows.
    """
    _check_size(headers, rows)
    target = StringIO(newline="")
    writer = csv.writer(target, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([_guard(cell) for cell in cells] for cells in (headers, *rows))
    return target.getvalue().encode(encoding)


def _guard(cell: str) -> str:
    return f"'{cell}" if cell.lstrip("'").startswith(_DANGEROUS) else cell


def _check_size(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if len(rows) >= _SHEET_ROWS or len(headers) > _SHEET_COLUMNS:
        raise PaperError("sheet_too_large")
    limit = DEFAULT_LIMITS.cell_characters
    for number, cells in enumerate((headers, *rows), 1):
        for header, cell in zip(headers, cells, strict=True):
            if len(cell.encode("utf-16-le")) > 2 * limit:
                raise PaperError("cell_too_long", row=number, column=header, limit=limit)
