"""Pages for recusals (回避登记): one's own, those in one's area, declaring, recording and ending them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from gongdao.errors import UserError
from gongdao.facts.relation import Level
from gongdao.office.access import listing, recusals, recused
from gongdao.office.access import queries as access
from gongdao.office.access.models import Recusal
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires, signed_in
from gongdao.office.registers import matters
from gongdao.web.accounts import keeping_away
from gongdao.web.accounts.forms import DeclareForm, EndForm, RecusalForm
from gongdao.web.accounts.signing import PAGES
from gongdao.web.shell import presenters as p
from gongdao.web.shell.identity import fresh, fresh_for

OWN = "只涉及本人的回避，由操作逐次核对"


@require_GET
@signed_in(OWN)
def show_own_recusals(request: HttpRequest) -> HttpResponse:
    found = list(recused.recusals_of(request.user))
    lead = "除本人、亲属和直接上下级外，您另行申报或者被登记回避的事项。回避期间不能办理，也不能查看其中的限制级内容。"
    context = {
        "page": p.Page("我的回避", lead, acts=(keeping_away.DECLARE,)),
        "table": keeping_away.table(found, _names(request, found), with_reason=True),
    }
    return render(request, "accounts/recusals.html", context)


@require_GET
@requires(Permission.ACCESS_RECUSAL_READ)
def show_recusals(request: HttpRequest) -> HttpResponse:
    found = recused.recusals_for(request.user, request.today)
    acts = (keeping_away.RECORD,) if _may_write(request) else ()
    context = {
        "page": p.Page(
            "回避登记", "谁在什么时间回避谁或者哪个单位的事项。登记后自起始日期起生效，终止须由他人办理。", acts=acts
        ),
        "table": keeping_away.table(found, _names(request, found), with_reason=_knows_reasons(request)),
    }
    return render(request, "accounts/recusals.html", context)


@PAGES
@signed_in(OWN)
def declare(request: HttpRequest) -> HttpResponse:
    form = DeclareForm(request.POST if request.method == "POST" else None, initial={"started_on": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            recusals.declare_recusal(by=request.user, **_terms(request, form))
        except UserError as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(request, "已申报回避。")
            return redirect("accounts:own_recusals")
    page = p.Page("申报回避", "人员和单位只填一项。", (keeping_away.OWN, p.Link("申报回避")))
    return _form(request, page, form, "申报", reverse("accounts:own_recusals"))


@fresh
@PAGES
@requires(Permission.ACCESS_RECUSAL_WRITE)
def record(request: HttpRequest) -> HttpResponse:
    form = RecusalForm(
        request.POST if request.method == "POST" else None,
        users=listing.possible_holders(),
        initial={"started_on": request.today},
    )
    if request.method == "POST" and form.is_valid():
        try:
            recusals.record_recusal(by=request.user, user=form.cleaned_data["user"], **_terms(request, form))
        except UserError as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(request, "已登记回避。")
            return redirect("accounts:recusals")
    page = p.Page("登记回避", "人员和单位只填一项。", (keeping_away.RECUSALS, p.Link("登记回避")))
    return _form(request, page, form, "登记", reverse("accounts:recusals"))


@fresh_for(Permission.ACCESS_RECUSAL_WRITE)
@PAGES
@signed_in("回避人可查看自己的回避，管理范围内的由部领导和安全管理员终止，由操作逐次核对")
def show_recusal(request: HttpRequest, key: str) -> HttpResponse:
    found = recused.find_recusal(request.user, key)
    if found is None:
        raise Http404
    form = EndForm(request.POST if request.method == "POST" else None, initial={"ended_on": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            recusals.end_recusal(by=request.user, recusal=found, ended_on=form.cleaned_data["ended_on"])
        except UserError as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(request, "已终止回避。")
            return redirect("accounts:recusal", key)
    is_own = found.user == request.user
    may_end = not is_own and _may_write(request) and keeping_away.is_running(found, request.today)
    with_reason = is_own or _knows_reasons(request)
    above = keeping_away.RECUSALS if access.allowed(request.user, Permission.ACCESS_RECUSAL_READ) else keeping_away.OWN
    context = {
        "page": p.Page(keeping_away.title(found), crumbs=(above, p.Link(found.key))),
        "facts": keeping_away.facts(found, _names(request, [found]), with_reason=with_reason),
        "form": form if may_end else None,
    }
    return render(request, "accounts/recusal.html", context, status=422 if form.errors else 200)


def _terms(request: HttpRequest, form: DeclareForm) -> dict[str, object]:
    """Take what was filled in: a person by key or name, a unit by key or name, reason and days."""
    given = form.cleaned_data
    named = {kind: _key(request, kind, given[kind]) if given[kind] else "" for kind in ("person", "unit")}
    unit = access.units_in_scope(request.user, Permission.ORGS_UNIT_READ, request.today).filter(key=named["unit"])
    days = {name: given[name] for name in ("reason", "started_on", "ended_on")}
    return {"person": named["person"], "unit": unit.first() if named["unit"] else None} | days


def _key(request: HttpRequest, kind: str, text: str) -> str:
    """Find who is meant; a key that leads to nothing in sight goes on as it is, and the action answers."""
    found = matters.keys_named(kind, text, by=request.user, on=request.today)
    return found[0] if len(found) == 1 else text


def _names(request: HttpRequest, found: list[Recusal]) -> dict[str, str]:
    persons = [one.person for one in found if one.person]
    return matters.names_in_sight("person", persons, by=request.user, on=request.today) if persons else {}


def _knows_reasons(request: HttpRequest) -> bool:
    held = access.holding(request.user, Permission.ACCESS_RECUSAL_READ, request.today, Level.PERSONAL)
    return bool(held)


def _may_write(request: HttpRequest) -> bool:
    return access.allowed(request.user, Permission.ACCESS_RECUSAL_WRITE, on=request.today)


def _form(request: HttpRequest, page: p.Page, form: DeclareForm, submit: str, cancel: str) -> HttpResponse:
    context = {"page": page, "form": form, "submit": submit, "cancel": cancel}
    return render(request, "accounts/form.html", context, status=422 if form.errors else 200)
