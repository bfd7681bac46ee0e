"""Grants by two: proposed by one, confirmed by another, delegated for a time, ended at once."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from gongdao.errors import Denied, UserError
from gongdao.office.access import actions, queries
from gongdao.office.access.models import Grant, Proposal
from gongdao.office.access.permissions import Permission
from gongdao.office.access.roles import Leader, SecurityAdministrator, SystemAdministrator, UnitClerk
from gongdao.office.accounts import principals
from gongdao.office.accounts.models import User
from gongdao.office.audit.models import Event
from tests.factories.access import make_grant, make_holder
from tests.factories.accounts import make_user
from tests.factories.orgs import make_unit

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LATER = TODAY + timedelta(days=30)


@pytest.fixture
def first() -> User:
    return make_holder(SecurityAdministrator, username="first")


@pytest.fixture
def second() -> User:
    return make_holder(SecurityAdministrator, username="second")


@pytest.fixture
def holder() -> User:
    return make_user("holder", "持有人")


def propose(by: User, user: User, **values: object) -> Proposal:
    given = {"role": "leader", "started_on": TODAY, **values}
    if "unit" not in given:
        given["unit"] = make_unit()
    return actions.propose_grant(by=by, user=user, **given)


def refused(code: str, call, /, **values: object) -> None:
    with pytest.raises(UserError) as caught:
        call(**values)
    assert caught.value.code == code


def test_proposal_permits_nothing_until_another_has_confirmed_it(first, second, holder):
    proposal = propose(first, holder, lowest_rank="section_deputy", highest_rank="section_chief", ended_on=LATER)
    assert not queries.allowed(holder, Permission.ORGS_UNIT_READ)

    made = actions.confirm_grant(by=second, proposal=proposal)

    assert queries.allowed(holder, Permission.ORGS_UNIT_READ, unit=proposal.unit)
    assert (made.proposed_by, made.confirmed_by, made.ended_on) == (first, second, LATER)
    assert (made.lowest_rank, made.highest_rank) == ("section_deputy", "section_chief")
    proposal.refresh_from_db()
    assert (proposal.outcome, proposal.decided_by) == ("confirmed", second)
    acts = Event.objects.order_by("id").values_list("act", "actor_key", "subject_key")
    assert list(acts) == [("access.propose_grant", "first", "holder"), ("access.confirm_grant", "second", "holder")]


def test_grant_begins_when_it_is_confirmed_and_not_before(first, second, holder):
    proposal = propose(first, holder, started_on=TODAY - timedelta(days=100))

    assert actions.confirm_grant(by=second, proposal=proposal).started_on == TODAY


def test_nobody_confirms_what_he_proposed_or_what_concerns_himself(first, second):
    proposal = propose(first, second, role="security_administrator", unit=None)

    refused("two_people", actions.confirm_grant, by=first, proposal=proposal)
    refused("two_people", actions.confirm_grant, by=second, proposal=proposal)

    proposal.refresh_from_db()
    assert (proposal.outcome, Grant.objects.count()) == ("", 2)


def test_proposal_is_decided_once(first, second, holder):
    proposal = propose(first, holder)
    actions.refuse_grant(by=second, proposal=proposal)

    refused("already_decided", actions.confirm_grant, by=second, proposal=proposal)
    refused("already_decided", actions.withdraw_grant, by=first, proposal=proposal)

    assert not holder.grants.exists()


def test_proposer_alone_takes_it_back(first, second, holder):
    proposal = propose(first, holder)

    with pytest.raises(Denied):
        actions.withdraw_grant(by=second, proposal=proposal)

    assert actions.withdraw_grant(by=first, proposal=proposal).outcome == "withdrawn"


@pytest.mark.parametrize("role", [SystemAdministrator, Leader])
def test_only_security_administrators_propose_and_confirm(role, first, holder):
    other = make_holder(role, make_unit("other") if role is Leader else None)
    proposal = propose(first, holder)

    with pytest.raises(Denied):
        propose(other, holder, unit=proposal.unit)
    with pytest.raises(Denied):
        actions.confirm_grant(by=other, proposal=proposal)

    assert (Proposal.objects.count(), holder.grants.count()) == (1, 0)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"lowest_rank": "section_chief", "highest_rank": "section_deputy"}, "ranks_unfit"),
        ({"lowest_rank": "emperor"}, "ranks_unfit"),
        ({"role": "audit_administrator", "unit": None, "lowest_rank": "stock"}, "ranks_unfit"),
    ],
)
def test_unfit_range_of_ranks_is_refused(values, code, first, holder):
    refused(code, propose, by=first, user=holder, **values)

    assert Proposal.objects.count() == 0


def test_disabled_account_gets_nothing(first, holder):
    User.objects.filter(pk=holder.pk).update(is_active=False)

    refused("disabled_account", propose, by=first, user=holder)


def test_grant_of_today_ends_at_once(first, second, holder):
    made = actions.confirm_grant(by=second, proposal=propose(first, holder))

    actions.end_grant(by=first, grant=made, ended_on=TODAY)

    assert not queries.allowed(holder, Permission.ORGS_UNIT_READ)


class TestDelegation:
    """What a holder may pass on: less, lower and shorter than the own, for a time, with a second signature."""

    @pytest.fixture
    def held(self) -> Grant:
        ranks = {"lowest_rank": "stock", "highest_rank": "section_chief", "ended_on": LATER}
        return make_grant(make_user("leader", "领导"), Leader, make_unit("town"), **ranks)

    @pytest.fixture
    def given(self, held, holder) -> dict[str, object]:
        return {
            "by": held.user,
            "grant": held,
            "user": holder,
            "unit": held.unit,
            "started_on": TODAY,
            "ended_on": TODAY + timedelta(days=7),
            "lowest_rank": "section_deputy",
            "highest_rank": "section_chief",
        }

    def test_holds_after_its_confirmation_as_long_as_it_says(self, given, held, first):
        made = actions.confirm_grant(by=first, proposal=actions.delegate_grant(**given))

        assert (made.role, made.delegated_from, made.proposed_by, made.confirmed_by) == (
            "leader",
            held,
            held.user,
            first,
        )
        assert queries.allowed(given["user"], Permission.ORGS_UNIT_READ, unit=held.unit)
        assert not queries.allowed(given["user"], Permission.ORGS_UNIT_READ, unit=held.unit, on=given["ended_on"])

    @pytest.mark.parametrize(
        ("values", "code"),
        [
            ({"ended_on": None}, "delegation_ends"),
            ({"ended_on": LATER + timedelta(days=1)}, "delegation_beyond"),
            ({"lowest_rank": None}, "delegation_beyond"),
            ({"highest_rank": "county_deputy"}, "delegation_beyond"),
            ({"lowest_rank": "village"}, "delegation_beyond"),
        ],
    )
    def test_beyond_the_own_grant_is_refused(self, values, code, given):
        refused(code, actions.delegate_grant, **(given | values))

        assert (Proposal.objects.count(), Event.objects.count()) == (0, 0)

    def test_of_a_unit_outside_is_refused(self, given):
        refused("delegation_beyond", actions.delegate_grant, **(given | {"unit": make_unit("elsewhere")}))

    def test_cannot_be_passed_on(self, given, first):
        made = actions.confirm_grant(by=first, proposal=actions.delegate_grant(**given))

        refused(
            "delegation_unfit", actions.delegate_grant, **(given | {"by": given["user"], "grant": made, "user": first})
        )

    def test_of_somebody_elses_grant_is_denied(self, given):
        with pytest.raises(Denied):
            actions.delegate_grant(**(given | {"by": make_user("stranger")}))

        assert Event.objects.get().result == "denied"

    def test_ends_with_the_grant_from_which_it_comes(self, given, held, first):
        actions.confirm_grant(by=first, proposal=actions.delegate_grant(**given))

        actions.end_grant(by=first, grant=held, ended_on=TODAY)

        assert not queries.allowed(given["user"], Permission.ORGS_UNIT_READ)
        assert Event.objects.order_by("-id")[0].data["delegations_ended"] == 1

    def test_is_ended_by_whoever_gave_it(self, given, held, first):
        made = actions.confirm_grant(by=first, proposal=actions.delegate_grant(**given))

        actions.end_grant(by=held.user, grant=made, ended_on=TODAY)

        assert not queries.allowed(given["user"], Permission.ORGS_UNIT_READ)

    def test_cannot_be_confirmed_after_the_own_grant_has_ended(self, given, held, first):
        proposal = actions.delegate_grant(**given)
        actions.end_grant(by=first, grant=held, ended_on=TODAY)

        refused("delegation_unfit", actions.confirm_grant, by=first, proposal=proposal)


def test_link_makes_one_system_administrator_once(settings):
    now, by = timezone.now(), principals.system()
    token = actions.issue_start_link(by=by, now=now)
    values = {"by": by, "token": token, "display_name": "管理员"}

    user, _ = actions.claim_start_link(**values, username="admin", now=now)

    assert [grant.role for grant in user.grants.all()] == ["system_administrator"]
    refused("link_unfit", actions.claim_start_link, **values, username="other", now=now)
    refused("has_administrator", actions.issue_start_link, by=by, now=now)
    assert token not in str(Event.objects.values_list("sentence", "data"))


def test_link_ends_after_its_time_and_with_the_next_one(settings):
    now, by = timezone.now(), principals.system()
    first = actions.issue_start_link(by=by, now=now)
    second = actions.issue_start_link(by=by, now=now)
    late = now + timedelta(hours=settings.GONGDAO_LINK_HOURS)
    values = {"by": by, "username": "admin", "display_name": "管理员"}

    refused("link_unfit", actions.claim_start_link, **values, token=first, now=now)
    refused("link_unfit", actions.claim_start_link, **values, token=second, now=late)

    assert not Grant.objects.exists()


def test_two_security_administrators_are_set_up_and_no_third():
    by = principals.system()
    for name in ("first", "second"):
        actions.set_up_security(by=by, user=make_user(name), today=TODAY)

    refused("has_security", actions.set_up_security, by=by, user=make_user("third"), today=TODAY)


@pytest.mark.database
@pytest.mark.parametrize("signatures", [("a", "a"), ("a", None), (None, "a"), ("a", "holder"), ("holder", "a")])
def test_database_refuses_a_grant_without_two_signatures(signatures, holder):
    users = {"holder": holder, "a": make_user("a"), None: None}
    proposed_by, confirmed_by = (users[name] for name in signatures)

    with pytest.raises(DatabaseError), transaction.atomic():
        make_grant(holder, UnitClerk, make_unit(), proposed_by=proposed_by, confirmed_by=confirmed_by)

    assert Grant.objects.count() == 0


@pytest.mark.database
@pytest.mark.parametrize("decider", ["proposer", "holder", None])
def test_database_refuses_a_confirmation_by_the_same_hand(decider, holder):
    users = {"proposer": make_user("proposer"), "holder": holder, None: None}
    values = {"user": holder, "role": "leader", "unit": make_unit(), "started_on": TODAY, "proposed_at": timezone.now()}

    with pytest.raises(DatabaseError), transaction.atomic():
        Proposal.objects.create(
            **values,
            key="prop-1",
            proposed_by=users["proposer"],
            outcome="confirmed",
            decided_by=users[decider],
            decided_at=timezone.now(),
        )

    assert Proposal.objects.count() == 0


@pytest.mark.database
def test_database_refuses_a_delegation_without_end(holder):
    held = make_grant(make_user("leader"), Leader, make_unit())

    with pytest.raises(DatabaseError), transaction.atomic():
        make_grant(holder, Leader, held.unit, delegated_from=held)

    assert make_grant(holder, Leader, held.unit, delegated_from=held, ended_on=date(2099, 1, 1)).delegated_from == held
