"""What people call a subject, and how a value is written in a Chinese sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gongdao.engine.world import World
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import Column, Kind

NOT_KNOWN = "不详"
_WHOSE = ("person", "unit", "body", "award")


def subject_name(world: World, relation: str, key: str) -> str:
    """Name a subject: by its own label, else by the person or unit that it is about, else by its key."""
    row = world.row(relation, key)
    if row is None:
        return key
    label = RELATIONS[relation].label
    if label and row.get(label):
        return str(row[label])
    columns = RELATIONS[relation].by_name
    for name in _WHOSE:
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
            return day_text(value.first) if value.is_day else f"{value.text.replace('-', '年')}" + _unit_of(value)
        case date():
            return day_text(value)
        case Decimal():
            return f"{value.normalize():f}"
        case dict():
            return f"{value_text(value['from'])}至{value_text(value['to'])}"
        case str() if column is not None and column.kind is Kind.CODE:
            return column.code_names.get(value, value)
        case str():
            return _iso_text(value)
        case _:
            return str(value)


def day_text(day: date) -> str:
    """Write a day as in a sentence: 2009年7月21日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _unit_of(value: PartialDate) -> str:
    return "月" if "-" in value.text else "年"


def _iso_text(value: str) -> str:
    try:
        return day_text(date.fromisoformat(value))
    except ValueError:
        return value
