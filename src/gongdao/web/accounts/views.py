from django.conf import settings
from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from gongdao.errors import UserError
from gongdao.office.access.policy import public, signed_in
from gongdao.office.accounts import actions
from gongdao.web.accounts.forms import ChangePasswordForm, SignInForm
from gongdao.web.shell.middleware import any_day

PAGES = require_http_methods(["GET", "HEAD", "POST"])


@any_day
@public("登录页面在登录之前打开")
@sensitive_post_parameters("password")
@PAGES
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.method == "GET" and request.user.is_authenticated:
        return redirect(_target(request))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = actions.sign_in(**form.cleaned_data, source=request.META["REMOTE_ADDR"], now=timezone.now())
        except UserError as error:
            form.add_error(None, error.sentence)
        else:
            login(request, user)
            return redirect(_target(request))
    return _page(request, "accounts/sign_in.html", form, {"next": request.GET.get("next", "")})


@any_day
@public("会话过期后也能退出")
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect(settings.LOGIN_URL)


@any_day
@signed_in("每个人都能修改自己的密码")
@sensitive_post_parameters()
@PAGES
def change_password(request: HttpRequest) -> HttpResponse:
    form = ChangePasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_password(by=request.user, old=form.cleaned_data["old"], new=form.cleaned_data["new"])
        except UserError as error:
            form.add_error(None, error.sentence)
        else:
            update_session_auth_hash(request, request.user)
            return redirect(settings.LOGIN_REDIRECT_URL)
    return _page(request, "accounts/change_password.html", form, {"is_first_time": request.user.must_change_password})


def _page(request: HttpRequest, template: str, form: SignInForm | ChangePasswordForm, more: dict) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **more}, status=status)


def _target(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    # `redirect` takes what is no path for the name of a view, and fails on it.
    return wanted if is_own and wanted.startswith("/") else settings.LOGIN_REDIRECT_URL
