"""What a page shows of restricted content is recorded, once for the page; reading what is not restricted leaves nothing."""

import pytest

from gongdao.engine.clauses import Outcome
from gongdao.facts.relation import Level
from gongdao.office.access.roles import ROLES
from gongdao.office.audit.models import Event
from gongdao.office.registers.register import REGISTERS
from gongdao.office.rulings.models import Change
from tests.factories.access import make_grant
from tests.factories.registers import full_row, make_rows
from tests.factories.tokens import client_with, make_token

pytestmark = pytest.mark.django_db
CLOSED = sorted(name for name, register in REGISTERS.items() if register.level is Level.RESTRICTED)
OPEN = sorted(name for name, register in REGISTERS.items() if register.level is not Level.RESTRICTED)
SECTIONS = ("roster_clerk", "selection_clerk", "training_clerk", "appraisal_clerk", "supervision_clerk")
DAY = "?as_of=2026-07-21"


def readings() -> list[Event]:
    return list(Event.objects.filter(result="read").order_by("id"))


@pytest.fixture
def client(sign_in, official, district):
    """One who may read every register."""
    client = sign_in("leader")
    user = client.get("/own/").wsgi_request.user
    for role in SECTIONS:
        make_grant(user, ROLES[role], district)
    return client


def one_row(name: str) -> str:
    """Give the key of a row; one that others refer to is there already."""
    rows = REGISTERS[name].model.objects.unscoped(reason="a test looks for what it has made")
    if not rows.exists():
        make_rows(REGISTERS[name], full_row(REGISTERS[name], key=f"{name}-1"))
    return rows.order_by("key").values_list("key", flat=True)[0]


def test_list_and_record_of_every_closed_register_leave_one_reading_each(client):
    for name in CLOSED:
        key = one_row(name)
        before = len(readings())

        answers = [client.get(f"/registers/{name}/"), client.get(f"/registers/{name}/record/{key}/")]

        assert [answer.status_code for answer in answers] == [200, 200]
        left = readings()[before:]
        paths = [answer.wsgi_request.path for answer in answers]
        assert [(one.act, one.data["page"]) for one in left] == [("access.read_restricted", path) for path in paths]
        assert all(key in one.data["read"][name] for one in left)


def test_open_registers_leave_no_reading(sign_in, official):
    client = sign_in("auditor")
    for name in OPEN:
        key = one_row(name)
        page = f"/roster/person/{key}/" if name == "person" else f"/registers/{name}/record/{key}/"

        answers = [client.get(f"/registers/{name}/"), client.get(page)]

        assert ([answer.status_code for answer in answers], name) == ([200, 200], name)
    assert readings() == []


def test_every_export_is_an_event(client):
    for name in (*CLOSED, "appointment"):
        one_row(name)
        before = len(readings())

        answer = client.get(f"/registers/{name}/export/")

        assert answer.status_code == 200
        left = [(one.subject_kind, one.act.split(".")[1]) for one in readings()[before:]]
        assert left == [(name, f"export_{name}")]


def test_an_empty_list_shows_nothing_and_leaves_nothing(client):
    assert client.get("/registers/talk/").status_code == 200
    assert readings() == []


def test_a_single_record_is_named_itself(client):
    key = one_row("reserve_listing")

    client.get(f"/registers/reserve_listing/record/{key}/")

    assert [(one.subject_kind, one.subject_key, one.rows) for one in readings()] == [("reserve_listing", key, 1)]
    assert readings()[0].sentence == "查阅限制级内容：后备干部名单1条"


@pytest.mark.parametrize("page", ["findings", "changes"])
@pytest.mark.parametrize(("level", "expected"), [("restricted", 1), ("internal", 0)])
def test_findings_and_changes_leave_a_reading_when_one_is_restricted(client, make_finding, page, level, expected):
    clause = {"restricted": "QSH-20b", "internal": "QSH-20c"}[level]
    found = make_finding(1, clause=clause, level=level)
    about = ("sweep", "pack", "clause", "unit", "level", "subject_kind", "subject", "subject_name")
    told = {name: getattr(found, name) for name in about}
    Change.objects.create(**told, before="", after=Outcome.FAILS.value)

    answer = client.get(f"/rules/{page}/{DAY}")

    assert "官员1" in answer.content.decode()
    assert len(readings()) == expected


@pytest.mark.parametrize(("level", "expected"), [("restricted", ["read"]), ("internal", [])])
def test_what_a_program_reads_is_recorded_with_its_token(make_user, make_finding, level, expected):
    make_finding(1, clause="QSH-20b", level=level)
    make_token(make_user("leader"))

    answer = client_with().get("/api/v1/findings", {"as_of": "2026-07-21"})

    assert "官员1" in answer.content.decode()
    assert [one.result for one in readings()] == expected
    assert [one.data["by_token"] for one in readings()] == ["token-li.jing"] * len(expected)


def test_a_refused_page_is_no_reading(sign_in, official):
    key = one_row("talk")

    assert sign_in("roster_clerk").get(f"/registers/talk/record/{key}/").status_code in (403, 404)
    assert readings() == []


def test_own_record_with_a_released_grade_is_no_reading(sign_in, official):
    make_rows(REGISTERS["assessment"], full_row(REGISTERS["assessment"], key="k1", person=official))
    client = sign_in(None)
    account = client.get("/own/").wsgi_request.user
    account.person_key = official
    account.save()

    assert "年度考核" in client.get("/roster/own/").content.decode()
    assert readings() == []
