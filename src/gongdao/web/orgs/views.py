from dataclasses import asdict
from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from gongdao.errors import UserError
from gongdao.office.access import queries as access
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.audit.queries import events_for
from gongdao.office.orgs import actions, queries
from gongdao.office.orgs.models import Unit
from gongdao.office.orgs.rows import NewUnit, UnitFacts
from gongdao.office.people.queries import people_by_unit
from gongdao.web.orgs import presenting
from gongdao.web.orgs.forms import FactsForm, NameForm, UnitForm
from gongdao.web.shell import links, lists, panels
from gongdao.web.shell import presenters as p
from gongdao.web.shell.menu import Rights
from gongdao.web.shell.registers.views import FORM
from gongdao.web.shell.timeline import events

EVENTS_SHOWN = 30  # ours


@require_GET
@requires(Permission.ORGS_UNIT_READ)
def show_tree(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("name", "").strip()[:50]
    found = _called(request, text) if text else _level(request)
    number = lists.number_asked(request.GET)
    shown, total, number = lists.part_of(found, number)
    here, on = reverse("orgs:list"), {"name": text} if text else {}
    people = people_by_unit(_people_scope(request).filter(pk__in=[unit.pk for unit in shown]))
    context = {
        "page": p.Page("单位", "截至日期当天存在的单位，从上往下逐级打开。"),
        "filters": lists.filters(here, (p.Facet("name", "单位名称", value=text),)),
        "table": presenting.tree(shown, people),
        "pager": lists.pager(here, on, total=total, number=number, shown=len(shown), unit="个单位"),
    }
    return render(request, "orgs/tree.html", context)


def _called(request: HttpRequest, text: str) -> QuerySet[Unit]:
    """Find the units in scope by a part of their name."""
    scope = access.units_in_scope(request.user, Permission.ORGS_UNIT_READ, request.today)
    return queries.with_children(queries.tree(request.as_of).filter(pk__in=scope, name__contains=text))


def _level(request: HttpRequest) -> QuerySet[Unit]:
    """Find the topmost units in scope; of a single one also those directly below."""
    tops = access.topmost(request.user, Permission.ORGS_UNIT_READ, request.today)
    shown = Q(pk__in=[unit.pk for unit in tops])
    if len(tops) == 1:
        shown |= Q(parent=tops[0])
    scope = access.units_in_scope(request.user, Permission.ORGS_UNIT_READ, request.today)
    return queries.with_children(queries.tree(request.as_of).filter(shown, pk__in=scope))


@require_GET
@requires(Permission.ORGS_UNIT_READ)
def show_unit(request: HttpRequest, key: str) -> HttpResponse:
    scope = access.units_in_scope(request.user, Permission.ORGS_UNIT_READ, request.today)
    unit = presenting.one(scope.select_related("parent"), key)
    above = list(scope.filter(key__in=unit.path.strip("/").split("/")).order_by("path"))
    directly = queries.with_children(queries.tree(request.as_of).filter(parent=unit, pk__in=scope))
    below, total, number = lists.part_of(directly, lists.number_asked(request.GET))
    here = reverse("orgs:unit", args=[key])
    context = {
        "page": p.Page(unit.name, crumbs=presenting.crumbs(above), acts=_acts(request, unit)),
        "facts": presenting.facts(unit),
        "related": presenting.related(unit, Rights.of(access.grants_in_force(request.user, request.today))),
        "below": presenting.tree(
            below, people_by_unit(_people_scope(request).filter(pk__in=[one.pk for one in below]))
        ),
        "pager": lists.pager(here, {}, total=total, number=number, shown=len(below), unit="个单位"),
        "panels": panels.of(request.user, "unit", key, request.as_of),
        "events": events(events_for("unit", key, EVENTS_SHOWN, ("orgs",))),
        "whole_record": links.to_record("unit", key),
        "why": links.why("unit", key),
    }
    return render(request, "orgs/unit.html", context)


@FORM
@requires(Permission.ORGS_UNIT_WRITE)
def add(request: HttpRequest, key: str) -> HttpResponse:
    parent = presenting.one(access.units_in_scope(request.user, Permission.ORGS_UNIT_WRITE, request.today), key)
    form = UnitForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        row = NewUnit(**form.facts(), parent=parent.key, is_receiving=form.cleaned_data["is_receiving"])
        try:
            unit = actions.create_unit(by=request.user, row=row)
        except UserError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, f"已建立“{unit.name}”。")
            return redirect("orgs:unit", unit.key)
    return _form_page(request, parent, form, "建立下级单位")


@FORM
@requires(Permission.ORGS_UNIT_WRITE)
def rename(request: HttpRequest, key: str) -> HttpResponse:
    unit = presenting.one(access.units_in_scope(request.user, Permission.ORGS_UNIT_WRITE, request.today), key)
    form = NameForm(request.POST if request.method == "POST" else None, initial={"name": unit.name})
    if request.method == "POST" and form.is_valid():
        try:
            actions.rename_unit(by=request.user, unit=unit, name=form.cleaned_data["name"])
        except UserError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, "已更名，原名保留在记录中。")
            return redirect("orgs:unit", key)
    return _form_page(request, unit, form, "单位更名")


@FORM
@requires(Permission.ORGS_UNIT_WRITE)
def correct(request: HttpRequest, key: str) -> HttpResponse:
    unit = presenting.one(access.units_in_scope(request.user, Permission.ORGS_UNIT_WRITE, request.today), key)
    form = FactsForm(request.POST if request.method == "POST" else None, initial=asdict(UnitFacts.of(unit)))
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_unit(by=request.user, unit=unit, facts=UnitFacts(**form.facts()))
        except UserError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, "已更正单位，更正前的内容保留在记录中。")
            return redirect("orgs:unit", key)
    return _form_page(request, unit, form, "更正单位")


def _people_scope(request: HttpRequest) -> QuerySet[Unit]:
    """Find the units whose people the reader may know of; who keeps the units need not."""
    return access.units_in_scope(request.user, Permission.ROSTER_PERSON_READ, request.today)


def _acts(request: HttpRequest, unit: Unit) -> tuple[p.Act, ...]:
    if not access.allowed(request.user, Permission.ORGS_UNIT_WRITE, unit=unit, on=request.today):
        return ()
    return (
        p.Act("单位更名", reverse("orgs:rename", args=[unit.key]), writes=True),
        p.Act("更正", reverse("orgs:correct", args=[unit.key]), writes=True),
        p.Act("建立下级单位", reverse("orgs:add", args=[unit.key]), "primary", writes=True),
    )


def _form_page(request: HttpRequest, unit: Unit, form: forms.Form, title: str) -> HttpResponse:
    here = reverse("orgs:unit", args=[unit.key])
    crumbs = (p.Link("单位", reverse("orgs:list")), p.Link(unit.name, here), p.Link(title))
    context = {"page": p.Page(title, crumbs=crumbs), "form": form, "cancel": here}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "orgs/form.html", context, status=status)
