from gongdao.office.audit.models import Event
from tests.factories.orgs import make_unit


def test_units_in_scope_are_listed_by_key(program):
    got = program("unit_clerk", "unit-1").get("/api/v1/units")

    assert got.status_code == 200
    assert got.json() == {
        "as_of": got.json()["as_of"],
        "items": [
            {
                "key": "unit-1",
                "name": "东河镇",
                "place": "东河",
                "established_on": None,
                "abolished_on": None,
                "is_receiving": False,
                "kind": {"code": "township", "name": "乡镇"},
                "function": None,
                "parent": {"key": "district", "name": "示例区"},
            }
        ],
        "next": None,
    }


def test_units_are_those_of_the_day(program, district):
    make_unit("later", district, name="新区", established_on="2024-05-01")

    def keys(day: str) -> list[str]:
        return [one["key"] for one in reader.get("/api/v1/units", {"as_of": day}).json()["items"]]

    reader = program()
    assert keys("2024-04-30") == ["district", "unit-1", "unit-2"]
    assert keys("2024-05-01") == ["district", "later", "unit-1", "unit-2"]


def test_units_are_narrowed_by_name_and_by_what_is_above(program):
    reader = program()

    assert [one["key"] for one in reader.get("/api/v1/units", {"q": "河"}).json()["items"]] == ["unit-1"]
    assert [one["key"] for one in reader.get("/api/v1/units", {"under": "unit-2"}).json()["items"]] == ["unit-2"]


def test_one_unit_is_given_and_one_out_of_scope_is_not_found(program):
    reader = program("unit_clerk", "unit-1")

    assert reader.get("/api/v1/units/unit-1").json()["name"] == "东河镇"
    refused = reader.get("/api/v1/units/unit-2")
    assert (refused.status_code, refused.json()["error"]["code"]) == (404, "not_found")
    assert list(Event.objects.unscoped(reason="test").values_list("act", "subject_key", "result")) == [
        ("access.look", "/api/v1/units/unit-2", "denied")
    ]
