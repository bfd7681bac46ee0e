"""The symbols that stand for facts while a rule is read: truths, quantities, texts, rows and parameters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from gongdao.engine import nodes
from gongdao.engine.parameters import Parameter
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

    def __sub__(self, other: Number) -> Quantity:
        """Take away a number, or days from a day."""
        if isinstance(other, int):
            return Quantity(nodes.Plus(self.node, nodes.Const(-other)))
        return Quantity(nodes.Minus(self.node, node_of(other)))

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

    @property
    def place(self) -> Quantity:
        """Give the place of the code in the list of its column, from one; for codes that stand in an order."""
        if not self.column.codes:
            msg = f"列“{self.column.name}”没有代码，不能用 place。"
            raise LanguageError(msg)
        return Quantity(nodes.Place(self.node))

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

    def lacks(self, name: str) -> Truth:
        """Tell whether the cell is empty; never unknown."""
        return Truth(nodes.Empty(nodes.Field(self._of, self._relation.name, self._column(name).name)))

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
        target, column = self._column(name)
        return symbol_of(nodes.Field(self.node.of, target.name, name, via=self.node.column), column)

    @property
    def place(self) -> Any:
        """Give the column of that name; a key has no place in a list of codes."""
        return self.__getattr__("place")

    def lacks(self, name: str) -> Truth:
        """Tell whether the cell of the row pointed to is empty, also when no row is; never unknown."""
        target, column = self._column(name)
        return Truth(nodes.Empty(nodes.Field(self.node.of, target.name, column.name, via=self.node.column)))

    def _column(self, name: str) -> tuple[Relation, Column]:
        target = RELATIONS[str(self.column.refers)]
        column = target.by_name.get(name)
        if column is None:
            msg = f"关系“{target.name}”没有列“{name}”。"
            raise LanguageError(msg)
        return target, column


class Parameters:
    """The dated parameters of the clause, by name."""

    def __init__(self, parameters: Iterable[Parameter]) -> None:
        """Know the parameters; the loader passes those of the clause's entry."""
        self._by_name = {parameter.name: parameter for parameter in parameters}

    def __getattr__(self, name: str) -> Quantity:
        """Give a parameter as a number, or as the day that its values are."""
        values = self._check(name).values
        return self.day(name) if values and isinstance(values[0].value, date) else Quantity(nodes.Param(name))

    def day(self, name: str) -> Quantity:
        """Give a parameter as a day, also one that is not set."""
        return Quantity(nodes.Param(self._check(name).name, "day"))

    def share(self, name: str) -> Share:
        """Give a fraction; compared by cross-multiplication."""
        return Share(self._check(name).name)

    def choose(self, name: str, **options: Quantity) -> Quantity:
        """Give the number that a choice parameter points to."""
        listed = [choice for choice, _ in self._check(name).choices]
        for choice in listed:
            if choice not in options:
                msg = f"参数“{name}”的选项“{choice}”没有对应的数值。"
                raise LanguageError(msg)
        for choice in options:
            self._check_choice(name, choice)
        return Quantity(nodes.Choose(name, tuple((choice, number.node) for choice, number in options.items())))

    def is_chosen(self, name: str, choice: str) -> Truth:
        """Be yes when a choice parameter is this choice; when it is not set, the clause answers *not configured*."""
        self._check_choice(name, choice)
        return Truth(nodes.IsChosen(name, choice))

    def are_set(self, *names: str) -> Truth:
        """Be yes when all these parameters are set; otherwise the clause answers *not configured*."""
        parts = tuple(nodes.IsSet(self._check(name).name) for name in names)
        return Truth(parts[0] if len(parts) == 1 else nodes.And(parts))

    def _check(self, name: str) -> Parameter:
        if name not in self._by_name:
            msg = f"条款没有参数“{name}”。"
            raise LanguageError(msg)
        return self._by_name[name]

    def _check_choice(self, name: str, choice: str) -> None:
        if choice not in dict(self._check(name).choices):
            msg = f"参数“{name}”没有选项“{choice}”。"
            raise LanguageError(msg)


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
    if isinstance(value, Quantity):
        return value.node
    if isinstance(value, (int, Decimal, date)) and not isinstance(value, bool):
        return nodes.Const(value)
    msg = "只有数和日期可以比较大小或相加。"
    raise LanguageError(msg)
