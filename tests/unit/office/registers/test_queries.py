from datetime import date
from decimal import Decimal

import pytest

from gongdao.errors import Denied
from gongdao.facts.partial import PartialDate
from gongdao.office.access.roles import TrainingClerk, UnitClerk
from gongdao.office.registers import filters, queries
from gongdao.office.registers.queries import Cell
from tests.factories.access import make_holder
from tests.factories.accounts import make_user
from tests.factories.registers import REGISTERS, full_row, make_rows

CREDIT = REGISTERS["credit"]
PERSON = REGISTERS["person"]
AWARD = REGISTERS["award"]
TODAY = date(2026, 11, 25)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(district):
    make_rows(
        PERSON,
        full_row(PERSON, key="person-1", name="张三", unit="unit-1", born_on=PartialDate.parse("1970")),
        full_row(PERSON, key="person-2", name="李四", unit="unit-2", born_on=PartialDate.parse("1980-05")),
    )
    make_rows(
        CREDIT,
        full_row(CREDIT, key="c1", course="党史", earned_on=date(2025, 3, 1)),
        full_row(CREDIT, key="c2", course="经济", person="person-2", earned_on=date(2026, 3, 1)),
        full_row(CREDIT, key="c3", course="法治", earned_on=None, points=Decimal(1)),
    )


def _keys(found):
    return [row.key for row in found]


@pytest.mark.database
def test_rows_are_those_of_the_own_units(clerk, town_clerk, people):
    assert _keys(queries.rows(CREDIT, by=clerk, on=TODAY)) == ["c2", "c1", "c3"]
    assert _keys(queries.rows(CREDIT, by=town_clerk, on=TODAY)) == ["c1", "c3"]


def test_rows_with_two_ways_to_a_unit_belong_to_the_first(town_clerk, other_clerk, people):
    make_rows(
        AWARD,
        full_row(AWARD, key="a1", unit="unit-1", person="person-2"),
        full_row(AWARD, key="a2", unit=None, person="person-2"),
    )

    assert _keys(queries.rows(AWARD, by=town_clerk, on=TODAY)) == ["a1"]
    assert _keys(queries.rows(AWARD, by=other_clerk, on=TODAY)) == ["a2"]


def test_rows_without_the_permission_are_denied(district, people):
    with pytest.raises(Denied):
        queries.rows(CREDIT, by=make_user("nobody"), on=TODAY)


def test_rows_above_ones_clearance_are_denied(district, people):
    with pytest.raises(Denied):
        queries.rows(REGISTERS["tally"], by=make_holder(TrainingClerk, district), on=TODAY)


def test_rows_of_no_unit_are_seen_by_whoever_may_read_somewhere(town):
    make_rows(REGISTERS["meeting"], full_row(REGISTERS["meeting"], key="m1"))

    assert _keys(queries.rows(REGISTERS["meeting"], by=make_holder(UnitClerk, town), on=TODAY)) == ["m1"]


@pytest.mark.parametrize(
    ("given", "keys"),
    [
        ({}, {"c1", "c2", "c3"}),
        ({"course": "党"}, {"c1"}),
        ({"course": " "}, {"c1", "c2", "c3"}),
        ({"person": "李"}, {"c2"}),
        ({"person": "person-1"}, {"c1", "c3"}),
        ({"earned_on_from": "2025-03-01"}, {"c1", "c2"}),
        ({"earned_on_until": "2025-03-01"}, {"c1"}),
        ({"earned_on_from": "2025-03-02", "earned_on_until": "2026年12月31日"}, {"c2"}),
        ({"earned_on_from": "昨天"}, {"c1", "c2", "c3"}),
        ({"points": "1"}, {"c1", "c2", "c3"}),
    ],
)
def test_filters_narrow_a_list(clerk, people, given, keys):
    assert set(_keys(queries.rows(CREDIT, by=clerk, on=TODAY, filters=given))) == keys


@pytest.mark.parametrize(
    ("given", "keys"),
    [
        ({"unit": "district"}, {"person-1", "person-2"}),
        ({"unit": "unit-1"}, {"person-1"}),
        ({"unit": "西山"}, {"person-2"}),
        ({"sex": "女"}, set()),
        ({"sex": "male"}, {"person-1", "person-2"}),
        ({"born_on_from": "1980"}, {"person-2"}),
        ({"born_on_until": "1970-06"}, {"person-1"}),
        ({"born_on_from": "1970-12-31", "born_on_until": "1975"}, {"person-1"}),
    ],
)
def test_filters_of_units_codes_and_partial_dates(clerk, people, given, keys):
    assert set(_keys(queries.rows(PERSON, by=clerk, on=TODAY, filters=given))) == keys


def test_row_of_no_unit_is_read_by_whoever_may_read_anywhere(town_clerk, people):
    meeting = REGISTERS["meeting"]
    make_rows(meeting, full_row(meeting, key="m1", unit=None), full_row(meeting, key="m2", unit="unit-2"))

    assert _keys(queries.rows(meeting, by=town_clerk, on=TODAY)) == ["m1"]


def test_filter_fields_name_every_choice():
    made = {one.name: one for one in filters.fields(REGISTERS["post"])}

    columns = ["unit", "category", "level", "line"]
    assert list(made) == [*columns, "is_main_leader", "is_district_leader", "is_important", "is_focus"]
    assert made["line"].choices == (("party", "党委"), ("government", "政府"))
    assert made["is_main_leader"].choices == (("是", "是"), ("否", "否"))
    assert [one.zh for one in filters.fields(CREDIT)][-2:] == ["取得日期（自）", "取得日期（至）"]


def test_rows_of_an_earlier_day_had_happened_by_then(clerk, people):
    assert set(_keys(queries.rows(CREDIT, by=clerk, on=TODAY, as_of=date(2025, 12, 31)))) == {"c1", "c3"}


def test_page_shows_cells_and_true_counts(clerk, people):
    page = queries.page(CREDIT, by=clerk, on=TODAY, filters={"course": "党史"}, number=9, size=2)

    assert (page.total, page.page, page.pages) == (1, 1, 1)
    assert [column.zh for column in page.columns] == ["取得日期", "人员", "课程", "学分数"]
    assert [line.cells for line in page.lines] == [
        (
            Cell("earned_on", "2025-03-01"),
            Cell("person", "张三（person-1）", "person", "person-1"),
            Cell("course", "党史"),
            Cell("points", "2.5"),
        )
    ]


def test_page_divides_and_keeps_every_row_once(clerk, people):
    pages = [queries.page(CREDIT, by=clerk, on=TODAY, number=number, size=2) for number in (1, 2)]

    assert [(page.total, page.pages, len(page.lines)) for page in pages] == [(3, 2, 2), (3, 2, 1)]
    assert {line.key for page in pages for line in page.lines} == {"c1", "c2", "c3"}


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_takes_the_same_queries_for_any_number_of_rows(clerk, people, count, django_assert_num_queries):
    CREDIT.model.objects.exclude(key__in=["c1", "c2", "c3"][:count]).delete()

    with django_assert_num_queries(3):
        page = queries.page(CREDIT, by=clerk, on=TODAY)

    assert len(page.lines) == count


def test_line_has_every_column(clerk, people):
    assert queries.values_of(CREDIT, by=clerk, on=TODAY, key="c1") == {
        "credit": "c1",
        "person": "张三（person-1）",
        "course": "党史",
        "points": "2.5",
        "earned_on": "2025-03-01",
    }


@pytest.mark.parametrize("key", ["c2", "nothing"])
def test_line_out_of_sight_is_denied(town_clerk, people, key):
    with pytest.raises(Denied) as refusal:
        queries.line(CREDIT, by=town_clerk, on=TODAY, key=key)

    assert (refusal.value.code, refusal.value.in_sight) == ("out_of_sight", False)


def test_a_record_shows_the_rows_that_name_it(clerk, people):
    make_rows(AWARD, full_row(AWARD, key="a1", unit=None, person="person-1", assessment=None))

    page = queries.record(PERSON, registers=REGISTERS.values(), by=clerk, on=TODAY, key="person-1")

    assert page.line.key == "person-1"
    assert page.may_write
    assert {found.register.name: [line.key for line in found.lines] for found in page.related} == {
        "credit": ["c1", "c3"],
        "award": ["a1"],
    }


def test_a_record_leaves_out_what_its_reader_may_not_see(district, people):
    tally = REGISTERS["tally"]
    make_rows(tally, full_row(tally, key="t1"))

    page = queries.record(
        PERSON, registers=REGISTERS.values(), by=make_holder(TrainingClerk, district), on=TODAY, key="person-1"
    )

    assert [found.register.name for found in page.related] == ["credit"]
    assert not page.may_write


def test_a_record_of_an_earlier_day_has_the_rows_of_then(clerk, people):
    page = queries.record(
        PERSON, registers=REGISTERS.values(), by=clerk, on=TODAY, key="person-2", as_of=date(2026, 2, 28)
    )

    assert page.related == ()


def test_what_a_roster_says_beside_the_columns_is_shown(clerk, people):
    PERSON.model.objects.filter(key="person-1").update(post_as_written="镇长", education="大学本科")

    page = queries.record(PERSON, registers=(), by=clerk, on=TODAY, key="person-1")

    assert page.beside == (("学历", "大学本科"), ("名册所写职务", "镇长"))
