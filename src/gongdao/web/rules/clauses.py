"""Every clause of the installed documents, and by what the product carries it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from gongdao.engine.cases import Case, read_cases
from gongdao.engine.clauses import EFFECT_NAMES, FORCE_NAMES, OUTCOME_NAMES, Clause, Pack
from gongdao.engine.numbers import WITH_DOCUMENT, origin_words, used_parameter
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.packs.installed import FOLDER, load, pack_names
from gongdao.web.rules.explaining import ORIGINS
from gongdao.web.shell import links, lists
from gongdao.web.shell import presenters as p

KINDS = {
    "rule": "核对规则",
    "workflow": "办理程序",
    "registry": "登记簿",
    "report": "统计报表",
    "principle": "原则要求",
}
STATUSES = {
    "computed": "自动核对",
    "procedure": "程序承载",
    "register": "登记簿承载",
    "report": "报表承载",
    "text": "文字说明",
    "pending": "尚未承载",
}
COLUMNS = (
    p.Column("编号", "narrow"),
    p.Column("位置", "narrow"),
    p.Column("内容", "long"),
    p.Column("效力", "narrow"),
    p.Column("类别", "narrow"),
    p.Column("承载方式", "narrow"),
    p.Column("算例", "number"),
)


@require_GET
@requires(Permission.RULES_FINDING_READ)
def show_clauses(request: HttpRequest) -> HttpResponse:
    facets = tuple(_facet(request, *one) for one in _choices())
    text = request.GET.get("text", "").strip()[:50]
    facets = (p.Facet("text", "编号或内容", value=text), *facets)
    on = {facet.name: facet.value for facet in facets if facet.value}
    found = clauses_matching(on)
    here = reverse("rules:clauses")
    number = min(max(1, lists.number_asked(request.GET)), max(1, -(-len(found) // lists.PAGE_SIZE)))
    part = found[(number - 1) * lists.PAGE_SIZE : number * lists.PAGE_SIZE]
    rows = tuple(_row(clause) for clause in part)
    empty = p.Empty("没有符合条件的条款", "请放宽筛选条件，或者清除筛选后再看。")
    context = {
        "page": p.Page("条款", "文件的每一条，以及由什么承载：核对、程序、登记簿、报表或文字。"),
        "filters": lists.filters(here, facets),
        "table": p.Table("条款", COLUMNS, rows, empty),
        "pager": lists.pager(here, on, total=len(found), number=number, shown=len(rows)),
    }
    return render(request, "shell/registers/list.html", context)


@require_GET
@requires(Permission.RULES_FINDING_READ)
def show_clause(request: HttpRequest, clause_id: str) -> HttpResponse:
    pack, clause = _found(clause_id)
    crumbs = (p.Link("条款", reverse("rules:clauses")), p.Link(f"《{pack.short_title}》"), p.Link(clause.anchor))
    findings = links.with_query(reverse("rules:findings"), clause=clause.id)
    acts = (p.Act("核对结果", findings),) if clause.rule else ()
    context = {
        "page": p.Page(clause.id, clause.summary_zh, crumbs, acts),
        "facts": tuple(_facts(pack, clause)),
        "parameters": _parameters(clause, request.as_of),
        "cases": _cases(clause),
    }
    return render(request, "rules/clause.html", context)


def clauses_matching(on: dict[str, str]) -> list[Clause]:
    """List the clauses of all installed documents that match facets and text, in the order of the documents."""
    return [clause for name in pack_names() for clause in load(name).clauses if _matches(clause, on)]


def _found(clause_id: str) -> tuple[Pack, Clause]:
    for name in pack_names():
        if clause := load(name).clause(clause_id):
            return load(name), clause
    raise Http404


def _choices() -> Iterator[tuple[str, str, dict[str, str]]]:
    yield "pack", "文件", {name: load(name).short_title for name in pack_names()}
    yield "force", "效力", FORCE_NAMES
    yield "kind", "类别", KINDS
    yield "status", "承载方式", STATUSES


def _facet(request: HttpRequest, name: str, label: str, choices: dict[str, str]) -> p.Facet:
    value = request.GET.get(name, "")
    value = value if value in choices else ""
    return p.Facet(name, label, tuple(p.Option(code, word, code == value) for code, word in choices.items()), value)


def _matches(clause: Clause, on: dict[str, str]) -> bool:
    text = on.get("text", "")
    if text and text.lower() not in clause.id.lower() and text not in clause.summary_zh:
        return False
    return all(str(getattr(clause, name)) == value for name, value in on.items() if name != "text")


def _row(clause: Clause) -> tuple[p.Cell, ...]:
    return (
        p.Cell(clause.id, reverse("rules:clause", args=[clause.id])),
        p.Cell(clause.anchor),
        p.Cell(clause.summary_zh),
        p.Cell(force=p.Force(clause.force)),
        p.Cell(KINDS[clause.kind]),
        p.Cell(STATUSES[clause.status]),
        p.Cell(str(_case_counts(clause.pack)[clause.id])),
    )


def _facts(pack: Pack, clause: Clause) -> Iterator[p.Fact]:
    yield p.Fact("文件", p.Cell(f"《{pack.title_zh}》"))
    yield p.Fact("位置", p.Cell(clause.anchor))
    yield p.Fact("效力", p.Cell(force=p.Force(clause.force)))
    yield p.Fact("类别", p.Cell(KINDS[clause.kind]))
    yield p.Fact("承载方式", p.Cell(STATUSES[clause.status]))
    if clause.effect:
        yield p.Fact("不符合时", p.Cell(EFFECT_NAMES[clause.effect]))


def _parameters(clause: Clause, as_of: date) -> p.Table:
    columns = (p.Column("数值"), p.Column("当日的值"), p.Column("起用日期", "day"), p.Column("来源"), p.Column("说明"))
    rows = []
    for one in clause.parameters:
        dated, used = one.on(as_of), used_parameter(one, as_of, as_of)
        begins = (
            WITH_DOCUMENT if dated and dated.begins_on == date.min else dated.begins_on.isoformat() if dated else ""
        )
        rows.append(
            (
                p.Cell(one.zh),
                p.Cell(used.text) if dated else p.Cell(badge=p.Badge("not_configured")),
                p.Cell(begins),
                p.Cell(ORIGINS[dated.origin] if dated else ""),
                p.Cell(origin_words(used)),
            )
        )
    return p.Table("数值", columns, tuple(rows))


def _cases(clause: Clause) -> p.Table:
    columns = (p.Column("算例"), p.Column("核对日期", "day"), p.Column("应得结果"))
    rows = tuple(
        (p.Cell(case.name), p.Cell(case.as_of.isoformat()), p.Cell(_expected(case)))
        for case in _cases_of(clause.pack)
        if case.clause == clause.id
    )
    return p.Table("算例", columns, rows)


def _expected(case: Case) -> str:
    listed = [f"{subject}：{OUTCOME_NAMES.get(outcome, outcome)}" for subject, outcome in case.expect.items()]
    return "；".join(listed) or "不适用"


@cache
def _cases_of(pack: str) -> tuple[Case, ...]:
    return tuple(read_cases(FOLDER / pack))


@cache
def _case_counts(pack: str) -> Counter[str]:
    return Counter(case.clause for case in _cases_of(pack))
