"""The pages that say who can see an object, by which grant, and why one can oneself."""

import pytest
from django.utils import timezone

from gongdao.office.access.models import Recusal
from gongdao.office.access.roles import ROLES
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit
from gongdao.office.registers.register import REGISTERS
from tests.factories.access import make_grant, make_holder
from tests.factories.registers import full_row, make_rows

pytestmark = pytest.mark.django_db
HERE = "/grants/sight/"


@pytest.fixture
def holders(official, district) -> None:
    """A roster clerk of the district, one of the other town, and a leader whose range of ranks ends lower."""
    make_holder(ROLES["roster_clerk"], district, username="near")
    make_holder(ROLES["roster_clerk"], Unit.objects.get(key="unit-2"), username="far")
    ranged = make_holder(ROLES["auditor"], Unit.objects.get(key="unit-2"), username="ranged")
    make_grant(ranged, ROLES["leader"], district, highest_rank="village")


def text_of(answer) -> str:
    return answer.content.decode().split("<main")[1]


@pytest.mark.parametrize("role", ["security_administrator", "audit_administrator"])
def test_reverse_list_names_who_can_and_by_which_grant(sign_in, holders, official, role):
    text = text_of(sign_in(role).get(HERE, {"kind": "person", "key": official}))

    assert "今天有1个账号可以查看" in text
    assert "（near）" in text.split("今天能查看的账号", 1)[1]
    assert "（far）" not in text.split("今天能查看的账号", 1)[1]
    assert "名册：查看" in text


def test_the_name_of_an_official_is_not_told(sign_in, holders, official):
    name = REGISTERS["person"].model.objects.get(key=official).name

    assert name not in text_of(sign_in("security_administrator").get(HERE, {"kind": "person", "key": official}))


@pytest.mark.parametrize(
    ("user", "says"),
    [
        ("near", "可以查看：凭1项授权"),
        ("far", "不能查看：该对象不在授权的单位范围内。"),
        ("ranged", "不能查看：该人员的职级不在授权范围内。"),
        ("secadmin", "不能查看：没有含该项权限的角色。"),
    ],
)
def test_each_grant_is_judged_by_itself(sign_in, holders, official, user, says):
    client = sign_in("security_administrator", username="secadmin")

    text = text_of(client.get(HERE, {"kind": "person", "key": official, "user": user}))

    assert says in text


def test_who_keeps_away_is_told_without_the_reason(sign_in, holders, official, district):
    row = full_row(REGISTERS["talk"], key="talk-1", person=official)
    make_rows(REGISTERS["talk"], row)
    away = make_holder(ROLES["supervision_clerk"], district, username="away")
    declared = {"user": away, "person": official, "reason": "同学", "started_on": "2020-01-01"}
    Recusal.objects.create(key="rec-1", **declared, recorded_by=away, recorded_at=timezone.now())

    text = text_of(sign_in("security_administrator").get(HERE, {"kind": "talk", "key": "talk-1", "user": "away"}))

    assert "不能查看：应当回避。" in text
    assert "同学" not in text


def test_what_does_not_exist_says_so(sign_in):
    assert "没有这个对象" in text_of(sign_in("security_administrator").get(HERE, {"kind": "person", "key": "nobody"}))


@pytest.mark.parametrize("role", ["roster_clerk", "leader", "system_administrator"])
def test_others_do_not_ask_about_everybody(sign_in, role):
    assert sign_in(role).get(HERE).status_code == 403


def test_one_asks_about_oneself_from_the_page(sign_in, official):
    client = sign_in("roster_clerk")

    page = client.get(f"/roster/person/{official}/").content.decode()
    answer = client.get(f"/sight/person/{official}/")

    assert f'href="/sight/person/{official}/"' in page
    assert "可以查看：凭1项授权" in text_of(answer)


def test_what_one_cannot_see_does_not_exist(sign_in, official):
    client = sign_in("roster_clerk", unit="unit-2")

    assert client.get(f"/sight/person/{official}/").status_code == 404
    assert client.get("/sight/person/nobody/").status_code == 404
    assert client.get("/sight/nothing/at-all/").status_code == 404
    assert User.objects.get(username="li.jing").grants.count() == 1


def test_a_finding_and_a_unit_can_be_asked_about(sign_in, official):
    client = sign_in("leader")

    assert "可以查看" in text_of(client.get("/sight/finding/QSH-20c@a1/"))
    assert "可以查看" in text_of(client.get("/sight/unit/unit-1/"))
    assert client.get("/sight/finding/QSH-20c@nothing/").status_code == 404
    assert client.get("/sight/finding/QSH-5e@a1/").status_code == 404
