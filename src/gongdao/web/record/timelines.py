"""The record of one object, for whoever may see the object: who did what, when, and how it is proved."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires, signed_in
from gongdao.office.access.queries import units_in_scope
from gongdao.office.audit import checkpoints, exporting
from gongdao.office.audit.models import Event
from gongdao.office.audit.queries import events_about
from gongdao.office.registers import queries as registers
from gongdao.office.registers.register import REGISTERS
from gongdao.office.rulings import queries as rulings
from gongdao.web.record import presenting
from gongdao.web.shell import links, lists
from gongdao.web.shell import presenters as p
from gongdao.web.shell.registers.presenting import record_title

OWN_CHECK = "能查看对象的，也能查看它的经过，由对象所在的登记簿逐次核对"
UNIT = "unit"


@dataclass(frozen=True)
class Timeline:
    """The events of an object that the reader may see, and where the object and this list stand."""

    named: str
    about: str
    here: str
    events: QuerySet[Event]


@require_GET
@signed_in(OWN_CHECK)
def show_object(request: HttpRequest, name: str, key: str) -> HttpResponse:
    return _page(request, _of_object(request, name, key))


@require_GET
@signed_in(OWN_CHECK)
def show_proof(request: HttpRequest, name: str, key: str, seq: int) -> HttpResponse:
    return _proof(request, _of_object(request, name, key), seq)


@require_GET
@requires(Permission.RULES_FINDING_READ)
def show_finding(request: HttpRequest, clause_id: str, subject: str) -> HttpResponse:
    return _page(request, _of_finding(request, clause_id, subject))


@require_GET
@requires(Permission.RULES_FINDING_READ)
def show_finding_proof(request: HttpRequest, clause_id: str, subject: str, seq: int) -> HttpResponse:
    return _proof(request, _of_finding(request, clause_id, subject), seq)


def _of_object(request: HttpRequest, name: str, key: str) -> Timeline:
    """Find the events of an object by its own room: what others do about it may be more secret than the object itself.

    Raises: Denied; Http404.
    """
    here = reverse("record:object", args=[name, key])
    if name == UNIT:
        unit = units_in_scope(request.user, Permission.ORGS_UNIT_READ, request.today).filter(key=key).first()
        if unit is None:
            raise Http404
        return Timeline(unit.name, links.to(name, key), here, events_about(UNIT, key, "orgs"))
    if name not in REGISTERS:
        raise Http404
    register = REGISTERS[name]
    line = registers.line(register, by=request.user, on=request.today, key=key)
    return Timeline(record_title(register, line), links.to(name, key), here, events_about(name, key, register.room))


def _of_finding(request: HttpRequest, clause_id: str, subject: str) -> Timeline:
    found = rulings.explanations(request.user, clause_id, subject, request.as_of)
    about = reverse("rules:explanation", args=[clause_id, subject])
    here = reverse("record:finding", args=[clause_id, subject])
    kind = found[0].finding.subject_kind if found else ""
    events = rulings.events_of(kind, subject, clause_id) if found else Event.objects.none()
    named = f"{found[0].subject_name}，{clause_id}" if found else clause_id
    return Timeline(named, about, here, events)


def _page(request: HttpRequest, found: Timeline) -> HttpResponse:
    number = lists.number_asked(request.GET)
    start = (number - 1) * lists.PAGE_SIZE
    shown = list(found.events[start : start + lists.PAGE_SIZE])
    lead = "谁在何时办理了什么，按时间倒序。点开叶号可看证明。"
    context = {
        "page": p.Page("全程纪实", lead, (p.Link(found.named, found.about), p.Link("全程纪实"))),
        "table": presenting.timeline(shown, found.here),
        "pager": lists.pager(found.here, {}, total=found.events.count(), number=number, shown=len(shown)),
    }
    return render(request, "record/checkpoints.html", context)


def _proof(request: HttpRequest, found: Timeline, seq: int) -> HttpResponse:
    event = found.events.filter(leaf__seq=seq).first()
    if event is None:
        raise Http404
    last = checkpoints.latest()
    proof = exporting.proof_of(event.leaf, last.size) if last and seq < last.size else []
    crumbs = (p.Link(found.named, found.about), p.Link("全程纪实", found.here), p.Link(str(seq)))
    context = {
        "page": p.Page(event.leaf_words, crumbs=crumbs),
        "facts": presenting.outline(event),
        "leaf": presenting.leaf_facts(event.leaf, last, proof, reads=False),
    }
    return render(request, "record/event.html", context)
