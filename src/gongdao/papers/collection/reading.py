"""Read a collection workbook: every row is taken, and whatever does not fit is said."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongdao.papers.codebook.items import InformationSet, Item, set_of_sheet
from gongdao.papers.codebook.tables import table_named
from gongdao.papers.collection.joining import Joining
from gongdao.papers.collection.workbook import ID_NUMBER, NAME, PERSONS, UNITS, CollectedPerson, SetRow
from gongdao.papers.errors import PaperError
from gongdao.papers.forms.written_dates import read_written
from gongdao.papers.identity import is_id_number
from gongdao.papers.limits import DEFAULT_LIMITS, Limits
from gongdao.papers.messages import sentence
from gongdao.papers.spelling import close_up, close_up_name
from gongdao.papers.tables import Table, TableRow, read_tables

_KEYS = {close_up(heading) for heading in ("姓名", "机构名称")}
_SHOWN_CHARACTERS = 40  # ours: what a sentence can carry; the remark itself keeps the whole value


@dataclass(frozen=True, slots=True)
class SheetRemark:
    """What is to be said of a cell, a row (then `column` is empty) or a sheet (then `row` is 0)."""

    sheet: str
    row: int
    column: str
    value: str
    message: str
    code: str


@dataclass(frozen=True, slots=True)
class CollectionReading:
    """Every person and unit of a workbook, and what is to be said of it."""

    people: tuple[CollectedPerson, ...]
    units: tuple[SetRow, ...]
    remarks: tuple[SheetRemark, ...]


def read_collection(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> CollectionReading:
    """Read all sheets of a workbook by their names and headings, in any order of sheets and columns.

    Texts are kept as written, also codes and dates that cannot be read; those are remarked upon. A column without an
    item stays with its row under its heading. Rows belong to the person of A01 with their number and name, else with
    their number, else with their name where only one has it; who stands in no row of A01 is taken all the same.
    Raises: PaperError for what is no workbook, or has no sheet of any set.
    """
    reader = _Reader()
    for table in read_tables(name, data, limits, lambda cells: not _KEYS.isdisjoint(map(close_up, cells))):
        known = set_of_sheet(table.source)
        if known:
            reader.read(table, known)
        else:
            reader.say(table.source, 0, "", "", "collection_sheet")
    if not reader.rows:
        raise PaperError("collection_empty", name=name)
    return reader.result()


class _Reader:
    def __init__(self) -> None:
        self.rows: list[tuple[str, SetRow]] = []
        self.remarks: list[SheetRemark] = []

    def read(self, table: Table, known: InformationSet) -> None:
        items = _items(table.headers, known)
        for index, item in enumerate(items):
            if item is None and table.headers[index].strip():
                self.say(table.source, table.header_row, table.headers[index], "", "collection_column")
        for fault in table.faults:
            heading = table.headers[fault.column] if fault.column < len(table.headers) else ""
            self.say(table.source, fault.row, heading, fault.value, fault.code)
        for row in table.rows:
            self.rows.append((table.source, self._row(table, known, items, row)))

    def _row(self, table: Table, known: InformationSet, items: Sequence[Item | None], row: TableRow) -> SetRow:
        values: list[tuple[str, str]] = []
        extra: list[tuple[str, str]] = []
        for index, cell in enumerate(row.cells):
            text = cell.strip("\r\n").rstrip() if "\n" in cell else cell.strip()
            item = items[index] if index < len(items) else None
            if not text:
                continue
            if item is None:
                extra.append((table.headers[index] if index < len(table.headers) else f"第{index + 1}列", text))
                continue
            values.append((item.code, close_up_name(text) if item.code == NAME else text))
            self._check(table.source, row.number, item, text)
        return SetRow(known.code, tuple(values), tuple(extra), row.number)

    def _check(self, sheet: str, number: int, item: Item, text: str) -> None:
        if item.is_date and read_written(text) is None:
            self.say(sheet, number, item.heading, text, "collection_date")
        elif item.table and table_named(item.table).find(text) is None:
            self.say(sheet, number, item.heading, text, "collection_code", table=table_named(item.table).title)
        elif item.code == ID_NUMBER and not is_id_number(text.upper()):
            self.say(sheet, number, item.heading, text, "collection_id")

    def say(self, sheet: str, row: int, column: str, value: str, code: str, **words: object) -> None:
        shown = {"sheet": sheet, "row": row, "column": column, "value": value[:_SHOWN_CHARACTERS]}
        self.remarks.append(SheetRemark(sheet, row, column, value, sentence(code, **shown, **words), code))

    def result(self) -> CollectionReading:
        units = tuple(row for _, row in self.rows if row.set == UNITS)
        joining = Joining()
        people = [(sheet, row) for sheet, row in self.rows if row.set != UNITS]
        for sheet, row in sorted(people, key=lambda one: one[1].set != PERSONS):
            self._join(joining, sheet, row)
        return CollectionReading(joining.people(), units, tuple(self.remarks))

    def _join(self, joining: Joining, sheet: str, row: SetRow) -> None:
        name, number = row.text(NAME), row.text(ID_NUMBER).upper()
        if not name and not number:
            self.say(sheet, row.number, "", "", "collection_nobody")
            return
        if row.set == PERSONS:
            self._join_person(joining, sheet, row, (number, name))
            return
        owner = joining.owner(number, name)
        if owner is None:
            self.say(sheet, row.number, "", name or number, "collection_stranger")
        elif name and owner[1] and owner[1] != name:
            self.say(sheet, row.number, "姓名", name, "collection_name", name=owner[1])
        elif not number and joining.namesakes(name) > 1:
            self.say(sheet, row.number, "姓名", name, "collection_namesake")
        joining.add(owner or (number, name), row)

    def _join_person(self, joining: Joining, sheet: str, row: SetRow, key: tuple[str, str]) -> None:
        if joining.has(key):
            self.say(sheet, row.number, "", key[1], "collection_twice")
        elif key[0] and joining.owner(key[0], ""):
            self.say(sheet, row.number, "", key[1], "collection_shared")
        joining.add(key, row)


def _items(headers: Sequence[str], known: InformationSet) -> list[Item | None]:
    """Give the item of each column; of two columns for one item the first has it."""
    seen: set[str] = set()
    items: list[Item | None] = []
    for header in headers:
        item = known.item_headed(header)
        items.append(item if item and item.code not in seen else None)
        seen |= {item.code} if item else set()
    return items
