"""Between what a person writes into a cell and the value of a column."""

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import Column, Kind
from gongdao.office.registers.columns import DIGITS_MAX, KEY_MAX, TEXT_MAX
from gongdao.office.registers.problems import Problem, problem
from gongdao.papers.masking import holds_number, masked

Value = str | int | Decimal | date | PartialDate | bool | None

_INTEGER = re.compile(r"\d{1,9}")  # ours: fits the integer of every database
_DECIMAL = re.compile(r"\d+(\.\d{1,2})?")
_DATE = re.compile(r"(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?)?)?[年月]?")
_KEY = re.compile(rf"[A-Za-z0-9._:-]{{1,{KEY_MAX}}}")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # no database keeps these in a text
_FLAGS = {"是": True, "否": False}


class BadValue(ValueError):
    """A cell that says nothing the column can hold."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.sentence)
        self.problem = found


def parse(column: Column, text: str) -> Value:
    """Read one cell; blank is empty, full-width digits and signs count as the usual ones.

    A reference stays the text that names it. Raises: BadValue.
    """
    stripped = text.strip()
    if not stripped:
        return None
    return _PARSERS[column.kind](column, stripped)


def display(column: Column, value: Value) -> str:
    """Write a value the way `parse` reads it; a citizen number in a text from elsewhere is hidden."""
    if value is None:
        return ""
    if column.kind is Kind.CODE:
        return column.code_names.get(str(value), str(value))
    if column.kind is Kind.FLAG:
        return "是" if value else "否"
    if column.kind is Kind.DECIMAL:
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return masked(str(value)) if column.kind is Kind.TEXT else str(value)


def check(column: Column, value: Value) -> Problem | None:
    """Find out whether a column can hold a value that did not come from a cell."""
    if value is None:
        return None
    return _CHECKS[column.kind](column, value)


def check_key(column: Column, value: str) -> Problem | None:
    """Find out whether a text can be a key: letters, digits and the signs that an address carries unchanged."""
    if holds_number(value):
        return problem("citizen_number", column.name, value, column=column.zh)
    return None if _KEY.fullmatch(value) else problem("bad_key", column.name, value, column=column.zh)


def span(first: date, last: date) -> PartialDate:
    """Make the partial date of two stored days."""
    if first == last:
        return PartialDate(first, last, first.isoformat())
    if (first.year, first.month) == (last.year, last.month):
        return PartialDate(first, last, f"{first:%Y-%m}")
    return PartialDate(first, last, f"{first:%Y}")


def _bad(code: str, column: Column, value: object, **values: object) -> BadValue:
    return BadValue(problem(code, column.name, value, **({"column": column.zh} | values)))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "")


def _parse_text(column: Column, text: str) -> str:
    if found := _check_text(column, text):
        raise BadValue(found)
    return text


def _parse_code(column: Column, text: str) -> str:
    for code, name in column.codes:
        if text in (code, name):
            return code
    raise _bad("unknown_code", column, text, codes="、".join(column.code_names.values()))


def _parse_integer(column: Column, text: str) -> int:
    plain = _plain(text)
    if not _INTEGER.fullmatch(plain):
        raise _bad("not_an_integer", column, text)
    return int(plain)


def _parse_decimal(column: Column, text: str) -> Decimal:
    plain = _plain(text)
    if not _DECIMAL.fullmatch(plain):
        raise _bad("not_a_decimal", column, text)
    value = Decimal(plain)
    if found := _check_decimal(column, value):
        raise BadValue(found)
    return value


def _iso(text: str) -> str | None:
    found = _DATE.fullmatch(_plain(text))
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else None


def _parse_day(column: Column, text: str) -> date:
    try:
        return date.fromisoformat(_iso(text) or "")
    except ValueError:
        raise _bad("not_a_day", column, text) from None


def _parse_partial(column: Column, text: str) -> PartialDate:
    try:
        return PartialDate.parse(_iso(text) or "")
    except ValueError:
        raise _bad("not_a_date", column, text) from None


def _parse_flag(column: Column, text: str) -> bool:
    if text not in _FLAGS:
        raise _bad("not_a_flag", column, text)
    return _FLAGS[text]


def _check_text(column: Column, value: Value) -> Problem | None:
    if not isinstance(value, str) or _UNSTORABLE.search(value):
        return problem("not_a_text", column.name, value, column=column.zh)
    if len(value) > TEXT_MAX:
        return problem("too_long", column.name, value, column=column.zh, limit=TEXT_MAX, length=len(value))
    return problem("citizen_number", column.name, value, column=column.zh) if holds_number(value) else None


def _check_code(column: Column, value: Value) -> Problem | None:
    if value in column.code_names:
        return None
    names = "、".join(column.code_names.values())
    return problem("unknown_code", column.name, value, column=column.zh, codes=names)


def _check_integer(column: Column, value: Value) -> Problem | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return problem("not_an_integer", column.name, value, column=column.zh)
    if value < 0:
        return problem("negative_number", column.name, value, column=column.zh)
    return None if _INTEGER.fullmatch(str(value)) else problem("too_large", column.name, value, column=column.zh)


def _check_decimal(column: Column, value: Value) -> Problem | None:
    try:
        exact = isinstance(value, Decimal) and value == value.quantize(Decimal("0.01"))
    except InvalidOperation:
        exact = False
    if not exact:
        return problem("not_a_decimal", column.name, value, column=column.zh)
    if value < 0:
        return problem("negative_number", column.name, value, column=column.zh)
    limit = Decimal(10) ** (DIGITS_MAX - 2)
    return None if value < limit else problem("too_large", column.name, value, column=column.zh)


def _check_day(column: Column, value: Value) -> Problem | None:
    return None if isinstance(value, date) else problem("not_a_day", column.name, value, column=column.zh)


def _check_partial(column: Column, value: Value) -> Problem | None:
    return None if isinstance(value, PartialDate) else problem("not_a_date", column.name, value, column=column.zh)


def _check_flag(column: Column, value: Value) -> Problem | None:
    return None if isinstance(value, bool) else problem("not_a_flag", column.name, value, column=column.zh)


_PARSERS = {
    Kind.TEXT: _parse_text,
    Kind.CODE: _parse_code,
    Kind.INTEGER: _parse_integer,
    Kind.DECIMAL: _parse_decimal,
    Kind.DAY: _parse_day,
    Kind.PARTIAL_DAY: _parse_partial,
    Kind.FLAG: _parse_flag,
}

_CHECKS = {
    Kind.TEXT: _check_text,
    Kind.CODE: _check_code,
    Kind.INTEGER: _check_integer,
    Kind.DECIMAL: _check_decimal,
    Kind.DAY: _check_day,
    Kind.PARTIAL_DAY: _check_partial,
    Kind.FLAG: _check_flag,
}
