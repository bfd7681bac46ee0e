"""Dated, cited numbers: what a clause requires, from which day, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import zip_longest
from typing import Literal

Origin = Literal["source", "ours"]
Standing = Literal["found", "superseded", "unverified"]
STANDING_NAMES = {"found": "现行", "superseded": "已被取代", "unverified": "未经核实"}
WARNED_DAYS = 90  # ours: a quarter is time enough to ask whether a number still holds


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
    """One value from one day on, until the next begins or, when it has one, until its own end (the first day after).

    What a document says is *found* in it; a number that a later document has superseded, or that nobody has verified,
    is kept and shown, and counts only when a locality has taken it over. `set_by` names the local document that did so,
    or that gave the value itself.
    """

    begins_on: date
    value: ParameterValue
    origin: Origin
    cites: str | None
    note: str | None
    confirmed_until: date | None
    until: date | None = None
    standing: Standing = "found"
    document: str | None = None
    article: str | None = None
    set_by: str | None = None

    @property
    def counts(self) -> bool:
        """Tell whether the value may be in force: found in the document, or taken over by a locality."""
        return self.standing == "found" or self.set_by is not None

    def is_confirmed(self, day: date) -> bool:
        """Tell whether the value is confirmed for a day; one without a last confirmed day always is."""
        return self.confirmed_until is None or day <= self.confirmed_until

    def is_expiring(self, day: date) -> bool:
        """Tell whether, seen from a day, the last confirmed day is passed or near."""
        return self.confirmed_until is not None and day + timedelta(days=WARNED_DAYS) > self.confirmed_until


@dataclass(frozen=True)
class Parameter:
    """A named number of a clause with its values in order of their days; without any it is not configured.

    `asks` names the open questions on which it depends, `same_as` the parameter of the document by which it is defined,
    `gaps` why there may be days without a value between two values.
    """

    name: str
    zh: str
    en: str
    unit: str | None
    values: tuple[DatedValue, ...]
    choices: tuple[tuple[str, str], ...] = ()
    unset_reason: str | None = None
    asks: tuple[str, ...] = ()
    same_as: str | None = None
    gaps: str | None = None

    def on(self, day: date) -> DatedValue | None:
        """Give the value in force on a day: the last one that does not begin after it and is not over; None if unset."""
        known = self.known_on(day)
        return known if known is not None and known.counts else None

    def known_on(self, day: date) -> DatedValue | None:
        """Give the value that stands for a day, also one that does not count."""
        begun = [value for value in self.values if value.begins_on <= day]
        return begun[-1] if begun and (begun[-1].until is None or day < begun[-1].until) else None

    def changes_after(self, day: date) -> tuple[date, ...]:
        """List the days after `day` on which another value, or none, stands."""
        days = {value.begins_on for value in self.values} | {value.until for value in self.values if value.until}
        return tuple(sorted(one for one in days if one > day))

    def set_locally(self, values: tuple[DatedValue, ...], title: str) -> Parameter:
        """Lay the values of a local document over the own ones, which stand before the first and after the last."""
        laid = [replace(value, set_by=title) for value in values]
        first, last = laid[0].begins_on, laid[-1].until
        before = [_cut(value, first) for value in self.values if value.begins_on < first]
        after = [value for value in self._until_next() if last and (value.until is None or last < value.until)]
        resumed = [replace(value, begins_on=max(value.begins_on, last or value.begins_on)) for value in after]
        return replace(self, values=(*before, *laid, *resumed))

    def taken_over(self, title: str) -> Parameter:
        """Let the values count that do not count of themselves."""
        values = (value if value.counts else replace(value, set_by=title) for value in self.values)
        return replace(self, values=tuple(values))

    def frozen(self, day: date) -> Parameter:
        """Let the value of a day stand always."""
        known = self.known_on(day)
        return replace(self, values=(replace(known, begins_on=date.min, until=None),) if known else ())

    def _until_next(self) -> Iterator[DatedValue]:
        """Give each value with the day on which the next one begins as its end."""
        for value, later in zip_longest(self.values, self.values[1:]):
            yield value if later is None or value.until else replace(value, until=later.begins_on)


def _cut(value: DatedValue, day: date) -> DatedValue:
    """End a value on the day on which another one begins, if it is not over before."""
    return replace(value, until=None) if value.until is not None and value.until >= day else value
