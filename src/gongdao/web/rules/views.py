"""What was found: the dashboard of a day, the list of findings, changes, and the explanation of one."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from gongdao.engine.names import day_text
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.access.queries import units_in_scope
from gongdao.office.rulings import nightly, queries
from gongdao.web.rules import narrowing, presenting, summary
from gongdao.web.rules.explaining import panel
from gongdao.web.rules.filling import Around
from gongdao.web.shell import links, lists
from gongdao.web.shell import presenters as p

READ = requires(Permission.RULES_FINDING_READ)


@require_GET
@READ
def show_dashboard(request: HttpRequest) -> HttpResponse:
    board = queries.dashboard(request.user, request.as_of)
    day = day_text(request.as_of)
    acts = (summary.sweep_act(request.as_of, again=board.sweep is not None),) if queries.may_sweep(request.user) else ()
    context = {
        "page": p.Page("核对总览", f"{day}各条款的核对结果。数字后面是名单。", acts=acts),
        "board": board,
        "figures": summary.figures(board, day_query(request)),
        "sweep": summary.sweep_words(board.sweep),
        "night": summary.night_words(nightly.last_night()),
        "table": summary.matrix(board, day_query(request)),
        "days": summary.days(queries.swept_days()),
        "empty": summary.not_swept(day, acts[0] if acts else None),
    }
    return render(request, "rules/dashboard.html", context)


@require_GET
@READ
def show_findings(request: HttpRequest) -> HttpResponse:
    sweep = queries.sweep_of(request.as_of)
    if sweep is None:
        return _not_swept(request, "核对结果")
    units = units_in_scope(request.user, Permission.RULES_FINDING_READ, request.today)
    facets = narrowing.facets(request.GET, sweep.packs, units)
    found = narrowing.narrowed(queries.findings(request.user, sweep), facets)
    page = p.Page("核对结果", f"{day_text(request.as_of)}不符合、缺事实和未设定的结论；符合的只在总览中计数。")
    return _list(request, page, facets, found, presenting.findings)


@require_GET
@READ
def show_changes(request: HttpRequest) -> HttpResponse:
    sweep = queries.sweep_of(request.as_of)
    if sweep is None:
        return _not_swept(request, "结论变化")
    units = units_in_scope(request.user, Permission.RULES_FINDING_READ, request.today)
    facets = narrowing.change_facets(request.GET, sweep.packs, units)
    found = narrowing.narrowed(queries.changes(request.user, sweep), facets)
    return _list(request, p.Page("结论变化", summary.compared_with(sweep)), facets, found, presenting.changes)


@require_GET
@READ
def show_explanation(request: HttpRequest, clause_id: str, subject: str) -> HttpResponse:
    found = queries.explanations(request.user, clause_id, subject, request.as_of)
    shown = tuple(
        panel(
            one,
            Around.of(one.finding, by=request.user, on=request.today),
            acts=presenting.exception_acts(request.user, one),
        )
        for one in found
    )
    crumbs = (
        p.Link("核对总览", reverse("rules:dashboard")),
        p.Link(clause_id, reverse("rules:clause", args=[clause_id])),
    )
    named = found[0].subject_name if found else subject
    context = {
        "page": p.Page(
            "核对说明",
            f"{named}，{clause_id}，截至{day_text(request.as_of)}。",
            crumbs,
            presenting.record_acts(clause_id, subject),
        ),
        "explanations": shown,
        "exceptions": presenting.exceptions(queries.exceptions_of(subject, clause_id)) if found else None,
        "empty": presenting.nothing_to_explain(clause_id, request.as_of),
        "why": links.why("finding", f"{clause_id}@{subject}") if found else "",
    }
    return render(request, "rules/explanation.html", context)


def day_query(request: HttpRequest) -> dict[str, str]:
    """Carry the day on in links when it came by a link."""
    return {"as_of": request.as_of.isoformat()} if request.day_from_link else {}


def _list(request: HttpRequest, page: p.Page, facets: tuple[p.Facet, ...], found: QuerySet, rows_of) -> HttpResponse:
    here, day = request.path, day_query(request)
    total = found.count()
    number = min(max(1, lists.number_asked(request.GET)), max(1, -(-total // lists.PAGE_SIZE)))
    part = found[(number - 1) * lists.PAGE_SIZE : number * lists.PAGE_SIZE]
    on = {facet.name: facet.value for facet in facets if facet.value} | day
    table = rows_of(part, day)
    context = {
        "page": page,
        "filters": lists.filters(here, facets, **day),
        "table": table,
        "pager": lists.pager(here, on, total=total, number=number, shown=len(table.rows)),
    }
    return render(request, "shell/registers/list.html", context)


def _not_swept(request: HttpRequest, title: str) -> HttpResponse:
    act = p.Act("打开核对总览", links.with_query(reverse("rules:dashboard"), **day_query(request)))
    context = {"page": p.Page(title), "empty": summary.not_swept(day_text(request.as_of), act)}
    return render(request, "rules/not_swept.html", context)
