from datetime import date

import pytest

from gongdao.facts.partial import PartialDate
from gongdao.office.audit.models import Event
from gongdao.office.orgs.models import Unit
from gongdao.office.registers.register import REGISTERS
from gongdao.office.rulings.models import Adoption, Sweep
from tests.factories.findings import DAY, make_finding, make_sweep
from tests.factories.registers import full_row, make_rows

FINDINGS = "/api/v1/findings"


@pytest.fixture
def sweep(district) -> Sweep:
    return make_sweep()


@pytest.fixture
def official(district) -> str:
    """An official in the same leading post since 2016-07-21, under the Measures adopted by the district."""
    Adoption.objects.create(key="adoption-1", pack="qsh_2009", unit=district, adopted_on=date(2009, 7, 21))
    values = {"kind": "regular", "started_on": PartialDate.parse("2016-07-21"), "ended_on": None, "unit": "unit-1"}
    make_rows(REGISTERS["appointment"], full_row(REGISTERS["appointment"], key="a1", **values))
    return "person-1"


def numbers(reader, **asked: object) -> list[int]:
    return [one["number"] for one in reader.get(FINDINGS, {"as_of": DAY, **asked}).json()["items"]]


def test_findings_of_a_swept_day_are_listed(program, sweep):
    made = make_finding(sweep, 1, due=date(2026, 8, 1), missing=["person.sex"])

    got = program().get(FINDINGS, {"as_of": DAY}).json()

    assert (got["as_of"], got["sweep"], got["next"]) == (DAY.isoformat(), "sweep-1", None)
    assert got["items"] == [
        {
            "number": made.pk,
            "clause": "QSH-20c",
            "pack": "qsh_2009",
            "version": "2009-07-21",
            "outcome": {"code": "fails", "name": "不符合"},
            "force": "must",
            "effect": "warn",
            "subject": {"kind": "appointment", "key": "a1", "name": "官员1"},
            "unit": {"key": "unit-1", "name": "东河镇"},
            "period": "",
            "since": None,
            "due": "2026-08-01",
            "next_change_on": None,
            "missing": ["person.sex"],
            "exception": "",
        }
    ]


def test_findings_are_narrowed(program, sweep, official):
    first = make_finding(sweep, 1).pk
    second = make_finding(sweep, 2, "unit-2", clause="QSH-20a", outcome="unknown").pk
    third = make_finding(sweep, 3, subject_kind="person", subject="person-1", clause="QSH-20b").pk
    reader = program()

    assert numbers(reader) == [first, second, third]
    assert numbers(reader, clause="QSH-20a") == [second]
    assert numbers(reader, outcome="unknown") == [second]
    assert numbers(reader, unit="unit-1") == [first, third]
    assert numbers(reader, person="person-1") == [first, third]
    assert numbers(reader, person="none") == []
    assert numbers(reader, name="官员2") == [second]


def test_what_is_out_of_scope_or_too_secret_is_not_found(program, sweep):
    near = make_finding(sweep, 1).pk
    far = make_finding(sweep, 2, "unit-2").pk
    secret = make_finding(sweep, 3, level="restricted").pk
    reader = program("unit_clerk", "unit-1")

    assert numbers(reader) == [near]
    assert [reader.get(f"{FINDINGS}/{one}").status_code for one in (near, far, secret)] == [200, 404, 404]
    assert reader.get(f"{FINDINGS}/{far}/explanation").status_code == 404


def test_a_day_that_was_not_swept_is_told(program, sweep):
    refused = program().get(FINDINGS, {"as_of": "2026-07-20"})

    assert refused.status_code == 409
    assert refused.json()["error"]["message"].startswith("不能列出。2026年7月20日还没有核对。")


def test_a_cursor_ends_with_its_sweep(program, sweep):
    for number in range(3):
        make_finding(sweep, number)
    reader = program()
    after = reader.get(FINDINGS, {"as_of": DAY, "limit": 2}).json()["next"]
    Sweep.objects.unscoped(reason="test").update(is_current=False)
    Sweep.objects.create(
        key="sweep-2", as_of=DAY, packs=["qsh_2009"], by_key="x", finished_at=sweep.finished_at, judged=1, sampled=1
    )

    refused = reader.get(FINDINGS, {"as_of": DAY, "limit": 2, "cursor": after})

    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "cursor_outdated")


def test_a_finding_is_explained_by_number_fact_rule_and_record(program, sweep, official):
    number = make_finding(sweep, 1).pk

    got = program().get(f"{FINDINGS}/{number}/explanation").json()

    assert got["as_of"] == DAY.isoformat()
    [one] = got["items"]
    assert (one["clause"], one["subject"], one["outcome"]["code"]) == ("QSH-20c", "a1", "fails")
    assert one["summary"]
    assert one["verdict"].endswith("。")
    assert one["numbers"][0]["name"] == "must_after_years"
    assert one["facts"]
    assert [step["label"] for step in one["trace"]] == ["是否适用", "是否符合"]


def test_an_official_is_explained_whole_or_by_one_clause(program, official):
    reader = program()
    about = f"/api/v1/people/{official}/explanations"

    whole = reader.get(about, {"as_of": DAY}).json()["items"]
    one = reader.get(about, {"as_of": DAY, "clause": "QSH-20c"}).json()["items"]
    direct = reader.get("/api/v1/explanations/QSH-20c/a1", {"as_of": DAY}).json()["items"]

    assert len(whole) > 1
    assert one == direct == [item for item in whole if item["clause"] == "QSH-20c"]
    assert reader.get(about, {"as_of": DAY, "clause": "none"}).json()["items"] == []


def test_explanations_follow_the_day(program, official):
    def outcome(day: str) -> str:
        return reader.get("/api/v1/explanations/QSH-20c/a1", {"as_of": day}).json()["items"][0]["outcome"]["code"]

    reader = program()
    assert (outcome("2016-08-01"), outcome("2026-07-21")) == ("holds", "fails")


def test_nothing_is_explained_out_of_scope(program, official):
    reader = program("unit_clerk", "unit-2")

    for address in (f"people/{official}/explanations", "units/unit-1/explanations", "explanations/QSH-20c/a1"):
        assert reader.get(f"/api/v1/{address}", {"as_of": DAY}).json()["items"] == []


def test_a_unit_is_explained(program, official):
    assert Unit.objects.unscoped(reason="test").filter(key="unit-1").exists()

    items = program().get("/api/v1/units/unit-1/explanations", {"as_of": DAY}).json()["items"]

    assert {item["subject_kind"] for item in items} != set()
    assert "appointment" not in {item["subject_kind"] for item in items}


def test_restricted_findings_that_are_read_leave_one_event_with_the_token(program, sweep):
    make_finding(sweep, 1)
    make_finding(sweep, 2, level="restricted")
    make_finding(sweep, 3, level="restricted")
    reader = program("leader")

    assert len(numbers(reader, limit=2)) == 2

    [event] = Event.objects.unscoped(reason="test").all()
    assert (event.actor_key, event.act, event.result, event.rows) == (
        "li.jing",
        "access.read_restricted",
        "read",
        1,
    )
    assert event.data["by_token"] == "token-li.jing"
