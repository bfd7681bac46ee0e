"""Scalar nodes as Polars expressions.

A truth becomes a nullable Boolean (null is unknown; Polars' `&` and `|` are Kleene's). A number or day becomes a
`Range`: its lowest and highest possible value, null being no bound. Decimals are whole hundredths, so a range carries
its scale.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING

import polars as pl

from gongdao.engine import nodes
from gongdao.engine.compiled import counting
from gongdao.engine.compiled.counting import Workdays
from gongdao.engine.compiled.ranges import (
    Range,
    ask,
    compare,
    counted,
    each,
    ends,
    floor_divided,
    greatest,
    least,
    negative,
    same_scale,
    single,
)
from gongdao.engine.days import Period
from gongdao.engine.kinds import is_day
from gongdao.engine.parameters import MonthDay, Parameter
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.physical import last_name
from gongdao.facts.relation import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

_DECIMAL_SCALE = 2


@dataclass(frozen=True)
class Setting:
    """What expressions are compiled against: the days, the period, the parameters, and where quantities stand.

    `as_of` is a day, or the column of a day on which the outcome is asked for. `quantities` names the column of each
    aggregate that has been joined to the subjects; `calendar` is there when a rule counts working days.
    """

    about: str
    as_of: date | pl.Expr
    seen_on: date
    period: Period | None
    parameters: Mapping[str, Parameter]
    quantities: Mapping[nodes.Node, str]
    calendar: Workdays | None = None

    @property
    def workdays(self) -> Workdays:
        """Give the working-day calendar, which is there when a rule asks for it."""
        if self.calendar is None:
            msg = "a rule counts working days, and no calendar was read"
            raise TypeError(msg)
        return self.calendar

    @property
    def day(self) -> pl.Expr:
        """Give the day of evaluation as an expression."""
        return pl.lit(self.as_of) if isinstance(self.as_of, date) else self.as_of

    @property
    def judged_on(self) -> pl.Expr:
        """Give the day of evaluation, but not later than the last day of the period."""
        if self.period is None:
            return self.day
        if isinstance(self.as_of, date):
            return pl.lit(min(self.as_of, self.period.last_day))
        return pl.min_horizontal(self.day, pl.lit(self.period.last_day))

    def at(self, day: pl.Expr) -> Setting:
        """Look from the day in a column."""
        return replace(self, as_of=day)

    def parameter(
        self, name: str, take: Callable[[object], int | str | date | None]
    ) -> list[tuple[date | None, object]]:
        """List the values of a parameter that may be in force on the days asked for, each with its first day.

        The first entry's day is None: it holds from the beginning.
        """
        parameter = self.parameters[name]
        fixed = self.as_of if isinstance(self.as_of, date) else self.seen_on
        first = min(fixed, self.period.last_day) if self.period else fixed
        now = parameter.on(first)
        steps: list[tuple[date | None, object]] = [(None, take(now.value) if now else None)]
        if not isinstance(self.as_of, date):
            steps += [(day, take(_value_on(parameter, day))) for day in parameter.changes_after(first)]
        return steps


def _value_on(parameter: Parameter, day: date) -> object:
    found = parameter.on(day)
    return found.value if found else None


def column_of(field: nodes.Field) -> str:
    """Name the column of a field: `s.` for the subject's, `r.` for the row's, then the step, then the column."""
    step = f"{field.via}." if field.via else ""
    return f"{field.of[0]}.{step}{field.column}"


def truth(node: nodes.Node, setting: Setting) -> pl.Expr:  # noqa: C901, PLR0911, PLR0912 -- one line per node
    """Compile a truth."""
    match node:
        case nodes.Const(bool(value)):
            return pl.lit(value)
        case nodes.And(parts):
            return reduce(lambda one, other: one & other, (truth(part, setting) for part in parts))
        case nodes.Or(parts):
            return reduce(lambda one, other: one | other, (truth(part, setting) for part in parts))
        case nodes.Not(part):
            return truth(part, setting).not_()
        case nodes.Recorded(part):
            return truth(part, setting).fill_null(value=False)
        case nodes.Empty(field):
            return pl.col(column_of(field)).is_null()
        case nodes.Awaits():
            return pl.lit(None, dtype=pl.Boolean)
        case nodes.IsChosen(name, choice):
            steps = setting.parameter(name, lambda value: None if value is None else str(value))
            return ask("==", _steps(setting, steps, pl.String()), pl.lit(choice))
        case nodes.IsSet(name):
            return _is_set(setting.parameter(name, lambda value: 0 if value is not None else None), setting)
        case nodes.Flag(field):
            return pl.col(column_of(field))
        case nodes.TextIs(nodes.Field() as field, values):
            return _one_of(pl.col(column_of(field)), values)
        case nodes.SameText(nodes.Field() as left, nodes.Field() as right):
            return pl.col(column_of(left)) == pl.col(column_of(right))
        case nodes.Compare(op, left, right):
            return compare(op, number(left, setting), number(right, setting))
        case nodes.Aggregate(kind="exists"):
            return pl.col(setting.quantities[node])
        case _:
            raise TypeError(node)


def _is_set(steps: list[tuple[date | None, object]], setting: Setting) -> pl.Expr:
    return pl.when(_steps(setting, steps, pl.Int64()).is_not_null()).then(statement=True)


def number(node: nodes.Node, setting: Setting) -> Range:  # noqa: C901, PLR0911, PLR0912 -- one line per node
    """Compile a number or day."""
    match node:
        case nodes.Const(Decimal() as value):
            return single(pl.lit(int(value.scaleb(_DECIMAL_SCALE))), _DECIMAL_SCALE)
        case nodes.Const(value):
            return single(pl.lit(value))
        case nodes.AsOf():
            return single(setting.day)
        case nodes.JudgedOn():
            return single(setting.judged_on)
        case nodes.PeriodStart():
            return single(pl.lit(setting.period.start if setting.period else None))
        case nodes.PeriodEnd():
            return single(pl.lit(setting.period.end if setting.period else None))
        case nodes.Param(name, "day"):
            return single(_steps(setting, setting.parameter(name, _day), pl.Date()))
        case nodes.Param(name, part):
            return single(_steps(setting, setting.parameter(name, lambda value: _whole(value, part)), pl.Int64()))
        case nodes.Choose(name, options):
            return _choose(name, options, setting)
        case nodes.Field():
            return _field(node)
        case nodes.Plus(left, right):
            return _plus(left, right, setting)
        case nodes.Times(left, right):
            one, other = number(left, setting), number(right, setting)
            return ends(one, other, lambda left, right: left * right, one.scale + other.scale)
        case nodes.Minus(left, right):
            return _minus(left, right, setting)
        case nodes.FloorDivided(left, right):
            return floor_divided(number(left, setting), number(right, setting))
        case nodes.Least(left, right):
            return least(number(left, setting), number(right, setting))
        case nodes.Greatest(left, right):
            return greatest(number(left, setting), number(right, setting))
        case nodes.Place(field):
            return single(_place(field))
        case nodes.Between(low, high):
            one, other = number(low, setting), number(high, setting)
            return Range(one.low, other.high, one.scale)
        case nodes.YearOf(day):
            return each(number(day, setting), lambda end: end.dt.year().cast(pl.Int64))
        case nodes.FullYears(since, on):
            return counted(number(since, setting), number(on, setting), counting.full_years)
        case nodes.FullMonths(since, on):
            return counted(number(since, setting), number(on, setting), counting.full_months)
        case nodes.DaysBetween(first, last):
            return counted(number(first, setting), number(last, setting), counting.days_between)
        case nodes.WorkingDaysBetween(first, last):
            return counted(number(first, setting), number(last, setting), setting.workdays.between)
        case nodes.WorkingDayAfter(day, days):
            return ends(number(day, setting), number(days, setting), setting.workdays.after)
        case nodes.CalendarBorder(side):
            return single(setting.workdays.border(side))
        case nodes.YearsAfter(day, years):
            return ends(number(day, setting), number(years, setting), counting.years_after)
        case nodes.MonthsAfter(day, months):
            return ends(number(day, setting), number(months, setting), counting.months_after)
        case nodes.MonthsBefore(day, months):
            return ends(number(day, setting), negative(number(months, setting)), counting.months_after)
        case nodes.DayInYear(year, name):
            return _day_in_year(number(year, setting), name, setting)
        case nodes.Aggregate() | nodes.SpellStart():
            name = setting.quantities[node]
            return Range(pl.col(f"{name}.low"), pl.col(f"{name}.high"), scale_of(node))
        case _:
            raise TypeError(node)


def scale_of(node: nodes.Node) -> int:
    """Give the decimal places that a number carries."""
    match node:
        case nodes.Const(Decimal()):
            return _DECIMAL_SCALE
        case nodes.Field(relation=relation, column=column):
            return _DECIMAL_SCALE if RELATIONS[relation].by_name[column].kind is Kind.DECIMAL else 0
        case nodes.Aggregate(kind="sum" | "min" | "max", value=value) if value is not None:
            return scale_of(value)
        case nodes.Times(left, right):
            return scale_of(left) + scale_of(right)
        case nodes.Plus() | nodes.Minus() | nodes.Least() | nodes.Greatest() | nodes.Between() | nodes.Choose():
            return max(map(scale_of, nodes.children(node)))
        case _:
            return 0


def _field(field: nodes.Field) -> Range:
    column = RELATIONS[field.relation].by_name[field.column]
    name = column_of(field)
    if column.kind is Kind.PARTIAL_DAY:
        step = name.removesuffix(field.column)
        return Range(pl.col(name), pl.col(f"{step}{last_name(column)}"))
    return single(pl.col(name), scale_of(field))


def _one_of(text: pl.Expr, values: tuple[str, ...]) -> pl.Expr:
    return text == values[0] if len(values) == 1 else text.is_in(list(values))


def _steps(setting: Setting, steps: list[tuple[date | None, object]], kind: pl.DataType) -> pl.Expr:
    """Give the value in force on the day judged."""
    value = pl.lit(steps[0][1], dtype=kind)
    for day, later in steps[1:]:
        value = pl.when(setting.judged_on >= pl.lit(day)).then(pl.lit(later, dtype=kind)).otherwise(value)
    return value


def _whole(value: object, part: str) -> int | None:
    if isinstance(value, Fraction):
        return value.numerator if part == "numerator" else value.denominator
    if isinstance(value, int):
        return 1 if part == "denominator" else value
    return None


def _choose(name: str, options: tuple[tuple[str, nodes.Node], ...], setting: Setting) -> Range:
    compiled = {value: number(node, setting) for value, node in options}
    steps = setting.parameter(name, lambda value: None if value is None else str(value))
    if len(steps) == 1:
        return compiled[str(steps[0][1])] if steps[0][1] is not None else single(pl.lit(None, dtype=pl.Int64))
    chosen = _steps(setting, steps, pl.String())
    low = high = pl.lit(None, dtype=pl.Int64)
    for value, option in compiled.items():
        low = pl.when(chosen == value).then(option.low).otherwise(low)
        high = pl.when(chosen == value).then(option.high).otherwise(high)
    return Range(low, high)


def _plus(left: nodes.Node, right: nodes.Node, setting: Setting) -> Range:
    one, other = number(left, setting), number(right, setting)
    if is_day(left):
        return ends(one, other, lambda day, days: day + pl.duration(days=days))
    one, other = same_scale(one, other)
    return ends(one, other, lambda left, right: left + right, one.scale)


def _minus(left: nodes.Node, right: nodes.Node, setting: Setting) -> Range:
    one, other = number(left, setting), number(right, setting)
    if is_day(left):
        return ends(one, negative(other), lambda day, days: day + pl.duration(days=days))
    one, other = same_scale(one, other)
    return ends(one, negative(other), lambda left, right: left + right, one.scale)


def _place(field: nodes.Field) -> pl.Expr:
    codes = [code for code, _ in RELATIONS[field.relation].by_name[field.column].codes]
    places = range(1, len(codes) + 1)
    return pl.col(column_of(field)).replace_strict(codes, places, default=None, return_dtype=pl.Int64)


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _day_in_year(year: Range, name: str, setting: Setting) -> Range:
    steps = setting.parameter(
        name, lambda value: value.month * 100 + value.day if isinstance(value, MonthDay) else None
    )
    month_day = _steps(setting, steps, pl.Int64())
    return each(year, lambda end: counting.clipped_date(end, month_day // 100, month_day % 100))
