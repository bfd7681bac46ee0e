"""Pages before and around a session: sign in, with a code where there is a second factor, and out again."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import login, logout, update_session_auth_hash
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from gongdao.errors import UserError
from gongdao.office.access import actions as access
from gongdao.office.access import starting
from gongdao.office.access.policy import public, signed_in
from gongdao.office.accounts import actions, queries
from gongdao.office.accounts.models import User
from gongdao.office.accounts.principals import system
from gongdao.office.accounts.requests import source_address
from gongdao.office.accounts.sessions import AGENT, FACTOR, SEEN, SOURCE, STARTED
from gongdao.web.accounts.forms import ChangePasswordForm, CodeForm, FirstForm, SignInForm
from gongdao.web.accounts.requests import agent_words, target_of
from gongdao.web.shell.middleware import any_day

PAGES = require_http_methods(["GET", "HEAD", "POST"])
HALF = "half_signed_in"
HALF_SECONDS = 300  # ours: between the password and the code


@any_day
@public("登录页面在登录之前打开")
@sensitive_post_parameters("password")
@PAGES
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.method == "GET" and request.user.is_authenticated:
        return redirect(target_of(request))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            user = actions.sign_in(**form.cleaned_data, source=source_address(request), now=now)
        except UserError as error:
            form.add_error(None, error.sentence)
        else:
            return _after_password(request, user, now)
    return _page(request, "accounts/sign_in.html", form, {"next": request.GET.get("next", "")})


@any_day
@public("密码核对之后、登录完成之前打开")
@sensitive_post_parameters("code")
@PAGES
def enter_code(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    user = _half_signed_in(request, now)
    if user is None:
        return redirect(settings.LOGIN_URL)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.check_code(by=user, code=form.cleaned_data["code"], now=now)
        except UserError as error:
            form.add_error(None, error.sentence)
        else:
            target = target_of(request, request.session.pop(HALF)["next"])
            _enter(request, user, now)
            request.session[FACTOR] = now.timestamp()
            return redirect(target)
    return _page(request, "accounts/code.html", form, {})


@any_day
@public("会话过期后也能退出")
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        actions.sign_out(by=request.user, session_key=request.session.session_key)
    logout(request)
    return redirect(settings.LOGIN_URL)


@any_day
@signed_in("每个人都能修改自己的密码")
@sensitive_post_parameters()
@PAGES
def change_password(request: HttpRequest) -> HttpResponse:
    form = ChangePasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("old", "new")}
        try:
            actions.change_password(by=request.user, **given, session_key=request.session.session_key)
        except UserError as error:
            form.add_error(None, error.sentence)
        else:
            update_session_auth_hash(request, request.user)
            return redirect(settings.LOGIN_REDIRECT_URL)
    return _page(request, "accounts/change_password.html", form, {"is_first_time": request.user.must_change_password})


@any_day
@public("还没有任何账号，凭服务器上显示的一次性链接打开")
@PAGES
def claim(request: HttpRequest, token: str) -> HttpResponse:
    now = timezone.now()
    if not starting.is_open(token, now):
        raise Http404
    form = FirstForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user, password = access.claim_start_link(by=system(), token=token, now=now, **form.cleaned_data)
        except UserError as error:
            form.add_error(None, error.sentence)
        else:
            return render(request, "accounts/claimed.html", {"user": user, "password": password})
    return _page(request, "accounts/claim.html", form, {})


def _after_password(request: HttpRequest, user: User, now: datetime) -> HttpResponse:
    if queries.has_second_factor(user):
        request.session[HALF] = {"user": user.pk, "at": now.timestamp(), "next": target_of(request)}
        return redirect("accounts:enter_code")
    target = target_of(request)
    _enter(request, user, now)
    return redirect(target)


def _half_signed_in(request: HttpRequest, now: datetime) -> User | None:
    half = request.session.get(HALF)
    if half is None or now.timestamp() - half["at"] > HALF_SECONDS:
        return None
    return queries.users().filter(pk=half["user"], is_active=True).first()


def _enter(request: HttpRequest, user: User, now: datetime) -> None:
    login(request, user)
    instant = now.timestamp()
    request.session.update(
        {STARTED: instant, SEEN: instant, SOURCE: source_address(request), AGENT: agent_words(request)}
    )


def _page(request: HttpRequest, template: str, form: Form, more: dict) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **more}, status=status)
