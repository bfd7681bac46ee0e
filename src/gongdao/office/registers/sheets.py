"""A register as a table file: its template, its rows out, a filled table in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from gongdao.errors import UserError
from gongdao.facts.relation import Column
from gongdao.office.registers import messages, queries, values
from gongdao.office.registers.drafts import Entry
from gongdao.office.registers.problems import Problem
from gongdao.office.registers.register import Register
from gongdao.office.registers.report import Remark, Report
from gongdao.papers.sheets import write_xlsx
from gongdao.papers.tables import Table, TableRow


@dataclass(frozen=True)
class Reading:
    """What a table says, and what is to be said about it as a whole."""

    entries: tuple[Entry, ...]
    notes: tuple[Remark, ...]


def template(register: Register) -> bytes:
    """Make the empty workbook with the headers of a register."""
    return write(register, [])


def write(register: Register, rows: Sequence[Sequence[str]]) -> bytes:
    """Make the workbook of rows of texts."""
    return write_xlsx([column.zh for column in register.relation.columns], rows, register.zh)


def lines(register: Register, found: QuerySet) -> Iterator[list[str]]:
    """Turn rows into texts that `read` takes back."""
    for line in queries.lines(register, found, register.relation.columns):
        yield [cell.text for cell in line.cells]


def read(register: Register, table: Table, upload: str) -> Reading:
    """Read a table whose headers are the Chinese names of the columns; other columns are named in a note.

    A row without a key gets one from the key of its upload and its number, so that taking a file twice changes nothing.

    Raises: UserError when no header fits, one stands twice, or a required column is missing.
    """
    at = _places(register, table)
    faults = {(fault.row, fault.column): fault for fault in table.faults}
    entries = tuple(_entry(register, at, row, faults, f"{upload}-{row.number}") for row in table.rows)
    ignored = [header for header in table.headers if header.strip() and _plain(header) not in _known(register)]
    notes = tuple(Remark(table.header_row, name, "", messages.say("column_ignored", column=name)) for name in ignored)
    return Reading(entries, notes)


def with_notes(report: Report, reading: Reading) -> Report:
    """Put the notes on the whole table before the remarks on its rows."""
    return replace(report, remarks=(*reading.notes, *report.remarks))


def _known(register: Register) -> dict[str, Column]:
    return register.relation.by_chinese_name


def _plain(header: str) -> str:
    return header.strip().rstrip("*＊").strip()


def _places(register: Register, table: Table) -> dict[int, Column]:
    known = _known(register)
    places = {at: known[name] for at, header in enumerate(table.headers) if (name := _plain(header)) in known}
    names = [column.zh for column in places.values()]
    if not names:
        raise UserError("no_known_column", messages.say("no_known_column", register=register.zh))
    for name in names:
        if names.count(name) > 1:
            raise UserError("column_twice", messages.say("column_twice", column=name))
    for column in register.columns:
        if register.is_required(column) and column.zh not in names:
            raise UserError("column_missing", messages.say("column_missing", column=column.zh))
    return places


def _entry(register: Register, at: dict[int, Column], row: TableRow, faults: dict, key: str) -> Entry:
    found, problems = {}, []
    for place, column in at.items():
        name = "key" if column.name == register.relation.key else column.name
        try:
            found[name] = values.parse(column, row.cells[place])
        except values.BadValue as bad:
            found[name] = None
            problems.append(bad.problem)
        if fault := faults.get((row.number, place)):
            problems.append(_untrusted(column, fault.value))
    return Entry(row.number, {**found, "key": found.get("key") or key}, tuple(problems))


def _untrusted(column: Column, value: str) -> Problem:
    return Problem(column.name, value, "untrusted_cell", messages.say("untrusted_cell", column=column.zh))
