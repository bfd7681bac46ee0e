"""Accounts and grants in the browser: who may open what, and that passwords are shown once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gongdao.office.access import actions, starting
from gongdao.office.access.models import Grant, Proposal
from gongdao.office.access.roles import ROLES
from gongdao.office.accounts.models import User
from gongdao.office.accounts.principals import system
from tests.factories.access import make_grant
from tests.factories.accounts import make_user as make_account

TODAY = timezone.localdate()
PAGES = {
    "/accounts/": {"system_administrator", "security_administrator"},
    "/accounts/add/": {"system_administrator"},
    "/accounts/of/holder/": {"system_administrator", "security_administrator"},
    "/grants/": {"security_administrator", "audit_administrator"},
    "/grants/propose/": {"security_administrator"},
}


@pytest.mark.parametrize("role", ["leader", "roster_clerk", *(code for code in ROLES if "administrator" in code)])
def test_pages_open_for_those_whose_they_are(sign_in, role):
    make_account("holder")
    client = sign_in(role)

    opened = {address for address in PAGES if client.get(address).status_code == 200}

    assert opened == {address for address, roles in PAGES.items() if role in roles}


def test_one_time_password_is_shown_once(sign_in):
    client = sign_in("system_administrator")

    made = client.post("/accounts/add/", {"username": "new", "display_name": "新人"})

    password = made.context["password"]
    assert password in made.text
    assert User.objects.get(username="new").check_password(password)
    assert password not in client.get("/accounts/of/new/").text


@pytest.mark.parametrize(("act", "says"), [("disable", "已停用"), ("reset-password", "一次性密码")])
def test_system_administrator_acts_on_an_account(sign_in, act, says):
    make_account("holder")

    answer = sign_in("system_administrator").post(f"/accounts/of/holder/{act}/", follow=True)

    assert says in answer.text


def test_refused_act_says_why(sign_in):
    make_account("holder")

    answer = sign_in("system_administrator").post("/accounts/of/holder/unlock/")

    assert (answer.status_code, "没有被锁定" in answer.text) == (400, True)


@pytest.fixture
def proposal(sign_in, district) -> tuple[object, Proposal]:
    """A proposal, and the client of the one who made it."""
    make_account("holder", "持有人")
    client = sign_in("security_administrator", username="first")
    values = {"role": "leader", "unit": "bureau", "started_on": TODAY, "lowest_rank": "section_chief"}
    client.post("/grants/propose/", values | {"user": User.objects.get(username="holder").pk})
    return client, Proposal.objects.get()


def test_another_confirms(sign_in, proposal):
    first, made = proposal
    address = f"/grants/proposals/{made.key}/"
    assert "确认授权" not in first.get(address).text
    assert first.post(address, {"confirm": "1"}).status_code == 400

    second = sign_in("security_administrator", username="second")
    assert "确认授权" in second.get(address).text
    second.post(address, {"confirm": "1"})

    grant = Grant.objects.get(user__username="holder")
    assert (grant.unit.key, grant.lowest_rank, grant.highest_rank) == ("bureau", "section_chief", None)
    ended = second.post(f"/grants/{grant.pk}/", {"ended_on": TODAY})
    grant.refresh_from_db()
    assert (ended.status_code, grant.ended_on) == (302, TODAY)


def test_unfit_proposal_says_why_and_stores_nothing(sign_in, district):
    holder = make_account("holder")
    values = {"user": holder.pk, "role": "leader", "unit": "", "started_on": TODAY}

    answer = sign_in("security_administrator").post("/grants/propose/", values)

    assert (answer.status_code, "须指定管理单位" in answer.text) == (422, True)
    assert Proposal.objects.count() == 0


def test_holder_delegates_and_takes_back(sign_in, district):
    other = make_account("other", "另一人")
    client = sign_in("leader", unit="bureau")
    held = Grant.objects.get()
    until = TODAY + timedelta(days=7)

    made = client.post(
        f"/grants/{held.pk}/delegate/", {"user": other.pk, "unit": "bureau", "started_on": TODAY, "ended_on": until}
    )

    proposal = Proposal.objects.get()
    assert (made.status_code, proposal.delegated_from, proposal.ended_on) == (302, held, until)
    assert "待确认" in client.get("/security/").text
    assert client.post(f"/grants/proposals/{proposal.key}/withdraw/").status_code == 302
    proposal.refresh_from_db()
    assert proposal.outcome == "withdrawn"


def test_grant_of_another_is_out_of_sight(sign_in, district):
    held = make_grant(make_account("other"), ROLES["leader"], district)
    client = sign_in("leader", unit="bureau")

    assert client.get(f"/grants/{held.pk}/").status_code == 404
    assert client.get(f"/grants/{held.pk}/delegate/").status_code == 404


def test_first_link_makes_the_administrator_and_is_then_unknown(client, db):
    token = actions.issue_start_link(by=system(), now=timezone.now())
    assert client.get(f"/first/{token}x/").status_code == 404

    made = client.post(f"/first/{token}/", {"username": "admin", "display_name": "管理员"})

    assert made.context["password"] in made.text
    assert [user.username for user in starting.holders(ROLES["system_administrator"], TODAY)] == ["admin"]
    assert client.get(f"/first/{token}/").status_code == 404


def test_reading_a_proposal_is_not_confirming_it(sign_in, proposal):
    _, made = proposal
    reader = sign_in("audit_administrator", username="reader")

    assert reader.get(f"/grants/proposals/{made.key}/").status_code == 200
    assert reader.post(f"/grants/proposals/{made.key}/", {"confirm": "1"}).status_code in {403, 404}
    assert not Grant.objects.filter(user__username="holder").exists()
