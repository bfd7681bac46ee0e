"""What happens to grants, and the one way to ask for permission."""

import secrets
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from gongdao.office.access import queries, starting
from gongdao.office.access.allow import About
from gongdao.office.access.allow import refusal as refusal_of
from gongdao.office.access.granting import Terms, check, check_delegation, in_force, terms_of
from gongdao.office.access.messages import GROUNDS, permission_name, refusal, sentence
from gongdao.office.access.models import Grant, Proposal, StartLink
from gongdao.office.access.permissions import Permission
from gongdao.office.access.roles import ROLES, Family, SecurityAdministrator, SystemAdministrator
from gongdao.office.accounts.creating import new_user
from gongdao.office.accounts.models import User
from gongdao.office.audit.actions import record
from gongdao.office.audit.acts import Attempt, Refused, act, record_denial
from gongdao.office.audit.keys import new_key
from gongdao.office.orgs.models import Unit

_PERMITTED = "the action has asked for the permission"


def require(
    by: User, permission: Permission, *, unit: Unit | None = None, subject_kind: str = "", subject_key: str = ""
) -> None:
    """Let the actor pass, or raise and leave a denied event.
    Inside a transaction the event is written by `audit.acts.act` after the transaction has been undone.

    Raises: Denied.
    """
    refused = _refusal(by, permission, About(unit), subject_kind, subject_key)
    if refused is None:
        return
    if not transaction.get_connection().in_atomic_block:
        record_denial(refused)
    raise refused


def require_about(by: User, permission: Permission, about: About, *, subject_kind: str, subject_key: str) -> None:
    """Let the actor pass to this object, or raise and leave a denied event that names the ground.

    Raises: Denied.
    """
    refused = _refusal(by, permission, about, subject_kind, subject_key)
    if refused is not None:
        raise refused


def _refusal(by: User, permission: Permission, about: About, kind: str, key: str) -> Refused | None:
    ground = refusal_of(by, permission, about)
    if ground is None:
        return None
    named = permission_name(permission)
    code = ground if ground in GROUNDS else "not_permitted" if queries.is_within(by, permission) else "beyond_token"
    attempt = Attempt(by, permission, kind, key, f"无权办理“{named}”{GROUNDS.get(ground, '')}")
    in_sight = about.unit is None or _sees(by, about.unit)
    return Refused(code, sentence(code, permission=named), attempt=attempt, in_sight=in_sight)


def _sees(by: User, unit: Unit) -> bool:
    return queries.allowed(by, Permission.ORGS_UNIT_READ, unit=unit)


@act
def grant(
    *,
    by: User,
    user: User,
    role: str,
    unit: Unit | None,
    started_on: date,
    ended_on: date | None = None,
    lowest_rank: str | None = None,
    highest_rank: str | None = None,
) -> Grant:
    """Give a role while an installation is being set up, without a second signature; afterwards grants are proposed.

    Raises: UserError as `granting.check`; Denied.
    """
    require(by, Permission.ACCESS_GRANT_SET_UP, subject_kind="user", subject_key=user.key)
    terms = Terms(
        user=_locked(user),
        role=role,
        unit=unit,
        started_on=started_on,
        ended_on=ended_on,
        lowest_rank=lowest_rank,
        highest_rank=highest_rank,
    )
    check(by, terms)
    made = Grant.objects.create(**terms.columns(), family=ROLES[role].family)
    _record(by, "access.grant", terms, f"授予{terms.words()}角色")
    return made


@act
def propose_grant(
    *,
    by: User,
    user: User,
    role: str,
    unit: Unit | None,
    started_on: date,
    ended_on: date | None = None,
    lowest_rank: str | None = None,
    highest_rank: str | None = None,
) -> Proposal:
    """Propose a role for a user: a business role for a subtree of units and a range of ranks, or an administrator's.
    It permits nothing until another security administrator has confirmed it.

    Raises: UserError as `granting.check`; Denied.
    """
    require(by, Permission.ACCESS_GRANT_WRITE, subject_kind="user", subject_key=user.key)
    terms = Terms(
        user=_locked(user),
        role=role,
        unit=unit,
        started_on=started_on,
        ended_on=ended_on,
        lowest_rank=lowest_rank,
        highest_rank=highest_rank,
    )
    return _propose(by, terms, None, "access.propose_grant", f"提出授予{terms.words()}角色")


@act
def delegate_grant(
    *,
    by: User,
    grant: Grant,
    user: User,
    unit: Unit,
    started_on: date,
    ended_on: date | None,
    lowest_rank: str | None = None,
    highest_rank: str | None = None,
) -> Proposal:
    """Propose that somebody else holds one's own grant, or less of it, for a time; it takes a confirmation as well.

    Raises: UserError `delegation_unfit`, `delegation_ends`, `delegation_beyond`, and as `granting.check`; Denied.
    """
    held = Grant.objects.unscoped(reason=_PERMITTED).select_related("user", "unit").get(pk=grant.pk)
    if held.user != by:
        raise _refused(by, "access.delegate_grant", held)
    if held.family != Family.BUSINESS or held.delegated_from_id or not in_force(held, timezone.localdate()):
        raise refusal("delegation_unfit")
    terms = Terms(
        user=_locked(user),
        role=held.role,
        unit=unit,
        started_on=started_on,
        ended_on=ended_on,
        lowest_rank=lowest_rank,
        highest_rank=highest_rank,
    )
    check_delegation(held, terms)
    return _propose(by, terms, held, "access.delegate_grant", f"提出委托{terms.words()}角色")


@act
def confirm_grant(*, by: User, proposal: Proposal) -> Grant:
    """Confirm what another has proposed: the grant holds from now on, or from its later first day.

    Raises: UserError `already_decided`, `two_people`, `delegation_unfit`, and as `granting.check`; Denied.
    """
    require(by, Permission.ACCESS_GRANT_CONFIRM, subject_kind="proposal", subject_key=proposal.key)
    open_ = _open(proposal)
    if by in {open_.proposed_by, open_.user}:
        raise refusal("two_people")
    today = timezone.localdate()
    terms = replace(terms_of(open_), user=_locked(open_.user), started_on=max(open_.started_on, today))
    check(by, terms)
    source = open_.delegated_from
    if source is not None:
        if not in_force(source, today):
            raise refusal("delegation_unfit")
        check_delegation(source, terms)
    made = Grant.objects.create(
        **terms.columns(),
        family=ROLES[terms.role].family,
        proposed_by=open_.proposed_by,
        confirmed_by=by,
        delegated_from=source,
    )
    _decide(open_, by, Proposal.Outcome.CONFIRMED)
    proposer = {"proposal": open_.key, "proposed_by": open_.proposed_by.key}
    _record(by, "access.confirm_grant", terms, f"确认授予{terms.words()}角色", proposer)
    return made


@act
def refuse_grant(*, by: User, proposal: Proposal) -> Proposal:
    """Decline what another has proposed. Raises: UserError `already_decided`; Denied."""
    require(by, Permission.ACCESS_GRANT_CONFIRM, subject_kind="proposal", subject_key=proposal.key)
    open_ = _open(proposal)
    _decide(open_, by, Proposal.Outcome.REFUSED)
    terms = terms_of(open_)
    _record(by, "access.refuse_grant", terms, f"不同意授予{terms.words()}角色", {"proposal": open_.key})
    return open_


@act
def withdraw_grant(*, by: User, proposal: Proposal) -> Proposal:
    """Take back what one has proposed oneself. Raises: UserError `already_decided`; Denied."""
    open_ = _open(proposal)
    if open_.proposed_by != by:
        raise _refused(by, "access.withdraw_grant", open_)
    _decide(open_, by, Proposal.Outcome.WITHDRAWN)
    terms = terms_of(open_)
    _record(by, "access.withdraw_grant", terms, f"撤回授予{terms.words()}角色的提议", {"proposal": open_.key})
    return open_


@act
def end_grant(*, by: User, grant: Grant, ended_on: date) -> Grant:
    """Take a role back from a day on, today included; one signature is enough. What was delegated from it ends, too.
    A security administrator may, and for a delegation whoever gave it.

    Raises: UserError `already_ended`, `ends_before_start`, `own_grant`; Denied.
    """
    held = (
        Grant.objects.unscoped(reason=_PERMITTED)
        .select_for_update(of=("self",))
        .select_related("user", "unit", "delegated_from")
        .get(pk=grant.pk)
    )
    if held.delegated_from is None or held.delegated_from.user_id != by.pk:
        require(by, Permission.ACCESS_GRANT_WRITE, subject_kind="user", subject_key=held.user.key)
    if held.user == by:
        raise refusal("own_grant")
    if held.ended_on is not None and held.ended_on <= ended_on:
        raise refusal("already_ended", ended_on=f"{held.ended_on.year}年{held.ended_on.month}月{held.ended_on.day}日")
    if ended_on < held.started_on:
        raise refusal("ends_before_start")
    held.ended_on = ended_on
    held.save(update_fields=("ended_on",))
    ended = _end_delegations(held, ended_on)
    said = f"收回“{held.user.display_name}”{ROLES[held.role].zh}角色"
    _record(by, "access.end_grant", terms_of(held), said, {"delegations_ended": ended} if ended else {})
    return held


@act
def issue_start_link(*, by: User, now: datetime) -> str:
    """Make the token of a link that creates the first system administrator, and forget earlier ones.

    Raises: UserError `has_administrator`; Denied.
    """
    require(by, Permission.ACCESS_GRANT_SET_UP)
    if starting.holders(SystemAdministrator, timezone.localdate(now)):
        raise refusal("has_administrator")
    token = secrets.token_urlsafe(32)
    StartLink.objects.unscoped(reason=_PERMITTED).filter(used_at=None).delete()
    expires_at = now + timedelta(hours=settings.GONGDAO_LINK_HOURS)
    StartLink.objects.create(digest=starting.digest(token), expires_at=expires_at)
    record(by=by, act="access.issue_start_link", sentence="生成建立系统管理员的一次性链接")
    return token


@act
def claim_start_link(*, by: User, token: str, username: str, display_name: str, now: datetime) -> tuple[User, str]:
    """Use the link: create the first system administrator and return it with its one-time password, shown once.

    Raises: UserError `link_unfit`, and as `accounts.actions.create_user`.
    """
    require(by, Permission.ACCESS_GRANT_SET_UP)
    today = timezone.localdate(now)
    link = (
        StartLink.objects.unscoped(reason="whoever holds the link")
        .select_for_update()
        .filter(digest=starting.digest(token), used_at=None)
        .first()
    )
    if link is None or link.expires_at <= now or starting.holders(SystemAdministrator, today):
        raise refusal("link_unfit")
    user, password = new_user(username, display_name)
    terms = Terms(user=user, role=SystemAdministrator.code, unit=None, started_on=today)
    Grant.objects.create(**terms.columns(), family=SystemAdministrator.family)
    link.used_at = now
    link.save(update_fields=("used_at",))
    _record(by, "access.claim_start_link", terms, f"用一次性链接建立系统管理员“{display_name}”")
    return user, password


@act
def set_up_security(*, by: User, user: User, today: date) -> Grant:
    """Make an account one of the first two security administrators, who then propose and confirm to each other.

    Raises: UserError `has_security`, and as `granting.check`; Denied.
    """
    require(by, Permission.ACCESS_GRANT_SET_UP, subject_kind="user", subject_key=user.key)
    if len(starting.holders(SecurityAdministrator, today)) >= starting.SIGNATURES:
        raise refusal("has_security")
    terms = Terms(user=_locked(user), role=SecurityAdministrator.code, unit=None, started_on=today)
    check(by, terms)
    made = Grant.objects.create(**terms.columns(), family=SecurityAdministrator.family)
    _record(by, "access.set_up_security", terms, f"初设{terms.words()}角色")
    return made


def _locked(user: User) -> User:
    return User.objects.unscoped(reason=_PERMITTED).select_for_update().get(pk=user.pk)


def _propose(by: User, terms: Terms, source: Grant | None, name: str, said: str) -> Proposal:
    check(by, terms)
    made = Proposal.objects.create(
        **terms.columns(), key=new_key("prop"), delegated_from=source, proposed_by=by, proposed_at=timezone.now()
    )
    _record(by, name, terms, said, {"proposal": made.key})
    return made


def _open(proposal: Proposal) -> Proposal:
    found = (
        Proposal.objects.unscoped(reason=_PERMITTED)
        .select_for_update(of=("self",))
        .select_related("user", "unit", "proposed_by", "delegated_from__unit")
        .get(pk=proposal.pk)
    )
    if found.outcome:
        raise refusal("already_decided")
    return found


def _decide(proposal: Proposal, by: User, outcome: Proposal.Outcome) -> None:
    proposal.outcome, proposal.decided_by, proposal.decided_at = outcome, by, timezone.now()
    proposal.save(update_fields=("outcome", "decided_by", "decided_at"))


def _end_delegations(source: Grant, ended_on: date) -> int:
    running = Grant.objects.unscoped(reason=_PERMITTED).filter(delegated_from=source, ended_on__gt=ended_on)
    # One that would have begun later begins and ends on the same day: it never holds.
    later = running.filter(started_on__gt=ended_on)
    return later.update(ended_on=F("started_on")) + running.filter(started_on__lte=ended_on).update(ended_on=ended_on)


def _refused(by: User, name: str, about: Grant | Proposal) -> Refused:
    permission = permission_name(Permission.ACCESS_GRANT_WRITE)
    attempt = Attempt(by, name, "user", about.user.key, f"无权办理“{permission}”")
    return Refused("not_permitted", sentence("not_permitted", permission=permission), attempt=attempt)


def _record(by: User, name: str, terms: Terms, said: str, more: dict[str, object] | None = None) -> None:
    data = {**terms.data(), **(more or {})}
    record(by=by, act=name, subject_kind="user", subject_key=terms.user.key, sentence=said, data=data)
