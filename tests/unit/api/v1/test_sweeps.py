from datetime import date

import pytest

from gongdao.office.accounts.models import User
from gongdao.office.audit.models import Event
from gongdao.office.jobs.models import Job
from gongdao.office.rulings.models import Adoption, Sweep
from tests.factories.findings import DAY, make_finding, make_sweep
from tests.factories.tokens import client_with, make_token

SWEEPS = "/api/v1/sweeps"


@pytest.fixture
def adopted(district) -> Adoption:
    return Adoption.objects.create(key="adoption-1", pack="qsh_2009", unit=district, adopted_on=date(2009, 7, 21))


def start(reader, day: str = "2026-07-21"):
    return reader.post(SWEEPS, {"as_of": day}, "application/json")


def test_a_sweep_is_submitted_as_a_job_of_the_holder(program, adopted):
    reader = program()

    accepted = start(reader)

    job = Job.objects.unscoped(reason="test").get()
    assert (accepted.status_code, accepted["Location"]) == (202, f"/api/v1/jobs/{job.key}")
    assert (job.kind, job.arguments, job.by_key) == ("rulings.sweep", {"as_of": "2026-07-21"}, "li.jing")
    got = reader.get(accepted["Location"]).json()
    assert got == accepted.json()
    assert (got["state"], got["title"]) == ({"code": "queued", "name": "等待"}, "核对")
    assert [one["key"] for one in reader.get("/api/v1/jobs").json()["items"]] == [job.key]
    [event] = Event.objects.unscoped(reason="test").all()
    assert (event.act, event.result, event.data) == ("jobs.enqueue", "done", {"by_token": "token-li.jing"})


def test_a_job_of_another_is_not_found(program, adopted, holder):
    address = start(program())["Location"]
    make_token(holder("leader", username="wang"), "other")

    assert client_with("other").get(address).status_code == 404
    assert client_with("other").get("/api/v1/jobs").json()["items"] == []


def test_a_sweep_without_anything_adopted_is_refused_in_words(program):
    refused = start(program())

    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "nothing_adopted")
    assert Job.objects.unscoped(reason="test").count() == 0


@pytest.mark.parametrize(
    ("role", "scope", "status"),
    [
        ("unit_clerk", None, 403),
        ("roster_clerk", ["rules:finding:read"], 403),
        ("roster_clerk", ["rules:sweep:run"], 202),
    ],
)
def test_who_may_not_submit_leaves_a_denial_and_no_job(program, adopted, role, scope, status):
    answer = start(program(role, **({"scope": scope} if scope else {})))

    assert answer.status_code == status
    assert Job.objects.unscoped(reason="test").count() == (status == 202)
    [event] = Event.objects.unscoped(reason="test").all()
    assert event.result == ("done" if status == 202 else "denied")


def test_sweeps_are_listed_the_latest_first_and_told_with_counts_in_scope(program, district):
    sweep = make_sweep()
    make_finding(sweep, 1)
    make_finding(sweep, 2, "unit-2")
    reader = program("unit_clerk", "unit-1")

    [line] = reader.get(SWEEPS).json()["items"]
    one = reader.get(f"{SWEEPS}/sweep-1").json()

    assert (line["key"], line["as_of"], line["is_current"]) == ("sweep-1", DAY.isoformat(), True)
    zero = {"holds": 0, "unknown": 0, "not_configured": 0}
    assert one["counts"] == [{"pack": "qsh_2009", "clause": "QSH-20c", "period": "", "fails": 1, **zero}]
    assert reader.get(f"{SWEEPS}/none").status_code == 404


def test_a_replaced_sweep_has_no_counts(program, district):
    make_finding(make_sweep(), 1)
    Sweep.objects.unscoped(reason="test").update(is_current=False)

    assert program().get(f"{SWEEPS}/sweep-1").json()["counts"] == []


def test_a_disabled_holder_loses_everything_at_once(program, adopted):
    reader = program()
    assert reader.get(SWEEPS).status_code == 200
    User.objects.unscoped(reason="test").update(is_active=False)

    assert reader.get(SWEEPS).status_code == 401
    assert start(reader).status_code == 401
