"""The parts of which a rule is made: plain, immutable, comparable values without behaviour.

A rule is executed once with symbols (`language`) and leaves a tree of these nodes. `reference` defines what the tree
means; `compiled` must give the same answers. A node is either a *truth* (yes, no, unknown), a *span* (a number or a
day as the pair of its lowest and highest possible value), or a *text*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Literal

Op = Literal["<", "<=", ">", ">=", "==", "!="]
AggregateKind = Literal["count", "distinct", "sum", "exists", "min", "max"]
Of = Literal["subject", "row"]


@dataclass(frozen=True)
class Node:
    """Any part of a rule."""


@dataclass(frozen=True)
class Const(Node):
    """A number, day, text or truth that stands in the rule itself."""

    value: int | Decimal | date | str | bool


@dataclass(frozen=True)
class AsOf(Node):
    """The day of evaluation."""


@dataclass(frozen=True)
class JudgedOn(Node):
    """The day of evaluation, but not later than the last day of the period."""


@dataclass(frozen=True)
class PeriodStart(Node):
    """The first day of the period."""


@dataclass(frozen=True)
class PeriodEnd(Node):
    """The first day after the period."""


@dataclass(frozen=True)
class Param(Node):
    """A dated number of the clause; `part` picks the side of a fraction."""

    name: str
    part: Literal["value", "numerator", "denominator"] = "value"


@dataclass(frozen=True)
class Choose(Node):
    """The number that the clause's choice parameter points to."""

    name: str
    options: tuple[tuple[str, Node], ...]


@dataclass(frozen=True)
class Field(Node):
    """A column of the subject (or of the row being aggregated), at most one step along a key."""

    of: Of
    relation: str
    column: str
    via: str | None = None


@dataclass(frozen=True)
class Aggregate(Node):
    """A quantity: one aggregate of one relation for the subject.

    `link` pairs a row field with the subject's node that it must equal. `where` is a truth over the row. A row that
    may or may not be meant makes the result a span. `value` is the number or day taken from each row.
    """

    kind: AggregateKind
    relation: str
    link: tuple[tuple[Field, Node], ...]
    where: Node | None
    value: Node | None
    name: str
    zh: str


@dataclass(frozen=True)
class SpellStart(Node):
    """The first day of the unbroken chain of rows, equal in `same` and true in `where`, that ends in the subject."""

    relation: str
    same: tuple[str, ...]
    where: Node | None
    name: str
    zh: str


@dataclass(frozen=True)
class Compare(Node):
    """Truth: two spans compared; unknown when the ends disagree."""

    op: Op
    left: Node
    right: Node


@dataclass(frozen=True)
class TextIs(Node):
    """Truth: a text is one of the given ones; unknown when it is not known."""

    text: Node
    values: tuple[str, ...]


@dataclass(frozen=True)
class SameText(Node):
    """Truth: two texts are equal; unknown when either is not known."""

    left: Node
    right: Node


@dataclass(frozen=True)
class Flag(Node):
    """Truth: the value of a yes-or-no field."""

    field: Field


@dataclass(frozen=True)
class And(Node):
    """Truth: all parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Or(Node):
    """Truth: at least one part."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Not(Node):
    """Truth: the contrary."""

    part: Node


@dataclass(frozen=True)
class Recorded(Node):
    """Truth: the part is known to be true; never unknown."""

    part: Node


@dataclass(frozen=True)
class Empty(Node):
    """Truth: the field has no value at all; never unknown."""

    field: Field


@dataclass(frozen=True)
class Awaits(Node):
    """Unknown, for want of the named fact."""

    code: str
    zh: str


@dataclass(frozen=True)
class IsSet(Node):
    """Truth: yes when the clause's parameter is set; otherwise the answer is *not configured*."""

    name: str


@dataclass(frozen=True)
class Plus(Node):
    """A number plus a number, or a day plus a number of days."""

    left: Node
    right: Node


@dataclass(frozen=True)
class Times(Node):
    """A number times a number that is never negative and always exact."""

    left: Node
    right: Node


@dataclass(frozen=True)
class Between(Node):
    """A number known only to lie between two numbers, for want of the named fact."""

    low: Node
    high: Node
    code: str
    zh: str


@dataclass(frozen=True)
class YearOf(Node):
    """The calendar year of a day."""

    day: Node


@dataclass(frozen=True)
class FullYears(Node):
    """The number of anniversaries of `since` reached on `on`; the day itself counts."""

    since: Node
    on: Node


@dataclass(frozen=True)
class YearsAfter(Node):
    """The anniversary of a day after a number of years."""

    day: Node
    years: Node


@dataclass(frozen=True)
class MonthsBefore(Node):
    """The day a number of months earlier; month ends clip."""

    day: Node
    months: Node


@dataclass(frozen=True)
class DayInYear(Node):
    """The day of a month-and-day parameter in a year."""

    year: Node
    param: str


@dataclass(frozen=True)
class Evidence:
    """A value that the explanation shows, under a name and a Chinese label."""

    name: str
    zh: str
    node: Node


@dataclass(frozen=True)
class Judgement:
    """What a rule says: when it applies, when it holds, and the dates and values to show."""

    applies: Node
    holds: Node
    due: Node | None
    since: Node | None
    evidence: tuple[Evidence, ...]


def children(node: Node) -> Iterator[Node]:
    """Yield the nodes directly inside a node."""
    for field in fields(node):
        value = getattr(node, field.name)
        yield from _nodes_in(value)


def _nodes_in(value: object) -> Iterator[Node]:
    if isinstance(value, Node):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _nodes_in(item)


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all nodes inside it, outermost first."""
    yield node
    for child in children(node):
        yield from walk(child)


def transform(node: Node, change: Callable[[Node], Node]) -> Node:
    """Rebuild a tree from the leaves up, applying `change` to every node."""
    changed = {
        field.name: _transform_value(getattr(node, field.name), change)
        for field in fields(node)
        if isinstance(getattr(node, field.name), (Node, tuple))
    }
    return change(replace(node, **changed) if changed else node)


def _transform_value(value: object, change: Callable[[Node], Node]) -> object:
    if isinstance(value, Node):
        return transform(value, change)
    if isinstance(value, tuple):
        return tuple(_transform_value(item, change) for item in value)
    return value


def judgement_nodes(judgement: Judgement) -> Iterator[Node]:
    """Yield all nodes of a judgement, evidence included."""
    for root in (judgement.applies, judgement.holds, judgement.due, judgement.since):
        if root is not None:
            yield from walk(root)
    for item in judgement.evidence:
        yield from walk(item.node)
