from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.access.queries import units_in_scope
from gongdao.office.orgs.models import Unit
from gongdao.office.people import actions, queries
from gongdao.office.people.registers import PERSON
from gongdao.office.registers import scope
from gongdao.web.roster import presenting
from gongdao.web.shell import lists, units
from gongdao.web.shell import presenters as p
from gongdao.web.shell.registers import presenting as common
from gongdao.web.shell.registers.views import asked_filters, record_context, units_for

PLACE = 2  # the outcome stands after name and unit, in the bar as in the table


@require_GET
@requires(Permission.ROSTER_PERSON_READ)
def show_list(request: HttpRequest) -> HttpResponse:
    asked = asked_filters(request, PERSON)
    outcome = presenting.outcome_facet(request.GET.get("outcome", ""))
    found = queries.roster(
        by=request.user,
        on=request.today,
        as_of=request.as_of,
        filters=asked,
        number=lists.number_asked(request.GET),
        size=lists.PAGE_SIZE,
        outcome=outcome.value,
    )
    may_write = scope.may(PERSON, PERSON.write, by=request.user, on=request.today)
    here = reverse("roster:list")
    narrowed = {name: value for name, value in asked.items() if value}
    on = narrowed | ({"outcome": outcome.value} if outcome.value else {})
    facets = common.facets(PERSON, asked, units_for(request, PERSON))
    shown = len(found.page.lines)
    context = {
        "page": p.Page("干部名册", acts=presenting.list_acts(narrowed, outcome.value, may_write=may_write)),
        "filters": lists.filters(
            here, (*facets[:PLACE], outcome, *facets[PLACE:]) if found.marks is not None else facets
        ),
        "table": presenting.roster(found, may_write=may_write, filtered=bool(on)),
        "destinations": units.suggestions(_writable(request)) if may_write else (),
        "unit_names": reverse("shell:unit_names"),
        "pager": lists.pager(here, on, total=found.page.total, number=found.page.page, shown=shown, unit="人"),
    }
    return render(request, "roster/list.html", context)


@require_GET
@requires(Permission.ROSTER_PERSON_READ)
def show_person(request: HttpRequest, key: str) -> HttpResponse:
    if key == request.user.person_key:
        return redirect("roster:own")
    listed = p.Link("干部名册", reverse("roster:list"))
    return render(request, "shell/registers/record.html", record_context(request, PERSON, key, listed))


@require_POST
@requires(Permission.ROSTER_PERSON_WRITE)
def assign(request: HttpRequest) -> HttpResponse:
    unit = units.one_called(_writable(request), request.POST.get("unit", "").strip())
    if unit is None:
        raise Http404
    moved = actions.assign_people(by=request.user, keys=request.POST.getlist("keys"), unit=unit)
    messages.success(request, f"已把{moved}人分到“{unit.name}”。")
    return redirect("roster:list")


def _writable(request: HttpRequest) -> QuerySet[Unit]:
    return units_in_scope(request.user, Permission.ROSTER_PERSON_WRITE, request.today)
