"""A script of the sandbox: a workbook on standard input, its first or every visible table as JSON on standard output.

It imports nothing of the product, so that it starts quickly and can be run in isolated mode.
"""

import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from xml.sax import SAXException  # a name to catch; defusedxml parses  # nosec B406
from xml.sax.handler import ContentHandler  # a class to inherit; defusedxml parses  # nosec B406

# Built-in number formats that show year and month alone (ECMA-376 part 1, 18.8.30, with the Chinese ones).
_MONTH_FORMATS = {17, 27, 36, 50, 52, 54, 57}
_LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_EXACT_DIGITS = 15  # a spreadsheet keeps 15 digits of a number; further ones are zeros
_SUSPECT = re.compile(rb"<(?:\w+:)?f[\s/>]|\bt=[\"']e[\"']")
# A cell may escape such characters; a database does not keep all of them, so each is made visible.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SHARED_TEXT = re.compile(rb"<(?:\w+:)?si[\s/>]")
_TAG = re.compile(rb"^[^<>]*/?>|<[^<>]*>")
_SHARED_USE = re.compile(rb"\bt=[\"']s[\"'][^<]*<(?:\w+:)?v>(\d{1,9})<")
_LETTER_BYTES = 4  # a letter in UTF-8 at most
_LETTERS = re.compile(r"[A-Z]+")
_UNREADABLE = (KeyError, ValueError, SyntaxError, SAXException, OSError, zipfile.BadZipFile)

Grid = list[list[Any]]


def main() -> None:
    settings = json.loads(sys.argv[1])
    _confine(settings)
    data = sys.stdin.buffer.read()
    try:
        answer = _read(data, settings)
    except _Refused as refusal:
        answer = {"refused": str(refusal)}
    json.dump(answer, sys.stdout)


class _Refused(Exception):
    pass


def _confine(settings: dict[str, int]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (settings["memory"], settings["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (settings["seconds"], settings["seconds"] + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(data: bytes, settings: dict[str, int]) -> dict[str, object]:
    import python_calamine as calamine  # noqa: PLC0415 -- slow import

    try:
        _check_shared_texts(data, settings)
        book = calamine.load_workbook(BytesIO(data))
        sheets = [sheet for sheet in _visible(book, calamine) if sheet.height]
        if not sheets:
            raise _Refused("table_empty")
        chosen = sheets if settings.get("all") else sheets[:1]
        for sheet in chosen:
            _check_size(sheet, settings)
        grids: list[Grid] = [sheet.to_python(skip_empty_area=False) for sheet in chosen]
    except calamine.PasswordError as problem:
        raise _Refused("zip_encrypted") from problem
    except (calamine.CalamineError, OSError, ValueError, zipfile.BadZipFile) as problem:
        raise _Refused("workbook_unreadable") from problem
    tables = [_table(data, sheet.name, grid) for sheet, grid in zip(chosen, grids, strict=True)]
    _check_text([row for table in tables for row in table["rows"]], settings)
    return {"sheets": tables, "others": [sheet.name for sheet in sheets[1:]]}


def _table(data: bytes, name: str, grid: Grid) -> dict[str, Any]:
    try:
        faults = _correct_cells(data, name, grid)
    except _UNREADABLE as problem:
        raise _Refused("workbook_unreadable") from problem
    rows = [[_text(cell) for cell in row] for row in grid]
    faults += _drop_long_numbers(grid, rows)
    return {"sheet": name, "rows": rows, "faults": faults}


def _visible(book: Any, calamine: Any) -> Iterator[Any]:
    for known in book.sheets_metadata:
        if known.typ == calamine.SheetTypeEnum.WorkSheet and known.visible == calamine.SheetVisibleEnum.Visible:
            yield book.get_sheet_by_name(known.name)


def _check_shared_texts(data: bytes, settings: dict[str, int]) -> None:
    """Add up what the cells hold when each has its own copy of a text that the file keeps once."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        kept = [name for name in archive.namelist() if name.lower() == "xl/sharedstrings.xml"]
        sheets = [name for name in archive.namelist() if name.lower().startswith("xl/worksheets/sheet")]
        if not kept:
            return
        lengths = [len(_TAG.sub(b"", text)) for text in _SHARED_TEXT.split(archive.read(kept[0]))[1:]]
        for sheet in sheets:
            used = (int(number) for number in _SHARED_USE.findall(archive.read(sheet)))
            if sum(lengths[number] for number in used if number < len(lengths)) > _LETTER_BYTES * settings["table"]:
                raise _Refused("table_too_large")


def _check_size(sheet: Any, settings: dict[str, int]) -> None:
    last_row, last_column = sheet.end
    if last_row >= settings["rows"] or last_column >= settings["columns"]:
        raise _Refused("table_too_large")


def _check_text(rows: list[list[str]], settings: dict[str, int]) -> None:
    total = 0
    for row in rows:
        total += sum(map(len, row))
        if total > settings["table"] or max(map(len, row), default=0) > settings["cell"]:
            raise _Refused("table_too_large")


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return _CONTROL.sub("\ufffd", cell)
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**_EXACT_DIGITS:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell) if isinstance(cell, timedelta) else repr(cell)


def _drop_long_numbers(grid: Grid, rows: list[list[str]]) -> list[list[object]]:
    faults: list[list[object]] = []
    for index, row in enumerate(grid):
        for column, cell in enumerate(row):
            if isinstance(cell, float) and abs(cell) >= 10**_EXACT_DIGITS:
                faults.append([index, column, "long_number", f"{cell:.0f}"])
                rows[index][column] = ""
    return faults


def _correct_cells(data: bytes, sheet: str, grid: Grid) -> list[list[object]]:
    """Empty the cells with a formula or an error, and cut dates that are shown without a day to their month.

    The fast parser tells neither formulas nor number formats.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        content = archive.read(_part_of(archive, sheet))
        has_dates = any(isinstance(cell, date) for row in grid for cell in row)
        months = _month_styles(archive) if has_dates else set()
    if not months and not _SUSPECT.search(content):
        return []
    from defusedxml.sax import parseString  # noqa: PLC0415 -- slow import

    scan = _Scan(months)
    parseString(content, scan, forbid_dtd=True)
    for row, column in scan.months:
        if row < len(grid) and column < len(grid[row]) and isinstance(grid[row][column], date):
            grid[row][column] = grid[row][column].strftime("%Y-%m")
    return [_empty(grid, row, column, code) for (row, column), code in scan.faults.items()]


def _empty(grid: Grid, row: int, column: int, code: str) -> list[object]:
    if row >= len(grid) or column >= len(grid[row]):
        return [row, column, code, ""]
    shown = _text(grid[row][column])
    grid[row][column] = ""
    return [row, column, code, shown]


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    relations = {
        one.get("Id"): one.get("Target", "") for one in _named(archive, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    for known in _named(archive, "xl/workbook.xml", "sheet"):
        if known.get("name") == sheet:
            reference = next((value for key, value in known.items() if key.endswith("}id")), "")
            target = str(relations.get(reference, ""))
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise _Refused("workbook_unreadable")


def _month_styles(archive: zipfile.ZipFile) -> set[int]:
    if "xl/styles.xml" not in archive.namelist():
        return set()
    own: dict[int, str] = {}
    formats: list[int] = []
    for one in _named(archive, "xl/styles.xml", "numFmt", "cellXfs"):
        if one.tag.endswith("numFmt"):
            own[int(one.get("numFmtId", "0"))] = one.get("formatCode", "")
        else:
            formats = [int(known.get("numFmtId", "0")) for known in one]
    return {index for index, number in enumerate(formats) if _shows_month(number, own)}


def _shows_month(number: int, own: dict[int, str]) -> bool:
    if number not in own:
        return number in _MONTH_FORMATS
    code = _LITERALS.sub("", own[number]).split(";")[0].lower()
    return "y" in code and "m" in code and "d" not in code


def _named(archive: zipfile.ZipFile, part: str, *tags: str) -> list[Any]:
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415 -- slow import

    tree = fromstring(archive.read(part), forbid_dtd=True)
    return [one for one in tree.iter() if one.tag.rpartition("}")[2] in tags]


class _Scan(ContentHandler):
    """Note where a sheet has formulas, errors and dates that are shown without a day."""

    def __init__(self, month_styles: set[int]) -> None:
        self.month_styles = month_styles
        self.months: list[tuple[int, int]] = []
        self.faults: dict[tuple[int, int], str] = {}
        self.row, self.column = -1, -1

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 -- the name the parser calls
        tag = name.rpartition(":")[2]
        if tag == "row":
            self.row = int(attrs["r"]) - 1 if "r" in attrs else self.row + 1
            self.column = -1
        elif tag == "c":
            self._cell(attrs)
        elif tag == "f":
            self.faults[self.row, self.column] = "formula_cell"

    def _cell(self, attrs: Any) -> None:
        self.column = _column_of(attrs["r"]) if "r" in attrs else self.column + 1
        if attrs.get("t") == "e":
            self.faults[self.row, self.column] = "error_cell"
        elif int(attrs.get("s", "0")) in self.month_styles:
            self.months.append((self.row, self.column))


def _column_of(reference: str) -> int:
    letters = _LETTERS.match(reference.upper())
    number = 0
    for letter in letters[0] if letters else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


if __name__ == "__main__":
    main()
