"""Who can see an object and by which grant; and why somebody can, or oneself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from gongdao.office.access import listing, seeing
from gongdao.office.access.allow import trace
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires, signed_in
from gongdao.office.orgs.queries import way_to
from gongdao.office.registers import matters
from gongdao.office.registers.matters import Matter
from gongdao.web.accounts import sights
from gongdao.web.shell import links, lists
from gongdao.web.shell import presenters as p

LEAD = "填对象的类别和编号，列出今天谁能查看、凭哪一项授权；再选账号，逐项说明为什么能或者不能。"


@require_GET
@requires(Permission.ACCESS_GRANT_READ)
def show_sight(request: HttpRequest) -> HttpResponse:
    asked = {name: request.GET.get(name, "").strip()[:50] for name in ("kind", "key", "user")}
    matter = matters.find_matter(asked["kind"], asked["key"]) if asked["key"] else None
    context = {
        "page": p.Page("谁能看到", LEAD),
        "filters": lists.filters(reverse("accounts:sight"), sights.facets(asked, listing.possible_holders())),
        "is_missing": bool(asked["key"]) and matter is None,
    }
    if matter is not None:
        context |= _answer(request, matter, asked["user"])
    return render(request, "accounts/sight.html", context)


@require_GET
@signed_in("只说明本人为什么能查看；不能查看的对象不存在")
def show_own_sight(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    matter = matters.find_matter(kind, key)
    found = trace(request.user, matter.permission, matter.about, request.today) if matter else None
    if matter is None or found is None or found.ground:
        raise Http404
    back = links.to(matter.kind, matter.key)
    context = {
        "page": p.Page("我为什么能看到", crumbs=(p.Link(matter.name, back), p.Link("我为什么能看到"))),
        "verdict": sights.verdict(found),
        "facts": sights.facts(matter, way_to(matter.about.unit), request.today, name=matter.name),
        "table": sights.steps(found),
    }
    return render(request, "accounts/sight.html", context)


def _answer(request: HttpRequest, matter: Matter, username: str) -> dict[str, object]:
    facts = sights.facts(matter, way_to(matter.about.unit), request.today)
    user = listing.possible_holders().filter(username=username).first() if username else None
    if user is None:
        found = seeing.who_may(matter.permission, matter.about, request.today)
        return {"facts": facts, "verdict": sights.count(len(found)), "table": sights.seers(found)}
    found = trace(user, matter.permission, matter.about, request.today)
    return {"facts": facts, "verdict": sights.verdict(found), "table": sights.steps(found)}
