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
            nodes.IsChosen,
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


def is_day(node: nodes.Node) -> bool:  # noqa: PLR0911 -- one line per node
    """Tell whether a node is a day."""
    match node:
        case nodes.Const(date()):
            return True
        case nodes.Field():
            return RELATIONS[node.relation].by_name[node.column].kind in (Kind.DAY, Kind.PARTIAL_DAY)
        case nodes.Param(part=part):
            return part == "day"
        case nodes.Plus(left) | nodes.Minus(left) | nodes.Least(left) | nodes.Greatest(left):
            return is_day(left)
        case nodes.Choose(options=options):
            return is_day(options[0][1])
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
                    nodes.MonthsAfter,
                    nodes.WorkingDayAfter,
                    nodes.CalendarBorder,
                    nodes.DayInYear,
                    nodes.SpellStart,
                ),
            )
