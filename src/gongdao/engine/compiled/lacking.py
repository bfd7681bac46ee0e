"""What is missing where an answer is open, as `judge.missing_facts` tells it of one subject."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

import polars as pl

from gongdao.engine import nodes
from gongdao.engine.clauses import Rule
from gongdao.engine.compiled.expressions import Setting, column_of, number, truth
from gongdao.engine.kinds import is_text, is_truth
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.relation import During


class Memo:
    """Columns for the values that several conditions look at, each computed once."""

    def __init__(self, setting: Setting, prefix: str) -> None:
        """Begin without columns."""
        self.setting = setting
        self._prefix = prefix
        self._names: dict[tuple[str, nodes.Node], str] = {}
        self._expressions: dict[str, pl.Expr] = {}

    @property
    def columns(self) -> list[pl.Expr]:
        """Give the columns to add before the conditions are asked."""
        return [expression.alias(name) for name, expression in self._expressions.items()]

    def is_undecided(self, node: nodes.Node) -> pl.Expr:
        """Tell whether a truth is unknown."""
        return self._column("undecided", node, truth(node, self.setting).is_null())

    def is_known(self, node: nodes.Node) -> pl.Expr:
        """Tell whether a value is known exactly."""
        return self._column("known", node, _is_known(node, self.setting))

    def _column(self, what: str, node: nodes.Node, expression: pl.Expr) -> pl.Expr:
        name = self._names.setdefault((what, node), f"__{self._prefix}{len(self._names)}")
        self._expressions.setdefault(name, expression)
        return pl.col(name)


def missing(rule: Rule, memo: Memo) -> list[tuple[str, pl.Expr]]:
    """List what may be missing, each with the condition under which it is; only where the answer is undecided."""
    applies, holds = rule.judgement.applies, rule.judgement.holds
    found = list(_missing_truth(applies, memo, []))
    found += _missing_truth(holds, memo, [memo.is_undecided(applies).not_()])
    return [(code, reduce(lambda one, other: one & other, conditions)) for code, conditions in found]


Found = Iterator[tuple[str, list[pl.Expr]]]


def _missing_truth(node: nodes.Node, memo: Memo, given: list[pl.Expr]) -> Found:  # noqa: C901 -- one case per node
    if isinstance(node, (nodes.Const, nodes.Recorded, nodes.Empty)):
        return
    here = [*given, memo.is_undecided(node)]
    match node:
        case nodes.And(parts) | nodes.Or(parts):
            for part in parts:
                yield from _missing_truth(part, memo, here)
        case nodes.Not(part):
            yield from _missing_truth(part, memo, here)
        case nodes.Awaits(code):
            yield code, here
        case nodes.IsSet(name) | nodes.IsChosen(name):
            yield f"parameter.{name}", here
        case nodes.Flag(field):
            yield from _missing_field(field, memo, here)
        case nodes.TextIs(text):
            yield from _missing_value(text, memo, here)
        case nodes.SameText(left, right) | nodes.Compare(_, left, right):
            yield from _missing_value(left, memo, here)
            yield from _missing_value(right, memo, here)
        case nodes.Aggregate():
            yield from _missing_value(node, memo, here)
        case _:
            raise TypeError(node)


def _missing_value(node: nodes.Node, memo: Memo, given: list[pl.Expr]) -> Found:  # noqa: C901, PLR0912 -- one case per node
    here = [*given, memo.is_known(node).not_()]
    match node:
        case nodes.Field():
            yield from _missing_field(node, memo, here)
        case nodes.Const() | nodes.AsOf() | nodes.JudgedOn() | nodes.PeriodStart() | nodes.PeriodEnd():
            return
        case nodes.Param(name):
            yield from _missing_parameter(name, memo, here)
        case nodes.Choose(name, options):
            yield from _missing_parameter(name, memo, here)
            for value, option in options:
                yield from _missing_value(option, memo, [*here, _is_chosen(name, value, memo)])
        case nodes.DayInYear(year, name):
            yield from _missing_parameter(name, memo, here)
            yield from _missing_value(year, memo, here)
        case nodes.Aggregate():
            links = [text for _, text in node.link if isinstance(text, nodes.Field)]
            for link in links:
                yield from _missing_field(link, memo, [*here, pl.col(column_of(link)).is_null()])
            yield node.relation, [*here, *(pl.col(column_of(link)).is_not_null() for link in links)]
        case nodes.SpellStart():
            time = RELATIONS[node.relation].time
            if isinstance(time, During):
                yield f"{node.relation}.{time.start}", here
        case nodes.WorkingDaysBetween(left, right) | nodes.WorkingDayAfter(left, right):
            yield "calendar_day", [*here, memo.is_known(left), memo.is_known(right)]
            yield from _missing_value(left, memo, here)
            yield from _missing_value(right, memo, here)
        case nodes.Between(low, high, code):
            yield code, [*here, memo.is_known(low), memo.is_known(high)]
            yield from _missing_value(low, memo, here)
            yield from _missing_value(high, memo, here)
        case _:
            for child in nodes.children(node):
                yield from _missing_value(child, memo, here)


def _missing_parameter(name: str, memo: Memo, here: list[pl.Expr]) -> Found:
    steps = memo.setting.parameter(name, lambda value: 0 if value is not None else None)
    if len(steps) == 1:
        if steps[0][1] is None:
            yield f"parameter.{name}", here
        return
    value = pl.lit(steps[0][1], dtype=pl.Int64)
    for day, later in steps[1:]:
        value = pl.when(memo.setting.judged_on >= pl.lit(day)).then(pl.lit(later, dtype=pl.Int64)).otherwise(value)
    yield f"parameter.{name}", [*here, value.is_null()]


def _is_chosen(name: str, value: str, memo: Memo) -> pl.Expr:
    steps = memo.setting.parameter(name, lambda found: None if found is None else str(found))
    return pl.lit(steps[0][1] == value) if len(steps) == 1 else pl.lit(value=True)


def _missing_field(field: nodes.Field, memo: Memo, here: list[pl.Expr]) -> Found:
    code = f"{field.relation}.{field.column}"
    if field.via is None:
        yield code, here
        return
    empty = pl.col(f"{field.of[0]}.{field.via}").is_null()
    yield f"{memo.setting.about}.{field.via}", [*here, empty]
    yield code, [*here, empty.not_()]


def _is_known(node: nodes.Node, setting: Setting) -> pl.Expr:
    if is_truth(node):
        return truth(node, setting).is_not_null()
    if is_text(node) and isinstance(node, nodes.Field):
        return pl.col(column_of(node)).is_not_null()
    value = number(node, setting)
    if value.is_single:
        return value.low.is_not_null()
    return (value.low == value.high).fill_null(value=False)
