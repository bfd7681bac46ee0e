"""The way to an answer as a tree: each condition with its result, each quantity with its value and its rows."""

from __future__ import annotations

from dataclasses import dataclass

from gongdao.engine import nodes
from gongdao.engine.clauses import Rule
from gongdao.engine.judge import evidence_value
from gongdao.engine.kinds import is_day, is_truth
from gongdao.engine.names import value_text
from gongdao.engine.reference import matching_rows, truth_of
from gongdao.engine.scene import Scene, parameter_value
from gongdao.engine.truth import Truth
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.relation import Column

WORDS = {"<": "少于", "<=": "不超过", ">": "超过", ">=": "不少于", "==": "等于", "!=": "不等于"}
DAY_WORDS = {"<": "早于", "<=": "不晚于", ">": "晚于", ">=": "不早于", "==": "同日", "!=": "不同日"}
_RESULTS = {True: "是", False: "否", None: "不明"}
_ROWS_SHOWN = 50  # ours: a longer list is a list page, not an explanation


@dataclass(frozen=True)
class Source:
    """A row that entered a quantity: certainly, or perhaps (its condition is undecided)."""

    relation: str
    key: str
    is_certain: bool


@dataclass(frozen=True)
class Trace:
    """One step: what was asked, what came, and the steps inside."""

    label: str
    value: str
    children: tuple[Trace, ...] = ()
    sources: tuple[Source, ...] = ()


def trace_rule(rule: Rule, scene: Scene) -> tuple[Trace, ...]:
    """Trace when the rule applies and, if it may, when it holds."""
    applies = truth_of(rule.judgement.applies, scene)
    steps = [_named("是否适用", rule.judgement.applies, scene)]
    if applies is not False:
        steps.append(_named("是否符合", rule.judgement.holds, scene))
    return tuple(steps)


def trace(node: nodes.Node, scene: Scene) -> Trace:
    """Trace one truth or value."""
    if is_truth(node) or isinstance(node, nodes.Const):
        return _trace_truth(node, scene)
    return Trace(label_of(node, scene), shown(node, scene), _inside(node, scene), sources_of(node, scene))


def shown(node: nodes.Node, scene: Scene) -> str:
    """Write the value of a node for a reader."""
    return value_text(evidence_value(node, scene), column_of(node))


def column_of(node: nodes.Node) -> Column | None:
    """Give the column that a field reads."""
    return RELATIONS[node.relation].by_name[node.column] if isinstance(node, nodes.Field) else None


def label_of(node: nodes.Node, scene: Scene) -> str:  # noqa: C901, PLR0911, PLR0912 -- one line per node
    """Name a value in Chinese."""
    match node:
        case nodes.Field(column=column, relation=relation, via=via):
            own = RELATIONS[relation].by_name[column].zh
            return f"{RELATIONS[relation].zh}的{own}" if via else own
        case nodes.Aggregate(zh=zh) | nodes.SpellStart(zh=zh):
            return zh
        case nodes.Param(name) | nodes.DayInYear(_, name):
            return scene.parameters[name].zh
        case nodes.Choose(name, options):
            chosen = dict(options).get(str(parameter_value(scene, name)))
            return label_of(chosen, scene) if chosen else scene.parameters[name].zh
        case nodes.AsOf() | nodes.JudgedOn():
            return "核对日期"
        case nodes.PeriodStart():
            return "期间第一天"
        case nodes.PeriodEnd():
            return "期间结束次日"
        case nodes.FullYears():
            return "已满年数"
        case nodes.FullMonths():
            return "已满月数"
        case nodes.DaysBetween(first, last):
            return f"{label_of(first, scene)}至{label_of(last, scene)}的天数"
        case nodes.WorkingDaysBetween(first, last):
            return f"{label_of(first, scene)}至{label_of(last, scene)}的工作日数"
        case nodes.WorkingDayAfter(day, days):
            return f"{label_of(day, scene)}后第{shown(days, scene)}个工作日"
        case nodes.CalendarBorder(side):
            return "工作日历首日" if side == "first" else "工作日历末日次日"
        case nodes.YearsAfter():
            return "届满日期"
        case nodes.MonthsAfter(day, months):
            return f"{label_of(day, scene)}后{shown(months, scene)}个月"
        case nodes.YearOf(day):
            return f"{label_of(day, scene)}所在年度"
        case nodes.Const(value):
            return value_text(value)
        case nodes.Between():
            return "从末位起的名次"
        case nodes.Plus(left, nodes.Const(int(days))) if is_day(left):
            return f"{label_of(left, scene)}{'后' if days > 0 else '前'}{abs(days)}日"
        case nodes.Plus(left, right) if is_day(left):
            return f"{label_of(left, scene)}后{shown(right, scene)}日"
        case nodes.Minus(left, right) if is_day(left):
            return f"{label_of(left, scene)}前{shown(right, scene)}日"
        case nodes.Plus(left, nodes.Const(int(number))) if number < 0:
            return f"{label_of(left, scene)}－{-number}"
        case nodes.Plus(left, right):
            return f"{label_of(left, scene)}＋{label_of(right, scene)}"
        case nodes.Minus(left, right):
            return f"{label_of(left, scene)}－{label_of(right, scene)}"
        case nodes.FloorDivided(left, right):
            return f"{label_of(left, scene)}每满{shown(right, scene)}的次数"
        case nodes.Least(left, right):
            return f"{label_of(left, scene)}与{label_of(right, scene)}中{'较早者' if is_day(left) else '较小者'}"
        case nodes.Greatest(left, right):
            return f"{label_of(left, scene)}与{label_of(right, scene)}中{'较晚者' if is_day(left) else '较大者'}"
        case nodes.Place(field):
            return f"{label_of(field, scene)}的次序"
        case nodes.Times(left, right):
            inner = label_of(left, scene)
            return f"{f'（{inner}）' if isinstance(left, nodes.Plus) else inner}×{shown(right, scene)}"
        case nodes.MonthsBefore():
            return "提前的日期"
        case _:
            raise TypeError(node)


def sources_of(node: nodes.Node, scene: Scene) -> tuple[Source, ...]:
    """List the rows that entered a quantity, at most fifty."""
    if not isinstance(node, nodes.Aggregate):
        return ()
    key = RELATIONS[node.relation].key
    found = [Source(node.relation, str(row[key]), matches is True) for row, matches in matching_rows(node, scene)]
    return tuple(found[:_ROWS_SHOWN])


def _named(label: str, node: nodes.Node, scene: Scene) -> Trace:
    inner = trace(node, scene)
    return Trace(label, _RESULTS[truth_of(node, scene)], inner.children or (inner,))


def _trace_truth(node: nodes.Node, scene: Scene) -> Trace:  # noqa: C901, PLR0911, PLR0912 -- one line per node
    result = _RESULTS[_truth(node, scene)]
    match node:
        case nodes.And(parts):
            return Trace("同时满足", result, tuple(trace(part, scene) for part in _flat(nodes.And, parts)))
        case nodes.Or(parts):
            return Trace("满足其一", result, tuple(trace(part, scene) for part in _flat(nodes.Or, parts)))
        case nodes.Not(part):
            return Trace("并非", result, (trace(part, scene),))
        case nodes.Recorded(part):
            return Trace("已有登记", result, (trace(part, scene),))
        case nodes.Compare(op, left, right):
            words = DAY_WORDS if is_day(left) else WORDS
            sides = (trace(left, scene), trace(right, scene))
            return Trace(f"{sides[0].label}{words[op]}{sides[1].label}", result, sides)
        case nodes.TextIs(text, values):
            column = column_of(text)
            listed = "、".join(value_text(value, column) for value in values)
            return Trace(f"{label_of(text, scene)}为{listed}", result, (trace(text, scene),))
        case nodes.SameText(left, right):
            sides = (trace(left, scene), trace(right, scene))
            return Trace(f"{sides[0].label}与{sides[1].label}相同", result, sides)
        case nodes.Aggregate(zh=zh):
            return Trace(zh, result, (), sources_of(node, scene))
        case nodes.Awaits(zh=zh):
            return Trace(f"有待补充：{zh}", result)
        case nodes.IsSet(name):
            return Trace(f"已设定{scene.parameters[name].zh}", result)
        case nodes.IsChosen(name, choice):
            parameter = scene.parameters[name]
            return Trace(f"{parameter.zh}设为{dict(parameter.choices)[choice]}", result)
        case nodes.Flag(field):
            return Trace(label_of(field, scene), result)
        case nodes.Empty(field):
            return Trace(f"{label_of(field, scene)}为空", result)
        case _:
            return Trace(label_of(node, scene), shown(node, scene))


def _truth(node: nodes.Node, scene: Scene) -> Truth:
    if isinstance(node, nodes.Const) and not isinstance(node.value, bool):
        return True
    return truth_of(node, scene)


def _flat(kind: type[nodes.And | nodes.Or], parts: tuple[nodes.Node, ...]) -> list[nodes.Node]:
    """Take nested parts of the same kind together: `a & b & c` is one list of three."""
    found: list[nodes.Node] = []
    for part in parts:
        found += _flat(kind, part.parts) if isinstance(part, kind) else [part]
    return found


def _inside(node: nodes.Node, scene: Scene) -> tuple[Trace, ...]:
    if isinstance(node, (nodes.Aggregate, nodes.SpellStart, nodes.Field, nodes.Const)):
        return ()
    if isinstance(node, nodes.Choose):
        chosen = parameter_value(scene, node.name)
        return tuple(trace(option, scene) for value, option in node.options if value == chosen)
    return tuple(trace(child, scene) for child in nodes.children(node))
