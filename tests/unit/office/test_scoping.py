"""Tables answer for an actor, or for all with a reason; anything else is a bug that shows.

What a test asks is let pass (tests/servers/tables.py); so these ask as the product does, from a file elsewhere.
"""

from collections.abc import Callable
from datetime import date
from threading import Thread

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from gongdao.office import scoping
from gongdao.office.access.roles import RosterClerk, UnitClerk
from gongdao.office.audit.models import Event
from gongdao.office.files.models import Upload
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.people.registers import PERSON
from gongdao.office.registers.register import REGISTERS
from gongdao.office.rulings.models import Change, Finding, OutcomeCount
from gongdao.office.rulings.queries import findings
from gongdao.office.scoping import NotScoped
from tests.factories.access import make_holder
from tests.factories.accounts import make_user
from tests.factories.findings import make_finding, make_sweep
from tests.factories.orgs import make_unit
from tests.factories.registers import full_row, make_rows

pytestmark = pytest.mark.django_db


def as_the_product(question: str) -> Callable[[object], object]:
    """Compile a question so that it stands in a file of the product."""
    return eval(compile(f"lambda table: {question}", "/product/rooms.py", "eval"))  # noqa: S307 -- our own text


QUESTIONS = (
    "table.objects.all()",
    "table.objects.filter(pk=1)",
    "table.objects.get(pk=1)",
    "table.objects.count()",
    "table.objects.exists()",
    "table.objects.first()",
    "table.objects.values_list('pk')",
    "table.objects.select_related()",
    "table.objects.update(pk=1)",
    "table.objects.using('default')",
    "table.objects.get_or_create(pk=1)",
    "table.objects.aggregate(models=1)",
    "table.objects.in_bulk()",
    "table.objects.raw('SELECT 1')",
    "list(table.objects.iterator())",
)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("table", [Unit, Person, Event, Finding], ids=lambda table: table.__name__)
def test_question_without_actor_or_reason_raises(table, question):
    with pytest.raises(NotScoped, match=rf"^{table.__name__}\.objects: say for whom"):
        as_the_product(question)(table)


def test_every_table_of_the_product_is_guarded():
    own = [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("gongdao.")
        for model in config.get_models()
    ]

    assert len(own) > 100
    assert scoping.check_managers() == []
    for model in own:
        with pytest.raises(NotScoped):
            as_the_product("table.objects.all()")(model)


def test_product_does_not_start_with_an_open_table(monkeypatch):
    monkeypatch.setattr(Unit._meta, "default_manager", models.Manager())

    assert [(found.id, found.msg) for found in scoping.check_managers()] == [
        ("access.E003", "The manager of orgs.Unit gives every row to everybody")
    ]


def test_what_refers_to_a_row_is_guarded_and_keeps_to_the_row():
    district = make_unit()
    own = make_unit("own", district)
    make_unit("deep", own)

    with pytest.raises(NotScoped):
        as_the_product("table.children.all()")(district)
    found = as_the_product("table.children.unscoped(reason='试验')")(district)

    assert [unit.key for unit in found] == ["own"]


def test_rows_are_written_followed_and_deleted_without_asking():
    district = as_the_product("table.objects.create(key='d', name='区', path='/d/')")(Unit)
    unit = make_unit("own", district)

    unit.name = "新名"
    as_the_product("table.save()")(unit)
    as_the_product("table.refresh_from_db()")(unit)
    fetched = as_the_product("table.objects.unscoped(reason='试验').get(key='own')")(Unit)
    parent = as_the_product("table.parent.name")(fetched)
    as_the_product("table.delete()")(unit)

    assert (unit.name, parent, Unit.objects.count()) == ("新名", "区", 1)
    assert list(as_the_product("table.objects.none()")(Unit)) == []


def test_reason_is_needed():
    for blank in ("", "  "):
        with pytest.raises(NotScoped):
            Unit.objects.unscoped(reason=blank)
        with pytest.raises(NotScoped), scoping.opened(reason=blank):
            pass


def test_opened_ends_with_its_block():
    make_unit()
    with scoping.opened(reason="试验"):
        assert as_the_product("table.objects.count()")(Unit) == 1

    with pytest.raises(NotScoped):
        as_the_product("table.objects.count()")(Unit)


def test_what_one_thread_opens_stays_shut_for_another():
    seen: list[str] = []

    def ask() -> None:
        try:
            as_the_product("table.objects.all()")(Unit)
        except NotScoped as refusal:
            seen.append(type(refusal).__name__)

    with scoping.opened(reason="试验"):
        thread = Thread(target=ask)
        thread.start()
        thread.join()
    as_the_product("table.objects.unscoped(reason='试验')")(Unit)
    ask()

    assert seen == ["NotScoped", "NotScoped"]


def test_table_without_a_rule_has_no_scope():
    with pytest.raises(NotScoped, match="no rule says which rows of OutcomeCount an actor reaches"):
        as_the_product("table.objects.scoped(by=None)")(OutcomeCount)


def test_every_register_and_every_finding_has_a_rule():
    by = make_user("stranger")
    tables = {*(one.model for one in REGISTERS.values()), Finding, Change}

    assert len(tables) > 100
    for table in tables:
        assert list(table.objects.scoped(by=by, permission=PERSON.read)) == []


def test_scoped_gives_what_the_actor_reaches_on_the_day():
    district = make_unit()
    for key in ("unit-1", "unit-2"):
        make_unit(key, district)
        make_rows(PERSON, full_row(PERSON, key=f"p-{key}", unit=key))
    clerk = make_holder(RosterClerk, Unit.objects.get(key="unit-1"))

    def seen(on: date | None) -> list[str]:
        return [one.key for one in Person.objects.scoped(by=clerk, permission=PERSON.read, on=on)]

    assert seen(None) == ["p-unit-1"]
    assert seen(date(1999, 12, 31)) == []
    assert list(Person.objects.scoped(by=make_user("stranger"), permission=PERSON.read)) == []


def test_scoped_takes_one_question_to_the_database(django_assert_num_queries):
    clerk = make_holder(RosterClerk, make_unit())

    with django_assert_num_queries(2):  # the grants and the rows
        list(Person.objects.scoped(by=clerk, permission=PERSON.read))


def test_findings_are_scoped_as_their_pages_show_them():
    district = make_unit()
    for key in ("unit-1", "unit-2"):
        make_unit(key, district)
    sweep = make_sweep()
    for number, (unit, level) in enumerate((("unit-1", "internal"), ("unit-1", "restricted"), ("unit-2", "internal"))):
        make_finding(sweep, number, unit, level=level)
    by = make_holder(UnitClerk, Unit.objects.get(key="unit-1"))

    scoped = Finding.objects.scoped(by=by, permission="rules:finding:read")

    assert [(one.unit.key, one.level) for one in scoped] == [("unit-1", "internal")]
    assert list(scoped) == list(findings(by, sweep))


def test_what_belongs_to_an_account_is_given_to_it_alone():
    values = {
        "name": "a.csv",
        "size": 1,
        "sha256": "0" * 64,
        "purpose": "roster",
        "kind": "csv",
        "created_at": timezone.now(),
    }
    for key in ("zhang", "li"):
        Upload.objects.create(key=f"upload-{key}", by_key=key, **values)

    assert [one.key for one in Upload.objects.scoped(by=make_user("zhang"))] == ["upload-zhang"]


def test_unique_is_unique_among_all_rows_also_those_out_of_sight():
    register = REGISTERS["retirement"]
    make_unit("unit-1", make_unit())
    make_rows(register, full_row(register))
    second = register.model.objects.get(key="k1")
    second.pk, second.key = None, "k2"

    with pytest.raises(ValidationError) as refused:
        as_the_product("table.validate_constraints()")(second)

    assert [error.code for error in refused.value.error_dict["__all__"]] == ["retirement_once"]
