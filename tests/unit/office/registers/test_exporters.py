from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import Kind
from gongdao.office.orgs.models import Unit, UnitGroup
from gongdao.office.registers import exporters
from gongdao.office.registers.values import span
from tests.factories.registers import REGISTERS, full_row, make_rows

ELSEWHERE = {"unit", "unit_group", "coverage", "calendar_day", "exception", "complaint"}
# Where all required columns together must not stand twice, the second row is about another.
APART = {
    "attendance": {"person": "person-2"},
    "kinship": {"relative": "person-2"},
    "retirement": {"person": "person-2"},
    "exam_result": {"person": "person-2"},
    "elector": {"person": "person-2"},
    "nomination": {"person": "person-2"},
    "self_check": {"launched_on": date(2026, 3, 6)},
}


def _as_fact(register, row):
    return {register.relation.key: row["key"], **{name: value for name, value in row.items() if name != "key"}}


def test_every_relation_has_a_register_or_a_room_of_its_own():
    assert set(REGISTERS) == set(RELATIONS) - ELSEWHERE


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.parametrize("register", REGISTERS.values(), ids=REGISTERS)
def test_facts_equal_what_was_stored(register, district):
    full = full_row(register)
    sparse = {column.name: None for column in register.columns} | {
        column.name: full[column.name]
        for column in register.columns
        if register.is_required(column) or column.name in {path.partition("__")[0] for path in register.owner}
    }
    sparse |= APART.get(register.name, {})
    make_rows(register, full, {"key": "k2", **sparse})

    facts = {row[register.relation.key]: row for row in exporters.export(register.model)}

    assert {key: facts[key] for key in ("k1", "k2")} == {
        "k1": _as_fact(register, full),
        "k2": _as_fact(register, {"key": "k2", **sparse}),
    }


@pytest.mark.django_db
@pytest.mark.parametrize("register", REGISTERS.values(), ids=REGISTERS)
def test_facts_have_the_columns_of_the_relation_in_order(register, district):
    make_rows(register, full_row(register))

    row = next(exporters.export(register.model))

    assert list(row) == [column.name for column in register.relation.columns]


@pytest.mark.django_db
def test_exporters_stream_each_register_by_its_own_name(district):
    make_rows(REGISTERS["credit"], full_row(REGISTERS["credit"], key="c1"))
    made = exporters.exporters(register.model for register in REGISTERS.values())

    counts = {name: len(list(stream())) for name, stream in made.items()}

    assert {name: count for name, count in counts.items() if count} == {"person": 1, "credit": 1}


@pytest.mark.django_db
def test_facts_are_read_in_one_query_per_register(district, django_assert_num_queries):
    register = REGISTERS["appointment"]
    make_rows(register, full_row(register, key="a1"), full_row(register, key="a2"), full_row(register, key="a3"))

    with django_assert_num_queries(1):
        rows = list(exporters.export(register.model))

    assert [row["appointment"] for row in rows] == ["a1", "a2", "a3"]


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from([4, 7, 10]))
def test_a_span_of_days_is_the_partial_date_it_came_from(day, length):
    value = PartialDate.parse(day.isoformat()[:length])

    assert span(value.first, value.last) == value


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_values_come_back_as_they_were(district, data):
    register = REGISTERS["study_event"]
    register.model.objects.all().delete()
    row = full_row(register)
    for column in register.columns:
        if column.kind is Kind.TEXT and not column.refers:
            row[column.name] = data.draw(
                st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=300)
            )
        if column.kind is Kind.DECIMAL:
            row[column.name] = data.draw(st.none() | st.decimals(0, 9_999_999, places=2))
        if column.kind is Kind.DAY:
            row[column.name] = data.draw(st.none() | st.dates())
    make_rows(register, row)

    assert exporters.row_of(register, "k1") == _as_fact(register, row)


@pytest.mark.django_db
def test_units_and_groups_are_exported_as_any_other_table(district):
    unit = Unit.objects.get(key="unit-1")
    UnitGroup.objects.create(key="g1", unit=unit, purpose="ranking", group="乡镇组", started_on=date(2026, 1, 1))

    made = exporters.exporters((Unit, UnitGroup))

    assert next(row for row in made["unit"]() if row["unit"] == "unit-1") == {
        "unit": "unit-1",
        "name": "东河镇",
        "kind": "township",
        "function": None,
        "parent": "district",
        "place": "东河",
        "established_on": None,
        "abolished_on": None,
    }
    assert list(made["unit_group"]()) == [
        {
            "membership": "g1",
            "unit": "unit-1",
            "purpose": "ranking",
            "group": "乡镇组",
            "started_on": date(2026, 1, 1),
            "ended_on": None,
        }
    ]
