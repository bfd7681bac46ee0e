"""Every policy and every filter of a listed set, taken away one by one: the walk notices each (make walk-teeth)."""

import os
from importlib import import_module

import pytest
from django.db.models import Q
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from gongdao.office.access.ties import Away, Tie
from gongdao.office.orgs.models import Unit
from tests.walk import walk, world
from tests.walk.test_walk import GOLDEN

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.skipif(not os.environ.get("GONGDAO_TEETH"), reason="make walk-teeth"),
]
EVERYTHING = Q(pk__isnull=False)
# Module, name, and what stands in its place: each lets somebody see or do more.
FILTERS = (
    ("gongdao.office.access.allow", "barred", lambda *_: Away()),
    ("gongdao.office.access.allow", "_within", lambda *_: (EVERYTHING, EVERYTHING)),
    ("gongdao.office.access.allow", "_lack", lambda *_: None),
    ("gongdao.office.access.queries", "away", lambda by, _: Away({by.person_key: Tie.SELF})),
    ("gongdao.office.access.reading", "note", lambda *_: None),
    ("gongdao.office.access.allow", "_at_units", lambda *_: EVERYTHING),
    ("gongdao.office.access.allow", "_of", lambda *_: EVERYTHING),
    ("gongdao.office.access.queries", "units_of", lambda *_: Unit.objects.all()),
    ("gongdao.office.access.queries", "covers", lambda *_: True),
    ("gongdao.office.access.queries", "is_cleared", lambda *_: True),
    ("gongdao.office.registers.scope", "may", lambda *_, **__: True),
)


def _below(found: list) -> list:
    views = []
    for one in found:
        views += _below(one.url_patterns) if isinstance(one, URLResolver) else []
        views += [one.callback] if isinstance(one, URLPattern) and hasattr(one.callback, "policy") else []
    return views


VIEWS = list(dict.fromkeys(_below(get_resolver().url_patterns)))


@pytest.fixture
def noticed(settings):
    """Walk until an answer is not the written one."""
    settings.GONGDAO_SECOND_FACTOR = "optional"
    users = world.build()
    golden = dict(line.split(" | ") for line in GOLDEN.read_text(encoding="utf-8").splitlines()[1:])

    def differs(view=None) -> bool:
        probes = [one for one in walk.probes() if view is None or resolve(one.path.partition("?")[0]).func is view]
        for place, user in enumerate(users.values()):
            if user is not None:
                world.become(user)
            client = walk.client_of(user)
            for probe in probes:
                for method in ("GET", "POST"):
                    written = golden[f"{method} {probe.route} {probe.relation or '*'}"].split()[place]
                    if walk.ask(client, method, probe.path) != written:
                        return True
        return False

    return differs


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.__module__}.{view.__name__}")
def test_a_view_without_its_policy_is_noticed(view, noticed, monkeypatch):
    monkeypatch.setattr(view, "policy", None)

    assert noticed(view)


@pytest.mark.parametrize(("module", "name", "instead"), FILTERS, ids=[name for _, name, _ in FILTERS])
def test_a_filter_taken_away_is_noticed(module, name, instead, noticed, monkeypatch):
    monkeypatch.setattr(import_module(module), name, instead)

    assert noticed()
