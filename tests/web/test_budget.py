"""Every page asks at most twenty questions, and not one more when there is more to show."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongdao.office.registers.register import REGISTERS
from tests.factories.findings import DAY
from tests.factories.orgs import make_unit
from tests.factories.registers import full_row, make_rows

LIMIT = 20
BOOKKEEPING = ("BEGIN", "SAVEPOINT", "RELEASE")
# That something restricted was read goes into the record, which asks for its own end.
RECORDING = re.compile(r'^INSERT INTO "audit_|FROM "audit_(log|leaf|node)"')
ABOUT_PERSONS = ("appointment", "education", "credit", "enrolment", "visit", "attendance", "leave", "tally", "award")
PAGES = {
    "dashboard": reverse("rules:dashboard"),
    "findings": reverse("rules:findings"),
    "findings of a unit": reverse("rules:findings") + "?unit=district&name=官",
    "changes": reverse("rules:changes"),
    "book": reverse("rules:book"),
    "document": reverse("rules:document", args=["qsh_2009"]),
    "clauses": reverse("rules:clauses"),
    "clause": reverse("rules:clause", args=["QSH-20c"]),
    "adoption": reverse("rules:adoption"),
    "numbers": reverse("rules:numbers", args=["adoption-1"]),
    "comparison": reverse("rules:compare"),
    "explanation": reverse("rules:explanation", args=["QSH-20c", "a1"]),
    "waiting": reverse("rules:waiting", args=["person-1"]),
    "waiting for a post": reverse("rules:waiting", args=["person-1"]) + "?post=post-1",
    "roster": reverse("roster:list"),
    "roster of a unit": reverse("roster:list") + "?unit=unit-1&outcome=fails",
    "person": reverse("roster:person", args=["person-1"]),
    "own record": reverse("roster:own"),
    "units": reverse("orgs:list"),
    "unit": reverse("orgs:unit", args=["unit-1"]),
    "topmost unit": reverse("orgs:unit", args=["district"]),
    "unit names": reverse("shell:unit_names") + "?unit=镇",
    "search": reverse("shell:search") + "?q=官",
    "appointments": reverse("registers:list", args=["appointment"]),
    "appointment": reverse("registers:record", args=["appointment", "a1"]),
    "change of an appointment": reverse("registers:change", args=["appointment", "a1"]),
    "post": reverse("registers:record", args=["post", "post-1"]),
    "visits": reverse("registers:list", args=["visit"]),
    "export": reverse("registers:export", args=["appointment"]),
    "jobs": reverse("jobs:list"),
    "security": reverse("accounts:security"),
    "accounts": reverse("accounts:users"),
    "grants": reverse("accounts:grants"),
    "proposal of a grant": reverse("accounts:propose"),
    "record": reverse("record:events"),
    "checkpoints": reverse("record:checkpoints"),
}
ASKING = {
    "accounts": "system_administrator",
    "grants": "security_administrator",
    "proposal of a grant": "security_administrator",
    "record": "audit_administrator",
    "checkpoints": "audit_administrator",
    "numbers": "leader",
    "comparison": "leader",
    "topmost unit": "leader",
    "change of an appointment": "roster_clerk",
}
TWICE = ("leader", "roster_clerk", "unit_clerk")


@pytest.fixture
def grow(official, make_finding) -> Callable[[range], None]:
    """An official with a row in many registers, about whom something was found; called, there are others beside."""
    for name in ABOUT_PERSONS:
        make_rows(REGISTERS[name], full_row(REGISTERS[name], key=f"{name}-1", person="person-1"))
    make_finding(1)

    def more(numbers: range) -> None:
        for number in numbers:
            make_unit(f"village-{number}", None, name=f"村{number}")
            make_finding(number)
            for name in ABOUT_PERSONS[:4]:
                make_rows(REGISTERS[name], full_row(REGISTERS[name], key=f"{name}-{number}", person=f"person-{number}"))

    return more


def _asked(client: Client, path: str) -> list[str]:
    separator = "&" if "?" in path else "?"
    address = f"{path}{separator}as_of={DAY}"
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    assert answer.status_code in (200, 302)
    asked = (query["sql"] for query in captured if not query["sql"].startswith(BOOKKEEPING))
    return [sql for sql in asked if not RECORDING.search(sql)]


def _told(asked: list[str]) -> str:
    """Name the tables asked, in their order."""
    return " ".join(",".join(re.findall(r'(?:FROM|INTO|UPDATE) "(\w+)"', sql)[:2]) for sql in asked)


def _who(page: str) -> tuple[str, ...]:
    return (ASKING[page],) if page in ASKING else TWICE


@pytest.mark.parametrize(("page", "role"), [(page, role) for page in PAGES for role in _who(page)])
def test_page_keeps_within_its_questions_also_when_there_is_more(sign_in, grow, page, role):
    client = sign_in(role, unit="unit-1" if role == "unit_clerk" else "district")

    grow(range(2, 4))
    few = _asked(client, PAGES[page])
    grow(range(4, 20))
    many = _asked(client, PAGES[page])

    assert len(few) <= LIMIT, _told(few)
    assert len(many) <= len(few), _told(many)
