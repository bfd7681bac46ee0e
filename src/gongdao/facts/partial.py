"""Dates as a file knows them: to the day, to the month or to the year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """Hold the days a date may mean: `first` and `last` are the earliest and the latest, both included.

    `text` is the ISO form at the precision known: `1957-06-12`, `1957-06` or `1957`.
    Raises: ValueError when the days do not agree with the text.
    """

    first: date
    last: date
    text: str

    def __post_init__(self) -> None:
        if (self.first, self.last) != _span(self.text):
            raise ValueError(f"{self.first} to {self.last} is not {self.text}")

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read one of the three ISO forms.

        Raises: ValueError for any other form and for a day that no calendar has.
        """
        first, last = _span(text)
        return cls(first, last, text)

    @classmethod
    def of_day(cls, day: date) -> "PartialDate":
        """Hold a date known to the day."""
        return cls(day, day, day.isoformat())

    @property
    def is_day(self) -> bool:
        """Say whether the date is known to the day."""
        return self.first == self.last

    def __str__(self) -> str:
        return self.text


def _span(text: str) -> tuple[date, date]:
    found = _ISO.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is not a date of the form 1957-06-12, 1957-06 or 1957")
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or month is None:
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)
