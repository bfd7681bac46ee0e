"""How a relation lies in a table: Parquet holds it typed, CSV as text, memory as rows.

In Parquet a decimal is a whole number of hundredths, a partial day two dates (`<name>` and `<name>__last`). In CSV
every declared column is one column of text, and an empty cell is no value. An empty text is no value either.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import Column, Kind, Relation

if TYPE_CHECKING:
    import polars as pl

Rows = list[dict[str, object]]

ISO_DAY = "%Y-%m-%d"
_DECIMAL_PLACES = 2
_HUNDRED = 10**_DECIMAL_PLACES
_YEAR_LENGTH = len("2001")
_MONTH_LENGTH = len("2001-07")


def last_name(column: Column) -> str:
    """Name the physical column that holds the last possible day of a partial day."""
    return f"{column.name}__last"


def schema(relation: Relation) -> dict[str, pl.DataType]:
    """Give the physical columns of a relation in their order."""
    import polars as pl  # noqa: PLC0415 -- slow import

    types: dict[Kind, pl.DataType] = {
        Kind.TEXT: pl.String(),
        Kind.CODE: pl.String(),
        Kind.INTEGER: pl.Int64(),
        Kind.DECIMAL: pl.Int64(),
        Kind.DAY: pl.Date(),
        Kind.PARTIAL_DAY: pl.Date(),
        Kind.FLAG: pl.Boolean(),
    }
    return {name: types[column.kind] for column in relation.columns for name in physical_names(column)}


def frame_of(relation: Relation, rows: Rows) -> pl.DataFrame:
    """Lay rows out as a physical frame; a column that a row does not name has no value.

    Raises: ValueError for a column that the relation does not declare and for a decimal with more than two places.
    """
    import polars as pl  # noqa: PLC0415 -- slow import

    _refuse_undeclared(relation, rows)
    data: dict[str, list[object]] = {}
    for column in relation.columns:
        values = [row.get(column.name) for row in rows]
        if column.kind is Kind.PARTIAL_DAY:
            data[column.name] = [value.first if isinstance(value, PartialDate) else value for value in values]
            data[last_name(column)] = [value.last if isinstance(value, PartialDate) else value for value in values]
        elif column.kind is Kind.DECIMAL:
            data[column.name] = [_hundredths(value) for value in values]
        elif column.kind in (Kind.TEXT, Kind.CODE):
            data[column.name] = [value or None for value in values]
        else:
            data[column.name] = values
    return pl.DataFrame(data, schema=schema(relation), strict=True)


def rows_of(relation: Relation, frame: pl.DataFrame) -> Rows:
    """Read a physical frame into rows that name every declared column."""
    columns = [list(_values(column, frame)) for column in relation.columns]
    names = [column.name for column in relation.columns]
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]


def text_of(relation: Relation) -> list[pl.Expr]:
    """Build the expressions that write the physical columns as text."""
    return [_as_text(column).alias(column.name) for column in relation.columns]


def typed_of(relation: Relation, present: Iterable[str], *, strict: bool) -> list[pl.Expr]:
    """Build the expressions that read text columns into physical ones; a column that is not `present` has no value.

    With `strict` a text that is no value of its kind stops the query, else it becomes no value.
    """
    import polars as pl  # noqa: PLC0415 -- slow import

    there = set(present)
    types = schema(relation)
    found: list[pl.Expr] = []
    for column in relation.columns:
        if column.name in there:
            typed = _typed(column, pl.col(column.name), strict=strict)
            names = physical_names(column)
            found += [value.cast(types[name]).alias(name) for value, name in zip(typed, names, strict=True)]
        else:
            found += [pl.lit(None, types[name]).alias(name) for name in physical_names(column)]
    return found


def physical_names(column: Column) -> list[str]:
    """Name the physical columns of one column."""
    return [column.name, last_name(column)] if column.kind is Kind.PARTIAL_DAY else [column.name]


def _refuse_undeclared(relation: Relation, rows: Rows) -> None:
    declared = relation.by_name.keys()
    for row in rows:
        if not row.keys() <= declared:
            raise ValueError(f"{relation.name} declares no {', '.join(sorted(row.keys() - declared))}")


def _hundredths(value: object) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int | Decimal):
        raise TypeError(f"{value!r} is not a decimal")
    hundredths = Decimal(value) * _HUNDRED
    if hundredths != hundredths.to_integral_value():
        raise ValueError(f"{value} has more than two decimal places")
    return int(hundredths)


def _values(column: Column, frame: pl.DataFrame) -> Iterable[object]:
    values = frame.get_column(column.name).to_list()
    if column.kind is Kind.DECIMAL:
        return (None if value is None else Decimal(value).scaleb(-_DECIMAL_PLACES) for value in values)
    if column.kind is Kind.PARTIAL_DAY:
        return map(_partial, values, frame.get_column(last_name(column)).to_list())
    return values


def _partial(first: date | None, last: date | None) -> PartialDate | None:
    if first is None or last is None:
        return None
    if first == last:
        return PartialDate.of_day(first)
    same_month = (first.year, first.month) == (last.year, last.month)
    return PartialDate(first, last, first.isoformat()[: _MONTH_LENGTH if same_month else _YEAR_LENGTH])


def _as_text(column: Column) -> pl.Expr:
    import polars as pl  # noqa: PLC0415 -- slow import

    value = pl.col(column.name)
    match column.kind:
        case Kind.DAY:
            return value.dt.to_string(ISO_DAY)
        case Kind.DECIMAL:
            whole, rest = (value // _HUNDRED).cast(pl.String), (value % _HUNDRED).cast(pl.String)
            return pl.concat_str(whole, pl.lit("."), rest.str.zfill(_DECIMAL_PLACES))
        case Kind.FLAG:
            return pl.when(value).then(pl.lit("true")).when(value.not_()).then(pl.lit("false"))
        case Kind.PARTIAL_DAY:
            text, last = value.dt.to_string(ISO_DAY), pl.col(last_name(column))
            same_month = value.dt.truncate("1mo") == last.dt.truncate("1mo")
            length = pl.when(value == last).then(len("2001-07-21"))
            return text.str.head(length.when(same_month).then(_MONTH_LENGTH).otherwise(_YEAR_LENGTH))
        case _:
            return value.cast(pl.String)


def _typed(column: Column, cell: pl.Expr, *, strict: bool) -> list[pl.Expr]:
    import polars as pl  # noqa: PLC0415 -- slow import

    text = pl.when(cell != "").then(cell)
    match column.kind:
        case Kind.INTEGER:
            return [text.cast(pl.Int64, strict=strict)]
        case Kind.DECIMAL:
            return [_typed_decimal(text, strict=strict)]
        case Kind.DAY:
            return [text.str.to_date(ISO_DAY, strict=strict)]
        case Kind.FLAG:
            return [_typed_flag(text, strict=strict)]
        case Kind.PARTIAL_DAY:
            return _typed_partial(text, strict=strict)
        case _:
            return [text]


def _typed_flag(text: pl.Expr, *, strict: bool) -> pl.Expr:
    import polars as pl  # noqa: PLC0415 -- slow import

    flags = {"true": True, "false": False}
    if strict:
        return text.replace_strict(flags, return_dtype=pl.Boolean)
    return text.replace_strict(flags, default=None, return_dtype=pl.Boolean)


def _typed_decimal(text: pl.Expr, *, strict: bool) -> pl.Expr:
    import polars as pl  # noqa: PLC0415 -- slow import

    parts = text.str.split_exact(".", 1)
    rest = parts.struct.field("field_1").fill_null("").str.pad_end(_DECIMAL_PLACES, "0")
    well_formed = text.str.contains(r"^-?[0-9]+(\.[0-9]{1,2})?$")
    return (
        pl.when(well_formed)
        .then(parts.struct.field("field_0") + rest)
        .otherwise(text + "?")
        .cast(pl.Int64, strict=strict)
    )


def _typed_partial(text: pl.Expr, *, strict: bool) -> list[pl.Expr]:
    import polars as pl  # noqa: PLC0415 -- slow import

    length = text.str.len_chars()
    start = pl.when(length == _YEAR_LENGTH).then(text + "-01-01").when(length == _MONTH_LENGTH).then(text + "-01")
    first = start.otherwise(text).str.to_date(ISO_DAY, strict=strict)
    year_end = first.dt.offset_by("1y").dt.offset_by("-1d")
    last = pl.when(length == _YEAR_LENGTH).then(year_end).when(length == _MONTH_LENGTH).then(first.dt.month_end())
    return [first, last.otherwise(first)]
