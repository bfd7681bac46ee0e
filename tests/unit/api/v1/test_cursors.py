"""Reading a list in parts: nothing twice, nothing left out, whatever happens in between."""

import pytest
from django.core import signing

from gongdao.api.v1.cursors import SALT
from gongdao.office.orgs.models import Unit
from tests.factories.orgs import make_unit

UNITS = "/api/v1/units"


def part(reader, cursor: str | None = None, **more: object) -> tuple[list[str], str | None]:
    asked = {"limit": 2, **more} | ({"cursor": cursor} if cursor else {})
    body = reader.get(UNITS, asked).json()
    return [one["key"] for one in body["items"]], body["next"]


@pytest.fixture
def reader(program, district):
    for number in range(3, 7):
        make_unit(f"unit-{number}", district)
    return program()


def test_a_list_is_read_in_parts_to_its_end(reader):
    first, after = part(reader)
    second, later = part(reader, after)
    third, last = part(reader, later)
    fourth, end = part(reader, last)

    assert first + second + third + fourth == ["district", *(f"unit-{number}" for number in range(1, 7))]
    assert end is None


def test_what_is_added_before_and_behind_shifts_nothing(reader, district):
    first, after = part(reader)
    make_unit("a-new-one", district)
    make_unit("unit-1b", district)

    second, _ = part(reader, after)

    assert first == ["district", "unit-1"]
    assert second == ["unit-1b", "unit-2"]


def test_what_is_taken_away_shifts_nothing(reader):
    _, after = part(reader)
    Unit.objects.unscoped(reason="test").filter(key="unit-1").delete()

    assert part(reader, after)[0] == ["unit-2", "unit-3"]


def test_a_part_that_ends_exactly_is_the_last(reader):
    assert part(reader, limit=7)[1] is None
    assert part(reader, limit=6)[1] is not None


def test_reading_on_may_take_more_at_once(reader):
    _, after = part(reader)

    assert part(reader, after, limit=200)[0] == [f"unit-{number}" for number in range(2, 7)]


@pytest.mark.parametrize("other", [{"q": "单位"}, {"under": "district"}, {"as_of": "2020-01-01"}])
def test_a_cursor_belongs_to_its_question(reader, other):
    _, after = part(reader)

    refused = reader.get(UNITS, {"cursor": after, **other})

    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "cursor_outdated")


def test_a_cursor_belongs_to_its_list(reader):
    _, after = part(reader)

    assert reader.get("/api/v1/people", {"cursor": after}).status_code == 409


@pytest.mark.parametrize(
    "forged",
    ["x", "x:y:z", signing.dumps(["", "unit-1"], salt="other"), signing.dumps(7, salt=SALT)],
    ids=["text", "parts", "other_salt", "other_content"],
)
def test_a_forged_cursor_is_refused(reader, forged):
    refused = reader.get(UNITS, {"cursor": forged})

    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "bad_cursor")


def test_a_cursor_shows_no_more_than_its_reader_may_see(reader, holder, program):
    _, after = part(reader)
    from tests.factories.tokens import client_with, make_token  # noqa: PLC0415

    make_token(holder("unit_clerk", "unit-2", "wang"), "other")

    assert client_with("other").get(UNITS, {"cursor": after, "limit": 2}).json()["items"][0]["key"] == "unit-2"
    assert len(client_with("other").get(UNITS, {"cursor": after, "limit": 2}).json()["items"]) == 1
