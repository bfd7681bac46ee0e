"""Every clause of the installed documents, and by what the product carries it."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from gongdao.engine.clauses import FORCE_NAMES, Clause
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.rulings.listing import clauses_matching
from gongdao.packs.installed import load, pack_names
from gongdao.web.rules.words import KINDS, STATUSES, SYSTEMS
from gongdao.web.rules.worked import count_of
from gongdao.web.shell import lists
from gongdao.web.shell import presenters as p

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


def _choices() -> Iterator[tuple[str, str, dict[str, str]]]:
    yield "pack", "文件", {name: load(name).short_title for name in pack_names()}
    yield "force", "效力", FORCE_NAMES
    yield "kind", "类别", KINDS
    yield "system", "业务", SYSTEMS
    yield "status", "承载方式", STATUSES


def _facet(request: HttpRequest, name: str, label: str, choices: dict[str, str]) -> p.Facet:
    value = request.GET.get(name, "")
    value = value if value in choices else ""
    return p.Facet(name, label, tuple(p.Option(code, word, code == value) for code, word in choices.items()), value)


def _row(clause: Clause) -> tuple[p.Cell, ...]:
    return (
        p.Cell(clause.id, reverse("rules:clause", args=[clause.id])),
        p.Cell(clause.anchor),
        p.Cell(clause.summary_zh),
        p.Cell(force=p.Force(clause.force)),
        p.Cell(KINDS[clause.kind]),
        p.Cell(STATUSES[clause.status]),
        p.Cell(str(count_of(load(clause.pack), clause))),
    )
