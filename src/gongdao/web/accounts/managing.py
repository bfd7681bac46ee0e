"""Pages for the system administrator: accounts, their one-time passwords, their locks and their sessions."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from gongdao.errors import UserError
from gongdao.office.access import queries as access
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.accounts import actions, queries
from gongdao.office.accounts.models import User
from gongdao.office.audit.queries import events_for
from gongdao.web.accounts import presenting
from gongdao.web.accounts.forms import UserForm
from gongdao.web.accounts.signing import PAGES
from gongdao.web.shell import lists
from gongdao.web.shell import presenters as p
from gongdao.web.shell.identity import fresh, fresh_for
from gongdao.web.shell.menu import Rights
from gongdao.web.shell.middleware import any_day
from gongdao.web.shell.timeline import events

EVENTS_SHOWN = 20  # ours


@require_GET
@requires(Permission.ACCOUNTS_USER_READ)
def show_users(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("text", "").strip()[:50]
    found = queries.users(text)
    number, here = lists.number_asked(request.GET), reverse("accounts:users")
    begin = (number - 1) * lists.PAGE_SIZE
    shown = list(found[begin : begin + lists.PAGE_SIZE])
    acts = (presenting.ADD_USER,) if _rights(request) & {Permission.ACCOUNTS_USER_CREATE} else ()
    context = {
        "page": p.Page("账号", "谁可以登录。角色由安全管理员另行授予。", acts=acts),
        "filters": lists.filters(here, (p.Facet("text", "账号或姓名", value=text),)),
        "table": presenting.users(shown),
        "pager": lists.pager(here, {"text": text}, total=found.count(), number=number, shown=len(shown), unit="个"),
    }
    return render(request, "accounts/users.html", context)


@any_day
@fresh
@PAGES
@requires(Permission.ACCOUNTS_USER_CREATE)
def add_user(request: HttpRequest) -> HttpResponse:
    form = UserForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user, password = actions.create_user(by=request.user, **form.cleaned_data)
        except UserError as error:
            form.add_error(None, error.sentence)
        else:
            return _once(request, user, password, "已建立账号")
    crumbs = (presenting.USERS, p.Link("建立账号"))
    page = p.Page("建立账号", "建立后显示一次性密码，首次登录时修改。", crumbs)
    context = {"page": page, "form": form, "submit": "建立", "cancel": reverse("accounts:users")}
    return render(request, "accounts/form.html", context, status=422 if form.errors else 200)


@require_GET
@fresh_for(Permission.ACCOUNTS_USER_WRITE)
@requires(Permission.ACCOUNTS_USER_READ)
def show_user(request: HttpRequest, username: str) -> HttpResponse:
    user = _found(username)
    context = {
        "page": p.Page(f"{user.display_name}（{user.username}）", crumbs=(presenting.USERS, p.Link(user.username))),
        "facts": presenting.user_facts(user, queries.second_factor(user)),
        "acts": presenting.user_acts(user, queries.second_factor(user), _rights(request))
        if user != request.user
        else (),
        "sessions": presenting.sessions(queries.sessions_of(user)),
        "events": events(events_for("user", username, EVENTS_SHOWN, ("accounts", "access"))),
    }
    return render(request, "accounts/user.html", context)


def act_on_user(act: Callable[..., object], needs: Permission, said: str) -> Callable[..., HttpResponse]:
    """Make the view of an act on one account; what an act returns as text is shown once."""

    @any_day
    @fresh
    @require_POST
    @requires(needs)
    def view(request: HttpRequest, username: str) -> HttpResponse:
        user = _found(username)
        made = act(by=request.user, user=user)
        if isinstance(made, str):
            return _once(request, user, made, said)
        messages.success(request, f"{said}。")
        return redirect("accounts:user", username)

    return view


disable = act_on_user(actions.disable_user, Permission.ACCOUNTS_USER_WRITE, "已停用账号，其会话已全部结束")
enable = act_on_user(actions.enable_user, Permission.ACCOUNTS_USER_WRITE, "已启用账号")
unlock = act_on_user(actions.unlock_user, Permission.ACCOUNTS_USER_WRITE, "已解除锁定")
end_sessions = act_on_user(actions.end_sessions, Permission.ACCOUNTS_USER_WRITE, "已结束该账号的全部会话")
reset_password = act_on_user(actions.reset_password, Permission.ACCOUNTS_USER_WRITE, "已重置密码")
reset_factor = act_on_user(actions.reset_second_factor, Permission.ACCOUNTS_FACTOR_RESET, "已取消该账号的第二因素")


def _once(request: HttpRequest, user: User, password: str, title: str) -> HttpResponse:
    page = p.Page(title, crumbs=(presenting.USERS, presenting.user_link(user), p.Link("一次性密码")))
    return render(request, "accounts/once.html", {"page": page, "account": user, "password": password})


def _found(username: str) -> User:
    user = queries.users().filter(username=username).first()
    if user is None:
        raise Http404
    return user


def _rights(request: HttpRequest) -> frozenset[Permission]:
    return Rights.of(access.grants_in_force(request.user, request.today)).permissions
