"""The numbers that an answer rests on: value, source, standing, and how long they are confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from gongdao.engine.clauses import Clause, Pack
from gongdao.engine.names import day_text, fraction_text
from gongdao.engine.parameters import STANDING_NAMES, DatedValue, MonthDay, Parameter, Standing

NOT_SET = "未设定"
WITH_DOCUMENT = "随文件"


@dataclass(frozen=True)
class UsedParameter:
    """A number of the clause with its value in force, where it stands, and what is to be known of it.

    A value that is shown and does not count has its standing and no first day. `warning` is one clause of a sentence.
    """

    name: str
    zh: str
    value: str
    unit: str | None
    begins_on: date | None
    origin: str | None
    cites: str | None
    note: str | None
    confirmed_until: date | None
    is_confirmed: bool = True
    standing: Standing = "found"
    document: str | None = None
    article: str | None = None
    set_by: str | None = None
    asks: tuple[str, ...] = ()
    warning: str | None = None

    @property
    def text(self) -> str:
        """Write the value with its unit, or that it is not set."""
        return f"{self.value}{self.unit or ''}" if self.begins_on else self.value


@dataclass(frozen=True)
class Expiring:
    """A value in force whose confirmation has ended or soon will."""

    pack: Pack
    clause: Clause
    parameter: Parameter
    value: DatedValue
    is_confirmed: bool


def used_parameter(parameter: Parameter, judged_on: date, as_of: date) -> UsedParameter:
    """Give a number with its value on the day judged; whether it is confirmed is asked for the day of evaluation."""
    dated, known = parameter.on(judged_on), parameter.known_on(judged_on)
    return UsedParameter(
        parameter.name,
        parameter.zh,
        parameter_text(parameter, dated),
        parameter.unit,
        dated.begins_on if dated else None,
        dated.origin if dated else None,
        dated.cites if dated else None,
        dated.note if dated else parameter.unset_reason,
        dated.confirmed_until if dated else None,
        dated is None or dated.is_confirmed(as_of),
        known.standing if known else "found",
        known.document if known else None,
        known.article if known else None,
        dated.set_by if dated else None,
        parameter.asks,
        "，".join(_warnings(parameter, dated, known, as_of)) or None,
    )


def parameter_text(parameter: Parameter, dated: DatedValue | None) -> str:
    """Write a value for a reader: days and month-days in full, shares and choices in words."""
    if dated is None:
        return NOT_SET
    match dated.value:
        case MonthDay(month, day):
            return f"{month}月{day}日"
        case Fraction():
            return fraction_text(dated.value)
        case date():
            return day_text(dated.value)
        case _:
            return dict(parameter.choices).get(str(dated.value), str(dated.value))


def begins_text(dated: DatedValue) -> str:
    """Write the first day of a value; in a document without a date it stands as long as the document."""
    return WITH_DOCUMENT if dated.begins_on == date.min else day_text(dated.begins_on)


def origin_words(one: UsedParameter) -> str:
    """Say where a number comes from, and what is to be known of it; empty when nothing is."""
    place = f"{f'《{one.document}》' if one.document else ''}{one.article or ''}"
    parts = [
        f"出处：{place}“{one.cites}”" if one.cites and place else f"出处：{one.cites}" if one.cites else place,
        f"说明：{one.note}" if one.note else "",
        f"由《{one.set_by}》设定" if one.set_by else "",
        f"待定问题：{'、'.join(one.asks)}" if one.asks else "",
        one.warning or "",
    ]
    return "，".join(part for part in parts if part)


def expiring(packs: Iterable[Pack], day: date) -> Iterator[Expiring]:
    """List the values in force on a day whose confirmation has ended, or ends within ninety days."""
    for pack in packs:
        for clause in pack.clauses:
            for parameter in clause.parameters:
                value = parameter.on(day)
                if value is not None and value.is_expiring(day):
                    yield Expiring(pack, clause, parameter, value, value.is_confirmed(day))


def _warnings(parameter: Parameter, dated: DatedValue | None, known: DatedValue | None, as_of: date) -> Iterator[str]:
    if known is not None and not known.counts:
        shown = f"{parameter_text(parameter, known)}{parameter.unit or ''}"
        yield f"文件中的{shown}{STANDING_NAMES[known.standing]}，当地没有接用，按未设定处理"
    elif known is not None and known.standing != "found":
        yield f"这一数值{STANDING_NAMES[known.standing]}，由当地接用"
    if dated is not None and dated.confirmed_until is not None and dated.is_expiring(as_of):
        until = day_text(dated.confirmed_until)
        yield f"确认至{until}，" + ("即将到期" if dated.is_confirmed(as_of) else "核对日已超过，须重新确认")
