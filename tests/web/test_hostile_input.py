"""Every address, part of a path, query parameter and field with values that no page of ours sends."""

from collections.abc import Iterator
from http import HTTPStatus
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from gongdao.office.access.roles import ROLES, Family
from gongdao.office.orgs.models import Unit
from gongdao.office.registers.filters import fields
from gongdao.office.registers.register import REGISTERS
from tests.factories.access import make_grant
from tests.factories.accounts import make_user as make_account
from tests.factories.registers import full_row, make_rows

pytestmark = [pytest.mark.django_db, pytest.mark.database]

HOSTILE = (
    "a\0b",
    "\x1b[31m\r\nSet-Cookie: a=b",
    "%",
    "'; DROP TABLE people_person; --",
    "{{ 7 }}<script>{% debug %}",
    "=cmd|'/c calc'!A1",
    "../../etc/passwd",
    "\u202e\u200b\ufeff",
    "𠀀" * 60,
    "长" * 3000,
    "-1",
    "9" * 40,
    "²",
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
)
PARAMETERS = ("page", "q", "next", "text", "name", "unit", "outcome", "before", "after", "period", "clause", "c0", "o0")
# One of each kind of column; the others are made by the same kit.
KINDS = ("person", "appointment", "tally", "award")
PARTS = {"name": "visit", "key": "visit-1", "clause_id": "QSH-20c", "subject": "appointment-1"}
FILES = {
    "空.xlsx": b"",
    "名册.xlsx": b"PK\x03\x04 not a zip",
    "名册.csv": b"\xff\xfe\x00\x00",
    "a\r\nSet-Cookie: b.csv": b"\0,\0\n",
    "长" * 300 + ".csv": "户数,类别\n=1+1,是\n".encode(),
    "名册.exe": b"MZ",
}


def _routes(found: list, before: str = "/") -> Iterator[str]:
    for one in found:
        route = before + str(one.pattern)
        yield from _routes(one.url_patterns, route) if isinstance(one, URLResolver) else [route]


ROUTES = [*_routes(get_resolver().url_patterns)]


@pytest.fixture
def client(district) -> Client:
    """A client of somebody who holds every business role, so that nothing is refused for want of a right."""
    user = make_account("li.jing", "李静")
    for role in ROLES.values():
        if role.family is Family.BUSINESS:
            make_grant(user, role, Unit.objects.get(key="district"))
    for register in REGISTERS.values():
        if not register.model.objects.exists():
            make_rows(register, full_row(register, key=f"{register.name}-1"))
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def _filled(route: str, **spoilt: str) -> str:
    for name, value in (PARTS | spoilt).items():
        route = route.replace(f"<str:{name}>", quote(value, safe=""))
    return route


def _fails(answer) -> bool:
    return answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR


def test_no_part_of_a_path_breaks_a_page(client):
    asked = {
        _filled(route, **{name: hostile})
        for route in ROUTES
        for name in PARTS
        for hostile in HOSTILE
        if f"<str:{name}>" in route
    }

    failed = [address for address in sorted(asked) if _fails(client.get(address)) or _fails(client.post(address))]

    assert failed == []


def test_no_query_breaks_a_page(client):
    routes = [route for route in ROUTES if "<str:key>" not in route or route.endswith(("preview/", "<str:key>/"))]
    asked = [(_filled(route), dict.fromkeys(PARAMETERS, hostile)) for route in routes for hostile in HOSTILE]

    failed = [(address, query["q"]) for address, query in asked if _fails(client.get(address, query))]

    assert failed == []


def test_a_day_that_is_none_is_refused_in_words(client):
    for hostile in HOSTILE:
        answers = [client.get("/own/", {"as_of": hostile}), client.post("/as-of/", {"as_of": hostile})]

        assert [answer.status_code for answer in answers] == [HTTPStatus.BAD_REQUEST] * 2, hostile
        assert client.get("/own/").context["frame"].is_today


def test_no_filter_breaks_a_list(client):
    lists = {reverse("registers:list", args=[name]): REGISTERS[name] for name in KINDS}
    lists[reverse("roster:list")] = REGISTERS["person"]
    found = {
        (address, hostile): client.get(address, dict.fromkeys((one.name for one in fields(register)), hostile))
        for address, register in lists.items()
        for hostile in HOSTILE
    }

    assert {
        asked for asked, answer in found.items() if answer.status_code != (400 if "\0" in asked[1] else 200)
    } == set()


def test_no_form_breaks_on_its_fields(client):
    for register in map(REGISTERS.get, KINDS):
        for hostile in HOSTILE:
            values = dict.fromkeys((column.name for column in register.columns), hostile)
            own = (f"{register.name}-1",)
            for page, key in (("add", ()), ("change", own), ("remove", own)):
                answer = client.post(reverse(f"registers:{page}", args=[register.name, *key]), values | {"reason": ""})

                assert answer.status_code in {400, 422}, (register.name, page, hostile)


def test_no_file_breaks_an_upload(client, district):
    for name, content in FILES.items():
        for address in (reverse("roster:import"), reverse("registers:import", args=["visit"])):
            file = SimpleUploadedFile(name, content)

            answer = client.post(address, {"file": file, "unit": "waiting"}, follow=True)

            assert answer.status_code in {200, 400, 422}, (name, address, answer.status_code)


def test_a_body_of_another_kind_is_refused(client):
    address = reverse("registers:add", args=["visit"])

    found = [
        client.post(address, b"{", content_type=kind).status_code
        for kind in ("application/json", "multipart/form-data", "multipart/form-data; boundary=a", "text/plain")
    ]

    assert [status for status in found if status not in {400, 422}] == []
