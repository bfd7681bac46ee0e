from datetime import date

import pytest

from gongdao.facts.partial import PartialDate
from gongdao.office.people.models import Person
from gongdao.office.registers.register import REGISTERS
from tests.factories.findings import DAY, make_finding, make_sweep
from tests.factories.registers import full_row, make_rows

PEOPLE = "/api/v1/people"


def make_person(key: str, name: str, unit: str = "unit-1", **values: object) -> None:
    make_rows(REGISTERS["person"], full_row(REGISTERS["person"], key=key, name=name, unit=unit, **values))


def make_appointment(key: str, person: str, title: str, **values: object) -> None:
    post = {"unit": "unit-1", "title": title}
    make_rows(REGISTERS["post"], full_row(REGISTERS["post"], key=f"post-{key}", **post))
    held = {"person": person, "post": f"post-{key}", "unit": "unit-1", "term": None}
    held |= {"started_on": PartialDate.parse("2016-07-21"), "ended_on": None}
    make_rows(REGISTERS["appointment"], full_row(REGISTERS["appointment"], key=key, **held | values))


@pytest.fixture
def people(district):
    make_person("p1", "张三", born_on=PartialDate.parse("1978-05"), identity="civil_servant", sex="male")
    make_person("p2", "李四", "unit-2", identity="enterprise")


def keys(reader, **asked: object) -> list[str]:
    return [one["key"] for one in reader.get(PEOPLE, asked).json()["items"]]


def test_an_official_is_told_with_codes_and_partial_days(program, people):
    make_appointment("a1", "p1", "镇长")
    Person.objects.unscoped(reason="test").filter(key="p1").update(education="大学本科")

    got = program().get(f"{PEOPLE}/p1", {"as_of": "2016-07-21"}).json()

    assert got["name"] == "张三"
    assert got["unit"] == {"key": "unit-1", "name": "东河镇"}
    assert got["sex"] == {"code": "male", "name": "男"}
    assert got["identity"] == {"code": "civil_servant", "name": "公务员"}
    assert got["born_on"] == "1978-05"
    assert got["education"] == "大学本科"
    assert got["posts"] == "镇长"
    assert got["found"] is None


def test_posts_are_those_of_the_day(program, people):
    make_appointment("a1", "p1", "镇长")

    assert program().get(f"{PEOPLE}/p1", {"as_of": "2016-07-20"}).json()["posts"] == ""


def test_people_are_narrowed(program, people):
    reader = program()

    assert keys(reader) == ["p1", "p2"]
    assert keys(reader, q="李") == ["p2"]
    assert keys(reader, unit="unit-1") == ["p1"]
    assert keys(reader, unit="district") == ["p1", "p2"]
    assert keys(reader, identity="enterprise") == ["p2"]
    refused = reader.get(PEOPLE, {"identity": "monk"})
    assert refused.json()["error"]["fields"] == {"identity": "须为接口说明列出的代码之一。"}


def test_people_out_of_scope_do_not_exist(program, people):
    reader = program("unit_clerk", "unit-1")

    assert keys(reader) == ["p1"]
    assert reader.get(f"{PEOPLE}/p2").status_code == 404


def test_findings_are_counted_beside_people_and_narrow_them(program, people):
    make_appointment("a1", "p1", "镇长")
    make_finding(make_sweep(), 1)
    reader = program()

    found = {one["key"]: one["found"] for one in reader.get(PEOPLE, {"as_of": DAY.isoformat()}).json()["items"]}

    assert found == {
        "p1": {"fails": 1, "unknown": 0, "not_configured": 0},
        "p2": {"fails": 0, "unknown": 0, "not_configured": 0},
    }
    assert keys(reader, as_of=DAY, outcome="fails") == ["p1"]
    assert keys(reader, as_of=DAY, outcome="unknown") == []
    assert keys(reader, as_of=date(2026, 7, 20), outcome="fails") == []


def test_findings_are_not_counted_for_a_token_that_may_not_read_them(program, people):
    make_appointment("a1", "p1", "镇长")
    make_finding(make_sweep(), 1)
    reader = program("roster_clerk", scope=["roster:person:read"])

    assert reader.get(f"{PEOPLE}/p1", {"as_of": DAY}).json()["found"] == {"fails": 0, "unknown": 0, "not_configured": 0}
    assert keys(reader, as_of=DAY, outcome="fails") == []


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_as_many_queries_for_three_as_for_one(program, count, django_assert_num_queries):
    for number in range(count):
        make_person(f"p{number}", f"干部{number}")
    reader = program()
    reader.get(PEOPLE)  # the day of the token is written once

    with django_assert_num_queries(6):
        assert len(keys(reader)) == count
