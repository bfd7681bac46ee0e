"""Every address, path part and query parameter of every page with values that no page of ours sends."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gongdao.office.access.roles import ROLES, Family
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit
from gongdao.office.registers.register import REGISTERS
from tests.factories.access import make_grant
from tests.factories.accounts import make_user as make_account
from tests.factories.registers import full_row, make_rows

pytestmark = pytest.mark.django_db

HOSTILE = (
    "\0",
    "a\0b",
    "\x1b[31m\r\nSet-Cookie: a=b",
    "%00",
    "%",
    "'; DROP TABLE people_person; --",
    '" OR 1=1',
    "<script>alert(1)</script>",
    "{{ 7 }}{% debug %}",
    "=cmd|'/c calc'!A1",
    "../../etc/passwd",
    "\u202e\u200b\ufeff",
    "𠀀" * 60,
    "长" * 3000,
    "-1",
    "0",
    "1e9",
    "9" * 40,
    "²",
    "١٢",
    "NaN",
    "abc",
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "2026-13-45",
    "None",
    "[]",
)
PARAMETERS = ("as_of", "page", "q", "next", "text", "unit", "outcome", "period", "clause", "subject_kind", "c0", "o0")
DAYS = {"0001-01-01", "9999-12-31", "2026-02-30", "2026-13-45"}


def patterns(found: list, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in found:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, route)
        else:
            yield route, one


ROUTES = [route for route, _ in patterns(get_resolver().url_patterns)]
PARTS = {"name": [*REGISTERS], "key": ["k1"], "clause_id": ["QSH-20c"], "subject": ["k1"]}


@pytest.fixture
def client(district) -> Client:
    """A client of somebody who holds every business role, so that nothing is refused for want of a right."""
    user: User = make_account("li.jing", "李静")
    for role in ROLES.values():
        if role.family is Family.BUSINESS:
            make_grant(user, role, Unit.objects.get(key="district"))
    for register in REGISTERS.values():
        if not register.model.objects.filter(key="k1").exists():
            make_rows(register, full_row(register))
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def addresses(route: str, hostile: str | None = None) -> Iterator[str]:
    """Fill a route with what exists, or with one hostile part at a time."""
    names = [piece.partition(">")[0].partition(":")[2] for piece in route.split("<")[1:]]
    for spoilt in names if hostile is not None else [None]:
        address = "/" + route
        for name in names:
            value = hostile if name == spoilt else PARTS[name][-1]
            address = address.replace(f"<str:{name}>", _quoted(value))
        yield address


def _quoted(value: str) -> str:
    from urllib.parse import quote

    return quote(value, safe="")


def refused_badly(answer) -> bool:
    return answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR


@pytest.mark.database
@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_no_path_breaks_a_page(client, hostile):
    asked = [address for route in ROUTES for address in addresses(route, hostile)]

    failed = {
        (method, address)
        for address in asked
        for method in ("get", "post")
        if refused_badly(getattr(client, method)(address))
    }

    assert failed == set()


@pytest.mark.database
@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_no_query_breaks_a_page(client, hostile):
    everything = dict.fromkeys((name for name in PARAMETERS if name != "as_of"), hostile)
    asked = [(address, query) for route in ROUTES for address in addresses(route) for query in (everything,)]
    asked.append(("/own/", {"as_of": hostile}))

    failed = {address for address, query in asked if refused_badly(client.get(address, query))}

    assert failed == set()


@pytest.mark.database
@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_no_filter_breaks_a_list(client, hostile):
    from gongdao.office.registers.filters import fields

    lists = [(reverse("registers:list", args=[name]), register) for name, register in REGISTERS.items()]
    lists.append((reverse("roster:list"), REGISTERS["person"]))

    failed = {
        (address, one.name)
        for address, register in lists
        for one in fields(register)
        if client.get(address, {one.name: hostile}).status_code not in {HTTPStatus.OK, HTTPStatus.BAD_REQUEST}
    }

    assert failed == set()


@pytest.mark.database
@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_no_form_breaks_on_a_field(client, hostile):
    failed = set()
    for name, register in REGISTERS.items():
        fields = dict.fromkeys((column.name for column in register.columns), hostile)
        for page, key in (("add", ()), ("change", ("k1",)), ("remove", ("k1",))):
            answer = client.post(reverse(f"registers:{page}", args=[name, *key]), fields | {"reason": ""})
            if refused_badly(answer):
                failed.add((name, page))

    assert failed == set()
