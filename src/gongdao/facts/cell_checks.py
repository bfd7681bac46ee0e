"""What can be wrong with a cell, as expressions over a whole column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongdao.facts.bookkeeping import COVERAGE
from gongdao.facts.physical import last_name, physical_names, typed_of
from gongdao.facts.relation import Column, During, Kind, Relation

if TYPE_CHECKING:
    import polars as pl

_PATTERNS = {
    Kind.INTEGER: (r"^-?[0-9]{1,18}$", "not_a_number", "整数"),
    Kind.DECIMAL: (r"^-?[0-9]{1,16}(\.[0-9]{1,2})?$", "not_a_number", "最多两位小数的数"),
    Kind.DAY: (r"^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$", "not_a_date", "2001-07-21"),
    Kind.PARTIAL_DAY: (r"^[1-9][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?$", "not_a_date", "2001-07-21、2001-07或者2001"),
    Kind.FLAG: ("^(true|false)$", "not_a_flag", ""),
}


@dataclass(frozen=True)
class Check:
    """A column, an expression that is true where it is wrong, and the expression of the value to show."""

    code: str
    column: Column
    bad: pl.Expr
    shown: pl.Expr
    expected: str = ""


def of_text(relation: Relation, present: frozenset[str]) -> list[Check]:
    """Check the cells of a CSV file: required ones are there, and each is a value of its kind."""
    import polars as pl  # noqa: PLC0415 -- slow import

    checks: list[Check] = []
    for column in relation.columns:
        if column.name not in present:
            continue
        cell = pl.col(column.name)
        empty = cell.is_null() | (cell == "")
        if column.required:
            checks.append(Check("missing_value", column, empty, cell))
        if column.kind in _PATTERNS:
            pattern, code, expected = _PATTERNS[column.kind]
            fits = cell.str.contains(pattern) & _reads(relation, column)
            checks.append(Check(code, column, empty.not_() & fits.not_(), cell, expected))
    return checks


def of_values(relation: Relation, *, required: bool) -> list[Check]:
    """Check typed values: codes are listed, numbers not negative, intervals the right way round."""
    import polars as pl  # noqa: PLC0415 -- slow import

    checks: list[Check] = []
    for column in relation.columns:
        value = pl.col(column.name)
        if required and column.required:
            checks.append(Check("missing_value", column, value.is_null(), value))
        if column.kind is Kind.CODE:
            codes = list(column.code_names)
            checks.append(Check("unknown_code", column, value.is_in(codes).not_(), value, "、".join(codes)))
        elif column.kind in (Kind.INTEGER, Kind.DECIMAL):
            checks.append(Check("negative_number", column, value < 0, _number(column)))
        elif column.kind is Kind.PARTIAL_DAY:
            checks.append(_whole_span(column))
    return checks + _intervals(relation)


def _reads(relation: Relation, column: Column) -> pl.Expr:
    """Tell where a text that looks right is a value, such as a day that a calendar has."""
    names = physical_names(column)
    typed = typed_of(relation, [column.name], strict=False)
    return next(value for value in typed if value.meta.output_name() == names[0]).is_not_null()


def _number(column: Column) -> pl.Expr:
    import polars as pl  # noqa: PLC0415 -- slow import

    value = pl.col(column.name)
    return value if column.kind is Kind.INTEGER else (value / 100).round(2)


def _whole_span(column: Column) -> Check:
    """Find partial days that are no day, month or year: one end is missing, or the two do not belong together."""
    import polars as pl  # noqa: PLC0415 -- slow import

    first, last = pl.col(column.name), pl.col(last_name(column))
    month = (first.dt.day() == 1) & (last == first.dt.month_end())
    year = (first.dt.ordinal_day() == 1) & (last == first.dt.offset_by("1y").dt.offset_by("-1d"))
    whole = (first == last) | month | year
    bad = pl.any_horizontal(first.is_null() != last.is_null(), whole.not_().fill_null(value=False))
    shown = pl.concat_str(first.cast(pl.String).fill_null("…"), pl.lit("～"), last.cast(pl.String).fill_null("…"))
    return Check("not_a_date", column, bad, shown, "同一日、同一月或者同一年的首日和末日")


def _intervals(relation: Relation) -> list[Check]:
    import polars as pl  # noqa: PLC0415 -- slow import

    span = During("complete_from", "complete_until") if relation is COVERAGE else relation.time
    if not isinstance(span, During):
        return []
    start, end = relation.by_name[span.start], relation.by_name[span.end]
    last_end = pl.col(physical_names(end)[-1])
    return [Check("ended_before_started", end, last_end < pl.col(start.name), last_end, start.zh)]
