"""Pages for grants: what holds, what waits for a second signature, and what one passes on for a time."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from gongdao.errors import UserError
from gongdao.office.access import actions, listing
from gongdao.office.access import queries as access
from gongdao.office.access.models import Grant, Proposal
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires, signed_in
from gongdao.web.accounts import presenting
from gongdao.web.accounts.forms import DelegationForm, EndForm, ProposalForm
from gongdao.web.accounts.signing import PAGES
from gongdao.web.shell import presenters as p
from gongdao.web.shell.identity import fresh, fresh_for

HOLDER = "只有持有人能委托、撤回自己的授权，由操作逐次核对"
WAITING_FOR = "已提出，由另一位安全管理员确认后生效。"


@require_GET
@requires(Permission.ACCESS_GRANT_READ)
def show_grants(request: HttpRequest) -> HttpResponse:
    acts = (presenting.PROPOSE,) if _may(request, Permission.ACCESS_GRANT_WRITE) else ()
    context = {
        "page": p.Page("授权", "谁以什么角色管理哪里。一人提出，另一人确认后生效。", acts=acts),
        "proposals": presenting.proposals(listing.open_proposals()),
        "grants": presenting.grants(listing.running_grants(request.today), request.today),
    }
    return render(request, "accounts/grants.html", context)


@fresh
@PAGES
@requires(Permission.ACCESS_GRANT_WRITE)
def propose(request: HttpRequest) -> HttpResponse:
    units = access.units_in_scope(request.user, Permission.ORGS_UNIT_READ, request.today)
    form = ProposalForm(
        request.POST if request.method == "POST" else None,
        users=listing.possible_holders().exclude(pk=request.user.pk),
        units=units,
        initial={"started_on": request.today},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.propose_grant(by=request.user, **form.terms())
        except UserError as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(request, WAITING_FOR)
            return redirect("accounts:proposal", made.key)
    page = p.Page("提出授权", "确认之前不生效。", (presenting.GRANTS, p.Link("提出授权")))
    return _form(request, page, form, "提出", reverse("accounts:grants"))


@fresh_for(Permission.ACCESS_GRANT_CONFIRM)
@PAGES
@requires(Permission.ACCESS_GRANT_READ)
def show_proposal(request: HttpRequest, key: str) -> HttpResponse:
    proposal = _proposal(key)
    if request.method == "POST":
        return _decide(request, proposal)
    may_confirm = _may(request, Permission.ACCESS_GRANT_CONFIRM)
    context = {
        "page": p.Page(presenting.title(proposal), presenting.standing(proposal), (presenting.GRANTS, p.Link(key))),
        "facts": presenting.proposal_facts(proposal),
        "acts": presenting.proposal_acts(proposal, request.user, may_confirm=may_confirm),
    }
    return render(request, "accounts/proposal.html", context)


@fresh
@require_POST
@signed_in(HOLDER)
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    actions.withdraw_grant(by=request.user, proposal=_proposal(key))
    messages.success(request, "已撤回。")
    return redirect("accounts:grants" if _may(request, Permission.ACCESS_GRANT_READ) else "accounts:security")


@fresh_for(Permission.ACCESS_GRANT_WRITE)
@PAGES
@signed_in("安全管理员可收回授权，委托人可收回自己的委托，由操作逐次核对")
def show_grant(request: HttpRequest, pk: int) -> HttpResponse:
    grant = _visible_grant(request, pk)
    form = EndForm(request.POST if request.method == "POST" else None, initial={"ended_on": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_grant(by=request.user, grant=grant, ended_on=form.cleaned_data["ended_on"])
        except UserError as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(request, "已收回。")
            return redirect("accounts:grant", pk)
    listed = presenting.GRANTS if _may(request, Permission.ACCESS_GRANT_READ) else presenting.SECURITY
    is_running = grant.ended_on is None or grant.ended_on > request.today
    context = {
        "page": p.Page(presenting.title(grant), crumbs=(listed, p.Link(presenting.title(grant)))),
        "facts": presenting.grant_facts(grant),
        "form": form if is_running and _may_end(request, grant) else None,
    }
    return render(request, "accounts/grant.html", context, status=422 if form.errors else 200)


@fresh
@PAGES
@signed_in(HOLDER)
def delegate(request: HttpRequest, pk: int) -> HttpResponse:
    held = listing.find_grant(pk)
    if held is None or held.user != request.user or held.unit is None:
        raise Http404
    below = access.units_in_scope(request.user, Permission.ORGS_UNIT_READ, request.today)
    form = DelegationForm(
        request.POST if request.method == "POST" else None,
        users=listing.possible_holders().exclude(pk=request.user.pk),
        units=below.filter(path__startswith=held.unit.path),
        initial=presenting.own_bounds(held) | {"started_on": request.today},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.delegate_grant(by=request.user, grant=held, **form.terms())
        except UserError as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(request, WAITING_FOR)
            return redirect("accounts:security")
    page = p.Page(
        f"委托{presenting.role_word(held)}", "须有终止日期，不超出您自己的授权。", (presenting.SECURITY, p.Link("委托"))
    )
    return _form(request, page, form, "提出委托", reverse("accounts:security"))


def _decide(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    if "confirm" in request.POST:
        actions.confirm_grant(by=request.user, proposal=proposal)
        messages.success(request, "已确认，授权已生效或将自起始日期起生效。")
    else:
        actions.refuse_grant(by=request.user, proposal=proposal)
        messages.success(request, "已记为不同意。")
    return redirect("accounts:grants")


def _form(request: HttpRequest, page: p.Page, form: ProposalForm, submit: str, cancel: str) -> HttpResponse:
    context = {"page": page, "form": form, "submit": submit, "cancel": cancel}
    return render(request, "accounts/form.html", context, status=422 if form.errors else 200)


def _proposal(key: str) -> Proposal:
    found = listing.find_proposal(key)
    if found is None:
        raise Http404
    return found


def _visible_grant(request: HttpRequest, pk: int) -> Grant:
    grant = listing.find_grant(pk)
    if grant is None:
        raise Http404
    is_own = request.user == grant.user or (grant.delegated_from and grant.delegated_from.user == request.user)
    if not is_own and not _may(request, Permission.ACCESS_GRANT_READ):
        raise Http404
    return grant


def _may_end(request: HttpRequest, grant: Grant) -> bool:
    gave = grant.delegated_from is not None and grant.delegated_from.user == request.user
    return grant.user != request.user and (gave or _may(request, Permission.ACCESS_GRANT_WRITE))


def _may(request: HttpRequest, permission: Permission) -> bool:
    return access.allowed(request.user, permission, on=request.today)
