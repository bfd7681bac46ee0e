"""Every address, as everybody, about everybody: what is answered is what stands in golden.txt (make walk WRITE=1)."""

import os
from pathlib import Path

import pytest
from django.urls import get_resolver

from gongdao.office.audit.models import Event
from tests.walk import walk, world

GOLDEN = Path(__file__).with_name("golden.txt")
SHORT = ("GET", "POST")

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _quiet(settings):
    settings.GONGDAO_SECOND_FACTOR = "optional"


def test_every_address_answers_everybody_as_written():
    methods = walk.METHODS if os.environ.get("GONGDAO_WALK") == "long" else SHORT
    lines, asked = take_walk(methods)
    if os.environ.get("GONGDAO_WALK_WRITE"):
        GOLDEN.write_text("\n".join([head(), *lines, ""]), encoding="utf-8")
    golden = GOLDEN.read_text(encoding="utf-8").splitlines()
    expected = [line for line in golden[1:] if line.split()[0] in methods]

    assert golden[0] == head()
    assert lines == expected
    assert not [line for line in lines if "500" in line]
    assert asked == len(lines) * len(world.EVERYBODY)


def test_every_pattern_is_walked():
    assert not [probe.path for probe in walk.probes() if "<" in probe.path]
    walked = {probe.route for probe in walk.probes()}
    patterns = {route for route, _ in walk.routes(get_resolver().url_patterns)}

    assert {pattern for pattern in patterns if not _is_walked(pattern, walked)} == set()


def _is_walked(pattern: str, walked: set[str]) -> bool:
    return pattern in walked or any(pattern.replace("<str:name>", name) in walked for name in world.WALKED)


def head() -> str:
    return f"METHOD route relation | {' '.join(world.EVERYBODY)}"


def take_walk(methods: tuple[str, ...]) -> tuple[list[str], int]:
    """Ask everything; a line for each method, address and relation, with an answer for each who asks."""
    users = world.build()
    event = Event.objects.earliest("pk").pk
    wanted = [(method, probe) for probe in walk.probes() for method in methods if _is_asked(method, probe)]
    answers: dict[tuple[str, walk.Probe], list[str]] = {one: [] for one in wanted}
    for user in users.values():
        if user is not None:
            world.become(user)
        client = walk.client_of(user)
        for method, probe in wanted:
            answers[method, probe].append(walk.ask(client, method, walk.with_event(probe, event).path))
    lines = [
        f"{method} {probe.route} {probe.relation or '*'} | {' '.join(found)}"
        for (method, probe), found in answers.items()
    ]
    return lines, sum(map(len, answers.values()))


def _is_asked(method: str, probe: walk.Probe) -> bool:
    """HEAD, PUT and DELETE are asked about one object only: they do not depend on it."""
    return method in SHORT or probe.relation.partition("-")[0] in ("", "outside")
