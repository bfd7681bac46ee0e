"""Pages about one's own account: password, second factor, recovery codes, sessions, tokens, grants; and the page that asks again."""

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from gongdao.errors import UserError
from gongdao.office.access import listing
from gongdao.office.access import queries as access
from gongdao.office.access.policy import signed_in
from gongdao.office.accounts import actions, codes, queries
from gongdao.office.accounts.sessions import FACTOR, VERIFIED, digest
from gongdao.web.accounts import presenting, tokens
from gongdao.web.accounts.forms import EnrolForm, VerifyCodeForm, VerifyPasswordForm
from gongdao.web.accounts.requests import target_of
from gongdao.web.accounts.signing import PAGES
from gongdao.web.shell import presenters as p
from gongdao.web.shell.identity import fresh
from gongdao.web.shell.middleware import any_day

OWN = "只涉及本人的账号"


@any_day
@require_GET
@signed_in(OWN)
def show_security(request: HttpRequest) -> HttpResponse:
    user, today = request.user, request.today
    here = digest(request.session.session_key or "")
    factor = queries.second_factor(user)
    delegated = [*listing.proposals_by(user), *listing.delegations_by(user, today)]
    context = {
        "page": p.Page("账号安全", "您的密码、第二因素、会话和接口令牌，以及您的授权。"),
        "facts": presenting.own_facts(user, factor, queries.codes_left(user)),
        "acts": presenting.own_acts(factor),
        "sessions": presenting.own_sessions(queries.sessions_of(user), here),
        "tokens": tokens.entries(queries.tokens_of(user)),
        "token_acts": tokens.ACTS,
        "grants": presenting.own_grants(access.grants_in_force(user, today)),
        "delegated": presenting.delegated(delegated),
    }
    return render(request, "accounts/security.html", context)


@any_day
@require_POST
@signed_in(OWN)
def end_session(request: HttpRequest, key: str) -> HttpResponse:
    actions.end_own_session(by=request.user, key=key)
    messages.success(request, "已结束该会话。")
    return redirect("accounts:security")


@any_day
@fresh
@sensitive_post_parameters("code")
@PAGES
@signed_in(OWN)
def enrol(request: HttpRequest) -> HttpResponse:
    user, now = request.user, timezone.now()
    begins = request.method == "POST" and "begin" in request.POST
    form = EnrolForm(request.POST if request.method == "POST" and not begins else None)
    try:
        secret = actions.begin_enrolment(by=user) if begins else queries.pending_secret(user)
        if form.is_valid():
            made = actions.enrol(by=user, code=form.cleaned_data["code"], now=now)
            request.session[FACTOR] = now.timestamp()
            return _codes(request, made, "已启用第二因素")
    except UserError as error:
        if not form.is_bound:
            raise
        form.add_error(None, error.sentence)
    return _enrolment(request, form, secret)


@any_day
@fresh
@require_POST
@signed_in(OWN)
def renew_codes(request: HttpRequest) -> HttpResponse:
    return _codes(request, actions.renew_recovery_codes(by=request.user), "已更换恢复码")


@any_day
@sensitive_post_parameters("answer")
@PAGES
@signed_in("再次验证的是本人的身份")
def verify(request: HttpRequest) -> HttpResponse:
    by_code = queries.has_second_factor(request.user)
    form = (VerifyCodeForm if by_code else VerifyPasswordForm)(request.POST or None)
    now = timezone.now()
    if request.method == "POST" and form.is_valid():
        try:
            actions.verify_identity(by=request.user, answer=form.cleaned_data["answer"], now=now)
        except UserError as error:
            form.add_error(None, error.sentence)
        else:
            request.session[VERIFIED] = now.timestamp()
            return redirect(target_of(request))
    context = {"form": form, "next": target_of(request), "page": p.Page("请再次验证身份")}
    return render(request, "accounts/verify.html", context, status=422 if form.errors else 200)


def _codes(request: HttpRequest, made: list[str], title: str) -> HttpResponse:
    page = p.Page(title, crumbs=(presenting.SECURITY, p.Link("恢复码")))
    return render(request, "accounts/codes.html", {"page": page, "codes": made})


def _enrolment(request: HttpRequest, form: EnrolForm, secret: str | None) -> HttpResponse:
    address = codes.enrolment_address(secret, request.user.username) if secret else ""
    context = {
        "page": p.Page("启用第二因素", crumbs=(presenting.SECURITY, p.Link("启用第二因素"))),
        "form": form,
        "image": segno.make(address, error="m").svg_data_uri(scale=5, border=3) if secret else "",
        "secret": " ".join(secret[place : place + 4] for place in range(0, len(secret), 4)) if secret else "",
    }
    return render(request, "accounts/enrol.html", context, status=422 if form.errors else 200)
