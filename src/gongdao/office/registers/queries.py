"""What a register shows: rows in scope, filtered, as cells a reader understands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OrderBy, Q, QuerySet, Window
from django.db.models import Value as Constant
from django.db.models.functions import RowNumber

from gongdao.errors import Denied
from gongdao.facts.relation import At, Column, Kind, Level
from gongdao.office.access import reading
from gongdao.office.registers import messages, scope
from gongdao.office.registers.filters import condition
from gongdao.office.registers.references import shown
from gongdao.office.registers.register import Register, label_of
from gongdao.office.registers.together import Short, read_together
from gongdao.office.registers.values import Value, display, span
from gongdao.papers.masking import masked


@dataclass(frozen=True)
class Cell:
    """One value as text; `refers` and `key` lead to the record it names."""

    column: str
    text: str
    refers: str = ""
    key: str = ""


@dataclass(frozen=True)
class Line:
    """One row of a list."""

    key: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Page:
    """A part of a list: `total` counts all rows that match, `page` counts from 1."""

    register: Register
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class RecordPage:
    """One record with all its columns, what else is kept beside them, and the rows of other registers that name it.

    `related` leaves out registers that the reader may not read and those without a row.
    """

    register: Register
    line: Line
    beside: tuple[tuple[str, str], ...]
    related: tuple[Page, ...]
    may_write: bool


def rows(
    register: Register, *, by, on: date, filters: Mapping[str, str] | None = None, as_of: date | None = None
) -> QuerySet:
    """Find the rows that `by` may read on the day `on`; with `as_of`, those that had happened or begun by then.

    A filter that says nothing the column can hold is left out. Raises: Denied when `by` may not read this register.
    """
    scope.check_reader(register, by=by, on=on)
    found = register.model.objects.scoped(by=by, permission=register.read, on=on)
    for name, text in (filters or {}).items():
        found = found.filter(condition(register, name, text))
    if as_of is not None:
        found = found.filter(_visible(register, as_of))
    return in_order(register, found)


def in_order(register: Register, found: QuerySet) -> QuerySet:
    """Put rows in the order of their register."""
    return found.order_by(*map(_ordering, register.order), "key")


def page(
    register: Register,
    *,
    by,
    on: date,
    filters: Mapping[str, str] | None = None,
    as_of: date | None = None,
    number: int = 1,
    size: int = 50,
) -> Page:
    """Give one page of the list with true counts, in at most two queries and one per grant; past the end is the last."""
    return page_of(register, rows(register, by=by, on=on, filters=filters, as_of=as_of), number, size)


def page_of(register: Register, found: QuerySet, number: int, size: int) -> Page:
    """Give one page of rows that `rows` has found, narrowed further by the caller. A short first page counts itself."""
    columns = tuple(register.relation.by_name[name] for name in register.listed)
    if number <= 1:
        first = lines(register, found[:size], columns)
        total = len(first) if len(first) < size else found.count()
        return Page(register, columns, first, total, 1, max(1, -(-total // size)))
    total = found.count()
    pages = max(1, -(-total // size))
    at = min(number, pages)
    return Page(register, columns, lines(register, found[(at - 1) * size : at * size], columns), total, at, pages)


def line(register: Register, *, by, on: date, key: str) -> Line:
    """Give one row with all its columns.

    Raises: Denied when `by` may not see it or there is none.
    """
    found = rows(register, by=by, on=on).filter(key=key)
    shown_lines = lines(register, found, register.relation.columns)
    if not shown_lines:
        raise out_of_sight(register)
    return shown_lines[0]


def record(
    register: Register,
    *,
    registers: Iterable[Register],
    by,
    on: date,
    key: str,
    as_of: date | None = None,
    size: int = 20,
) -> RecordPage:
    """Give one record with the first rows, up to `size`, of each of the `registers` that refer to it.

    Raises: Denied as `line`.
    """
    own = line(register, by=by, on=on, key=key)
    beside = _beside(register, rows(register, by=by, on=on).filter(key=key)) if register.beside else ()
    may_write = scope.may(register, register.write, by=by, on=on)
    return RecordPage(register, own, beside, tuple(_related(register, registers, key, by, on, as_of, size)), may_write)


def values_of(register: Register, *, by, on: date, key: str) -> dict[str, str]:
    """Give the cells of one row by column, as a form or a table takes them back.

    Raises: Denied as `line`.
    """
    return {cell.column: cell.text for cell in line(register, by=by, on=on, key=key).cells}


def lines(register: Register, found: QuerySet, columns: Sequence[Column]) -> tuple[Line, ...]:
    """Turn the rows of a queryset into cells, with the names of what they refer to, in one query. That a page shows
    restricted rows is recorded."""
    paths = list(_kinds(register, columns))
    made = (dict(zip(paths, values, strict=True)) for values in found.values_list(*paths))
    return _lines(register, made, columns)


def _lines(register: Register, made: Iterable[Mapping[str, Value]], columns: Sequence[Column]) -> tuple[Line, ...]:
    own = register.relation.key
    shown_lines = tuple(Line(str(row["key"]), tuple(_cell(column, row, own) for column in columns)) for row in made)
    if register.level is Level.RESTRICTED:
        reading.note(register.name, (one.key for one in shown_lines))
    return shown_lines


def _kinds(register: Register, columns: Sequence[Column]) -> dict[str, Kind]:
    """Give the paths at which a list of these columns looks, each with the kind of its values."""
    others = [column for column in columns if column.name != register.relation.key]
    return {"key": Kind.TEXT} | {path: column.kind for column in others for path in _paths(column)}


def out_of_sight(register: Register) -> Denied:
    """Make the refusal of a row that does not exist or must not be known to exist."""
    return Denied("out_of_sight", messages.say("out_of_sight", register=register.zh))


def _beside(register: Register, found: QuerySet) -> tuple[tuple[str, str], ...]:
    values = found.values_list(*register.beside).get()
    return tuple(
        (_zh(register, name), masked(str(one))) for name, one in zip(register.beside, values, strict=True) if one
    )


def _related(
    register: Register, registers: Iterable[Register], key: str, by, on: date, as_of: date | None, size: int
) -> Iterator[Page]:
    """Yield the first rows of each register that names a record."""
    naming = [
        (other, rows(other, by=by, on=on, as_of=as_of).filter(_names(other, register, key)))
        for other in registers
        if any(column.refers == register.name for column in other.references)
        and scope.may(other, other.read, by=by, on=on)
    ]
    return pages_together(naming, size)


def pages_together(lists: Iterable[tuple[Register, QuerySet]], size: int) -> Iterator[Page]:
    """Yield the first rows of each list that has any, each in the order of its register: all are counted in one query,
    and read in another."""
    found = {register.name: (register, list_) for register, list_ in lists}
    totals = _counted({name: list_ for name, (_, list_) in found.items()})
    asked = {name: one for name, one in found.items() if name in totals}
    read = read_together({name: _short(*one, size, totals[name]) for name, one in asked.items()})
    for name, rows_read in read.items():
        register, total = asked[name][0], totals[name]
        columns = _listed(register)
        yield Page(register, columns, _lines(register, rows_read, columns), total, 1, max(1, -(-total // size)))


def _short(register: Register, found: QuerySet, size: int, total: int) -> Short:
    first = found if total <= size else _first(register, found, size)
    return Short(first, _kinds(register, _listed(register)), (*register.order, "key"))


def _listed(register: Register) -> tuple[Column, ...]:
    return tuple(register.relation.by_name[name] for name in register.listed)


def _first(register: Register, found: QuerySet, size: int) -> QuerySet:
    """Narrow a list to its first rows in a way that it can still be read together with others."""
    order = [*map(_ordering, register.order), F("key").asc()]
    return found.order_by().annotate(_place=Window(RowNumber(), order_by=order)).filter(_place__lte=size)


def _names(other: Register, register: Register, key: str) -> Q:
    named = Q(pk__in=[])
    for column in other.references:
        if column.refers == register.name:
            named |= Q(**{f"{column.name}__key": key})
    return named


def _counted(found: Mapping[str, QuerySet]) -> dict[str, int]:
    """Count several lists in one query; one without a row is left out."""
    counts = [
        rows.order_by().annotate(_list=Constant(name)).values("_list").annotate(_total=Count("pk"))
        for name, rows in found.items()
    ]
    if not counts:
        return {}
    first, *others = counts
    return {one["_list"]: one["_total"] for one in first.union(*others, all=True)}


def _zh(register: Register, name: str) -> str:
    return str(register.model._meta.get_field(name).verbose_name)


def _ordering(name: str) -> OrderBy:
    """Order with empty values last, which databases would otherwise each do in their own way."""
    path = F(name.removeprefix("-"))
    return path.desc(nulls_last=True) if name.startswith("-") else path.asc(nulls_last=True)


def _visible(register: Register, as_of: date) -> Q:
    time = register.relation.time
    if time is None:
        return Q()
    day = time.day if isinstance(time, At) else time.start
    return Q(**{f"{day}__lte": as_of}) | Q(**{f"{day}__isnull": True})


def _paths(column: Column) -> list[str]:
    if column.refers:
        label = label_of(column)
        return [f"{column.name}__key", *([f"{column.name}__{label}"] if label else [])]
    return [column.name, f"{column.name}_last"] if column.kind is Kind.PARTIAL_DAY else [column.name]


def _cell(column: Column, row: Mapping[str, Value], own: str) -> Cell:
    if column.name == own:
        return Cell(column.name, str(row["key"]))
    if column.refers:
        key = row[f"{column.name}__key"]
        label = row.get(f"{column.name}__{label_of(column)}")
        return Cell(column.name, shown(label, key) if key else "", column.refers if key else "", key or "")
    value = row[column.name]
    if column.kind is Kind.PARTIAL_DAY and value is not None:
        value = span(value, row[f"{column.name}_last"])
    return Cell(column.name, display(column, value))
