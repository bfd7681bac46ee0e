"""Every policy and every filter of a listed set, taken away one by one: the walk notices each (make walk-teeth)."""

import os
from collections.abc import Callable
from importlib import import_module
from itertools import product

import pytest
from django.db.models import Q
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from gongdao.office.access.ties import Away, Tie
from gongdao.office.orgs.models import Unit
from tests.walk import walk, world

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.skipif(not os.environ.get("GONGDAO_TEETH"), reason="make walk-teeth"),
]
FIRST = ("ranged", "leader", "supervision_clerk")  # who see most of what a filter could let out
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
def everybody(settings):
    settings.GONGDAO_SECOND_FACTOR = "optional"
    found = world.build()
    return [found.pop(name) for name in FIRST] + list(found.values())


def _is_noticed(everybody: list, take_away: Callable[[pytest.MonkeyPatch], None], view: Callable | None = None) -> bool:
    """Ask each address twice, as it is and with something taken away, until the answers differ; test_walk.py holds the
    answers as they are against golden.txt."""
    probes = [one for one in walk.probes() if view is None or resolve(one.path.partition("?")[0]).func is view]
    probes.sort(key=lambda one: not one.relation)
    for user in everybody:
        if user is not None:
            world.become(user)
        client = walk.client_of(user)
        for probe, method in product(probes, ("GET", "POST")):
            as_it_is = walk.ask(client, method, probe.path)
            with pytest.MonkeyPatch.context() as patch:
                take_away(patch)
                if walk.ask(client, method, probe.path) != as_it_is:
                    return True
    return False


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.__module__}.{view.__name__}")
def test_a_view_without_its_policy_is_noticed(view, everybody):
    assert _is_noticed(everybody, lambda patch: patch.setattr(view, "policy", None), view)


@pytest.mark.parametrize(("module", "name", "instead"), FILTERS, ids=[name for _, name, _ in FILTERS])
def test_a_filter_taken_away_is_noticed(module, name, instead, everybody):
    assert _is_noticed(everybody, lambda patch: patch.setattr(import_module(module), name, instead))
