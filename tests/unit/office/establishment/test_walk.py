"""Every action of this room: one event when it is done, and nothing but the denial when it is refused."""

import inspect
from collections.abc import Callable
from datetime import date

import pytest
from django.apps import apps

from gongdao.errors import Denied
from gongdao.office.access.roles import Leader, RosterClerk
from gongdao.office.accounts.models import User
from gongdao.office.audit.models import Event, Leaf
from gongdao.office.establishment import actions
from gongdao.office.establishment.ledger import Account
from gongdao.office.establishment.models import Quota
from gongdao.office.orgs.models import Unit
from tests.factories.access import make_holder
from tests.factories.accounts import make_user
from tests.factories.orgs import make_unit

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
AT = {"level": "stock", "on": DAY}
NAMES = [
    name
    for name, function in inspect.getmembers(actions, inspect.isfunction)
    if function.__module__ == actions.__name__ and not name.startswith("_")
]


@pytest.fixture
def unit() -> Unit:
    unit = make_unit()
    Quota.objects.create(key="q1", unit=unit, level="stock", approved=2)
    return unit


def prepared(name: str, unit: Unit) -> Callable[[User], object]:
    kept = {"unit": unit, "account": Account.FROZEN, "purpose": "机构改革", **AT}
    hold = None
    if name == "release_place":
        hold = actions.keep_place(by=make_holder(RosterClerk, unit, "other"), **kept)
    values = {
        "settle_ledger": {},
        "export_ledger": {"on": DAY},
        "keep_place": kept,
        "release_place": {"hold": hold, "on": DAY},
        "permit_excess": {"unit": unit, "places": 1, "document": "批复", **AT},
    }[name]
    return lambda by: getattr(actions, name)(by=by, **values)


@pytest.mark.parametrize("name", NAMES)
def test_action_with_the_right_leaves_exactly_one_event_and_leaf(name, unit):
    call = prepared(name, unit)
    by = make_holder(Leader if name == "permit_excess" else RosterClerk, unit)
    before = Event.objects.count()

    call(by)

    assert Event.objects.count() == Leaf.objects.count() == before + 1


@pytest.mark.parametrize("name", NAMES)
def test_action_without_the_right_leaves_only_the_denial(name, unit):
    call, stranger = prepared(name, unit), make_user("stranger")
    models = apps.get_app_config("establishment").get_models()
    stored = {model: list(model.objects.order_by("pk").values()) for model in models}
    before = Event.objects.count()

    with pytest.raises(Denied):
        call(stranger)

    assert {model: list(model.objects.order_by("pk").values()) for model in stored} == stored
    assert list(Event.objects.order_by("-pk").values_list("actor_key", "result"))[: Event.objects.count() - before] == [
        ("stranger", "denied")
    ]
