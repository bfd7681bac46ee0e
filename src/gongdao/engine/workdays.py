"""Working days (工作日): which days are worked, as published year by year, and counting them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkCalendar:
    """The working days from a first to a last known day, without a gap; of any other day nothing is known.

    The published calendar knows the public holidays and the weekends worked in their stead. The relation *calendar_day*
    overrides it day by day, and carries it on where its rows follow on the known days. A row that stands apart from
    them, with unknown days between, is not counted: no number could rest on it.
    """

    first: date
    last: date
    working: tuple[date, ...]

    def between(self, first: date, last: date) -> int | None:
        """Count the working days after `first` up to and with `last`; negative when `last` is earlier.

        None when either day is not known.
        """
        if not (self._knows(first) and self._knows(last)):
            return None
        return bisect_right(self.working, last) - bisect_right(self.working, first)

    def after(self, day: date, days: int) -> date | None:
        """Give the working day that many working days after a day, which does not count itself.

        With 0 the last working day not after the day, with less an earlier one: the first day `d` on which
        `between(day, d)` reaches the number. None when the day, or the answer, is not known.
        """
        place = bisect_right(self.working, day) + days - 1
        return self.working[place] if self._knows(day) and 0 <= place < len(self.working) else None

    def _knows(self, day: date) -> bool:
        return self.first <= day <= self.last


def calendar_of(rows: Iterable[Mapping[str, object]]) -> WorkCalendar:
    """Lay the rows of *calendar_day* over the published calendar; of two rows about one day the smaller key counts."""
    own = _own_days(rows)
    published = _published()
    if not own:
        return published
    first, last = published.first, published.last
    while first - ONE_DAY in own:
        first -= ONE_DAY
    while last + ONE_DAY in own:
        last += ONE_DAY
    days = {day for day in published.working if own.get(day, True)}
    days |= {day for day, is_working in own.items() if is_working and first <= day <= last}
    return WorkCalendar(first, last, tuple(sorted(days)))


def _own_days(rows: Iterable[Mapping[str, object]]) -> dict[date, bool]:
    own: dict[date, bool] = {}
    for row in sorted(rows, key=lambda row: str(row["calendar_day"])):
        day, is_working = row.get("day"), row.get("is_working")
        if isinstance(day, date) and isinstance(is_working, bool):
            own.setdefault(day, is_working)
    return own


@cache
def _published() -> WorkCalendar:
    """Read the calendar of whole years that the package publishes."""
    import chinese_calendar  # noqa: PLC0415 -- only a rule that counts working days needs it

    known = chinese_calendar.constants.holidays
    first, last = date(min(known).year, 1, 1), date(max(known).year, 12, 31)
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return WorkCalendar(first, last, tuple(day for day in days if chinese_calendar.is_workday(day)))
