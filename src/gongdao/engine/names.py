"""What people call a subject, and how a value is written in a Chinese sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from gongdao.engine.world import World
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import Column, Kind

NOT_KNOWN = "不详"
_MONTH_DIGITS = 2  # ours: the label of a month is 2026-08, that of a cycle 2024-2026
_DIGITS = "一二三四五六七八九十"
# The columns by which a subject is somebody's, the nearest first.
WHOSE = (
    *("person", "unit", "body", "award", "assessment", "enrolment", "candidate"),
    *("course", "round", "host", "village", "assigned_by"),
)


def subject_name(world: World, relation: str, key: str) -> str:
    """Name a subject by its label; one that has none by the person or unit that it is about; else by its key."""
    row = world.row(relation, key)
    if row is None:
        return key
    label = RELATIONS[relation].label
    if label:
        return str(row.get(label) or key)
    columns = RELATIONS[relation].by_name
    for name in WHOSE:
        target = columns[name].refers if name in columns else None
        if target and row.get(name):
            return subject_name(world, target, str(row[name]))
    return key


def value_text(value: object, column: Column | None = None) -> str:  # noqa: PLR0911 -- one line per kind
    """Write a value for a reader: codes and references by name, days in full, yes and no in Chinese."""
    match value:
        case None:
            return NOT_KNOWN
        case bool():
            return "是" if value else "否"
        case PartialDate():
            return _days_between(value.first, value.last)
        case date():
            return day_text(value)
        case Decimal():
            return f"{value.normalize():f}"
        case dict():
            return _between(value["from"], value["to"])
        case str() if column is not None and column.kind is Kind.CODE:
            return column.code_names.get(value, value)
        case str():
            return _iso_text(value)
        case _:
            return str(value)


def day_text(day: date) -> str:
    """Write a day as in a sentence: 2009年7月21日."""
    return f"{day.year}年{day.month}月{day.day}日"


def fraction_text(share: object) -> str:
    """Write a share as in a document: 三分之二; with larger numbers 17/20."""
    if isinstance(share, Fraction) and share.denominator <= len(_DIGITS):
        return f"{_DIGITS[share.denominator - 1]}分之{_DIGITS[share.numerator - 1]}"
    return str(share)


def period_text(label: str | None) -> str:
    """Write a period for a reader: 2026年, 2026年第4季度, 2026年8月, 2024至2026年."""
    if label is None:
        return ""
    year, quarter, number = label.partition("Q")
    if quarter:
        return f"{year}年第{number}季度"
    year, _, month = label.partition("-")
    if len(month) == _MONTH_DIGITS:
        return f"{year}年{int(month)}月"
    return f"{label.replace('-', '至')}年"


def _between(low: object, high: object) -> str:
    """Write a value known only between two ends; an end that is open is left out."""
    days = [_day_or_none(end) for end in (low, high)]
    if days[0] and days[1]:
        return _days_between(days[0], days[1])
    if high is None:
        return f"{value_text(low)}以后" if days[0] else f"至少{low}"
    if low is None:
        return f"{value_text(high)}以前" if days[1] else f"至多{high}"
    return f"{value_text(low)}至{value_text(high)}"


def _days_between(first: date, last: date) -> str:
    if first == last:
        return day_text(first)
    for text, words in (
        (f"{first:%Y-%m}", f"{first.year}年{first.month}月（日不详）"),
        (f"{first:%Y}", f"{first.year}年（月日不详）"),
    ):
        known = PartialDate.parse(text)
        if (known.first, known.last) == (first, last):
            return words
    return f"{day_text(first)}至{day_text(last)}之间"


def _iso_text(value: str) -> str:
    day = _day_or_none(value)
    return day_text(day) if day else value


def _day_or_none(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
