"""Pages of legal erasure: one proposes, another decides, both having shown once more who they are."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from gongdao.errors import UserError
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.access.queries import allowed
from gongdao.office.record import actions, queries
from gongdao.office.record.models import Erasure
from gongdao.web.record import erasures
from gongdao.web.record.forms import ErasureForm
from gongdao.web.shell import lists
from gongdao.web.shell import presenters as p
from gongdao.web.shell.identity import fresh

PAGES = require_http_methods(["GET", "HEAD", "POST"])
DECIDES = requires(Permission.AUDIT_ERASURE_DECIDE)
PROPOSED = "已提出，尚未清除任何内容。由另一位有权的人批准后执行。"


@require_GET
@DECIDES
def show_erasures(request: HttpRequest) -> HttpResponse:
    found = queries.all_erasures(by=request.user)
    number = lists.number_asked(request.GET)
    start = (number - 1) * lists.PAGE_SIZE
    shown = list(found[start : start + lists.PAGE_SIZE])
    propose = p.Act("提出清除", reverse("record:propose_erasure"), "primary", writes=True)
    lead = "依法必须清除的，由两人先后决定。叶和树保留，内容不能再知道。"
    context = {
        "page": p.Page("依法清除", lead, (p.Link("全程纪实"), p.Link("依法清除")), (propose,)),
        "table": erasures.table(shown),
        "pager": lists.pager(
            reverse("record:erasures"), {}, total=found.count(), number=number, shown=len(shown), unit="项"
        ),
    }
    return render(request, "record/checkpoints.html", context)


@fresh
@PAGES
@DECIDES
def propose_erasure(request: HttpRequest) -> HttpResponse:
    initial = {"seqs": request.GET.get("leaf", "")}
    form = ErasureForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.propose_erasure(by=request.user, **form.cleaned_data)
        except UserError as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(request, PROPOSED)
            return redirect("record:erasure", made.key)
    page = p.Page("提出清除", "批准之前什么也不清除。", (erasures.LISTED, p.Link("提出清除")))
    context = {"page": page, "form": form, "submit": "提出", "cancel": reverse("record:erasures")}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "record/propose.html", context, status=status)


@fresh
@PAGES
@DECIDES
def show_erasure(request: HttpRequest, key: str) -> HttpResponse:
    try:
        erasure = queries.the_erasure(by=request.user, key=key)
    except Erasure.DoesNotExist:
        raise Http404 from None
    if request.method == "POST":
        return _decide(request, erasure)
    reads = allowed(request.user, Permission.AUDIT_EVENT_READ, on=request.today)
    context = {
        "page": p.Page(erasures.title(erasure), erasures.standing(erasure), (erasures.LISTED, p.Link(key))),
        "facts": erasures.facts(erasure, reads=reads),
        "acts": erasures.acts(erasure, request.user.key),
        "table": erasures.leaves(queries.leaves_of(erasure), reads=reads),
    }
    return render(request, "record/erasure.html", context)


def _decide(request: HttpRequest, erasure: Erasure) -> HttpResponse:
    if "approve" in request.POST:
        actions.approve_erasure(by=request.user, erasure=erasure)
        messages.success(request, "已批准，内容和承诺密钥已销毁。")
    else:
        actions.close_erasure(by=request.user, erasure=erasure)
        messages.success(request, "已记为不予清除，内容保留。")
    return redirect("record:erasure", erasure.key)
