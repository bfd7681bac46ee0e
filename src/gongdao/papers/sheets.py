"""A table of texts as a workbook or a CSV file, safe to open in a spreadsheet program."""

import csv
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import Literal

from gongdao.papers.errors import PaperError
from gongdao.papers.limits import DEFAULT_LIMITS

Encoding = Literal["utf-8", "utf-8-sig", "gb18030"]

# A spreadsheet program takes a text that begins so for a formula; the full-width signs are turned into narrow ones.
_DANGEROUS = tuple("=+-@\t\r\x00＝＋－＠")
_SHEET_ROWS = 1_048_576  # of the file format
_SHEET_COLUMNS = 16_384  # of the file format
# A fixed instant, so that equal tables give equal bytes.
_CREATED_AT = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


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
