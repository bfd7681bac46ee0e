"""The computed clauses of a pack, printable: numbers with their source, sentences, worked cases as lines."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generated.tables import document, table
from gongdao.engine.cases import Case, Facts, read_cases
from gongdao.engine.clauses import EFFECT_NAMES, FORCE_NAMES, OUTCOME_NAMES, Clause, Measure, Pack
from gongdao.engine.names import day_text, period_text, value_text
from gongdao.engine.numbers import begins_text, parameter_text
from gongdao.engine.parameters import STANDING_NAMES, DatedValue, Parameter
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.relation import Column
from gongdao.packs.installed import FOLDER, load, pack_names

VERDICT_NAMES = OUTCOME_NAMES | {"so_far": "符合，但尚未到期"}
PERIOD_NAMES = {
    None: "截至当日",
    "calendar_year": "按年度",
    "quarter": "按季度",
    "month": "按月",
    "cycle": "按周期",
    "assessment_year": "按考核年度",
}
HEADS = ("数值", "自何日起", "值", "出处", "原文或说明")


def write_rulebook(folder: Path) -> None:
    """Write a book for each installed pack that computes something."""
    (folder / "rulebook").mkdir()
    for pack in map(load, pack_names()):
        if pack.computed:
            (folder / "rulebook" / f"{pack.name}.md").write_text(_book(pack), encoding="utf-8")


def _book(pack: Pack) -> str:
    cases: dict[str, list[Case]] = {clause.id: [] for clause in pack.computed}
    for case in read_cases(FOLDER / pack.name):
        cases[case.clause].append(case)
    return document(
        f"# 《{pack.short_title}》规则手册",
        f"{pack.issuer}：《{pack.title_zh}》。本手册列出由规则计算的{len(pack.computed)}条，"
        f"以及{sum(map(len, cases.values()))}个算例。算例中的人员和单位均为虚构；每个算例在两个引擎上的结果都与此一致。",
        *(part for measure in pack.measures for part in _measure(pack, measure, cases)),
    )


def _measure(pack: Pack, measure: Measure, cases: dict[str, list[Case]]) -> Iterator[str | list[str]]:
    clauses = [clause for clause in pack.computed if clause.measure == measure.number]
    if clauses:
        yield f"## 第{measure.number}条 {measure.title_zh}"
    for clause in clauses:
        yield from _clause(clause, cases[clause.id])


def _clause(clause: Clause, cases: list[Case]) -> Iterator[str | list[str]]:
    rule = clause.rule
    assert rule is not None  # noqa: S101 -- only computed clauses come here
    effect = f"；不符合时：{EFFECT_NAMES[clause.effect]}" if clause.effect else ""
    yield f"### {clause.id} {clause.summary_zh}"
    yield (
        f"{clause.anchor}。效力：{FORCE_NAMES[clause.force]}{effect}。"
        f"判断对象：{RELATIONS[rule.about].zh}，{PERIOD_NAMES[rule.period]}判断。"
    )
    if clause.parameters:
        yield table(HEADS, (row for parameter in clause.parameters for row in _values(parameter)))
    yield [f"- **{VERDICT_NAMES[name]}**：{_sentence(clause, text)}" for name, text in clause.verdicts]
    yield from _cases(cases)


def _values(parameter: Parameter) -> Iterator[tuple[object, ...]]:
    if not parameter.values:
        yield parameter.zh, "", "未设定", "", parameter.unset_reason
    for dated in parameter.values:
        source = "原文" if dated.origin == "source" else "自定"
        place = f"《{dated.document}》{dated.article or ''}" if dated.document else None
        standing = STANDING_NAMES[dated.standing] if dated.standing != "found" else None
        confirmed = f"确认至{day_text(dated.confirmed_until)}" if dated.confirmed_until else None
        words = "；".join(filter(None, (dated.cites, place, standing, confirmed, dated.note)))
        yield parameter.zh, begins_text(dated), _value(parameter, dated), source, words


def _value(parameter: Parameter, dated: DatedValue) -> str:
    return f"{parameter_text(parameter, dated)}{parameter.unit or ''}"


def _sentence(clause: Clause, text: str) -> str:
    """Name the places of a sentence as readers know them."""
    names = {item.name: item.zh for item in clause.rule.judgement.evidence} if clause.rule else {}
    names |= {parameter.name: parameter.zh for parameter in clause.parameters}
    names |= {"subject": "对象", "period": "期间", "due": "期限"}
    return text.format_map({name: f"〔{zh}〕" for name, zh in names.items()})


def _cases(cases: list[Case]) -> Iterator[str | list[str]]:
    shared = _shared([case.facts for case in cases])
    if shared:
        yield "各算例共有的事实："
        yield [f"- {line}" for line in _lines(shared)]
    yield f"算例（{len(cases)}个）："
    yield [line for number, case in enumerate(cases, start=1) for line in _case(number, case, shared)]


def _case(number: int, case: Case, shared: Facts) -> Iterator[str]:
    yield f"{number}. **{case.name}**，截至{day_text(case.as_of)}：{_results(case)}"
    if case.parameters:
        yield "   - 本地设定：" + "，".join(f"{name}为{value_text(value)}" for name, value in case.parameters.items())
    for line in _lines(_without(case.facts, shared)):
        yield f"   - {line}"


def _results(case: Case) -> str:
    if not case.expect:
        return "不适用。"
    return "；".join(_result(case, key, outcome) for key, outcome in case.expect.items()) + "。"


def _result(case: Case, key: str, outcome: str) -> str:
    subject, _, period = key.partition(" ")
    more = [
        f"期限{_day(case.due, key)}",
        f"{_day(case.next_change_on, key)}起变化",
        f"缺少{'、'.join(case.missing.get(key, []))}",
        f"例外：{case.exception.get(key)}",
    ]
    given = (case.due, case.next_change_on, case.missing, case.exception)
    said = "，".join(text for text, values in zip(more, given, strict=True) if values.get(key))
    when = f"（{period_text(period)}）" if period else ""
    return f"{subject}{when}**{outcome}**" + (f"（{said}）" if said else "")


def _day(days: dict[str, date], key: str) -> str:
    return day_text(days[key]) if days.get(key) else ""


def _shared(every: list[Facts]) -> Facts:
    first, *others = every
    return {
        name: kept
        for name, rows in first.items()
        if (kept := [row for row in rows if all(row in facts.get(name, []) for facts in others)])
    }


def _without(facts: Facts, shared: Facts) -> Facts:
    return {name: [row for row in rows if row not in shared.get(name, [])] for name, rows in facts.items()}


def _lines(facts: Facts) -> Iterator[str]:
    for name, rows in facts.items():
        columns = RELATIONS[name].by_name
        for row in rows:
            yield f"{RELATIONS[name].zh}：" + "，".join(_cell(row[key], columns[key]) for key in row)


def _cell(value: object, column: Column) -> str:
    return f"{column.zh} {value_text(value, column)}"
