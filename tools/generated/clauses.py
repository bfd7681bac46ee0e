"""Every clause of a pack with what carries it, and how much of the document is covered."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from generated.tables import document, table
from gongdao.engine.cases import read_cases
from gongdao.engine.clauses import FORCE_NAMES, Clause, Pack
from gongdao.packs.installed import FOLDER, load, pack_names

KIND_NAMES = {
    "rule": "核对规则",
    "workflow": "办理程序",
    "registry": "登记簿",
    "report": "统计报表",
    "principle": "原则要求",
}
STATUS_NAMES = {
    "computed": "自动核对",
    "procedure": "程序承载",
    "register": "登记簿承载",
    "report": "报表承载",
    "text": "文字说明",
    "pending": "尚未承载",
}
HEADS = ("编号", "出处", "效力", "类别", "系统", "摘要", "承载", "算例")


def write_clauses(folder: Path) -> None:
    """Write a document for each installed pack."""
    for name in pack_names():
        (folder / f"clauses-{name}.md").write_text(_document(load(name)), encoding="utf-8")


def _document(pack: Pack) -> str:
    cases = Counter(case.clause for case in read_cases(FOLDER / pack.name))
    return document(
        f"# 《{pack.short_title}》条款一览",
        f"{pack.issuer}：《{pack.title_zh}》，共{len(pack.clauses)}条，{_computed(pack, cases.total())}。",
        "## 按类别",
        table(("类别", *_status_heads(), "合计"), _figures(pack, KIND_NAMES, lambda clause: clause.kind)),
        "## 按系统",
        table(("系统", *_status_heads(), "合计"), _figures(pack, _systems(pack), lambda clause: clause.system)),
        "## 全部条款",
        table(HEADS, (_clause(clause, cases[clause.id]) for clause in pack.clauses)),
    )


def _computed(pack: Pack, cases: int) -> str:
    if not pack.computed:
        return "还没有由规则计算的条款"
    return f"其中{len(pack.computed)}条由规则计算，有{cases}个算例"


def _status_heads() -> tuple[str, ...]:
    return tuple(STATUS_NAMES.values())


def _systems(pack: Pack) -> dict[str, str]:
    systems = {clause.system for clause in pack.clauses}
    return {name: name for name in sorted(systems, key=lambda name: (len(name), name))}


def _figures(pack: Pack, names: dict[str, str], group: Callable[[Clause], str]) -> Iterator[tuple[object, ...]]:
    counts = Counter((group(clause), clause.status.value) for clause in pack.clauses)
    for code, name in names.items():
        numbers = [counts[code, status] for status in STATUS_NAMES]
        yield name, *(number or "" for number in numbers), sum(numbers)


def _clause(clause: Clause, cases: int) -> tuple[object, ...]:
    kind, force = KIND_NAMES[clause.kind], FORCE_NAMES[clause.force]
    return clause.id, clause.anchor, force, kind, clause.system, clause.summary_zh, _carrier(clause), cases or ""


def _carrier(clause: Clause) -> str:
    status = STATUS_NAMES[clause.status.value]
    match clause.status.value:
        case "computed":
            return f"{status} `{clause.carried_by}`"
        case "text":
            return f"{status}：{clause.carried_by}"
        case _:
            return f"{status}（{clause.carried_by}）"
