"""The code tables of the national standards: code to label and back, on a day."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from gongdao.papers.codebook.data import data_files, read_data
from gongdao.papers.spelling import close_up


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a code table; `was` are other and older spellings, `until` is the first day it is not given out."""

    code: str
    label: str
    was: tuple[str, ...] = ()
    starts_on: date | None = None
    ended_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether the code is given out on `day`."""
        return (self.starts_on is None or self.starts_on <= day) and (self.ended_on is None or day < self.ended_on)


@dataclass(frozen=True, slots=True)
class CodeTable:
    """One table: `standard` names where its values stand, `is_ours` says that we had to number them ourselves."""

    name: str
    title: str
    standard: str
    is_ours: bool
    codes: tuple[Code, ...]

    def label_of(self, code: str) -> str | None:
        """Give the label of a code, also of one that is no longer given out."""
        return next((one.label for one in self.codes if one.code == code), None)

    def find(self, text: str, on: date | None = None) -> Code | None:
        """Find an entry by its code, its label or an older label; `on` leaves out what was not given out that day.

        Full-width signs, brackets of either width and spaces make no difference.
        """
        sought = close_up(text)
        known = [one for one in self.codes if on is None or one.holds_on(on)]
        named = (one for one in known if sought in {close_up(name) for name in (one.label, *one.was)})
        return next((one for one in known if one.code == text.strip()), None) or next(named, None)


@cache
def table_named(name: str) -> CodeTable:
    """Give one code table.

    Raises: KeyError for a name that no table has.
    """
    return _tables()[name]


def all_tables() -> tuple[CodeTable, ...]:
    """Give every code table, ordered by name."""
    return tuple(_tables()[name] for name in sorted(_tables()))


@cache
def _tables() -> dict[str, CodeTable]:
    tables: dict[str, CodeTable] = {}
    for file in data_files("tables"):
        for name, entry in read_data(file).items():
            codes = tuple(_code(str(code), value) for code, value in entry["codes"].items())
            tables[name] = CodeTable(name, entry["title"], entry["standard"], entry.get("origin") == "ours", codes)
    return tables


def _code(code: str, value: Any) -> Code:
    if isinstance(value, str):
        return Code(code, value)
    return Code(code, value["label"], tuple(value.get("was", ())), value.get("from"), value.get("until"))
