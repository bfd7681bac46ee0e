import pytest

from gongdao.papers.collection.reading import read_collection
from gongdao.papers.collection.workbook import SetRow
from gongdao.papers.errors import PaperError
from gongdao.papers.sheets import Page, write_book, write_csv
from tests.unit.papers.forms import invented

ZHANG = invented.id_number("19720815", 1, "男")
LI = invented.id_number("19801203", 2, "女")
A01 = ("姓名", "身份证号", "性别", "出生年月", "政治面貌")


def read(*pages):
    return read_collection("采集表.xlsx", write_book(pages))


def persons(*rows, headers=A01, name="A01人员"):
    return Page(name, headers, rows, title="人员基本信息")


def said(reading):
    return [(one.code, one.sheet, one.row, one.column, one.value) for one in reading.remarks]


def test_rows_of_all_sheets_are_joined_by_identity_number():
    reading = read(
        persons(("张 三", ZHANG, "男", "197208", "中共党员"), ("李四", LI.lower(), "女", "1980.12", "群众")),
        Page("A36家庭成员", ("身份证号", "家庭成员姓名", "称谓"), ((LI, "王五", "丈夫"), (ZHANG, "赵六", "妻子"))),
        Page("A15", ("姓名", "身份证号码", "考核年度", "等次"), (("张三", ZHANG, "2025", "称职"),)),
    )

    assert [(one.name, [row.set for row in one.rows]) for one in reading.people] == [
        ("张三", ["A01", "A36", "A15"]),
        ("李四", ["A01", "A36"]),
    ]
    assert reading.people[0].of("A36") == (
        SetRow("A36", (("A0184", ZHANG), ("A3601", "赵六"), ("A3604A", "妻子")), (), 3),
    )
    assert reading.people[0].of("A15")[0].text("A1517") == "称职"
    assert said(reading) == []


def test_people_without_a_number_are_joined_by_name():
    reading = read(persons(("张三", "", "男", "", "")), Page("A15考核", ("姓名", "考核年度"), (("张三", "2025"),)))

    assert [len(one.rows) for one in reading.people] == [2]


def test_codes_of_a_code_table_are_as_good_as_labels():
    assert said(read(persons(("张三", ZHANG, "1", "197208", "01")))) == []


def test_what_cannot_be_read_is_kept_and_said():
    reading = read(
        persons(("张三", "123", "不详", "八月", "某社"), headers=A01),
        Page("字典", ("甲", "乙"), (("1", "2"),)),
    )

    assert said(reading) == [
        ("collection_id", "A01人员", 3, "身份证号", "123"),
        ("collection_code", "A01人员", 3, "性别", "不详"),
        ("collection_date", "A01人员", 3, "出生年月", "八月"),
        ("collection_code", "A01人员", 3, "政治面貌", "某社"),
        ("collection_sheet", "字典", 0, "", ""),
    ]
    assert dict(reading.people[0].rows[0].values)["A0107"] == "八月"


def test_a_column_without_an_item_stays_with_its_row():
    reading = read(persons(("张三", ZHANG, "爱好一", "张二"), headers=("姓名", "身份证号", "爱好", "姓名")))

    assert reading.people[0].rows[0].extra == (("爱好", "爱好一"), ("姓名", "张二"))
    assert [one[0] for one in said(reading)] == ["collection_column", "collection_column"]


def test_persons_who_do_not_agree_are_said():
    reading = read(
        persons(("张三", ZHANG, "", "", ""), ("张三", ZHANG, "男", "", ""), ("", "", "女", "", "")),
        Page("A15考核", ("姓名", "身份证号", "考核年度"), (("张山", ZHANG, "2025"), ("李四", LI, "2025"))),
    )

    assert [(one.name, len(one.rows)) for one in reading.people] == [("张三", 3), ("李四", 1)]
    assert said(reading) == [
        ("collection_twice", "A01人员", 4, "", "张三"),
        ("collection_nobody", "A01人员", 5, "", ""),
        ("collection_name", "A15考核", 2, "姓名", "张山"),
        ("collection_stranger", "A15考核", 3, "", "李四"),
    ]


def test_two_people_of_one_number_are_not_merged():
    reading = read(
        persons(("张三", ZHANG, "", "", ""), ("李四", ZHANG, "", "", "")),
        Page("A15考核", ("姓名", "身份证号", "考核年度"), (("李四", ZHANG, "2025"), ("", ZHANG, "2024"))),
    )

    assert [(one.name, len(one.rows)) for one in reading.people] == [("张三", 1), ("李四", 2), ("", 1)]
    assert [one[0] for one in said(reading)] == ["collection_shared", "collection_stranger"]


def test_a_sheet_without_numbers_is_joined_by_name_where_only_one_has_it():
    reading = read(
        persons(("张三", ZHANG, "", "", ""), ("李四", LI, "", "", ""), ("李四", "", "", "", "")),
        Page("A15考核", ("姓名", "考核年度"), (("张三", "2025"), ("李四", "2025"))),
    )

    assert [(one.name, len(one.rows)) for one in reading.people] == [("张三", 2), ("李四", 1), ("李四", 2)]
    assert said(reading) == [("collection_namesake", "A15考核", 3, "姓名", "李四")]


def test_units_stand_apart():
    reading = read(Page("B01单位", ("机构名称", "行政编制数"), (("甲局", "12"),)))

    assert (reading.people, [row.text("B0227") for row in reading.units]) == ((), ["12"])


def test_a_workbook_without_any_set_is_refused():
    with pytest.raises(PaperError) as refusal:
        read(Page("字典", ("甲", "乙"), (("1", "2"),)))

    assert refusal.value.code == "collection_empty"


def test_a_text_file_has_no_sheets():
    with pytest.raises(PaperError) as refusal:
        read_collection("采集表.csv", write_csv(("姓名",), [("张三",)]))

    assert refusal.value.code == "collection_empty"
