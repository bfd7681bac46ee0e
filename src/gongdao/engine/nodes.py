"""The parts of which a rule is made: plain, immutable, comparable values without behaviour.

A rule is executed once with symbols (`language`) and leaves a tree of these nodes. `reference` defines what the tree
means; `compiled` must give the same answers. A node is either a *truth* (yes, no, unknown), a *span* (a number or a
day as the pair of its lowest and highest possible value), or a *text*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from gongdao.engine.tree import Node as Node  # noqa: PLC0414 -- this module passes it on
from gongdao.engine.tree import children as children  # noqa: PLC0414 -- this module passes it on
from gongdao.engine.tree import transform as transform  # noqa: PLC0414 -- this module passes it on
from gongdao.engine.tree import walk as walk  # noqa: PLC0414 -- this module passes it on

Op = Literal["<", "<=", ">", ">=", "==", "!="]
AggregateKind = Literal["count", "distinct", "sum", "exists", "min", "max"]
Of = Literal["subject", "row"]


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
    """A dated number of the clause, or a dated day of it; `part` picks the side of a fraction."""

    name: str
    part: Literal["value", "numerator", "denominator", "day"] = "value"


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
class IsChosen(Node):
    """Truth: yes when the clause's parameter is this choice; not set, the answer is *not configured*."""

    name: str
    choice: str


@dataclass(frozen=True)
class Place(Node):
    """The place of a code in the list of its column, from one."""

    field: Field


@dataclass(frozen=True)
class Plus(Node):
    """A number plus a number, or a day plus a number of days."""

    left: Node
    right: Node


@dataclass(frozen=True)
class Minus(Node):
    """A number less a number, or a day a number of days earlier."""

    left: Node
    right: Node


@dataclass(frozen=True)
class Times(Node):
    """A number times a number that is never negative and always exact."""

    left: Node
    right: Node


@dataclass(frozen=True)
class FloorDivided(Node):
    """How often an exact number above zero goes into a number, as a whole number."""

    left: Node
    right: Node


@dataclass(frozen=True)
class Least(Node):
    """The lesser of two numbers, or the earlier of two days."""

    left: Node
    right: Node


@dataclass(frozen=True)
class Greatest(Node):
    """The greater of two numbers, or the later of two days."""

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
class FullMonths(Node):
    """The number of monthly returns of `since` reached on `on`; the day itself counts, month ends clip."""

    since: Node
    on: Node


@dataclass(frozen=True)
class DaysBetween(Node):
    """The number of days from one day to another: the last is counted, the first is not."""

    first: Node
    last: Node


@dataclass(frozen=True)
class WorkingDaysBetween(Node):
    """The number of working days from one day to another: the last is counted, the first is not."""

    first: Node
    last: Node


@dataclass(frozen=True)
class WorkingDayAfter(Node):
    """The working day that is the given number of working days after a day, which is not counted."""

    day: Node
    days: Node


@dataclass(frozen=True)
class CalendarBorder(Node):
    """The first day of the known working-day calendar, or the first day after it."""

    side: Literal["first", "after"]


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
class MonthsAfter(Node):
    """The day a number of months later; month ends clip."""

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


def is_quantity(node: Node) -> bool:
    """Tell whether a node is an aggregate or the start of a chain."""
    return isinstance(node, (Aggregate, SpellStart))


def walk_own(node: Node) -> Iterator[Node]:
    """Yield a node and the nodes inside it, but nothing inside another quantity; that one is yielded itself."""
    yield node
    for child in children(node):
        if is_quantity(child):
            yield child
        else:
            yield from walk_own(child)


def judgement_nodes(judgement: Judgement) -> Iterator[Node]:
    """Yield all nodes of a judgement, evidence included."""
    for root in (judgement.applies, judgement.holds, judgement.due, judgement.since):
        if root is not None:
            yield from walk(root)
    for item in judgement.evidence:
        yield from walk(item.node)


def parameter_of(node: Node) -> str | None:
    """Name the parameter of the clause at which a node looks; None when it looks at none."""
    match node:
        case Param(name) | Choose(name) | IsSet(name) | IsChosen(name) | DayInYear(_, name):
            return name
        case _:
            return None
