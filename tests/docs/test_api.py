"""The requests of docs/howto/api.md, each as it stands, one after the other."""

import json
import re
import shlex
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from gongdao.facts.partial import PartialDate
from gongdao.office.access.roles import ROLES
from gongdao.office.registers.register import REGISTERS
from gongdao.office.rulings.models import Adoption
from tests.factories.access import make_holder
from tests.factories.findings import make_finding, make_sweep
from tests.factories.orgs import make_unit
from tests.factories.registers import full_row, make_rows
from tests.factories.tokens import make_token

pytestmark = pytest.mark.django_db
PAGE = (Path(__file__).parents[2] / "docs/howto/api.md").read_text("utf-8")
LINES = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
HOST = "https://gongdao.example"


@pytest.fixture
def token() -> str:
    """An installation with something to read, and a token of the roster clerk."""
    district = make_unit("district", name="示例区")
    make_unit("unit-1", district, name="东河镇")
    Adoption.objects.create(key="adoption-1", pack="qsh_2009", unit=district, adopted_on=date(2009, 7, 21))
    values = {"kind": "regular", "started_on": PartialDate.parse("2016-07-21"), "ended_on": None}
    make_rows(REGISTERS["appointment"], full_row(REGISTERS["appointment"], key="a1", **values))
    make_rows(REGISTERS["person"], full_row(REGISTERS["person"], key="person-9", unit="unit-1"))
    make_finding(make_sweep(), 1)
    make_token(make_holder(ROLES["roster_clerk"], district))
    return "gongdao_secret"


def run(line: str, **variables: str) -> tuple[int, dict]:
    """Do what curl would do, with the variables filled in."""
    for name, value in {"GONGDAO": HOST, **variables}.items():
        line = line.replace(f"${name}", value)
    method, headers, body, address = "GET", {}, "", ""
    words = iter(shlex.split(line))
    assert (next(words), next(words)) == ("curl", "-s")
    for word in words:
        if word == "-X":
            method = next(words)
        elif word == "-H":
            name, _, value = next(words).partition(": ")
            headers[name] = value
        elif word == "-d":
            body = next(words)
        else:
            address = word.removeprefix(HOST)
    answer = Client(headers=headers).generic(method, address, body, headers.get("Content-Type", ""))
    return answer.status_code, answer.json()


def test_every_request_of_the_page_is_answered(token):
    following, answers = "", []
    for line in LINES:
        status, body = run(line, TOKEN=token, NEXT=following)
        following = body.get("next") or ""
        answers.append((status, len(body["items"]) if "items" in body else body.get("id") or body["title"]))

    assert answers == [
        (200, 1),
        (200, 2),
        (200, "QSH-20c"),
        (200, 1),
        (200, answers[4][1]),
        (200, 1),
        (200, 1),
        (202, "核对"),
        (200, 1),
    ]
    assert answers[4][1] > 1


def test_the_refusal_of_the_page_is_the_real_one(token):
    shown = json.loads(re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)[0])

    status, body = run('curl -s -H "Authorization: Bearer $TOKEN" "$GONGDAO/api/v1/units?limit=201"', TOKEN=token)

    assert (status, body) == (400, shown)
