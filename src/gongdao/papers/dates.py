"""A column of dates in the many forms of rosters, kept at the precision that was written."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gongdao.facts.partial import PartialDate
from gongdao.papers.codes import is_not_given
from gongdao.papers.spelling import plain


class DayOrder(StrEnum):
    """Which of the first two numbers of 12/06/1957 is the day."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, slots=True)
class OrderDecision:
    """How a column is read and why; `ground` is a key of `messages`.

    `count` values speak for the order and `others` against it; `swappable` values could be read both ways.
    """

    order: DayOrder | None
    ground: str
    count: int
    others: int
    swappable: int
    example: str

    @property
    def must_be_asked(self) -> bool:
        """Say whether the values alone leave the order open."""
        return self.order is None and self.swappable > 0


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date, or the code of what is wrong with the text, or both when it was taken with less precision."""

    value: PartialDate | None
    code: str = ""


_TWO_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_TIME = re.compile(r"[ T]0?0:00(?::00(?:\.0+)?)?$")
_YEAR_FIRST = (
    re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})"),
    re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
    re.compile(r"(\d{4})[/.-](\d{1,2})"),
    re.compile(r"(\d{4})年(\d{1,2})月份?"),
    re.compile(r"(\d{4})(\d{2})"),
    re.compile(r"(\d{4})年?"),
)
_MONTH_FIRST = re.compile(r"(\d{1,2})[/.-](\d{4})")
_SERIAL = re.compile(r"\d{5}")
_LOST_ZERO = re.compile(r"\d{4}\.1")
_KEPT_ZERO = re.compile(r"\d{4}\.10")

_MONTHS = 12
_DAYS = 31
# ours: nobody in a roster of officials in office was born or joined anything before
EARLIEST_YEAR = 1900
# ours: one slip of the pen in twenty; more, and the user is asked
_MAJORITY = 20
# ours: if the spread position were the day, twenty days between 2 and 12 in a row have a chance of (11/30)**20 < 1e-8
_SPREAD = 20
# Day 1 of the calendar of spreadsheet programs is 1900-01-01; they count a 29 February 1900 that never was.
_SERIAL_ORIGIN = date(1899, 12, 30)
# ours: 19571 may be the year and month 1957-1 as well as a serial number
_YEAR_MONTH_LOOKALIKE = re.compile(r"(?:19|20)\d\d[1-9]")


def decide_order(texts: Iterable[str], said: DayOrder | None = None) -> OrderDecision:
    """Decide the order of day and month for a whole column from its values, unless the user said it.

    A number over 12 is a proof; among contradicting proofs one order wins only by twenty to one. Without a proof, a
    position that varies while the other is a constant 01 is the month: were it the day, it would pass 12 at times.
    """
    pairs = [found for text in texts if (found := _TWO_FIRST.fullmatch(_bare(text)))]
    numbers = [(int(one[1]), int(one[3])) for one in pairs]
    day_first = sum(_MONTHS < a <= _DAYS and b <= _MONTHS for a, b in numbers)
    month_first = sum(_MONTHS < b <= _DAYS and a <= _MONTHS for a, b in numbers)
    swappable = [pair for pair, (a, b) in zip(pairs, numbers, strict=True) if a != b and max(a, b) <= _MONTHS]
    order, ground, count, others = _judge(numbers, day_first, month_first)
    if said is not None:
        order, ground = said, "order_said"
    return OrderDecision(order, ground, count, others, len(swappable), swappable[0][0] if swappable else "")


def _judge(numbers: list[tuple[int, int]], day_first: int, month_first: int) -> tuple[DayOrder | None, str, int, int]:
    leading = DayOrder.DAY_FIRST if day_first > month_first else DayOrder.MONTH_FIRST
    most, least = max(day_first, month_first), min(day_first, month_first)
    if most and not least:
        return leading, "order_proved", most, 0
    if most:
        return (leading if most >= _MAJORITY * least else None), "order_by_majority", most, least
    first, second = (sum(max(pair) <= _MONTHS and pair[place] > 1 for pair in numbers) for place in (0, 1))
    if abs(first - second) < _SPREAD:
        return None, "", 0, 0
    return (DayOrder.DAY_FIRST if second > first else DayOrder.MONTH_FIRST), "order_by_spread", max(first, second), 0


@dataclass(frozen=True, slots=True)
class DateColumn:
    """The dates of one column; `read` needs the whole column's habits."""

    decision: OrderDecision
    keeps_zero: bool
    as_of: date

    @classmethod
    def of(cls, texts: list[str], as_of: date, said: DayOrder | None = None) -> "DateColumn":
        """Learn the habits of a column: the order of day and month, and whether October is written 1957.10."""
        keeps_zero = any(_KEPT_ZERO.fullmatch(_bare(text)) for text in texts)
        return cls(decide_order(texts, said), keeps_zero, as_of)

    def read(self, text: str) -> ReadDate:
        """Read one date; nothing stated gives neither value nor code."""
        bare = _bare(text)
        if is_not_given(bare):
            return ReadDate(None)
        if _LOST_ZERO.fullmatch(bare) and not self.keeps_zero:
            year = self._checked(bare[:4])
            return ReadDate(year.value, year.code or "month_unsure")
        parts = self._parts(bare)
        return self._checked(parts) if parts[:1].isdigit() else ReadDate(None, parts)

    def _parts(self, bare: str) -> str:
        """Give the ISO form, or the code of what is wrong."""
        if found := _TWO_FIRST.fullmatch(bare):
            return self._ordered(int(found[1]), int(found[3]), found[4])
        if found := _MONTH_FIRST.fullmatch(bare):
            return f"{found[2]}-{found[1]:0>2}"
        if _SERIAL.fullmatch(bare):
            return "unreadable_date" if _YEAR_MONTH_LOOKALIKE.fullmatch(bare) else _serial_day(bare)
        for form in _YEAR_FIRST:
            if found := form.fullmatch(bare):
                return "-".join([found[1], *(f"{part:0>2}" for part in found.groups()[1:])])
        return "unreadable_date"

    def _ordered(self, first: int, second: int, year: str) -> str:
        order = self.decision.order
        if order is None and first != second and max(first, second) <= _MONTHS:
            return "undecided_date"
        month_leads = order is DayOrder.MONTH_FIRST or (order is None and second > _MONTHS)
        month, day = (first, second) if month_leads else (second, first)
        return f"{year}-{month:02d}-{day:02d}"

    def _checked(self, iso: str) -> ReadDate:
        try:
            value = PartialDate.parse(iso)
        except ValueError:
            return ReadDate(None, "impossible_date")
        if value.first.year < EARLIEST_YEAR or value.first > self.as_of:
            return ReadDate(None, "impossible_date")
        return ReadDate(value)


def is_serial(text: str) -> bool:
    """Say whether a text is the number by which a spreadsheet program stores a day."""
    return _SERIAL.fullmatch(_bare(text)) is not None


def count_first_days(dates: Iterable[PartialDate]) -> tuple[int, int]:
    """Count the dates known to the day, and those of them on the first of a month."""
    found = Counter(one.first.day == 1 for one in dates if one.is_day)
    return found.total(), found[True]


def _bare(text: str) -> str:
    return _TIME.sub("", plain(text)).replace(" ", "")


def _serial_day(text: str) -> str:
    return (_SERIAL_ORIGIN + timedelta(days=int(text))).isoformat()
