"""Wrong rules, made from the right ones by a listed set of small mistakes.

A quantity that a rule uses in several places is mutated in all of them at once, as a mistake in its one definition
would be. What is outside quantities is mutated place by place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from fractions import Fraction

from gongdao.engine import nodes
from gongdao.engine.clauses import Clause, Rule
from gongdao.engine.nodes import Judgement, Node
from gongdao.engine.parameters import MonthDay, Parameter, ParameterValue
from gongdao.facts.dictionary import RELATIONS
from tests.spec.shown import shown

ROOTS = ("applies", "holds", "due")
NEIGHBOURS: dict[str, tuple[nodes.Op, ...]] = {
    "<": ("<=", ">="),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    ">=": (">", "<"),
    "==": ("!=", "<=", ">="),
    "!=": ("==",),
}
_OTHER_KINDS: dict[str, nodes.AggregateKind] = {"min": "max", "max": "min", "sum": "count", "distinct": "count"}
MOST_CODES = 5
YES = nodes.Const(value=True)


@dataclass(frozen=True)
class Mutant:
    """A clause with one mistake."""

    name: str
    clause: Clause


def mutants_of(clause: Clause) -> Iterator[Mutant]:
    """Make every mutant of a computed clause, each under a name of its own."""
    seen: dict[str, int] = {}
    for name, changed in _mutants(clause):
        seen[name] = seen.get(name, 0) + 1
        number = f" #{seen[name]}" if seen[name] > 1 else ""
        yield Mutant(f"{clause.id} {name}{number}", changed)


def _mutants(clause: Clause) -> Iterator[tuple[str, Clause]]:
    rule = clause.rule
    if rule is None:
        return
    for name, judgement in _judgements(rule.judgement):
        if not _is_the_same(judgement, rule):
            yield name, replace(clause, rule=_with(rule, judgement))
    for place, parameter in enumerate(clause.parameters):
        for name, changed in _parameters(parameter):
            parameters = (*clause.parameters[:place], changed, *clause.parameters[place + 1 :])
            yield name, replace(clause, parameters=parameters)


def _is_the_same(judgement: Judgement, rule: Rule) -> bool:
    """Without a period the day judged is the day of evaluation."""

    def change(node: Node) -> Node:
        return nodes.AsOf() if rule.period is None and isinstance(node, nodes.JudgedOn) else node

    return all(
        nodes.transform(changed, change) == nodes.transform(own, change)
        for changed, own in ((getattr(judgement, root), getattr(rule.judgement, root)) for root in ROOTS)
        if own is not None
    )


def _with(rule: Rule, judgement: Judgement) -> Rule:
    return replace(rule, judgement=judgement)


def _judgements(judgement: Judgement) -> Iterator[tuple[str, Judgement]]:
    yield "applies: always", replace(judgement, applies=YES)
    for root in ROOTS:
        node = getattr(judgement, root)
        if node is None:
            continue
        for name, changed in _variants(node, stop=True):
            yield f"{root}: {name}", replace(judgement, **{root: changed})
    for quantity in _quantities(judgement):
        for name, changed in _variants(quantity, stop=False):
            yield f"{shown(quantity)}: {name}", _everywhere(judgement, quantity, changed)


def _quantities(judgement: Judgement) -> list[Node]:
    roots = [getattr(judgement, root) for root in ROOTS]
    found = [node for root in roots if root is not None for node in nodes.walk(root) if _is_quantity(node)]
    return list(dict.fromkeys(found))


def _everywhere(judgement: Judgement, old: Node, new: Node) -> Judgement:
    def change(node: Node) -> Node:
        return new if node == old else node

    roots = {root: getattr(judgement, root) for root in ROOTS}
    return replace(judgement, **{root: nodes.transform(node, change) for root, node in roots.items() if node})


def _is_quantity(node: Node) -> bool:
    return isinstance(node, (nodes.Aggregate, nodes.SpellStart))


def _variants(node: Node, *, stop: bool) -> Iterator[tuple[str, Node]]:
    """Yield the node with one mistake in it; with `stop` the inside of quantities is left as it is."""
    if stop and _is_quantity(node):
        return
    for changed in _mistakes(node):
        yield _label(node, changed), changed
    for field in fields(node):
        value = getattr(node, field.name)
        for name, changed_value in _inside(value, stop=stop):
            yield name, replace(node, **{field.name: changed_value})


def _label(node: Node, changed: Node) -> str:
    if not _is_quantity(node) or type(node) is not type(changed):
        return f"{shown(node)} → {shown(changed)}"
    different = [field.name for field in fields(node) if getattr(node, field.name) != getattr(changed, field.name)]
    return ", ".join(f"{name} {_listed(getattr(node, name))} → {_listed(getattr(changed, name))}" for name in different)


def _listed(value: object) -> str:
    if isinstance(value, tuple):
        return "(" + ", ".join(_listed(item) for item in value) + ")"
    return shown(value)


def _inside(value: object, *, stop: bool) -> Iterator[tuple[str, object]]:
    if isinstance(value, Node):
        yield from _variants(value, stop=stop)
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            for name, changed in _inside(item, stop=stop):
                yield name, (*value[:place], changed, *value[place + 1 :])


def _mistakes(node: Node) -> Iterator[Node]:  # noqa: C901, PLR0912 -- one case per node, the list of mistakes
    match node:
        case nodes.Compare(op, left, right):
            for other in NEIGHBOURS[op]:
                yield nodes.Compare(other, left, right)
        case nodes.And(parts):
            yield nodes.Or(parts)
            yield from _each_dropped(node, parts)
        case nodes.Or(parts):
            yield nodes.And(parts)
            yield from _each_dropped(node, parts)
        case nodes.Not(part) | nodes.Recorded(part):
            yield part
        case nodes.TextIs(nodes.Field() as text, values):
            yield from _other_codes(text, values)
        case nodes.Const(bool(value)):
            yield nodes.Const(not value)
        case nodes.Const(int(value)):
            yield nodes.Const(value - 1)
            yield nodes.Const(value + 1)
        case nodes.AsOf():
            yield nodes.JudgedOn()
        case nodes.JudgedOn():
            yield nodes.AsOf()
        case nodes.Between(low, high):
            yield low
            yield high
        case nodes.IsChosen() | nodes.Empty():
            yield nodes.Not(node)
        case nodes.Aggregate():
            yield from _other_aggregates(node)
        case nodes.SpellStart(same=same):
            for column in same:
                yield replace(node, same=tuple(name for name in same if name != column))
            if node.where is not None:
                yield replace(node, where=None)
        case _:
            yield from _other_counts(node)


def _other_counts(node: Node) -> Iterator[Node]:  # noqa: C901 -- one case per node, the list of mistakes
    """Count by another measure, one too many, or from the other of two values."""
    match node:
        case nodes.FullMonths(since, on):
            yield nodes.FullYears(since, on)
        case nodes.DaysBetween(first, last):
            yield nodes.WorkingDaysBetween(first, last)
            yield nodes.Plus(node, nodes.Const(1))
        case nodes.WorkingDaysBetween(first, last):
            yield nodes.DaysBetween(first, last)
            yield nodes.Plus(node, nodes.Const(1))
        case nodes.WorkingDayAfter(day, days):
            yield nodes.Plus(day, days)
        case nodes.MonthsAfter(day, months):
            yield nodes.YearsAfter(day, months)
            yield nodes.MonthsBefore(day, months)
        case nodes.MonthsBefore(day, months):
            yield nodes.MonthsAfter(day, months)
        case nodes.Least(left, right) | nodes.Greatest(left, right):
            yield nodes.Greatest(left, right) if isinstance(node, nodes.Least) else nodes.Least(left, right)
            yield left
            yield right
        case nodes.Minus(left, right):
            yield nodes.Plus(left, right)
        case nodes.FloorDivided(left):
            yield left
        case nodes.Place():
            yield nodes.Plus(node, nodes.Const(-1))
            yield nodes.Plus(node, nodes.Const(1))
        case _:
            return


def _each_dropped(node: nodes.And | nodes.Or, parts: tuple[Node, ...]) -> Iterator[Node]:
    for place in range(len(parts)):
        rest = (*parts[:place], *parts[place + 1 :])
        yield rest[0] if len(rest) == 1 else replace(node, parts=rest)


def _other_codes(text: nodes.Field, values: tuple[str, ...]) -> Iterator[Node]:
    codes = list(RELATIONS[text.relation].by_name[text.column].code_names)
    others = [code for code in codes if code not in values] or ["another"]
    for place in range(len(values)):
        rest = (*values[:place], *values[place + 1 :])
        if rest:
            yield nodes.TextIs(text, rest)
        for other in others[:MOST_CODES]:
            yield nodes.TextIs(text, (*values[:place], other, *values[place + 1 :]))


def _other_aggregates(node: nodes.Aggregate) -> Iterator[Node]:
    if node.where is not None:
        yield replace(node, where=None)
    for place in range(len(node.link)):
        yield replace(node, link=(*node.link[:place], *node.link[place + 1 :]))
        yield from _other_links(node, place)
    other = _OTHER_KINDS.get(node.kind)
    if other is not None:
        yield replace(node, kind=other, value=None if other == "count" else node.value)


def _other_links(node: nodes.Aggregate, place: int) -> Iterator[Node]:
    """Link by another column that points to the same relation."""
    field, text = node.link[place]
    if field.via is not None:
        return
    relation = RELATIONS[node.relation]
    refers = relation.by_name[field.column].refers
    for column in relation.columns:
        if refers and column.refers == refers and column.name != field.column:
            link = (replace(field, column=column.name), text)
            yield replace(node, link=(*node.link[:place], link, *node.link[place + 1 :]))


def _parameters(parameter: Parameter) -> Iterator[tuple[str, Parameter]]:
    counting = [(place, dated) for place, dated in enumerate(parameter.values) if dated.counts]
    for place, dated in counting:
        for other in _other_values(dated.value, parameter):
            values = (*parameter.values[:place], replace(dated, value=other), *parameter.values[place + 1 :])
            yield f"p.{parameter.name}: {dated.value} → {other}", replace(parameter, values=values)


def _other_values(value: ParameterValue, parameter: Parameter) -> Iterator[ParameterValue]:
    match value:
        case Fraction():
            yield Fraction(value.numerator - 1, value.denominator)
            yield Fraction(value.numerator + 1, value.denominator)
        case MonthDay(month, day):
            for step in (-1, 1):
                moved = date(2009, month, day) + timedelta(days=step)
                yield MonthDay(moved.month, moved.day)
        case date():
            yield value - timedelta(days=1)
            yield value + timedelta(days=1)
        case int():
            yield value - 1
            yield value + 1
        case _:
            yield from (name for name, _ in parameter.choices if name != value)
