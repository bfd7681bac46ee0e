from http import HTTPStatus
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongdao.errors import UserError
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.access.queries import allowed
from gongdao.office.audit import checkpoints, codes, exporting
from gongdao.office.audit.models import Event, Leaf
from gongdao.office.jobs.models import Job
from gongdao.office.jobs.queries import jobs_of
from gongdao.office.record import actions, queries
from gongdao.web.record import presenting
from gongdao.web.record.forms import CorrectionForm
from gongdao.web.shell import lists
from gongdao.web.shell import presenters as p
from gongdao.web.shell.identity import fresh
from gongdao.web.shell.links import with_query

NAMES = ("who", "act", "kind", "key", "since", "until", "result")


@require_GET
@requires(Permission.AUDIT_EVENT_READ)
def show_events(request: HttpRequest) -> HttpResponse:
    given = {name: request.GET[name] for name in NAMES if request.GET.get(name)}
    found = queries.found_events(by=request.user, filters=given)
    number = lists.number_asked(request.GET)
    start = (number - 1) * lists.PAGE_SIZE
    shown = list(found[start : start + lists.PAGE_SIZE])
    here = reverse("record:events")
    context = {
        "page": p.Page(
            "全程纪实",
            "每一次办理、查阅和拒绝，按时间倒序。",
            acts=(p.Act("检查点与核验", reverse("record:checkpoints")),),
        ),
        "filters": lists.filters(here, presenting.facets(given)),
        "table": presenting.table(shown),
        "pager": lists.pager(here, given, total=found.count(), number=number, shown=len(shown)),
    }
    return render(request, "record/events.html", context)


@require_GET
@requires(Permission.AUDIT_EVENT_READ)
def show_event(request: HttpRequest, number: int) -> HttpResponse:
    event = _event(request, number)
    last, leaf = checkpoints.latest(), getattr(event, "leaf", None)
    proof = exporting.proof_of(leaf, last.size) if last and leaf and leaf.seq < last.size else []
    context = {
        "page": p.Page(event.leaf_words, crumbs=(_home(), p.Link(str(number))), acts=_acts(request, event)),
        "facts": presenting.facts(event, list(queries.corrections_of(event))),
        "leaf": presenting.leaf_facts(leaf, last, proof),
    }
    return render(request, "record/event.html", context)


@fresh
@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.AUDIT_EVENT_CORRECT)
def correct_event(request: HttpRequest, number: int) -> HttpResponse:
    event = _event(request, number)
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.correct_event(by=request.user, event=event, **form.cleaned_data)
        except UserError as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(request, "已记录更正，原来的记录不变。")
            return redirect("record:event", made.pk)
    here = reverse("record:event", args=[number])
    crumbs = (_home(), p.Link(str(number), here), p.Link("更正"))
    context = {
        "page": p.Page("更正审计记录", "另记一条，写明更正的是哪一条。", crumbs),
        "facts": presenting.facts(event, list(queries.corrections_of(event))),
        "form": form,
        "submit": "记录更正",
        "cancel": here,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "record/correct.html", context, status=status)


@fresh
@require_GET
@requires(Permission.AUDIT_RECORD_EXPORT)
def send_evidence(request: HttpRequest) -> HttpResponse:
    kind, key = request.GET.get("kind", ""), request.GET.get("key", "")
    page = actions.export_evidence(by=request.user, subject_kind=kind, subject_key=key)
    name = quote(f"证据包-{key}.html")
    return HttpResponse(page, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"})


@require_GET
@requires(Permission.AUDIT_EVENT_READ)
def show_checkpoints(request: HttpRequest) -> HttpResponse:
    found = queries.all_checkpoints(by=request.user)
    number = lists.number_asked(request.GET)
    start = (number - 1) * lists.PAGE_SIZE
    shown = list(found[start : start + lists.PAGE_SIZE])
    verify = p.Act("核验全程纪实", reverse("record:verify"), "primary", fields=())
    context = {
        "page": p.Page(
            "检查点", "签署过的叶数和根。另存在别处的，是见证。", crumbs=(_home(), p.Link("检查点")), acts=(verify,)
        ),
        "table": presenting.checkpoints(shown),
        "pager": lists.pager(
            reverse("record:checkpoints"), {}, total=found.count(), number=number, shown=len(shown), unit="个"
        ),
    }
    return render(request, "record/checkpoints.html", context)


@require_GET
@requires(Permission.AUDIT_EVENT_READ)
def show_checkpoint(request: HttpRequest, size: int) -> HttpResponse:
    one = queries.all_checkpoints(by=request.user).filter(size=size).first()
    if one is None:
        raise Http404
    crumbs = (_home(), p.Link("检查点", reverse("record:checkpoints")), p.Link(str(size)))
    page = p.Page(f"{size}片叶的检查点", "打印本页归档，纸质文件就是见证。", crumbs=crumbs)
    context = {"page": page, "note": one.note, "image": codes.address_of(one.note)}
    return render(request, "record/checkpoint.html", context)


@require_POST
@requires(Permission.AUDIT_EVENT_READ)
def start_verification(request: HttpRequest) -> HttpResponse:
    return redirect("jobs:job", actions.start_verification(by=request.user).key)


@require_GET
@requires(Permission.AUDIT_EVENT_READ)
def show_verification(request: HttpRequest, key: str) -> HttpResponse:
    job = jobs_of(request.user).filter(key=key, kind=actions.VERIFY_JOB, state=Job.State.DONE).first()
    if job is None:
        raise Http404
    page = p.Page("核验结论", crumbs=(_home(), p.Link("检查点", reverse("record:checkpoints")), p.Link(key)))
    return render(request, "record/verified.html", {"page": page, "facts": presenting.verdict(job)})


def _home() -> p.Link:
    return p.Link("全程纪实", reverse("record:events"))


def _event(request: HttpRequest, number: int) -> Event:
    try:
        return queries.the_event(by=request.user, number=number)
    except Event.DoesNotExist:
        raise Http404 from None


def _acts(request: HttpRequest, event: Event) -> tuple[p.Act, ...]:
    """Offer what the reader may do about an event; what an erasure or another act on the record says stays."""
    leaf, on = getattr(event, "leaf", None), request.today
    erasable = leaf is not None and not event.act.startswith("record.") and not hasattr(event, "erased")
    offered = (
        (Permission.AUDIT_ERASURE_DECIDE, erasable, "提出清除", lambda: _erasing(leaf)),
        (Permission.AUDIT_EVENT_CORRECT, True, "更正", lambda: reverse("record:correct", args=[event.pk])),
        (Permission.AUDIT_RECORD_EXPORT, bool(event.subject_key), "下载该对象的证据包", lambda: _evidence(event)),
    )
    return tuple(
        p.Act(word, address()) for needs, fit, word, address in offered if fit and allowed(request.user, needs, on=on)
    )


def _erasing(leaf: Leaf) -> str:
    return with_query(reverse("record:propose_erasure"), leaf=leaf.seq)


def _evidence(event: Event) -> str:
    return with_query(reverse("record:evidence"), kind=event.subject_kind, key=event.subject_key)
