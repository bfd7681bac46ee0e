"""The record of one object, from its own page, for whoever sees the object and for nobody else."""

import pytest

from gongdao.office.access.roles import ROLES
from gongdao.office.accounts.models import User
from gongdao.office.audit import actions as audit
from gongdao.office.audit import checkpoints
from gongdao.office.audit.models import Event
from gongdao.office.orgs import actions as orgs
from gongdao.office.orgs.models import Unit
from gongdao.office.registers import actions as registers
from gongdao.office.registers.register import REGISTERS
from tests.factories.access import make_grant


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    settings.GONGDAO_KEYS = tmp_path


@pytest.fixture
def clerk(sign_in):
    return sign_in("roster_clerk", username="clerk")


@pytest.fixture
def by(clerk):
    return User.objects.get(username="clerk")


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def renamed(clerk, by) -> Event:
    orgs.rename_unit(by=by, unit=Unit.objects.get(key="unit-1"), name="东河新镇")
    return Event.objects.first()


def test_the_page_of_a_unit_leads_to_its_record_and_to_a_proof(clerk, renamed):
    made = checkpoints.make()

    page = text(clerk.get("/units/unit-1/"))
    listed = text(clerk.get("/record/of/unit/unit-1/"))
    proved = text(clerk.get(f"/record/of/unit/unit-1/{renamed.leaf.seq}/"))

    assert 'href="/record/of/unit/unit-1/"' in page
    assert renamed.sentence in listed
    assert f'href="/record/of/unit/unit-1/{renamed.leaf.seq}/"' in listed
    assert (renamed.leaf.hash in proved, made.root in proved) == (True, True)


@pytest.mark.parametrize(
    ("name", "address"), [("person", "/roster/person/{}/"), ("post", "/registers/post/record/{}/")]
)
def test_the_page_of_a_row_leads_to_its_record(clerk, by, official, name, address):
    values = {"person": {"name": "张三改"}, "post": {"title": "新职位"}}[name]
    key = {"person": official, "post": "post-1"}[name]
    registers.change_row(by=by, register=REGISTERS[name], key=key, values=values)
    event = Event.objects.first()

    page, listed = text(clerk.get(address.format(key))), text(clerk.get(f"/record/of/{name}/{key}/"))

    assert f'href="/record/of/{name}/{key}/"' in page
    assert event.sentence in listed


def test_the_explanation_of_a_finding_leads_to_its_exceptions(sign_in, official):
    client = sign_in("leader", username="leader")
    told = {"act": "rulings.grant_exception", "subject_kind": "appointment", "subject_key": "a1"}
    events = [
        audit.record(by=None, sentence=f"就{clause}记录例外", data={"clause": clause}, **told)
        for clause in ("QSH-20c", "QSH-20b")
    ]

    page = text(client.get("/rules/explanation/QSH-20c/a1/"))
    listed = text(client.get("/record/finding/QSH-20c/a1/"))
    proved = client.get(f"/record/finding/QSH-20c/a1/{events[0].leaf.seq}/")
    other = client.get(f"/record/finding/QSH-20c/a1/{events[1].leaf.seq}/")

    assert 'href="/record/finding/QSH-20c/a1/"' in page
    assert [event.sentence in listed for event in events] == [True, False]
    assert (proved.status_code, other.status_code) == (200, 404)


def test_who_does_not_see_the_object_sees_no_record_of_it(sign_in, clerk, renamed, by, official):
    registers.change_row(by=by, register=REGISTERS["person"], key=official, values={"name": "张三改"})
    seq = Event.objects.first().leaf.seq
    stranger = sign_in("unit_clerk", unit="unit-2", username="stranger")

    answers = [
        stranger.get("/record/of/unit/unit-1/"),
        stranger.get(f"/record/of/unit/unit-1/{renamed.leaf.seq}/"),
        stranger.get(f"/record/of/person/{official}/"),
        stranger.get(f"/record/of/person/{official}/{seq}/"),
        stranger.get("/record/of/nothing/x/"),
    ]

    assert [answer.status_code for answer in answers] == [404] * 5
    assert not any("张三改" in text(answer) for answer in answers)


def test_who_looked_and_who_was_denied_stays_out_of_the_timeline(clerk, by, renamed):
    told = {"by": by, "subject_kind": "unit", "subject_key": "unit-1"}
    audit.record(act="orgs.read_unit", result="read", sentence="查阅单位", **told)
    audit.record(act="orgs.rename_unit", result="denied", sentence="无权更名", **told)
    audit.record(act="rulings.adopt_pack", sentence="采用文件", **told)

    pages = text(clerk.get("/record/of/unit/unit-1/")) + text(clerk.get("/units/unit-1/"))

    assert renamed.sentence in pages
    assert [word for word in ("查阅单位", "无权更名", "采用文件") if word in pages] == []


def test_a_proof_is_found_under_its_own_object_only(clerk, by, renamed):
    orgs.rename_unit(by=by, unit=Unit.objects.get(key="unit-2"), name="西山新镇")
    other = Event.objects.first().leaf.seq

    assert clerk.get(f"/record/of/unit/unit-1/{other}/").status_code == 404
    assert clerk.get(f"/record/of/unit/unit-2/{other}/").status_code == 200


def test_a_grant_of_another_unit_opens_nothing(client, make_user, renamed):
    user = make_user(username="other")
    make_grant(user, ROLES["auditor"], Unit.objects.get(key="unit-2"))
    client.force_login(user)

    assert client.get("/record/of/unit/unit-1/").status_code == 404
