"""What a relation is: a typed table with a key, a secrecy level, and a meaning for every column.

A relation is the only thing the rules may read. The register, the importer, the synthetic district and a worked case
all produce the same relations, so a rule never knows where its facts came from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """The type of a column's values.

    `PARTIAL_DAY` is a date that may be known to the month or the year only; it is kept as its first and last possible
    day, and a comparison that the two ends answer differently is *unknown*, never guessed.
    `DECIMAL` is exact with two decimal places. There is no floating-point kind.
    """

    TEXT = "text"
    CODE = "code"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DAY = "day"
    PARTIAL_DAY = "partial_day"
    FLAG = "flag"


class Level(StrEnum):
    """The secrecy of a relation or column, from open to most secret (公开、内部、个人、限制)."""

    PUBLIC = "public"
    INTERNAL = "internal"
    PERSONAL = "personal"
    RESTRICTED = "restricted"


@dataclass(frozen=True)
class Column:
    """One column: its name, kind, Chinese name and meaning, and where it points.

    `empty_is_same`: as a link two empty cells are equal, where elsewhere an empty cell is an unknown value.
    """

    name: str
    kind: Kind
    zh: str
    meaning: str
    required: bool = False
    refers: str | None = None
    codes: tuple[tuple[str, str], ...] = ()
    unit: str | None = None
    field_code: str | None = None
    level: Level | None = None
    empty_is_same: bool = False

    @property
    def code_names(self) -> dict[str, str]:
        """Map each code to its Chinese name."""
        return dict(self.codes)


@dataclass(frozen=True)
class At:
    """The rows are events: one is visible on a day when its date is not after that day."""

    day: str


@dataclass(frozen=True)
class During:
    """The rows last from `start` to the day before `end` (half-open); visible from `start` on, also when ended.

    An empty end means that it goes on. An empty start is not known, except where `since_always` reads it as the
    beginning of time: a unit whose founding day nobody entered exists.
    """

    start: str
    end: str
    since_always: bool = False


@dataclass(frozen=True)
class Relation:
    """A typed table; `key` names the text column that identifies a row.

    A `sealed` relation never reaches a kept snapshot: the clauses that read it are judged in the database alone, at
    the gate of an act.
    """

    name: str
    zh: str
    meaning: str
    level: Level
    columns: tuple[Column, ...]
    time: At | During | None = None
    label: str | None = None
    sealed: bool = False
    by_name: dict[str, Column] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        """Index the columns by name."""
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})

    @property
    def key(self) -> str:
        """Name the key column, which is the first one."""
        return self.columns[0].name

    @property
    def by_chinese_name(self) -> dict[str, Column]:
        """Map the Chinese column names to the columns; they are unique within a relation."""
        return {column.zh: column for column in self.columns}


def key(name: str, zh: str, meaning: str) -> Column:
    """Declare the key column of a relation."""
    return Column(name, Kind.TEXT, zh, meaning, required=True)


def ref(name: str, to: str, zh: str, meaning: str, *, required: bool = False) -> Column:
    """Declare a column that holds the key of a row of relation `to`."""
    return Column(name, Kind.TEXT, zh, meaning, required=required, refers=to)


def text(name: str, zh: str, meaning: str, *, field_code: str | None = None, level: Level | None = None) -> Column:
    """Declare a text column."""
    return Column(name, Kind.TEXT, zh, meaning, field_code=field_code, level=level)


def area(name: str, zh: str, meaning: str) -> Column:
    """Declare a text that divides the rows of a large snapshot; empty throughout when there is nothing to divide."""
    return Column(name, Kind.TEXT, zh, meaning, empty_is_same=True)


def code(name: str, zh: str, meaning: str, **codes: str) -> Column:
    """Declare a column that holds one of the given codes, each with its Chinese name."""
    return Column(name, Kind.CODE, zh, meaning, codes=tuple(codes.items()))


def integer(name: str, zh: str, meaning: str, *, unit: str) -> Column:
    """Declare a whole number of the given unit; never negative."""
    return Column(name, Kind.INTEGER, zh, meaning, unit=unit)


def decimal(name: str, zh: str, meaning: str, *, unit: str) -> Column:
    """Declare an exact number with two decimal places; never negative."""
    return Column(name, Kind.DECIMAL, zh, meaning, unit=unit)


def day(name: str, zh: str, meaning: str, *, field_code: str | None = None) -> Column:
    """Declare a date known to the day."""
    return Column(name, Kind.DAY, zh, meaning, field_code=field_code)


def partial_day(
    name: str, zh: str, meaning: str, *, field_code: str | None = None, level: Level | None = None
) -> Column:
    """Declare a date that may be known to the month or the year only."""
    return Column(name, Kind.PARTIAL_DAY, zh, meaning, field_code=field_code, level=level)


def flag(name: str, zh: str, meaning: str) -> Column:
    """Declare a yes-or-no column; empty means not known."""
    return Column(name, Kind.FLAG, zh, meaning)
