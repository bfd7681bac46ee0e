"""The words in which rules are written.

A rule is a Python function run once with symbols: `subject` stands for one row of the relation the rule is about, `p`
for the clause's dated parameters. What it returns is a `Judgement`, a tree of nodes; nothing is computed here.

    @rule("QSH-20c", about=APPOINTMENT)
    def must_exchange(a, p):
        since = spell_start(a, same=("person", "post"), where=lambda row: row.kind == "regular", ...)
        held = full_years(since, as_of)
        return judge(
            applies=a.current_on(as_of), holds=held < p.must_after_years, due=years_after(since, p.must_after_years)
        )
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from gongdao.engine import nodes
from gongdao.engine.days import PeriodKind
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.relation import Column, During, Kind, Relation


class LanguageError(Exception):
    """A rule uses a word wrongly; the loader adds file and line."""


@dataclass(frozen=True, eq=False)
class Truth:
    """A yes, no or unknown."""

    node: nodes.Node

    def __and__(self, other: Truth) -> Truth:
        """Both."""
        return Truth(nodes.And((self.node, other.node)))

    def __or__(self, other: Truth) -> Truth:
        """At least one."""
        return Truth(nodes.Or((self.node, other.node)))

    def __invert__(self) -> Truth:
        """The contrary."""
        return Truth(nodes.Not(self.node))

    def __bool__(self) -> bool:
        """Refuse `and`, `or`, `not` and chained comparisons, which Python would decide at once."""
        msg = "规则中请用 & | ~ 连接条件，不能用 and、or、not。"
        raise LanguageError(msg)

    @property
    def recorded(self) -> Truth:
        """Yes only if it is known to be so; never unknown."""
        return Truth(nodes.Recorded(self.node))


@dataclass(frozen=True, eq=False)
class Quantity:
    """A number or a day."""

    node: nodes.Node
    label: tuple[str, str] | None = None

    def _compare(self, op: nodes.Op, other: Number) -> Truth:
        return Truth(nodes.Compare(op, self.node, _node(other)))

    def __lt__(self, other: Number) -> Truth:
        """Strictly less (不到、低于、未达到)."""
        return self._compare("<", other)

    def __le__(self, other: Number) -> Truth:
        """At most (最多、以内)."""
        return self._compare("<=", other)

    def __gt__(self, other: Number) -> Truth:
        """Strictly more (超过)."""
        return self._compare(">", other)

    def __ge__(self, other: Number) -> Truth:
        """At least (不少于、以上、满)."""
        return self._compare(">=", other)

    def __eq__(self, other: object) -> Truth:  # type: ignore[override]
        """Equal."""
        return self._compare("==", other)  # type: ignore[arg-type]

    def __ne__(self, other: object) -> Truth:  # type: ignore[override]
        """Different."""
        return self._compare("!=", other)  # type: ignore[arg-type]

    def __add__(self, other: Number) -> Quantity:
        """Add a number, or days to a day."""
        return Quantity(nodes.Plus(self.node, _node(other)))

    def __sub__(self, other: int) -> Quantity:
        """Take away a fixed number."""
        return Quantity(nodes.Plus(self.node, nodes.Const(-other)))

    def __mul__(self, other: Number) -> Quantity:
        """Multiply by an exact number that is not negative."""
        return Quantity(nodes.Times(self.node, _node(other)))

    __hash__ = None  # type: ignore[assignment]


Number = Quantity | int | Decimal | date


@dataclass(frozen=True, eq=False)
class Text:
    """A text or a code."""

    node: nodes.Field
    column: Column

    def __eq__(self, other: object) -> Truth:  # type: ignore[override]
        """Be the given code, or the same as another text."""
        if isinstance(other, Text):
            return Truth(nodes.SameText(self.node, other.node))
        return self.is_in(str(other))

    def __ne__(self, other: object) -> Truth:  # type: ignore[override]
        """Be another code or text."""
        return ~(self == other)

    def is_in(self, *values: str) -> Truth:
        """Be one of the given codes; a code that the column does not have is an error of the rule."""
        unknown = [value for value in values if self.column.codes and value not in self.column.code_names]
        if unknown:
            msg = f"列“{self.column.name}”没有代码“{unknown[0]}”。"
            raise LanguageError(msg)
        return Truth(nodes.TextIs(self.node, values))

    __hash__ = None  # type: ignore[assignment]


class Row:
    """A row of a relation: the subject of the rule, or a row being aggregated."""

    def __init__(self, of: nodes.Of, relation: Relation) -> None:
        """Stand for a row of `relation`."""
        self._of = of
        self._relation = relation

    @property
    def key(self) -> Text:
        """The key of the row."""
        return self._text(self._relation.columns[0])

    def __getattr__(self, name: str) -> Any:
        """Give a column; a reference column can be followed one step."""
        column = self._column(name)
        if column.refers:
            return Step(self._of, self._relation, column)
        return _wrap(nodes.Field(self._of, self._relation.name, name), column)

    def current_on(self, on: Number) -> Truth:
        """Has begun and not ended on a day; an empty end means it goes on."""
        time = self._relation.time
        if not isinstance(time, During):
            msg = f"关系“{self._relation.name}”没有起止日期。"
            raise LanguageError(msg)
        start, end = (nodes.Field(self._of, self._relation.name, name) for name in (time.start, time.end))
        begun: nodes.Node = nodes.Compare("<=", start, _node(on))
        if time.since_always:
            begun = nodes.Or((nodes.Empty(start), begun))
        lasts = nodes.Or((nodes.Empty(end), nodes.Compare(">", end, _node(on))))
        return Truth(nodes.And((begun, lasts)))

    def _column(self, name: str) -> Column:
        column = self._relation.by_name.get(name)
        if column is None:
            msg = f"关系“{self._relation.name}”没有列“{name}”。"
            raise LanguageError(msg)
        return column

    def _text(self, column: Column) -> Text:
        return Text(nodes.Field(self._of, self._relation.name, column.name), column)


class Step(Text):
    """A reference: the key as a text, and the columns of the row it points to."""

    def __init__(self, of: nodes.Of, relation: Relation, column: Column) -> None:
        """Stand for `relation.column`, which points to another relation."""
        super().__init__(nodes.Field(of, relation.name, column.name), column)

    def __getattr__(self, name: str) -> Any:
        """Give a column of the row pointed to."""
        target = RELATIONS[str(self.column.refers)]
        column = target.by_name.get(name)
        if column is None:
            msg = f"关系“{target.name}”没有列“{name}”。"
            raise LanguageError(msg)
        return _wrap(nodes.Field(self.node.of, target.name, name, via=self.node.column), column)


class Parameters:
    """The dated parameters of the clause, by name."""

    def __init__(self, names: Mapping[str, str | None]) -> None:
        """Know the names; the loader passes those of the clause's entry."""
        self._names = names
        self.used: set[str] = set()

    def __getattr__(self, name: str) -> Quantity:
        """Give a parameter as a number."""
        return Quantity(nodes.Param(self._check(name)))

    def share(self, name: str) -> Share:
        """Give a fraction; compared by cross-multiplication."""
        self._check(name)
        return Share(name)

    def choose(self, name: str, **options: Quantity) -> Quantity:
        """Give the number that a choice parameter points to."""
        listed = tuple((value, quantity.node) for value, quantity in options.items())
        return Quantity(nodes.Choose(self._check(name), listed))

    def are_set(self, *names: str) -> Truth:
        """Be yes when all these parameters are set; otherwise the clause answers *not configured*."""
        return Truth(nodes.And(tuple(nodes.IsSet(self._check(name)) for name in names)))

    def _check(self, name: str) -> str:
        if name not in self._names:
            msg = f"条款没有参数“{name}”。"
            raise LanguageError(msg)
        self.used.add(name)
        return name


@dataclass(frozen=True)
class Share:
    """A fraction of votes, as a pair of integers."""

    name: str

    @property
    def numerator(self) -> Quantity:
        """The upper number."""
        return Quantity(nodes.Param(self.name, "numerator"))

    @property
    def denominator(self) -> Quantity:
        """The lower number."""
        return Quantity(nodes.Param(self.name, "denominator"))


as_of = Quantity(nodes.AsOf())
judged_on = Quantity(nodes.JudgedOn())
period_start = Quantity(nodes.PeriodStart())
period_end = Quantity(nodes.PeriodEnd())
period_year = Quantity(nodes.YearOf(nodes.PeriodStart()))

Where = Callable[[Row], Truth]


def count(relation: Relation, by: Mapping[str, Text], name: str, zh: str, where: Where | None = None) -> Quantity:
    """Count the rows linked to the subject; `by` maps a row column (or `ref.column`) to the subject's text."""
    return _aggregate("count", relation, by, name, zh, where, None)


def total(
    relation: Relation, value: str, by: Mapping[str, Text], name: str, zh: str, where: Where | None = None
) -> Quantity:
    """Add up a column of the rows linked to the subject."""
    return _aggregate("sum", relation, by, name, zh, where, value)


def earliest(
    relation: Relation, value: str, by: Mapping[str, Text], name: str, zh: str, where: Where | None = None
) -> Quantity:
    """Give the first day in a column of the rows linked to the subject; unknown without any."""
    return _aggregate("min", relation, by, name, zh, where, value)


def latest(
    relation: Relation, value: str, by: Mapping[str, Text], name: str, zh: str, where: Where | None = None
) -> Quantity:
    """Give the greatest number or last day in a column of the rows linked to the subject; unknown without any."""
    return _aggregate("max", relation, by, name, zh, where, value)


def exists(relation: Relation, by: Mapping[str, Text], name: str, zh: str, where: Where | None = None) -> Truth:
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


def years_after(day: Quantity, years: Number) -> Quantity:
    """Give an anniversary."""
    return Quantity(nodes.YearsAfter(day.node, _node(years)))


def months_before(day: Quantity, months: Number) -> Quantity:
    """Give the day a number of months earlier; month ends clip."""
    return Quantity(nodes.MonthsBefore(day.node, _node(months)))


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
    return Quantity(nodes.Between(_node(low), _node(high), code, zh))


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
        same = (row.relation == relation.name) & (row.complete_from <= first) & (row.complete_until >= until)
        return (same & empty) if everywhere else same  # type: ignore[no-any-return]

    name = f"{relation.name}_complete"
    own = exists(coverage, {"unit": unit}, name, zh, lambda row: states(row, everywhere=False))
    common = exists(coverage, {}, f"{name}_everywhere", zh, lambda row: states(row, everywhere=True))
    return own | common


def minimum(reached: Truth, register: Relation, unit: Text, *, open_until: Quantity | None = None) -> Truth:
    """Judge a minimum: reached, or the period still runs; short of it, it fails only when the register is complete.

    `open_until` is the last day on which it may still be met, when that is not the last day of the period.
    """
    running = ~is_over() if open_until is None else as_of <= open_until
    return reached | running | unless_complete(register, unit, last=open_until)


def unless_complete(register: Relation, unit: Text, last: Quantity | None = None) -> Truth:
    """Be unknown while the register is not declared complete, else no."""
    incomplete = Truth(nodes.Awaits(f"coverage.{register.name}", f"{register.zh}登记完整性"))
    return ~covered(register, unit, last=last) & incomplete


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


@dataclass(frozen=True)
class Draft:
    """A rule as written, before the loader joins it to its clause."""

    clause: str
    about: Relation
    period: PeriodKind | None
    function: Callable[[Row, Parameters], nodes.Judgement]
    file: str
    line: int

    def build(self, parameters: Mapping[str, str | None]) -> nodes.Judgement:
        """Run the function with symbols. Raises LanguageError when it uses a word wrongly."""
        return self.function(Row("subject", self.about), Parameters(parameters))


def rule(
    clause: str, *, about: Relation, period: PeriodKind | None = None
) -> Callable[[Callable[..., nodes.Judgement]], Draft]:
    """Mark a function as the rule of a clause about the rows of a relation, in a period if one is given."""

    def wrap(function: Callable[..., nodes.Judgement]) -> Draft:
        code = function.__code__
        return Draft(clause, about, period, function, code.co_filename, code.co_firstlineno)

    return wrap


def drafts_in(module_name: str) -> list[Draft]:
    """List the rules written in an imported module, in their order."""
    return [value for value in vars(sys.modules[module_name]).values() if isinstance(value, Draft)]


def _aggregate(
    kind: nodes.AggregateKind,
    relation: Relation,
    by: Mapping[str, Text],
    name: str,
    zh: str,
    where: Where | None,
    value: str | None,
) -> Quantity:
    row = Row("row", relation)
    link = tuple((_row_field(row, path), text.node) for path, text in by.items())
    condition = where(row).node if where else None
    taken = _row_field(row, value) if value else None
    return Quantity(nodes.Aggregate(kind, relation.name, link, condition, taken, name, zh), (name, zh))


def _row_field(row: Row, path: str) -> nodes.Field:
    found: object = row
    for name in path.split("."):
        found = getattr(found, name)
    node = getattr(found, "node", None)
    if not isinstance(node, nodes.Field):
        msg = f"“{path}”不是一列。"
        raise LanguageError(msg)
    return node


def _wrap(field: nodes.Field, column: Column) -> Text | Quantity | Truth:
    if column.kind in (Kind.TEXT, Kind.CODE):
        return Text(field, column)
    if column.kind is Kind.FLAG:
        return Truth(nodes.Flag(field))
    return Quantity(field, (column.name, column.zh))


def _node(value: Number) -> nodes.Node:
    return value.node if isinstance(value, Quantity) else nodes.Const(value)
