"""What sort of value a node gives: a truth, a text, a day, or else a number."""

from __future__ import annotations

from datetime import date

from gongdao.engine import nodes
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.relation import Kind


def is_truth(node: nodes.Node) -> bool:
    """Tell whether a node is a truth."""
    if isinstance(node, nodes.Aggregate):
        return node.kind == "exists"
    return isinstance(
        node,
        (
            nodes.And,
            nodes.Or,
            nodes.Not,
            nodes.Recorded,
            nodes.Empty,
            nodes.Awaits,
            nodes.IsSet,
            nodes.Flag,
            nodes.TextIs,
            nodes.SameText,
            nodes.Compare,
        ),
    )


def is_text(node: nodes.Node) -> bool:
    """Tell whether a node is a text."""
    if not isinstance(node, nodes.Field):
        return False
    return RELATIONS[node.relation].by_name[node.column].kind in ("text", "code")


def is_day(node: nodes.Node) -> bool:
    """Tell whether a node is a day."""
    match node:
        case nodes.Const(date()):
            return True
        case nodes.Field():
            return RELATIONS[node.relation].by_name[node.column].kind in (Kind.DAY, Kind.PARTIAL_DAY)
        case nodes.Plus(left, _):
            return is_day(left)
        case nodes.Aggregate(kind="min" | "max", value=value) if value is not None:
            return is_day(value)
        case _:
            return isinstance(
                node,
                (
                    nodes.AsOf,
                    nodes.JudgedOn,
                    nodes.PeriodStart,
                    nodes.PeriodEnd,
                    nodes.YearsAfter,
                    nodes.MonthsBefore,
                    nodes.DayInYear,
                    nodes.SpellStart,
                ),
            )
