import pytest

from gongdao.papers.codebook.items import information_sets, set_of_sheet
from gongdao.papers.codebook.tables import all_tables
from gongdao.papers.spelling import close_up


def test_every_code_table_named_by_an_item_exists():
    named = {item.table for one in information_sets().values() for item in one.items if item.table}

    assert named - {table.name for table in all_tables()} == set()


def test_headings_and_codes_of_a_set_are_unique():
    for one in information_sets().values():
        names = [close_up(name) for item in one.items for name in (item.heading, *item.also)]
        assert len(set(names)) == len(names), one.code
        assert len({item.code for item in one.items}) == len(one.items), one.code


def test_every_set_of_persons_is_joined_by_name_and_identity_number():
    persons = [one for code, one in information_sets().items() if code.startswith("A")]

    assert {tuple(item.code for item in one.items[:2]) for one in persons} == {("A0101", "A0184")}


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        ("A01人员", "A01"),
        ("A01", "A01"),
        ("a36 家庭成员", "A36"),
        ("家庭成员", "A36"),
        ("学历学位", "A08"),
        ("字典", None),
    ],
)
def test_a_set_is_found_by_its_sheet(sheet, code):
    found = set_of_sheet(sheet)

    assert (found and found.code) == code


def test_an_item_is_found_by_any_spelling_of_its_heading():
    persons = information_sets()["A01"]

    assert [persons.item_headed(one).code for one in ("姓　名", "公民身份号码", "熟悉专业有何专长")] == [
        "A0101",
        "A0184",
        "A0187A",
    ]
    assert persons.item_headed("爱好") is None
