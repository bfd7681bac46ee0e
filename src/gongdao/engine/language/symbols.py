"""The symbols that stand for facts while a rule is read: truths, quantities, texts, rows and parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from gongdao.engine import nodes
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
        return Truth(nodes.Compare(op, self.node, node_of(other)))

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
        return Quantity(nodes.Plus(self.node, node_of(other)))

    def __sub__(self, other: int) -> Quantity:
        """Take away a fixed number."""
        return Quantity(nodes.Plus(self.node, nodes.Const(-other)))

    def __mul__(self, other: Number) -> Quantity:
        """Multiply by an exact number that is not negative."""
        return Quantity(nodes.Times(self.node, node_of(other)))

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
        return symbol_of(nodes.Field(self._of, self._relation.name, name), column)

    def current_on(self, on: Number) -> Truth:
        """Has begun and not ended on a day; an empty end means it goes on."""
        time = self._relation.time
        if not isinstance(time, During):
            msg = f"关系“{self._relation.name}”没有起止日期。"
            raise LanguageError(msg)
        start, end = (nodes.Field(self._of, self._relation.name, name) for name in (time.start, time.end))
        begun: nodes.Node = nodes.Compare("<=", start, node_of(on))
        if time.since_always:
            begun = nodes.Or((nodes.Empty(start), begun))
        lasts = nodes.Or((nodes.Empty(end), nodes.Compare(">", end, node_of(on))))
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
        return symbol_of(nodes.Field(self.node.of, target.name, name, via=self.node.column), column)


class Parameters:
    """The dated parameters of the clause, by name."""

    def __init__(self, names: Mapping[str, str | None]) -> None:
        """Know the names; the loader passes those of the clause's entry."""
        self._names = names

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


def symbol_of(field: nodes.Field, column: Column) -> Text | Quantity | Truth:
    """Give the symbol that suits the kind of a column."""
    if column.kind in (Kind.TEXT, Kind.CODE):
        return Text(field, column)
    if column.kind is Kind.FLAG:
        return Truth(nodes.Flag(field))
    return Quantity(field, (column.name, column.zh))


def node_of(value: Number) -> nodes.Node:
    """Give the node of a number or day, be it a symbol or a plain value."""
    return value.node if isinstance(value, Quantity) else nodes.Const(value)
