from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gongdao.office.access import queries as access
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.audit.queries import events_for
from gongdao.office.orgs import queries
from gongdao.office.people.queries import people_by_unit
from gongdao.web.orgs import presenting
from gongdao.web.shell import panels
from gongdao.web.shell import presenters as p
from gongdao.web.shell.menu import Rights
from gongdao.web.shell.timeline import events

EVENTS_SHOWN = 30  # ours


@require_GET
@requires(Permission.ORGS_UNIT_READ)
def show_tree(request: HttpRequest) -> HttpResponse:
    scope = access.units_in_scope(request.user, Permission.ORGS_UNIT_READ, request.today)
    units = list(queries.tree(request.as_of).filter(pk__in=scope))
    context = {
        "page": p.Page("单位", "截至日期当天存在的单位，按隶属关系排列。"),
        "table": presenting.tree(units, people_by_unit(scope)),
        "count": len(units),
    }
    return render(request, "orgs/tree.html", context)


@require_GET
@requires(Permission.ORGS_UNIT_READ)
def show_unit(request: HttpRequest, key: str) -> HttpResponse:
    scope = access.units_in_scope(request.user, Permission.ORGS_UNIT_READ, request.today)
    unit = presenting.one(scope.select_related("parent"), key)
    above = list(scope.filter(key__in=unit.path.strip("/").split("/")).order_by("path"))
    below = list(queries.tree(request.as_of).filter(parent=unit, pk__in=scope))
    context = {
        "page": p.Page(unit.name, crumbs=presenting.crumbs(above)),
        "facts": presenting.facts(unit),
        "related": presenting.related(unit, Rights.of(access.grants_in_force(request.user, request.today))),
        "below": presenting.tree(below, people_by_unit(scope.filter(parent=unit))),
        "panels": panels.of(request.user, "unit", key, request.as_of),
        "events": events(events_for("unit", key, EVENTS_SHOWN)),
    }
    return render(request, "orgs/unit.html", context)
