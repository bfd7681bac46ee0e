"""Read a roster: every row of the file is taken, taken with remarks, or refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gongdao.facts.partial import PartialDate
from gongdao.papers.dates import DateColumn, DayOrder, OrderDecision, count_first_days, is_serial
from gongdao.papers.errors import PaperError
from gongdao.papers.limits import DEFAULT_LIMITS, Limits
from gongdao.papers.mapping import DATE_FIELDS, ColumnMapping, Field, check_mapping, has_name_column, label_of
from gongdao.papers.messages import ORDER_NAMES, sentence
from gongdao.papers.roster_rows import Remark, RosterRow, RowReader
from gongdao.papers.tables import Table, read_table, read_tables

# ours: below nine in ten, or below twenty dates, days on the first of a month may be chance
_FILLER_SHARE = (9, 10)
_FILLER_DATES = 20
_EXPECTED = (Field.SEX, Field.BORN_ON)


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be said of a whole column or of the file (then `column` is empty)."""

    column: str
    message: str
    code: str


@dataclass(frozen=True, slots=True)
class RosterReading:
    """What a roster says: `rows` were taken, `remarks` belong to them, `refusals` to the rows that were not.

    Row numbers count from 1 at the top of the file. A row has one or more refusals, or stands in `rows`.
    """

    rows: tuple[RosterRow, ...]
    remarks: tuple[Remark, ...]
    refusals: tuple[Remark, ...]
    notes: tuple[Note, ...]

    @property
    def taken(self) -> int:
        """Count the rows taken without any remark."""
        return len(self.rows) - self.taken_with_remarks

    @property
    def taken_with_remarks(self) -> int:
        """Count the rows taken with at least one remark."""
        return len({remark.row for remark in self.remarks})

    @property
    def refused(self) -> int:
        """Count the rows not taken."""
        return len({refusal.row for refusal in self.refusals})


def read_roster_table(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Table:
    """Read the table of a roster: its header is the row with a column of names, below titles and notes.

    Raises: PaperError.
    """
    return read_table(name, data, limits, has_name_column)


def read_roster_tables(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> tuple[Table, ...]:
    """Read the tables of a roster in several sheets: every visible sheet with a column of names, in their order.

    Raises: PaperError, also when no sheet has one.
    """
    tables = tuple(
        table for table in read_tables(name, data, limits, has_name_column) if has_name_column(table.headers)
    )
    if not tables:
        raise PaperError("missing_column", name=name, column=label_of(Field.NAME))
    return tables


def decide_orders(
    table: Table, mapping: ColumnMapping, said: Mapping[str, DayOrder] | None = None
) -> dict[str, OrderDecision]:
    """Decide the order of day and month for each date column, by its label; `said` holds the user's answers.

    Raises: PaperError for an answer about something that is no date column.
    """
    answers = dict(said or {})
    columns = {index: label for index, (label, _) in _date_columns(mapping).items()}
    for label in answers:
        if label not in columns.values():
            raise PaperError("order_unknown_column", column=label)
    decisions = {}
    for index, label in columns.items():
        texts = [row.cells[index] for row in table.rows]
        decisions[label] = DateColumn.of(texts, date.max, answers.get(label)).decision
    return decisions


def read_roster(
    name: str, table: Table, mapping: ColumnMapping, *, as_of: date, said: Mapping[str, DayOrder] | None = None
) -> RosterReading:
    """Read every row of `table`; dates after `as_of` are impossible.

    Refused is a row that nobody can be recognised by (no name; a birth date that is impossible, unreadable or a
    formula), that has more cells than the header, that is a total or a repeated header, or that repeats an earlier
    row cell by cell. Everything else that is wrong empties one cell and leaves a remark with the text as written.
    A row with the name, sex and birth of an earlier one and other contents is taken with a remark: it may be another
    person, and only a reader can tell. No two rows are merged, and none is lost.
    Raises: PaperError for a mapping without names and for a date column whose order is open.
    """
    check_mapping(name, mapping)
    decisions = decide_orders(table, mapping, said)
    for label, decision in decisions.items():
        if decision.must_be_asked:
            raise PaperError("ambiguous_dates", column=label, count=decision.swappable, example=decision.example)
    reader = RowReader(table, mapping, _readers(table, mapping, decisions, as_of))
    for row in table.rows:
        reader.read(row)
    notes = _notes(table, mapping, decisions, reader.rows)
    return RosterReading(tuple(reader.rows), tuple(reader.remarks), tuple(reader.refusals), notes)


def _date_columns(mapping: ColumnMapping) -> dict[int, tuple[str, Field]]:
    return {
        index: (mapping.label(index), field)
        for index, field in enumerate(mapping.fields)
        if field is not None and field in DATE_FIELDS
    }


def _readers(
    table: Table, mapping: ColumnMapping, decisions: Mapping[str, OrderDecision], as_of: date
) -> dict[int, DateColumn]:
    return {
        index: DateColumn.of([row.cells[index] for row in table.rows], as_of, decisions[label].order)
        for index, (label, _) in _date_columns(mapping).items()
    }


def _notes(
    table: Table, mapping: ColumnMapping, decisions: Mapping[str, OrderDecision], rows: list[RosterRow]
) -> tuple[Note, ...]:
    notes = _file_notes(table, mapping)
    for index, (label, field) in _date_columns(mapping).items():
        decision = decisions[label]
        if decision.order is not None:
            order = ORDER_NAMES[decision.order]
            notes.append(_note(label, decision.ground, order=order, count=decision.count, others=decision.others))
        notes += _date_notes(table, index, label, [row.date_in(field) for row in rows])
    return tuple(notes)


def _file_notes(table: Table, mapping: ColumnMapping) -> list[Note]:
    notes = []
    if table.unread_sheets:
        notes.append(_note("", "other_sheets", sheet=table.source, others="、".join(table.unread_sheets)))
    if table.above:
        notes.append(_note("", "lines_above_header", row=table.header_row, count=len(table.above)))
    notes += [_note(mapping.label(index), "unmapped_column") for index in mapping.unknown]
    notes += [_note(label_of(field), "absent_column") for field in _EXPECTED if field not in mapping.fields]
    return notes


def _date_notes(table: Table, index: int, label: str, dates: list[PartialDate | None]) -> list[Note]:
    notes = []
    total, first_days = count_first_days(one for one in dates if one)
    share, of = _FILLER_SHARE
    if total >= _FILLER_DATES and first_days * of >= total * share:
        notes.append(_note(label, "filler_day", total=total, count=first_days))
    serials = sum(is_serial(row.cells[index]) for row in table.rows)
    if serials:
        notes.append(_note(label, "serial_dates", count=serials))
    return notes


def _note(column: str, code: str, **values: object) -> Note:
    return Note(column, sentence(code, **values), code)
