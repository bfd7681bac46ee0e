from datetime import date

import pytest

from gongdao.errors import Denied, UserError
from gongdao.facts.organisation import UNIT
from gongdao.office.access.roles import RosterClerk
from gongdao.office.accounts import principals
from gongdao.office.audit.models import Event
from gongdao.office.orgs import actions, queries
from gongdao.office.orgs.models import Unit, UnitGroup
from gongdao.office.orgs.rows import NewMembership, NewUnit, UnitFacts
from tests.factories.access import make_holder
from tests.factories.orgs import make_unit

pytestmark = pytest.mark.django_db


def refused(code: str, call, **values: object) -> None:
    with pytest.raises(UserError) as caught:
        call(**values)
    assert caught.value.code == code


def test_units_are_created_in_any_order_with_their_paths():
    rows = [
        NewUnit("村", "village", parent="t", key="v"),
        NewUnit("区", "authority", key="d"),
        NewUnit("乡", "township", parent="d", key="t"),
    ]

    made = actions.create_units(by=principals.system(), rows=rows)

    assert [(unit.key, unit.path) for unit in made] == [("d", "/d/"), ("t", "/d/t/"), ("v", "/d/t/v/")]
    event = Event.objects.get()
    assert (event.act, event.rows, len(event.rows_digest)) == ("orgs.create_units", 3, 64)


def test_unit_from_a_fact_row_keeps_all_columns():
    row = {
        "unit": "u1",
        "name": "某乡",
        "kind": "township",
        "function": "police",
        "parent": None,
        "place": "某地",
        "established_on": date(2000, 1, 1),
        "abolished_on": None,
    }

    unit = actions.create_unit(by=principals.system(), row=NewUnit.from_fact(row))

    kept = {column.name: getattr(unit, column.name) for column in UNIT.columns[1:]}
    assert {"unit": unit.key, **kept} == row


def test_unit_without_key_gets_one():
    unit = actions.create_unit(by=principals.system(), row=NewUnit("某乡"))

    assert unit.key.startswith("unit-")
    assert len(unit.key) == 15


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([NewUnit("")], "name_missing"),
        ([NewUnit("甲" * 301)], "text_too_long"),
        ([NewUnit("甲", place="某" * 301)], "text_too_long"),
        ([NewUnit("甲", key="a" * 41)], "text_too_long"),
        (
            [NewUnit("甲", key=f"{n:040}", parent=f"{n - 1:040}" if n else "district") for n in range(10)],
            "too_deep",
        ),
        ([NewUnit("甲", kind="planet")], "unknown_kind"),
        ([NewUnit("甲", function="singing")], "unknown_function"),
        ([NewUnit("甲", key="A")], "key_unfit"),
        ([NewUnit("甲", key="a/b")], "key_unfit"),
        ([NewUnit("甲", key="district")], "key_taken"),
        ([NewUnit("甲", key="a"), NewUnit("乙", key="a")], "key_taken"),
        ([NewUnit("甲", key="a", parent="nowhere")], "parent_missing"),
        ([NewUnit("甲", key="a", parent="b"), NewUnit("乙", key="b", parent="a")], "circle"),
        ([NewUnit("甲", established_on=date(2000, 1, 2), abolished_on=date(2000, 1, 2))], "ends_before_start"),
    ],
)
def test_unfit_units_are_refused_altogether(rows, code):
    make_unit()

    refused(code, actions.create_units, by=principals.system(), rows=[NewUnit("好", key="good"), *rows])

    assert (list(Unit.objects.values_list("key", flat=True)), Event.objects.count()) == (["district"], 0)


def test_clerk_creates_below_the_own_area_only():
    district, other = make_unit(), make_unit("other")
    clerk = make_holder(RosterClerk, district)

    made = actions.create_unit(by=clerk, row=NewUnit("乡", parent="district", key="t"))
    with pytest.raises(Denied):
        actions.create_unit(by=clerk, row=NewUnit("乡", parent="other", key="t2"))
    with pytest.raises(Denied):
        actions.create_unit(by=clerk, row=NewUnit("新区", key="d2"))

    assert set(Unit.objects.all()) == {district, other, made}
    assert list(Event.objects.order_by("id").values_list("result", flat=True)) == ["done", "denied", "denied"]


def test_renaming_keeps_the_old_name_in_the_record():
    unit = make_unit(name="旧名")

    renamed = actions.rename_unit(by=principals.system(), unit=unit, name=" 新名 ")

    assert renamed.name == "新名"
    assert Event.objects.get().data == {"before": {"name": "旧名"}, "after": {"name": "新名"}}


def test_renaming_to_nothing_is_refused():
    unit = make_unit(name="旧名")

    refused("name_missing", actions.rename_unit, by=principals.system(), unit=unit, name=" ")

    unit.refresh_from_db()
    assert (unit.name, Event.objects.count()) == ("旧名", 0)


def facts(**values) -> UnitFacts:
    return UnitFacts(
        **{"name": "旧名", "kind": None, "place": None, "established_on": None, "abolished_on": None, **values}
    )


def test_unit_is_corrected_and_the_event_keeps_both():
    unit = make_unit(name="旧名")

    actions.correct_unit(by=principals.system(), unit=unit, facts=facts(place="东河", established_on=date(1995, 1, 1)))

    unit.refresh_from_db()
    assert UnitFacts.of(unit) == facts(place="东河", established_on=date(1995, 1, 1))
    data = Event.objects.get().data
    assert (data["before"]["place"], data["after"]["place"], data["after"]["established_on"]) == (
        None,
        "东河",
        "1995-01-01",
    )


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("name_missing", {"name": " "}),
        ("text_too_long", {"place": "长" * 301}),
        ("unknown_kind", {"kind": "palace"}),
        ("unknown_function", {"function": "singing"}),
        ("ends_before_start", {"established_on": date(2000, 1, 1), "abolished_on": date(2000, 1, 1)}),
        ("nothing_changed", {}),
    ],
)
def test_faulty_correction_is_refused(code, values):
    unit = make_unit(name="旧名")

    refused(code, actions.correct_unit, by=principals.system(), unit=unit, facts=facts(**values))

    unit.refresh_from_db()
    assert (UnitFacts.of(unit), Event.objects.count()) == (facts(), 0)


def test_units_join_groups():
    make_unit()
    rows = [NewMembership("district", "ranking", "甲组"), NewMembership("district", "exchange", "乙组", key="m1")]

    made = actions.join_groups(by=principals.system(), rows=rows)

    assert [(row.unit.key, row.purpose, row.group) for row in made] == [
        ("district", "ranking", "甲组"),
        ("district", "exchange", "乙组"),
    ]
    assert Event.objects.get().rows == 2


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (NewMembership("nowhere", "ranking", "甲组"), "unit_missing"),
        (NewMembership("district", "dancing", "甲组"), "unknown_purpose"),
        (NewMembership("district", "ranking", "甲组", key="m1"), "membership_taken"),
        (NewMembership("district", "ranking", " "), "group_missing"),
        (
            NewMembership("district", "ranking", "甲组", started_on=date(2000, 1, 2), ended_on=date(2000, 1, 1)),
            "ends_before_start",
        ),
    ],
)
def test_unfit_membership_is_refused(row, code):
    UnitGroup.objects.create(key="m1", unit=make_unit(), purpose="ranking", group="甲组")

    refused(code, actions.join_group, by=principals.system(), row=row)

    assert (UnitGroup.objects.count(), Event.objects.count()) == (1, 0)


def test_subtree_is_the_unit_and_what_stands_below_it_and_no_namesake():
    district = make_unit("d")
    town = make_unit("t", district)
    village = make_unit("v", town)
    make_unit("t1", district)
    make_unit("d1")

    assert list(queries.subtree(town)) == [town, village]
    assert [queries.is_within(unit, town) for unit in (town, village, district)] == [True, True, False]


def test_tree_shows_the_units_of_a_day():
    make_unit("old", abolished_on=date(2010, 1, 1))
    make_unit("new", established_on=date(2010, 1, 1))
    make_unit("always")

    assert [unit.key for unit in queries.tree(date(2009, 12, 31))] == ["always", "old"]
    assert [unit.key for unit in queries.tree(date(2010, 1, 1))] == ["always", "new"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("t1", {"t1", "v"}),
        ("东河镇（t1）", {"t1", "v"}),
        ("别名（t1）", {"t1", "v"}),
        ("东", {"t1", "v"}),
        ("河镇", {"t1"}),
        ("无", set()),
    ],
)
def test_a_text_names_units_by_key_with_all_below_or_by_a_part_of_the_name(text, found):
    district = make_unit("d", name="示例区")
    make_unit("v", make_unit("t1", district, name="东河镇"), name="东一村")
    make_unit("t2", district, name="西山镇")

    assert {unit.key for unit in queries.called(text)} == found
    assert {unit.key for unit in queries.with_children(Unit.objects.all()) if unit.has_children} == {"d", "t1"}
