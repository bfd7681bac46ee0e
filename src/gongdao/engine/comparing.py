"""What decided an answer, in the words of the document: 未满10年, 少于12天, 未达到三分之二."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongdao.engine import nodes
from gongdao.engine.clauses import Rule
from gongdao.engine.judge import evidence_value
from gongdao.engine.kinds import is_day
from gongdao.engine.names import fraction_text, period_text, value_text
from gongdao.engine.reference import span, truth_of
from gongdao.engine.scene import Scene, parameter_value
from gongdao.engine.trace import DAY_WORDS, WORDS, column_of, label_of, shown
from gongdao.engine.truth import UNKNOWN, Truth, compare
from gongdao.facts.dictionary import RELATIONS

_CONTRARY: dict[str, nodes.Op] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_SHARE_WORDS = {"<": "未达到", "<=": "没有超过", ">": "超过", ">=": "达到"}
# What is counted from other values: when it is not known, those are named that are not.
_COUNTED = (nodes.FullYears, nodes.FullMonths, nodes.DaysBetween, nodes.WorkingDaysBetween, nodes.WorkingDayAfter)
_MADE_UP = (
    nodes.Plus,
    nodes.Minus,
    nodes.Times,
    nodes.FloorDivided,
    nodes.Least,
    nodes.Greatest,
    nodes.YearOf,
    nodes.YearsAfter,
    nodes.MonthsAfter,
)
_YES_OR_NO = {True: "是", False: "否", None: "没有登记"}


def comparisons(rule: Rule, scene: Scene) -> tuple[str, ...]:
    """Say what decided an answer, one phrase each: the numbers that make the clause apply, then why it holds or fails.

    Undecided, only what stands open is said. Conditions that do not bear on the answer are left out.
    """
    names = {item.node: item.zh for item in rule.judgement.evidence}
    writer = _Writer(scene, names)
    applies, holds = rule.judgement.applies, rule.judgement.holds
    if truth_of(applies, scene) is None:
        deciding = list(_deciding(applies, scene))
    else:
        deciding = [leaf for leaf in _deciding(applies, scene) if _is_bound(leaf)] + list(_deciding(holds, scene))
    return tuple(dict.fromkeys(writer.said(leaf) for leaf in deciding))


def _deciding(node: nodes.Node, scene: Scene) -> Iterator[nodes.Node]:
    """Yield the conditions that make the truth of a node: of an *and* those that answer like it, of an *or* all parts
    up to the first that is met."""
    match node:
        case nodes.And(parts) | nodes.Or(parts):
            for part in _sufficient(node, parts, scene):
                yield from _deciding(part, scene)
        case nodes.Not(part):
            yield from _deciding(part, scene)
        case nodes.Const():
            return
        case _:
            yield node


def _sufficient(node: nodes.And | nodes.Or, parts: tuple[nodes.Node, ...], scene: Scene) -> list[nodes.Node]:
    truths = [truth_of(part, scene) for part in parts]
    if isinstance(node, nodes.And):
        return [part for part, truth in zip(parts, truths, strict=True) if truth is truth_of(node, scene)]
    return list(parts[: truths.index(True) + 1] if True in truths else parts)


def _is_bound(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Compare) and any(isinstance(part, nodes.Param) for part in nodes.walk(node))


@dataclass(frozen=True)
class _Writer:
    """Writes conditions about one subject, calling values by the names that the evidence gives them."""

    scene: Scene
    names: dict[nodes.Node, str]

    def said(self, node: nodes.Node) -> str:  # noqa: PLR0911 -- one line per node
        """Write one condition as it is, not as it is asked."""
        truth = truth_of(node, self.scene)
        match node:
            case nodes.Compare(op, left, right):
                return self._compared(op if truth is not False else _CONTRARY[op], left, right, truth)
            case nodes.Recorded(part):
                return self.said(part)
            case nodes.TextIs(text, values):
                return self._text(text, values, truth)
            case nodes.SameText(left, right):
                relation = "不能比较" if truth is None else "相同" if truth else "不同"
                return f"{self._quoted(left)}与{self._quoted(right)}{relation}"
            case nodes.Awaits(zh=zh):
                return f"缺少{zh}"
            case nodes.IsSet(name):
                return f"{self.scene.parameters[name].zh}{'已经设定' if truth else '尚未设定'}"
            case nodes.IsChosen(name, choice):
                return self._chosen(name, choice, truth)
            case nodes.Empty(field):
                return f"{self._name(field)}{'为空' if truth else '已经登记'}"
            case nodes.Flag(field):
                return f"{self._name(field)}：{_YES_OR_NO[truth]}"
            case _:
                return f"{self._name(node)}：{'不能确定' if truth is None else _YES_OR_NO[truth]}"

    def _compared(self, op: nodes.Op, left: nodes.Node, right: nodes.Node, truth: Truth) -> str:
        lacking = [*self._lacking(left), *self._lacking(right)]
        if lacking:
            return "、".join(dict.fromkeys(lacking))
        match left, right:
            case nodes.FullYears(since) | nodes.FullMonths(since), _ if op in ("<", ">="):
                return self._anniversary(op, left, since, right, truth)
            case nodes.Times(part, nodes.Param(share, "denominator")), nodes.Times(whole, nodes.Param()):
                return self._share(op, part, whole, share, truth)
            case nodes.AsOf(), nodes.PeriodEnd():
                period = period_text(self.scene.period.label) if self.scene.period else ""
                return f"{period}{'尚未结束' if op == '<' else '已经结束'}"
            case _ if is_day(left):
                return _phrase(self._quoted(left), DAY_WORDS[op], self._quoted(right), truth, comma="")
        words = DAY_WORDS if self._is_year(left) else WORDS
        unit = self._unit(right) if isinstance(left, nodes.Aggregate) else ""
        return _phrase(self._numbered(left, unit), words[op], self._numbered(right, self._unit(left)), truth)

    def _lacking(self, node: nodes.Node) -> Iterator[str]:
        """Say which of the values inside is not known at all."""
        if span(node, self.scene) != UNKNOWN:
            return
        if isinstance(node, _COUNTED) or (isinstance(node, _MADE_UP) and node not in self.names):
            inside = [part for child in nodes.children(node) for part in self._lacking(child)]
            yield from inside or [f"{self._name(node)}不详"]
        else:
            yield f"{self._name(node)}{'尚未设定' if isinstance(node, nodes.Param) else '不详'}"

    def _chosen(self, name: str, choice: str, truth: Truth) -> str:
        parameter = self.scene.parameters[name]
        choices = dict(parameter.choices)
        if truth is None:
            return f"{parameter.zh}尚未设定"
        own = choices[str(parameter_value(self.scene, name))]
        return f"{parameter.zh}为{own}" + ("" if truth else f"，不是{choices[choice]}")

    def _anniversary(self, op: str, counted: nodes.Node, since: nodes.Node, number: nodes.Node, truth: Truth) -> str:
        asked = f"满{self._numbered(number, self._unit(counted))}"
        after = nodes.MonthsAfter if isinstance(counted, nodes.FullMonths) else nodes.YearsAfter
        begun, full = self._value(since), self._value(after(since, number))
        if truth is None:
            return f"是否{asked}不能确定：{begun}起"
        return f"{asked}：{begun}起，至{full}满" if op == ">=" else f"未{asked}：{begun}起，至{full}才满"

    def _share(self, op: str, part: nodes.Node, whole: nodes.Node, name: str, truth: Truth) -> str:
        share = parameter_value(self.scene, name)
        sides = f"{self._numbered(part)}，{self._numbered(whole)}"
        words = f"{_SHARE_WORDS[op]}{fraction_text(share)}"
        if truth is None:
            return f"{sides}，不能确定是否{words}"
        one, other = nodes.Param(name, "denominator"), nodes.Param(name, "numerator")
        left, right = nodes.Times(part, one), nodes.Times(whole, other)
        sign = self._sign(left, right)
        return f"{sides}，{words}：{self._product(part, one)}{sign}{self._product(whole, other)}"

    def _sign(self, left: nodes.Node, right: nodes.Node) -> str:
        one, other = span(left, self.scene), span(right, self.scene)
        return "＜" if compare("<", one, other) else "＞" if compare(">", one, other) else "＝"

    def _product(self, votes: nodes.Node, factor: nodes.Param) -> str:
        times, total = self._value(factor), self._value(nodes.Times(votes, factor))
        return total if times == "1" else f"{times}×{self._value(votes)}＝{total}"

    def _text(self, text: nodes.Node, values: tuple[str, ...], truth: Truth) -> str:
        if truth is None:
            return f"{self._name(text)}没有登记"
        listed = "、".join(value_text(value, column_of(text)) for value in values)
        return f"{self._name(text)}为{self._value(text)}" + ("" if truth else f"，不是{listed}")

    def _numbered(self, node: nodes.Node, unit: str = "") -> str:
        own = self._unit(node) or unit
        if node not in self.names:
            match node:
                case nodes.Plus(left, nodes.Const(int(number))) if number < 0:
                    return f"{self._numbered(left)}－{-number}＝{self._value(node)}{own}"
                case nodes.Plus(left, right) | nodes.Minus(left, right):
                    sign = "＋" if isinstance(node, nodes.Plus) else "－"
                    return f"{self._numbered(left)}{sign}{self._numbered(right)}＝{self._value(node)}{own}"
        name = "" if isinstance(node, (nodes.Param, nodes.Const)) else self._name(node)
        return f"{name}{self._value(node)}{own}"

    def _unit(self, node: nodes.Node) -> str:  # noqa: C901, PLR0911 -- one line per node
        match node:
            case nodes.Param(name):
                return self.scene.parameters[name].unit or ""
            case nodes.Field(relation=relation, column=column):
                return RELATIONS[relation].by_name[column].unit or ""
            case nodes.Aggregate(value=value) if value is not None:
                return self._unit(value)
            case nodes.Choose(name, options):
                return self._unit(options[0][1])
            case nodes.YearOf() | nodes.FullYears():
                return "年"
            case nodes.FullMonths():
                return "个月"
            case nodes.DaysBetween():
                return "天"
            case nodes.WorkingDaysBetween():
                return "个工作日"
            case nodes.Plus(left, right) | nodes.Minus(left, right):
                return self._unit(left) or self._unit(right)
            case nodes.Least(left, right) | nodes.Greatest(left, right):
                return self._unit(left) or self._unit(right)
            case _:
                return ""

    def _is_year(self, node: nodes.Node) -> bool:
        return isinstance(node, (nodes.Field, nodes.YearOf)) and self._unit(node) == "年"

    def _quoted(self, node: nodes.Node) -> str:
        return f"{self._name(node)}（{self._value(node)}）"

    def _name(self, node: nodes.Node) -> str:
        return self.names.get(node) or label_of(node, self.scene)

    def _value(self, node: nodes.Node) -> str:
        if isinstance(node, nodes.Field):
            return shown(node, self.scene)
        return value_text(evidence_value(node, self.scene))


def _phrase(left: str, words: str, right: str, truth: Truth, comma: str = "，") -> str:
    return f"{left}，不能确定是否{words}{right}" if truth is None else f"{left}{comma}{words}{right}"
