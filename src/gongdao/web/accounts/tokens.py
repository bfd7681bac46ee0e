"""Pages for one's own tokens, by which programs act in one's name within a scope."""

from collections.abc import Iterable

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongdao.errors import UserError
from gongdao.office.access.messages import permission_name
from gongdao.office.access.policy import signed_in
from gongdao.office.access.queries import allowed
from gongdao.office.accounts import tokens
from gongdao.office.accounts.models import TOKEN_NAME_MAX, Token
from gongdao.office.accounts.permissions import FOR_PROGRAMS
from gongdao.web.accounts import presenting
from gongdao.web.accounts.forms import REQUIRED
from gongdao.web.accounts.signing import PAGES
from gongdao.web.shell import presenters as p
from gongdao.web.shell.identity import fresh
from gongdao.web.shell.middleware import any_day

OWN = "只涉及本人的令牌"
USUAL_DAYS = 30  # ours
ACTS = (
    p.Act("建立令牌", reverse_lazy("accounts:add_token")),
    p.Act("接口说明", reverse_lazy("api:reference"), "quiet"),
)


class TokenForm(forms.Form):
    """What for, for how long, and what it may do."""

    name = forms.CharField(
        label="用途",
        max_length=TOKEN_NAME_MAX,
        error_messages={"required": REQUIRED},
        help_text="由哪个系统使用，如“考勤系统每日读取单位”。",
    )
    days = forms.IntegerField(label="有效天数", min_value=1)
    scope = forms.MultipleChoiceField(
        label="权限",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选择一项。"},
        help_text="只列出您现有的、接口用得上的权限。您的授权收回后，令牌随之失去该权限。",
    )

    def __init__(self, *args: object, scope: Iterable[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        longest = settings.GONGDAO_TOKEN_DAYS
        self.fields["scope"].choices = [(one, permission_name(one)) for one in scope]
        self.fields["days"].initial = min(USUAL_DAYS, longest)
        self.fields["days"].help_text = f"最多{longest}天，到期自动失效。"
        unfit = f"须为1至{longest}的整数。"
        self.fields["days"].error_messages = {"required": REQUIRED, "invalid": unfit, "min_value": unfit}


@any_day
@fresh
@PAGES
@signed_in(OWN)
def add_token(request: HttpRequest) -> HttpResponse:
    own = [one for one in FOR_PROGRAMS if allowed(request.user, one, on=request.today)]
    form = TokenForm(request.POST if request.method == "POST" else None, scope=own)
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = tokens.create_token(by=request.user, now=timezone.now(), **form.cleaned_data)
        except UserError as error:
            form.add_error(None, error.sentence)
        else:
            return _once(request, made, secret)
    crumbs = (presenting.SECURITY, p.Link("建立令牌"))
    page = p.Page("建立令牌", "其他系统凭令牌以您的名义读取和办理，不超出您的权限。", crumbs)
    context = {
        "page": page,
        "form": form,
        "submit": "建立",
        "cancel": reverse("accounts:security"),
        "has_none": not own,
    }
    return render(request, "accounts/add_token.html", context, status=422 if form.errors else 200)


@any_day
@require_POST
@signed_in(OWN)
def revoke_token(request: HttpRequest, key: str) -> HttpResponse:
    tokens.revoke_token(by=request.user, key=key, now=timezone.now())
    messages.success(request, "已吊销该令牌，立即失效。")
    return redirect("accounts:security")


def entries(found: Iterable[Token]) -> tuple[dict[str, object], ...]:
    """Give each of one's own tokens with the button that revokes it."""
    return tuple(
        {
            "facts": (*facts(one), p.Fact("最近使用", p.Cell(_used(one)))),
            "act": p.Act("吊销", reverse("accounts:revoke_token", args=[one.key]), "small", fields=()),
        }
        for one in found
    )


def facts(token: Token) -> tuple[p.Fact, ...]:
    """Show a token, but for its secret, which nobody knows any more."""
    return (
        p.Fact("用途", p.Cell(token.name)),
        p.Fact("权限", p.Cell("、".join(map(permission_name, token.scope)))),
        p.Fact("终止日期", p.Cell(token.ended_on.isoformat())),
    )


def _used(token: Token) -> str:
    return token.last_used_on.isoformat() if token.last_used_on else "未使用过"


def _once(request: HttpRequest, made: Token, secret: str) -> HttpResponse:
    page = p.Page("已建立令牌", crumbs=(presenting.SECURITY, p.Link("令牌")))
    context = {"page": page, "facts": facts(made), "secret": secret}
    return render(request, "accounts/token.html", context)
