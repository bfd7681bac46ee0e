"""The rule book: the installed documents, and one document with its measures in order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from gongdao.engine.clauses import FORCE_NAMES, OUTCOME_NAMES, VERSION_NAMES, Clause, Measure, Pack
from gongdao.engine.names import day_text
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.rulings import queries, rulebook
from gongdao.office.rulings.models import Adoption
from gongdao.packs.installed import load, pack_names
from gongdao.web.rules import coverage, faring
from gongdao.web.rules.words import KINDS, STATUS_HEADS, STATUSES, SYSTEMS
from gongdao.web.shell import lists
from gongdao.web.shell import presenters as p

DOCUMENT_COLUMNS = (
    p.Column("文件"),
    p.Column("发文机关"),
    p.Column("当日版本", "day"),
    p.Column("采用单位"),
    *faring.OUTCOME_COLUMNS,
)
CLAUSE_COLUMNS = (
    p.Column("编号", "narrow"),
    p.Column("内容", "long"),
    p.Column("效力", "narrow"),
    p.Column("类别", "narrow"),
    p.Column("业务", "narrow"),
    p.Column("承载", "narrow"),
    *faring.OUTCOME_COLUMNS,
)
CHOICES = (
    ("force", "效力", FORCE_NAMES),
    ("kind", "类别", KINDS),
    ("system", "业务", SYSTEMS),
    ("status", "承载方式", STATUSES),
)
_NONE = dict.fromkeys(OUTCOME_NAMES, 0)


@dataclass(frozen=True)
class Division:
    """One measure of a document with its clauses."""

    anchor: str
    title: str
    table: p.Table


@require_GET
@requires(Permission.RULES_FINDING_READ)
def show_book(request: HttpRequest) -> HttpResponse:
    held = rulebook.adoptions_by_pack(request.user, request.as_of)
    packs = [load(name) for name in pack_names()]
    divisions = ((p.Link(f"《{one.short_title}》", _address(one)), one.clauses) for one in packs)
    totals = _totals(request)
    rows = tuple(_document(one, held.get(one.name, []), totals, request.as_of) for one in packs)
    context = {
        "page": p.Page("规则手册", f"随产品安装的文件：由谁采用，由什么承载，{day_text(request.as_of)}核对的结果。"),
        "chart": coverage.chart("条款由什么承载", "文件", divisions),
        "table": p.Table("采用和核对结果", DOCUMENT_COLUMNS, rows),
        "unswept": "" if totals else f"{day_text(request.as_of)}还没有核对过，请在核对总览中核对。",
    }
    return render(request, "rules/book.html", context)


@require_GET
@requires(Permission.RULES_FINDING_READ)
def show_document(request: HttpRequest, name: str) -> HttpResponse:
    if name not in pack_names():
        raise Http404
    pack = load(name)
    facets = tuple(_facet(request, pack, *one) for one in CHOICES)
    on = {facet.name: facet.value for facet in facets if facet.value}
    shown = [clause for clause in pack.clauses if all(str(getattr(clause, key)) == on[key] for key in on)]
    held = rulebook.adoptions_by_pack(request.user, request.as_of).get(name, [])
    context = {
        "page": _page(pack),
        "facts": tuple(_facts(pack, held, request.as_of)),
        "filters": lists.filters(_address(pack), facets),
        "shown": len(shown),
        "chart": coverage.chart("各条由什么承载", "位置", _divided(pack, shown)),
        "divisions": tuple(_divisions(pack, shown, _totals(request), request.as_of)),
        "empty": p.Empty("没有符合条件的条款", "请放宽筛选条件，或者清除筛选后再看。"),
    }
    return render(request, "rules/document.html", context)


def _totals(request: HttpRequest) -> Mapping[str, Mapping[str, int]]:
    sweep = queries.sweep_of(request.as_of)
    return rulebook.totals_by_clause(request.user, sweep) if sweep else {}


def _address(pack: Pack) -> str:
    return reverse("rules:document", args=[pack.name])


def _document(
    pack: Pack, held: list[Adoption], totals: Mapping[str, Mapping[str, int]], as_of: date
) -> tuple[p.Cell, ...]:
    own = [totals[clause.id] for clause in pack.clauses if clause.id in totals]
    counts = (p.Cell(str(sum(one[outcome] for one in own)) if held and totals else "") for outcome in OUTCOME_NAMES)
    return (
        p.Cell(
            f"《{pack.short_title}》", _address(pack), note=pack.title_zh if pack.title_zh != pack.short_title else ""
        ),
        p.Cell(pack.issuer),
        p.Cell(_version(pack, as_of)),
        p.Cell(_adopters(held) or "没有单位采用"),
        *counts,
    )


def _version(pack: Pack, as_of: date) -> str:
    version = pack.version_on(as_of)
    return VERSION_NAMES.get(version.version, version.version) if version else "尚未施行"


def _adopters(held: Iterable[Adoption]) -> str:
    return "、".join(f"{one.unit.name}（{one.adopted_on}起）" for one in held)


def _page(pack: Pack) -> p.Page:
    crumbs = (p.Link("规则手册", reverse("rules:book")), p.Link(f"《{pack.short_title}》"))
    return p.Page(f"《{pack.short_title}》", f"{pack.title_zh}。按原文次序逐条列出，内容为概括。", crumbs)


def _facts(pack: Pack, held: list[Adoption], as_of: date) -> Iterator[p.Fact]:
    yield p.Fact("发文机关", p.Cell(pack.issuer))
    yield p.Fact("成文日期", p.Cell(day_text(pack.issued_on) if pack.issued_on else "未注明"))
    yield p.Fact("当日版本", p.Cell(_version(pack, as_of)))
    yield p.Fact("采用单位", p.Cell(_adopters(held) or "没有单位采用", "" if held else reverse("rules:adoption")))
    yield p.Fact("条款", p.Cell(f"{len(pack.clauses)}条，其中自动核对{len(pack.computed)}条"))


def _facet(request: HttpRequest, pack: Pack, name: str, label: str, words: Mapping[str, str]) -> p.Facet:
    """Offer what occurs in the document."""
    occurring = {str(getattr(clause, name)) for clause in pack.clauses}
    value = request.GET.get(name, "")
    value = value if value in occurring else ""
    options = (p.Option(code, word, code == value) for code, word in words.items() if code in occurring)
    return p.Facet(name, label, tuple(options), value)


def _divided(pack: Pack, shown: list[Clause]) -> Iterator[tuple[p.Link, list[Clause]]]:
    for measure in pack.measures:
        own = [clause for clause in shown if clause.measure == measure.number]
        if own:
            yield p.Link(f"{own[0].anchor}　{measure.title_zh}", f"#{_anchor(measure)}"), own


def _divisions(
    pack: Pack, shown: list[Clause], totals: Mapping[str, Mapping[str, int]], as_of: date
) -> Iterator[Division]:
    for measure in pack.measures:
        own = [clause for clause in shown if clause.measure == measure.number]
        if own:
            title = f"{own[0].anchor}　{measure.title_zh}"
            rows = tuple(_row(clause, totals.get(clause.id, _NONE), as_of) for clause in own)
            yield Division(_anchor(measure), title, p.Table(title, CLAUSE_COLUMNS, rows, sticky=False))


def _anchor(measure: Measure) -> str:
    return f"m{measure.number}"


def _row(clause: Clause, found: Mapping[str, int], as_of: date) -> tuple[p.Cell, ...]:
    counted = faring.counts(found, as_of, clause.id) if clause.rule else (p.Cell() for _ in OUTCOME_NAMES)
    return (
        p.Cell(clause.id, reverse("rules:clause", args=[clause.id])),
        p.Cell(clause.summary_zh),
        p.Cell(force=p.Force(clause.force)),
        p.Cell(KINDS[clause.kind]),
        p.Cell(SYSTEMS[clause.system]),
        p.Cell(STATUS_HEADS[clause.status]),
        *counted,
    )
