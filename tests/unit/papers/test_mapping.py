import pytest

from gongdao.papers.errors import PaperError
from gongdao.papers.mapping import (
    ColumnMapping,
    Field,
    check_mapping,
    choose_mapping,
    has_name_column,
    label_of,
    propose_mapping,
)


def refusal_of(call):
    with pytest.raises(PaperError) as refusal:
        call()
    return refusal.value


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("姓名", Field.NAME),
        ("姓　名", Field.NAME),
        ("*姓名：", Field.NAME),
        ("性别", Field.SEX),
        ("民族", Field.ETHNIC_GROUP),
        ("出生日期", Field.BORN_ON),
        ("出生年月\n（岁）", Field.BORN_ON),
        ("籍贯", Field.NATIVE_PLACE),
        ("籍贯省", Field.NATIVE_PROVINCE),
        ("籍贯（市）", Field.NATIVE_CITY),
        ("籍贯县/区", Field.NATIVE_COUNTY),
        ("最高学历", Field.EDUCATION),
        ("入党时间", Field.JOINED_PARTY_ON),
        ("参加工作时间", Field.STARTED_WORK_ON),
        ("工作单位", Field.UNIT),
        ("职务", Field.POST),
        ("身份证号", Field.ID_NUMBER),
        ("序号", Field.SERIAL),
        ("备注", None),
        ("", None),
    ],
)
def test_a_header_is_known_by_its_name(header, field):
    assert propose_mapping([header]).fields == (field,)


def test_of_two_columns_for_one_field_the_preferred_header_gets_it():
    mapping = propose_mapping(["姓名", "学历", "最高学历"])

    assert mapping.fields == (Field.NAME, None, Field.EDUCATION)
    assert mapping.unknown == (1,)
    assert (mapping.column_of(Field.EDUCATION), mapping.column_of(Field.SEX)) == (2, None)


def test_every_field_is_found_by_its_own_label():
    labels = [label_of(field) for field in Field]

    assert propose_mapping(labels).fields == tuple(Field)


def test_a_column_without_a_header_is_named_by_its_place():
    mapping = propose_mapping(["姓名", " "])

    assert [mapping.label(index) for index in (0, 1, 2)] == ["姓名", "第2列", "第3列"]


def test_a_user_may_choose_by_label_or_value_and_may_let_go():
    mapping = choose_mapping(["人员", "姓名", "性别"], {"人员": "姓名", "性别": ""})

    assert mapping.fields == (Field.NAME, None, None)
    assert choose_mapping(["人员"], {"人员": "name"}).fields == (Field.NAME,)


def test_a_choice_for_a_column_that_is_not_there_is_refused():
    refusal = refusal_of(lambda: choose_mapping(["姓名"], {"名": "name"}))

    assert (refusal.code, refusal.values) == ("unknown_column", {"column": "名"})


def test_a_choice_of_a_field_that_does_not_exist_is_refused():
    refusal = refusal_of(lambda: choose_mapping(["姓名"], {"姓名": "名号"}))

    assert (refusal.code, refusal.values["field"]) == ("unknown_field", "名号")


def test_a_mapping_without_names_is_refused_naming_the_column():
    refusal = refusal_of(lambda: check_mapping("花名册.csv", propose_mapping(["性别"])))

    assert (refusal.code, refusal.values) == ("missing_column", {"name": "花名册.csv", "column": "姓名"})


def test_a_field_in_two_columns_is_refused_naming_both():
    mapping = ColumnMapping(("姓名", "曾用名"), (Field.NAME, Field.NAME))

    refusal = refusal_of(lambda: check_mapping("花名册.csv", mapping))

    assert (refusal.code, refusal.values) == (
        "column_twice",
        {"first": "姓名", "second": "曾用名", "field": "姓名"},
    )


@pytest.mark.parametrize(("cells", "expected"), [(["序号", "姓 名"], True), (["花名册", ""], False)])
def test_a_header_row_has_a_name_column(cells, expected):
    assert has_name_column(cells) is expected
