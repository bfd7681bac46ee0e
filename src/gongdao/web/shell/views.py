"""Pages of the frame itself."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gongdao.office.access import queries
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import public, signed_in
from gongdao.web.shell import gallery, search
from gongdao.web.shell.as_of import SESSION_KEY, parse_day
from gongdao.web.shell.context import SIZE_COOKIE, SIZES
from gongdao.web.shell.middleware import any_day
from gongdao.web.shell.presenters import Page

ONE_YEAR = 365 * 24 * 3600  # ours: how long a browser remembers the size of the letters


@signed_in("首页只指向本人可以打开的页面")
def home(request: HttpRequest) -> HttpResponse:
    """Begin with the findings; whoever may not see them begins with the own roles."""
    reads = queries.allowed(request.user, Permission.RULES_FINDING_READ, on=request.today)
    return redirect("rules:dashboard" if reads else "shell:own")


@signed_in("只列出本人的角色和可以打开的页面")
def show_own(request: HttpRequest) -> HttpResponse:
    roles = queries.roles_of(request.user, request.today)
    page = Page("我的角色", "您的角色和可以办理的事项。")
    return render(request, "shell/own.html", {"page": page, "roles": roles})


@signed_in("每一类结果各自按查找人的管理范围筛选")
def find(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:50]
    groups = search.find(request.user, text, request.as_of, request.today) if text else []
    return render(
        request,
        "shell/search.html",
        {"page": Page("查找", f"“{text}”" if text else ""), "text": text, "groups": groups},
    )


@any_day
@require_POST
@signed_in("只改变本人看到的日期")
def set_as_of(request: HttpRequest) -> HttpResponse:
    day = parse_day(request.POST.get("as_of", ""))
    if day == timezone.localdate():
        request.session.pop(SESSION_KEY, None)
    else:
        request.session[SESSION_KEY] = day.isoformat()
    return _back(request)


@any_day
@require_POST
@public("只改变本机浏览器的字号")
def set_size(request: HttpRequest) -> HttpResponse:
    response = _back(request)
    size = request.POST.get("size", "")
    if size in SIZES:
        response.set_cookie(
            SIZE_COOKIE, size, max_age=ONE_YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
        )
    return response


@signed_in("示例内容为虚构，不含任何数据")
def show_gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "shell/gallery.html", gallery.context())


def _back(request: HttpRequest) -> HttpResponse:
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = "/"
    return HttpResponseRedirect(target)
