"""Read the numbers of a clause: each with its days, its source and its standing. Every refusal names file and line."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import get_args

from gongdao.engine.clauses import UNDATED
from gongdao.engine.located import Reader
from gongdao.engine.parameters import DatedValue, MonthDay, Parameter, ParameterValue, Standing

Choices = tuple[tuple[str, str], ...]


def read_parameters(reader: Reader, questions: Collection[str]) -> Iterator[tuple[Reader, Parameter]]:
    """Read the parameters of a clause, each with its place. Raises PackError."""
    for name in reader.keys():  # noqa: SIM118 -- not a dict
        item = reader.mapping(name)
        asks = _asks(item, questions)
        parameter = _defined_by(item, name, asks) if item.has("same_as") else _parameter(item, name, asks)
        item.done()
        yield item, parameter


def read_values(reader: Reader, name: str, choices: Choices, gaps: str | None) -> tuple[DatedValue, ...]:
    """Read the list of values under `values`; values that overlap or leave a gap are refused. Raises PackError."""
    items = reader.mappings("values")
    values = tuple(_dated(item, choices) for item in items)
    for item, (one, other) in zip(items[1:], pairwise(values), strict=False):
        if other.begins_on <= one.begins_on or (one.until is not None and other.begins_on < one.until):
            raise item.refuse("overlap", f"参数“{name}”在同一天有两个值，或日期次序颠倒。请按日期先后各写一次。")
        if one.until is not None and one.until < other.begins_on and gaps is None:
            raise item.refuse(
                "gap",
                f"参数“{name}”自{one.until}至{other.begins_on}没有值。请补上这段时间的值，或用“gaps: {{reason: …}}”写明原因。",
            )
    return values


def _parameter(item: Reader, name: str, asks: tuple[str, ...]) -> Parameter:
    choices = item.optional_mapping("choices")
    listed = tuple((key, choices.text(key)) for key in choices.keys()) if choices else ()  # noqa: SIM118 -- not a dict
    gaps = item.optional_mapping("gaps")
    reason = gaps.text("reason") if gaps else None
    if gaps:
        gaps.done()
    values = read_values(item, name, listed, reason)
    unset = item.optional_text("unset_reason")
    if not values and unset is None:
        raise item.refuse("no_reason", f"参数“{name}”没有值，也没有写明原因。请补写“unset_reason”。")
    zh, en, unit = item.text("zh"), item.text("en"), item.optional_text("unit")
    return Parameter(name, zh, en, unit, values, listed, unset, asks, gaps=reason)


def _defined_by(item: Reader, name: str, asks: tuple[str, ...]) -> Parameter:
    """Read a parameter that is defined by another one; what is left out is taken from there."""
    if item.has("values") or item.has("choices"):
        raise item.refuse(
            "twice_defined", f"参数“{name}”既写了“same_as”，又写了自己的值或选项。请只保留一种写法。", "same_as"
        )
    zh, en, unit = (item.optional_text(key) for key in ("zh", "en", "unit"))
    return Parameter(name, zh or "", en or "", unit, (), (), None, asks, item.text("same_as"))


def _asks(item: Reader, questions: Collection[str]) -> tuple[str, ...]:
    if not item.has("asks"):
        return ()
    raw = item.plain("asks")
    asked = tuple(str(one) for one in (raw if isinstance(raw, list) else [raw]))
    for one in asked:
        if one not in questions:
            raise item.refuse("no_question", f"没有编号为“{one}”的待定问题。请改用待定问题清单中的编号。", "asks")
    return asked


def _dated(reader: Reader, choices: Choices) -> DatedValue:
    origin = reader.one_of("origin", ("source", "ours"))
    value = DatedValue(
        _begins_on(reader),
        _value(reader, choices),
        "source" if origin == "source" else "ours",
        reader.optional_text("cites"),
        reader.optional_text("note"),
        reader.optional_day("confirmed_until"),
        reader.optional_day("until"),
        _standing(reader),
        reader.optional_text("document"),
        reader.optional_text("article"),
    )
    if value.origin == "source" and not value.cites:
        raise reader.refuse("no_citation", "来自原文的数值缺少出处“cites”。请补写原文用语。")
    if value.origin == "ours" and not value.note:
        raise reader.refuse("no_note", "自定的数值缺少说明“note”。请补写理由。")
    if value.until is not None and value.until <= value.begins_on:
        raise reader.refuse("ends_first", "数值的失效日期“until”不晚于起始日期。请核对两个日期。")
    if value.standing != "found" and not value.document:
        raise reader.refuse("no_document", "已被取代或未经核实的数值缺少出处文件“document”。请补写文件名称。")
    reader.done()
    return value


def _standing(reader: Reader) -> Standing:
    if not reader.has("standing"):
        return "found"
    standing = reader.one_of("standing", get_args(Standing))
    return next(one for one in get_args(Standing) if one == standing)


def _begins_on(reader: Reader) -> date:
    """Read the first day of a value; in a document without a date it holds as long as the document."""
    if reader.peek("from") == UNDATED:
        reader.scalar("from")
        return date.min
    return reader.day("from")


def _value(reader: Reader, choices: Choices) -> ParameterValue:
    raw = reader.scalar("value")
    found = value_of(raw, choices)
    if found is None:
        raise reader.refuse(
            "bad_value", f"参数值“{raw}”无法理解。请写整数、日期（2008-10-31）、分数（2/3）、月日（12-31）或所列选项。"
        )
    return found


def value_of(raw: object, choices: Choices) -> ParameterValue | None:
    """Understand a value as it is written: a choice where there are such, else a number, day, share or month-day."""
    if choices:
        return str(raw) if raw in dict(choices) else None
    if isinstance(raw, (int, date)) and not isinstance(raw, bool):
        return raw
    return (_fraction(raw) or _month_day(raw)) if isinstance(raw, str) else None


def _fraction(raw: str) -> Fraction | None:
    upper, slash, lower = raw.partition("/")
    if slash and upper.isdecimal() and lower.isdecimal() and int(lower) > 0:
        return Fraction(int(upper), int(lower))
    return None


def _month_day(raw: str) -> MonthDay | None:
    month, dash, day = raw.partition("-")
    if dash and month.isdecimal() and day.isdecimal() and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:  # noqa: PLR2004 -- calendar
        return MonthDay(int(month), int(day))
    return None
