"""What a person lacks, and when: for the present posts, or for a post that is only thought of."""

from datetime import date

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from gongdao.facts.dictionary import RELATIONS
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.accounts.models import User
from gongdao.office.registers import queries as registers
from gongdao.office.registers import scope
from gongdao.office.registers.register import REGISTERS
from gongdao.office.rulings import prospects
from gongdao.web.rules import prospecting
from gongdao.web.shell import links
from gongdao.web.shell import presenters as p
from gongdao.web.shell.panels import Panel

POSTS_SHOWN = 20  # ours: who sees more narrows the search
MANNERS = RELATIONS["candidate"].by_name["manner"].code_names


@require_GET
@requires(Permission.RULES_FINDING_READ)
def show_waiting(request: HttpRequest, key: str) -> HttpResponse:
    post = _post(request)
    manner = request.GET.get("manner", "")
    manner = manner if manner in MANNERS else "promotion"
    proposal = prospects.Proposal(post, manner) if post else None
    found = prospects.prospect(request.user, key, proposal, request.as_of)
    if found is None:
        raise Http404
    text = request.GET.get("q", "").strip()[:50]
    target = _named(request.user, request.today, post) if post else ""
    context = {
        "page": prospecting.page(key, found, target, request.as_of),
        "search": prospecting.search(key, text, manner, MANNERS, post),
        "posts": _matching(request, key, text, manner) if text else None,
        "summary": prospecting.summary(found, request.as_of),
        "timeline": prospecting.timeline(found, request.as_of),
        "table": prospecting.table(found, key, post, by=request.user, on=request.today, as_of=request.as_of),
        "concealed": found.concealed,
    }
    return render(request, "rules/waiting.html", context)


def waiting_beside(by: User, kind: str, key: str, as_of: date) -> Panel | None:  # noqa: ARG001 -- every maker is asked alike
    """Lead from a person to what is lacking and when."""
    if kind != "person":
        return None
    address = links.with_query(reverse("rules:waiting", args=[key]), as_of=as_of.isoformat())
    acts = (p.Link("现任岗位", address),)
    return Panel("缺什么、何时满足", "rules/_waiting_beside.html", acts, "")


def _post(request: HttpRequest) -> str:
    """Read the post that is asked about; one out of sight is not found."""
    key = request.GET.get("post", "")[:40]
    if key:
        registers.line(REGISTERS["post"], by=request.user, on=request.today, key=key)
    return key


def _named(by: User, on: date, post: str) -> str:
    row = registers.rows(REGISTERS["post"], by=by, on=on).select_related("unit").get(key=post)
    return f"{row.unit.name}　{row.title}"


def _matching(request: HttpRequest, key: str, text: str, manner: str) -> tuple[p.Link, ...]:
    """Find the posts in scope whose title or unit has the words."""
    register = REGISTERS["post"]
    if not scope.may(register, register.read, by=request.user, on=request.today):
        return ()
    named = Q(key=text) | Q(title__contains=text) | Q(unit__name__contains=text)
    rows = registers.rows(register, by=request.user, on=request.today).filter(named).select_related("unit")
    return tuple(
        p.Link(f"{row.unit.name}　{row.title}", prospecting.address(key, row.key, manner)) for row in rows[:POSTS_SHOWN]
    )
