"""Dated, cited numbers: what a clause requires, from which day, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

Origin = Literal["source", "ours"]


@dataclass(frozen=True)
class MonthDay:
    """A day that returns every year, such as 31 December."""

    month: int
    day: int

    def __str__(self) -> str:
        """Print as MM-DD."""
        return f"{self.month:02}-{self.day:02}"


ParameterValue = int | Fraction | MonthDay | date | str


@dataclass(frozen=True)
class DatedValue:
    """One value from one day on, until the next begins."""

    begins_on: date
    value: ParameterValue
    origin: Origin
    cites: str | None
    note: str | None
    confirmed_until: date | None


@dataclass(frozen=True)
class Parameter:
    """A named number of a clause with its values in order of their days; without any it is not configured."""

    name: str
    zh: str
    en: str
    unit: str | None
    values: tuple[DatedValue, ...]
    choices: tuple[tuple[str, str], ...] = ()
    unset_reason: str | None = None

    def on(self, day: date) -> DatedValue | None:
        """Give the value in force on a day: the last one that does not begin after it; None when unset."""
        begun = [value for value in self.values if value.begins_on <= day]
        return begun[-1] if begun else None

    def changes_after(self, day: date) -> tuple[date, ...]:
        """List the days after `day` on which another value begins."""
        return tuple(value.begins_on for value in self.values if value.begins_on > day)
