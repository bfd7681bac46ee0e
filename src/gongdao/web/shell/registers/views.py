"""Pages of any register. The kit checks every permission and scope itself; an unknown register is not found."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from gongdao.errors import UserError
from gongdao.office.access.policy import signed_in
from gongdao.office.access.queries import units_in_scope
from gongdao.office.audit.queries import events_for
from gongdao.office.orgs.models import Unit
from gongdao.office.registers import actions, queries, scope
from gongdao.office.registers.filters import fields
from gongdao.office.registers.forms import RegisterForm, form_class
from gongdao.office.registers.problems import RowRefused
from gongdao.office.registers.register import REGISTERS, Register
from gongdao.web.shell import links, lists, panels, units
from gongdao.web.shell import presenters as p
from gongdao.web.shell.downloads import workbook
from gongdao.web.shell.identity import fresh
from gongdao.web.shell.registers import presenting
from gongdao.web.shell.timeline import events

OWN_CHECK = "每个登记簿有自己的查看和登记权限，由登记簿逐次核对"
FORM = require_http_methods(["GET", "HEAD", "POST"])
EVENTS_SHOWN = 30  # ours
RELATED_SHOWN = 10  # ours: the list itself has the others


class ReasonForm(forms.Form):
    reason = forms.CharField(label="删除理由", max_length=200, widget=forms.Textarea(attrs={"rows": 3}))


@require_GET
@signed_in(OWN_CHECK)
def show_list(request: HttpRequest, name: str) -> HttpResponse:
    register = found_register(name)
    asked = asked_filters(request, register)
    found = queries.page(
        register,
        by=request.user,
        on=request.today,
        filters=asked,
        as_of=_other_day(request),
        number=lists.number_asked(request.GET),
        size=lists.PAGE_SIZE,
    )
    may_write = scope.may(register, register.write, by=request.user, on=request.today)
    here = reverse("registers:list", args=[name])
    on = {field: value for field, value in asked.items() if value}
    acts = presenting.list_acts(register, on, may_write=may_write)
    context = {
        "page": presenting.page_head(register, *acts),
        "filters": lists.filters(here, presenting.facets(register, asked, units_for(request, register))),
        "table": presenting.table(found, may_write=may_write, filtered=bool(on)),
        "pager": lists.pager(here, on, total=found.total, number=found.page, shown=len(found.lines)),
    }
    return render(request, "shell/registers/list.html", context)


@require_GET
@signed_in(OWN_CHECK)
def show_record(request: HttpRequest, name: str, key: str) -> HttpResponse:
    register = found_register(name)
    listed = p.Link(register.zh, reverse("registers:list", args=[name]))
    return render(request, "shell/registers/record.html", record_context(request, register, key, listed))


def record_context(request: HttpRequest, register: Register, key: str, listed: p.Link) -> dict[str, object]:
    """Ask for one record with the rows that name it, its panels and its history.

    Raises: Denied.
    """
    found = queries.record(
        register,
        registers=REGISTERS.values(),
        by=request.user,
        on=request.today,
        key=key,
        as_of=_other_day(request),
        size=RELATED_SHOWN,
    )
    acts = presenting.record_acts(register.name, key) if found.may_write else ()
    return {
        "page": p.Page(presenting.record_title(register, found.line), crumbs=(listed, p.Link(key)), acts=acts),
        "facts": presenting.facts(register, found.line),
        "beside": presenting.beside(found),
        "related": presenting.related(found),
        "panels": panels.of(request.user, register.name, key, request.as_of),
        "events": events(events_for(register.name, key, EVENTS_SHOWN, (register.room,))),
        "whole_record": links.to_record(register.name, key),
        "why": links.why(register.name, key),
    }


@FORM
@signed_in(OWN_CHECK)
def add(request: HttpRequest, name: str) -> HttpResponse:
    register = found_register(name)
    scope.require(request.user, register, register.write)
    form = _form(request, register)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.add_row(by=request.user, register=register, values=form.cleaned_data)
        except RowRefused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"已新增{register.zh}。")
            return redirect(links.to(name, row.key))
    return _form_page(request, register, form, f"新增{register.zh}", reverse("registers:list", args=[name]))


@FORM
@signed_in(OWN_CHECK)
def change(request: HttpRequest, name: str, key: str) -> HttpResponse:
    register = found_register(name)
    scope.require(request.user, register, register.write, key=key)
    values = queries.values_of(register, by=request.user, on=request.today, key=key)
    form = _form(request, register, values)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_row(by=request.user, register=register, key=key, values=form.cleaned_data)
        except RowRefused as refusal:
            form.refuse(refusal)
        except UserError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, f"已更正{register.zh}，更正前的内容保留在记录中。")
            return redirect(links.to(name, key))
    return _form_page(request, register, form, f"更正{register.zh}", links.to(name, key))


@FORM
@signed_in(OWN_CHECK)
def remove(request: HttpRequest, name: str, key: str) -> HttpResponse:
    register = found_register(name)
    scope.require(request.user, register, register.write, key=key)
    line = queries.line(register, by=request.user, on=request.today, key=key)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.remove_row(by=request.user, register=register, key=key, reason=form.cleaned_data["reason"])
        except UserError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, f"已删除{register.zh}，原内容和理由保留在记录中。")
            return redirect("registers:list", name)
    context = {
        "page": p.Page(
            f"删除{register.zh}",
            "下列内容将从登记簿中删除。原内容和理由保留在全程纪实中。",
            (p.Link(register.zh, reverse("registers:list", args=[name])), p.Link(key, links.to(name, key))),
        ),
        "facts": presenting.facts(register, line),
        "form": form,
        "cancel": links.to(name, key),
    }
    return render(request, "shell/registers/remove.html", context, status=_status(form))


@fresh
@require_GET
@signed_in(OWN_CHECK)
def export(request: HttpRequest, name: str) -> HttpResponse:
    register = found_register(name)
    data = actions.export_rows(
        by=request.user, register=register, on=request.today, filters=asked_filters(request, register)
    )
    return workbook(data, f"{register.zh}_{request.today:%Y%m%d}.xlsx")


def found_register(name: str) -> Register:
    """Give the register of this name; an unknown one is not found."""
    if name not in REGISTERS:
        raise Http404
    return REGISTERS[name]


def asked_filters(request: HttpRequest, register: Register) -> dict[str, str]:
    """Read the filter bar of a register from the address."""
    return {one.name: request.GET.get(one.name, "").strip()[: units.LONGEST] for one in fields(register)}


def units_for(request: HttpRequest, register: Register) -> QuerySet[Unit]:
    """Find the units among which a list can be narrowed."""
    return units_in_scope(request.user, register.read, request.today)


def _other_day(request: HttpRequest):
    # Today's list also holds what begins tomorrow: whoever has just registered it wants to see it.
    return None if request.as_of == request.today else request.as_of


def _form(request: HttpRequest, register: Register, initial: dict[str, str] | None = None) -> RegisterForm:
    form = form_class(register)(request.POST if request.method == "POST" else None, initial=initial)
    presenting.add_help(form, register)
    return form


def _form_page(request: HttpRequest, register: Register, form, title: str, cancel: str) -> HttpResponse:
    crumbs = (p.Link(register.zh, reverse("registers:list", args=[register.name])), p.Link(title))
    context = {"page": p.Page(title, crumbs=crumbs), "form": form, "cancel": cancel}
    return render(request, "shell/registers/form.html", context, status=_status(form))


def _status(form: forms.Form) -> int:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
