"""Units of quantities: a comparison of years with months, or of days with times, is a mistake of the rule."""

from __future__ import annotations

from collections.abc import Mapping

from gongdao.engine import nodes
from gongdao.engine.kinds import is_day, is_text, is_truth
from gongdao.facts.dictionary import RELATIONS

# The same unit in other words.
_SAME = {
    "周年": "年",
    "年度": "年",
    "个月": "月",
    "日": "天",
    "个工作日": "工作日",
    "家": "个",
    "所": "个",
    "课时": "学时",
}
# What a duration is called, by the node that counts it; matched by name, so that a new node joins with one line.
_COUNTED = {
    nodes.FullYears: "年",
    nodes.YearOf: "年",
    nodes.FullMonths: "月",
    nodes.DaysBetween: "天",
    nodes.WorkingDaysBetween: "工作日",
}
_MOVED_BY = {
    nodes.YearsAfter: "年",
    nodes.MonthsBefore: "月",
    nodes.MonthsAfter: "月",
    nodes.WorkingDayAfter: "工作日",
}
Units = Mapping[str, str | None]


class UnitError(Exception):
    """Two units that contradict each other, in one comparison or sum."""

    def __init__(self, one: str, other: str) -> None:
        """Keep both units for the sentence."""
        super().__init__(one, other)
        self.one, self.other = one, other


def same_unit(one: str | None, other: str | None) -> bool:
    """Tell whether two units mean the same."""
    return _plain(one) == _plain(other)


def check_units(judgement: nodes.Judgement, units: Units) -> None:
    """Look at every comparison of a rule; `units` gives those of the parameters. Raises UnitError."""
    for node in nodes.judgement_nodes(judgement):
        if isinstance(node, nodes.Compare):
            _joined(unit_of(node.left, units), unit_of(node.right, units))
        elif not (is_truth(node) or is_text(node)):
            unit_of(node, units)


def unit_of(node: nodes.Node, units: Units) -> str | None:  # noqa: PLR0911 -- one line per node
    """Give the unit of a number; None when it has none, as a count, a day, or a plain number. Raises UnitError."""
    if type(node) in _COUNTED:
        return _COUNTED[type(node)]
    if type(node) in _MOVED_BY:
        _, number = nodes.children(node)
        _joined(_MOVED_BY[type(node)], unit_of(number, units))
        return None
    match node:
        case nodes.Param(name, part):
            return _plain(units.get(name)) if part == "value" else None
        case nodes.Field(relation=relation, column=column):
            return _plain(RELATIONS[relation].by_name[column].unit)
        case nodes.Aggregate(kind="sum" | "min" | "max", value=value) if value is not None:
            return unit_of(value, units)
        case nodes.Plus(left, right) | nodes.Minus(left, right) if is_day(left):
            _joined("天", unit_of(right, units))
            return None
        case (
            nodes.Plus(left, right)
            | nodes.Minus(left, right)
            | nodes.Between(left, right)
            | nodes.Least(left, right)
            | nodes.Greatest(left, right)
        ):
            return _joined(unit_of(left, units), unit_of(right, units))
        case nodes.Choose(_, options):
            return _all_joined(*(unit_of(option, units) for _, option in options))
        case _:
            return None


def _all_joined(*units: str | None) -> str | None:
    found = None
    for unit in units:
        found = _joined(found, unit)
    return found


def _joined(one: str | None, other: str | None) -> str | None:
    if one is not None and other is not None and one != other:
        raise UnitError(one, other)
    return one if one is not None else other


def _plain(unit: str | None) -> str | None:
    return _SAME.get(unit, unit) if unit else None
