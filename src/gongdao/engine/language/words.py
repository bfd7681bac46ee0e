"""The words that join symbols: quantities, days, minimums, and the judgement itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gongdao.engine import nodes
from gongdao.engine.language.symbols import LanguageError, Number, Quantity, Row, Text, Truth, node_of
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.relation import Relation

as_of = Quantity(nodes.AsOf())
judged_on = Quantity(nodes.JudgedOn())
period_start = Quantity(nodes.PeriodStart())
period_end = Quantity(nodes.PeriodEnd())
period_year = Quantity(nodes.YearOf(nodes.PeriodStart()))

By = Mapping[str, Text | Quantity]
Where = Callable[[Row], Truth]
Value = str | Callable[[Row], Quantity]


def count(relation: Relation, by: By, name: str, zh: str, where: Where | None = None) -> Quantity:
    """Count the rows linked to the subject; `by` maps a row column (or `ref.column`) to the subject's text."""
    return _aggregate("count", relation, by, name, zh, where, None)


def distinct(relation: Relation, value: Value, by: By, name: str, zh: str, where: Where | None = None) -> Quantity:
    """Count the different values of a column in the rows linked to the subject."""
    return _aggregate("distinct", relation, by, name, zh, where, value)


def total(relation: Relation, value: Value, by: By, name: str, zh: str, where: Where | None = None) -> Quantity:
    """Add up a column of the rows linked to the subject, or a number made of each row."""
    return _aggregate("sum", relation, by, name, zh, where, value)


def earliest(relation: Relation, value: Value, by: By, name: str, zh: str, where: Where | None = None) -> Quantity:
    """Give the first day in a column of the rows linked to the subject; unknown without any."""
    return _aggregate("min", relation, by, name, zh, where, value)


def latest(relation: Relation, value: Value, by: By, name: str, zh: str, where: Where | None = None) -> Quantity:
    """Give the greatest number or last day in a column of the rows linked to the subject; unknown without any."""
    return _aggregate("max", relation, by, name, zh, where, value)


def exists(relation: Relation, by: By, name: str, zh: str, where: Where | None = None) -> Truth:
    """Tell whether there is a row linked to the subject."""
    return Truth(_aggregate("exists", relation, by, name, zh, where, None).node)


def spell_start(subject: Row, same: tuple[str, ...], name: str, zh: str, where: Where | None = None) -> Quantity:
    """Give the first day of the unbroken chain of rows, equal in `same`, that ends in the subject."""
    relation = subject._relation  # noqa: SLF001 -- one module, one language
    condition = where(Row("row", relation)).node if where else None
    return Quantity(nodes.SpellStart(relation.name, same, condition, name, zh), (name, zh))


def full_years(since: Quantity, on: Quantity) -> Quantity:
    """Count full years (满), the anniversary itself counting."""
    return Quantity(nodes.FullYears(since.node, on.node))


def full_months(since: Quantity, on: Quantity) -> Quantity:
    """Count full months (满N个月), the same day of the month itself counting; month ends clip."""
    return Quantity(nodes.FullMonths(since.node, on.node))


def days_between(first: Quantity, last: Quantity) -> Quantity:
    """Count the days from one day to another: the last is counted, the first is not."""
    return Quantity(nodes.DaysBetween(first.node, last.node))


def working_days_between(first: Quantity, last: Quantity) -> Quantity:
    """Count the working days (工作日) from one day to another: the last is counted, the first is not.

    Public holidays and weekends are not worked, weekends worked in their stead are; the relation *calendar_day*
    overrides the published calendar and carries it on. Outside the days that both know the number is unknown.
    """
    return Quantity(nodes.WorkingDaysBetween(first.node, last.node))


def working_day_after(day: Quantity, days: Number) -> Quantity:
    """Give the working day that many working days (个工作日) after a day, which is not counted."""
    return Quantity(nodes.WorkingDayAfter(day.node, node_of(days)))


def years_after(day: Quantity, years: Number) -> Quantity:
    """Give an anniversary."""
    return Quantity(nodes.YearsAfter(day.node, node_of(years)))


def months_after(day: Quantity, months: Number) -> Quantity:
    """Give the day a number of months later; month ends clip."""
    return Quantity(nodes.MonthsAfter(day.node, node_of(months)))


def months_before(day: Quantity, months: Number) -> Quantity:
    """Give the day a number of months earlier; month ends clip."""
    return Quantity(nodes.MonthsBefore(day.node, node_of(months)))


def least(one: Quantity, other: Number) -> Quantity:
    """Give the lesser of two numbers, or the earlier of two days."""
    return Quantity(nodes.Least(one.node, node_of(other)))


def greatest(one: Quantity, other: Number) -> Quantity:
    """Give the greater of two numbers, or the later of two days."""
    return Quantity(nodes.Greatest(one.node, node_of(other)))


def floor_divided(number: Quantity, by: Quantity | int) -> Quantity:
    """Say how often a whole number above zero goes into a number (每满N)."""
    is_whole = isinstance(by, int) and by > 0
    if not is_whole and not isinstance(node_of(by), nodes.Param):
        msg = "floor_divided 的第二项必须是正整数或参数。"
        raise LanguageError(msg)
    return Quantity(nodes.FloorDivided(number.node, node_of(by)))


def year_of(day: Quantity) -> Quantity:
    """Give the calendar year of a day."""
    return Quantity(nodes.YearOf(day.node))


def day_in_year(year: Quantity, parameter: Quantity) -> Quantity:
    """Give the day of a month-and-day parameter in a year."""
    if not isinstance(parameter.node, nodes.Param):
        msg = "day_in_year 的第二项必须是参数。"
        raise LanguageError(msg)
    return Quantity(nodes.DayInYear(year.node, parameter.node.name))


def between(low: Number, high: Number, code: str, zh: str) -> Quantity:
    """Give a number known only to lie between two numbers, for want of the named fact."""
    return Quantity(nodes.Between(node_of(low), node_of(high), code, zh))


def during_period(day: Quantity) -> Truth:
    """Lies in the period judged."""
    return (day >= period_start) & (day < period_end)


def is_over() -> Truth:
    """The period judged has ended."""
    return as_of >= period_end


def covered(relation: Relation, unit: Text, first: Quantity = period_start, last: Quantity | None = None) -> Truth:
    """The register is declared complete for the unit (or for all units) from `first` to `last`."""
    until = last if last is not None else period_end - 1
    coverage = RELATIONS["coverage"]
    zh = f"{relation.zh}登记完整"

    def states(row: Row, *, everywhere: bool) -> Truth:
        empty = Truth(nodes.Empty(nodes.Field("row", "coverage", "unit")))
        same = (row.register == relation.name) & (row.complete_from <= first) & (row.complete_until >= until)
        return (same & empty) if everywhere else same  # type: ignore[no-any-return]

    name = f"{relation.name}_complete"
    own = exists(coverage, {"unit": unit}, name, zh, lambda row: states(row, everywhere=False))
    common = exists(coverage, {}, f"{name}_everywhere", zh, lambda row: states(row, everywhere=True))
    return own | common


def minimum(
    reached: Truth,
    register: Relation,
    unit: Text,
    *,
    open_from: Quantity = period_start,
    open_until: Quantity | None = None,
) -> Truth:
    """Judge a minimum: reached, or the period still runs; short of it, it fails only when the register is complete.

    `open_from` and `open_until` are the first and the last day on which it may be met, when they are not those of the
    period.
    """
    running = ~is_over() if open_until is None else as_of <= open_until
    return reached | running | unless_complete(register, unit, last=open_until, first=open_from)


def unless_complete(
    register: Relation, unit: Text, last: Quantity | None = None, *, first: Quantity = period_start
) -> Truth:
    """Be unknown while the register is not declared complete, else no."""
    incomplete = Truth(nodes.Awaits(f"coverage.{register.name}", f"{register.zh}登记完整性"))
    return ~covered(register, unit, first, last) & incomplete


def when(condition: Truth, code: str, zh: str) -> Truth:
    """Be yes on the condition, and unknown for want of the named fact otherwise."""
    return condition | Truth(nodes.Awaits(code, zh))


def last_day_of_period() -> Quantity:
    """Give the last day of the period judged."""
    return period_end - 1


def judge(
    *,
    applies: Truth | bool,
    holds: Truth,
    due: Quantity | None = None,
    since: Quantity | None = None,
    evidence: Mapping[str, tuple[str, Truth | Quantity | Text] | Quantity | Text],
) -> nodes.Judgement:
    """Say when a clause applies and when it holds.

    `due` is the last day by which it must be met, `since` the first day on which it can fail. `evidence` names the
    values to show; a value that has no Chinese name of its own is given with one.
    """
    condition = applies if isinstance(applies, Truth) else Truth(nodes.Const(applies))
    return nodes.Judgement(
        condition.node,
        holds.node,
        due.node if due is not None else None,
        since.node if since is not None else None,
        tuple(_evidence(name, value) for name, value in evidence.items()),
    )


def _evidence(name: str, value: tuple[str, Truth | Quantity | Text] | Quantity | Text) -> nodes.Evidence:
    if isinstance(value, tuple):
        return nodes.Evidence(name, value[0], value[1].node)
    if isinstance(value, Text):
        return nodes.Evidence(name, value.column.zh, value.node)
    if value.label is None:
        msg = f"依据“{name}”没有中文名称。"
        raise LanguageError(msg)
    return nodes.Evidence(name, value.label[1], value.node)


def _aggregate(
    kind: nodes.AggregateKind,
    relation: Relation,
    by: By,
    name: str,
    zh: str,
    where: Where | None,
    value: Value | None,
) -> Quantity:
    row = Row("row", relation)
    link = tuple((_row_field(row, path), text.node) for path, text in by.items())
    condition = where(row).node if where else None
    taken = _taken(row, value) if value else None
    return Quantity(nodes.Aggregate(kind, relation.name, link, condition, taken, name, zh), (name, zh))


def _taken(row: Row, value: Value) -> nodes.Node:
    return _row_field(row, value) if isinstance(value, str) else value(row).node


def _row_field(row: Row, path: str) -> nodes.Field:
    found: object = row
    for name in path.split("."):
        found = getattr(found, name)
    node = getattr(found, "node", None)
    if not isinstance(node, nodes.Field):
        msg = f"“{path}”不是一列。"
        raise LanguageError(msg)
    return node
