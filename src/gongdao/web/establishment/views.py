from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongdao.errors import UserError
from gongdao.facts.relation import Level
from gongdao.office.access import reading
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.access.queries import allowed
from gongdao.office.establishment import actions, ledger_queries
from gongdao.office.establishment.ledger import Account
from gongdao.office.establishment.models import QuotaHold, QuotaLine
from gongdao.web.establishment import presenting
from gongdao.web.establishment.forms import KeepForm, PermitForm, ReleaseForm
from gongdao.web.shell import downloads, lists
from gongdao.web.shell import presenters as p

FORM = require_http_methods(["GET", "HEAD", "POST"])
LEAD = "每个单位、每个层次的名额从哪里来、到哪里去。每个数都能打开到分录。"


@require_GET
@requires(Permission.POSTS_POST_READ)
def show_ledger(request: HttpRequest) -> HttpResponse:
    given = {name: request.GET[name] for name in ("unit", "level") if request.GET.get(name)}
    found = ledger_queries.lines(request.user, request.today, **given)
    number = lists.number_asked(request.GET)
    start = (number - 1) * lists.PAGE_SIZE
    shown = list(found[start : start + lists.PAGE_SIZE])
    here = reverse("establishment:ledger")
    context = {
        "page": p.Page("职数账", LEAD, acts=_ledger_acts(request)),
        "filters": lists.filters(here, presenting.facets(given)),
        "table": presenting.ledger(ledger_queries.balances(shown, request.as_of)),
        "pager": lists.pager(here, given, total=found.count(), number=number, shown=len(shown), unit="个账户"),
    }
    return render(request, "establishment/ledger.html", context)


@require_GET
@requires(Permission.ROSTER_FILE_EXPORT)
def export_ledger(request: HttpRequest) -> HttpResponse:
    data = actions.export_ledger(by=request.user, on=request.as_of)
    return downloads.workbook(data, f"领导职数配备情况表{request.as_of.isoformat()}.xlsx")


@require_POST
@requires(Permission.POSTS_QUOTA_SETTLE)
def settle(request: HttpRequest) -> HttpResponse:
    count = actions.settle_ledger(by=request.user)
    messages.success(request, f"已对账，记账{count}笔。" if count else "已对账，账与登记一致，没有新的分录。")
    return redirect("establishment:ledger")


@require_GET
@requires(Permission.POSTS_POST_READ)
def show_line(request: HttpRequest, key: str, level: str) -> HttpResponse:
    line = _line(request, key, level)
    found = ledger_queries.holds(line)
    cleared = allowed(request.user, Permission.POSTS_POST_READ, unit=line.unit, level=Level.RESTRICTED)
    if cleared:
        reading.note(reading.QUOTA_HOLD, [hold.key for hold in found])
    context = {
        "page": p.Page(str(line), crumbs=(_home(), p.Link(str(line))), acts=_line_acts(request, line)),
        "facts": presenting.facts(ledger_queries.balances([line], request.as_of)[0]),
        "holds": presenting.holds(found, cleared=cleared),
        "permits": presenting.permits(ledger_queries.permits(line)),
        "table": presenting.entries(ledger_queries.entries(line)),
    }
    return render(request, "establishment/line.html", context)


@FORM
@requires(Permission.POSTS_QUOTA_KEEP)
def keep(request: HttpRequest, key: str, level: str) -> HttpResponse:
    line = _line(request, key, level)
    form = KeepForm(request.POST if request.method == "POST" else None, initial={"on": request.today})

    def act(values: dict) -> None:
        values["account"] = Account(values["account"])
        actions.keep_place(by=request.user, unit=line.unit, level=level, **values)

    return _form_page(request, line, form, act, ("预留或冻结", "保留1名", "已保留1名。"))


@FORM
@requires(Permission.POSTS_QUOTA_PERMIT)
def permit(request: HttpRequest, key: str, level: str) -> HttpResponse:
    line = _line(request, key, level)
    form = PermitForm(request.POST if request.method == "POST" else None, initial={"on": request.today})

    def act(values: dict) -> None:
        actions.permit_excess(by=request.user, unit=line.unit, level=level, **values)

    return _form_page(request, line, form, act, ("登记批准超配", "登记", "已登记批准超配。"))


@FORM
@requires(Permission.POSTS_QUOTA_KEEP)
def release(request: HttpRequest, key: str) -> HttpResponse:
    hold = _hold(request, key)
    form = ReleaseForm(request.POST if request.method == "POST" else None, initial={"on": request.today})

    def act(values: dict) -> None:
        actions.release_place(by=request.user, hold=hold, **values)

    return _form_page(request, hold.line, form, act, ("释放职数", "释放1名", "已释放1名。"))


def _form_page(
    request: HttpRequest, line: QuotaLine, form: forms.Form, act, words: tuple[str, str, str]
) -> HttpResponse:
    title, submit, done = words
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except UserError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, done)
            return redirect(presenting.line_address(line))
    here = presenting.line_address(line)
    crumbs = (_home(), p.Link(str(line), here), p.Link(title))
    context = {"page": p.Page(title, crumbs=crumbs), "form": form, "submit": submit, "cancel": here}
    context["facts"] = presenting.facts(ledger_queries.balances([line], request.today)[0])
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "establishment/form.html", context, status=status)


def _line(request: HttpRequest, key: str, level: str) -> QuotaLine:
    line = ledger_queries.lines(request.user, request.today).filter(unit__key=key, level=level).first()
    if line is None:
        raise Http404
    return line


def _hold(request: HttpRequest, key: str) -> QuotaHold:
    hold = ledger_queries.the_hold(request.user, key, request.today)
    if hold is None:
        raise Http404
    return hold


def _home() -> p.Link:
    return p.Link("职数账", reverse("establishment:ledger"))


def _ledger_acts(request: HttpRequest) -> tuple[p.Act, ...]:
    acts = []
    if allowed(request.user, Permission.ROSTER_FILE_EXPORT, on=request.today):
        acts.append(p.Act("导出配备情况表", reverse("establishment:export")))
    if allowed(request.user, Permission.POSTS_QUOTA_SETTLE, on=request.today):
        acts.append(p.Act("对账", reverse("establishment:settle"), "primary", writes=True, fields=()))
    return tuple(acts)


def _line_acts(request: HttpRequest, line: QuotaLine) -> tuple[p.Act, ...]:
    acts = []
    if allowed(request.user, Permission.POSTS_QUOTA_PERMIT, unit=line.unit, on=request.today):
        acts.append(p.Act("登记批准超配", presenting.line_address(line, "permit"), writes=True))
    if allowed(request.user, Permission.POSTS_QUOTA_KEEP, unit=line.unit, on=request.today):
        acts.append(p.Act("预留或冻结", presenting.line_address(line, "keep"), "primary", writes=True))
    return tuple(acts)
