"""A locality's own numbers: a file laid over a pack, checked before anybody can adopt it.

Every refusal is a `PackError` that names file and line.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

from gongdao.engine import nodes
from gongdao.engine.clauses import Clause, LocalChange, Overlay, Pack
from gongdao.engine.judge import PERIOD_PARAMETERS
from gongdao.engine.located import PackError, Reader, read_yaml_text
from gongdao.engine.parameters import MonthDay, Parameter, ParameterValue
from gongdao.engine.units import same_unit
from gongdao.engine.values import read_values

_KINDS: dict[type, str] = {int: "整数", Fraction: "分数", MonthDay: "月日", date: "日期", str: "所列选项"}


def read_overlay_file(path: Path, load: Callable[[str], Pack]) -> Overlay:
    """Read a file with local numbers and check it against its pack, which `load` gives by name. Raises UserError."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise PackError("no_file", path.name, 1, "文件不存在，或不是 UTF-8 文本。请核对文件。") from None
    return read_overlay(text, path.name, load)


def read_overlay(text: str, shown: str, load: Callable[[str], Pack]) -> Overlay:
    """Read local numbers from a text, as `read_overlay_file`."""
    reader = read_yaml_text(text, shown)
    name, pack = reader.text("overlay"), load(reader.text("pack"))
    changes = tuple(_change(item, pack) for item in reader.mappings("changes"))
    overlay = Overlay(
        name,
        reader.text("title"),
        pack.name,
        reader.text("locality"),
        reader.day("issued_on"),
        reader.optional_text("note"),
        changes,
    )
    reader.done()
    _refuse_empty_or_twice(reader, changes)
    return overlay


def _refuse_empty_or_twice(reader: Reader, changes: tuple[LocalChange, ...]) -> None:
    names = [f"{change.clause}.{change.parameter}" for change in changes]
    if not names:
        raise reader.refuse("no_change", "没有设定任何数值。请在“changes”中补写。")
    for name in names:
        if names.count(name) > 1:
            raise reader.refuse("twice_defined", f"参数“{name}”设定了两次。请只保留一处。", "changes")


def _change(item: Reader, pack: Pack) -> LocalChange:
    clause, parameter = _target(item, pack)
    unit = item.optional_text("unit")
    if unit is not None and not same_unit(unit, parameter.unit):
        raise item.refuse(
            "other_unit",
            f"单位写作“{unit}”，而“{clause.id}.{parameter.name}”的单位是“{parameter.unit or '无'}”。请改为同一单位。",
            "unit",
        )
    takes_over = _takes_over(item, clause, parameter)
    values = () if takes_over else read_values(item, parameter.name, parameter.choices, None)
    if not takes_over and not values:
        raise item.refuse("no_value", f"“{clause.id}.{parameter.name}”没有值。请补写“values”，或写“takes_over: true”。")
    for value in values:
        _refuse_other_kind(item, clause, parameter, value.value)
    item.done()
    return LocalChange(clause.id, parameter.name, values, takes_over)


def _target(item: Reader, pack: Pack) -> tuple[Clause, Parameter]:
    clause_id, name = item.text("clause"), item.text("parameter")
    clause = pack.clause(clause_id)
    if clause is None:
        raise item.refuse("no_clause", f"《{pack.short_title}》没有条款“{clause_id}”。请改正条款号。", "clause")
    found = {parameter.name: parameter for parameter in clause.parameters}
    if name not in found:
        listed = "、".join(found) or "无"
        raise item.refuse("no_parameter", f"“{clause_id}”没有参数“{name}”（现有：{listed}）。请改正名称。", "parameter")
    if found[name].same_as is not None:
        raise item.refuse(
            "defined_elsewhere",
            f"“{clause_id}.{name}”与“{found[name].same_as}”是同一个数值。请改为设定“{found[name].same_as}”。",
            "parameter",
        )
    return clause, found[name]


def _takes_over(item: Reader, clause: Clause, parameter: Parameter) -> bool:
    if not item.has("takes_over"):
        return False
    wanted = item.scalar("takes_over")
    if wanted is not True or item.has("values"):
        raise item.refuse(
            "twice_defined", "“takes_over”只能写 true，并且不能同时写“values”。请只保留一种。", "takes_over"
        )
    if all(value.counts for value in parameter.values):
        name = f"{clause.id}.{parameter.name}"
        raise item.refuse(
            "nothing_to_take", f"“{name}”没有已被取代或未经核实的数值可以接用。请改写“values”。", "takes_over"
        )
    return True


def _refuse_other_kind(item: Reader, clause: Clause, parameter: Parameter, value: ParameterValue) -> None:
    wanted = _kinds(clause, parameter)
    if wanted and type(value) not in wanted:
        listed = "或".join(_KINDS[kind] for kind in wanted)
        name = f"{clause.id}.{parameter.name}"
        raise item.refuse("other_kind", f"“{name}”应为{listed}，现为“{value}”。请改正。", "values")


def _kinds(clause: Clause, parameter: Parameter) -> tuple[type, ...]:
    """Tell what sorts of value a number may have: those that it has, or that its rule asks for; empty when any."""
    if parameter.values:
        own = type(parameter.values[0].value)
        return (Fraction, int) if own is Fraction else (own,)
    begins = PERIOD_PARAMETERS.get(clause.rule.period or "", {}) if clause.rule else {}
    if parameter.name in begins:
        return (begins[parameter.name],)
    asked = nodes.judgement_nodes(clause.rule.judgement) if clause.rule else ()
    for node in asked:
        if isinstance(node, nodes.DayInYear) and node.param == parameter.name:
            return (MonthDay,)
        if isinstance(node, nodes.Param) and node.name == parameter.name and node.part != "value":
            return (date,) if node.part == "day" else (Fraction, int)
    return ()
