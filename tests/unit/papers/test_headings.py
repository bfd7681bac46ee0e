import pytest

from gongdao.papers.headings import fill_from_above, join_below
from gongdao.papers.mapping import has_name_column
from gongdao.papers.tables import read_table
from tests.unit.papers import books

MERGED = ["姓名", "全日制教育", "", "在职教育", "", "备注"]
BELOW = ["", "学历", "毕业院校", "学历", "毕业院校"]


def test_two_rows_of_a_heading_are_written_together():
    assert join_below(MERGED, BELOW, 0) == [
        "姓名",
        "全日制教育学历",
        "全日制教育毕业院校",
        "在职教育学历",
        "在职教育毕业院校",
        "备注",
    ]


@pytest.mark.parametrize(
    "below",
    [
        ["张三", "大学", "甲大学", "", ""],
        ["", "学历", "", "", ""],
        ["", "学历", "毕业院校", "", "", "乱"],
        ["", "", "", "", ""],
        [],
    ],
    ids=["a name", "half a group", "a word under a single column", "blank", "none"],
)
def test_a_row_of_data_is_no_second_row(below):
    assert join_below(MERGED, below, 0) is None


def test_groups_without_words_below_stay():
    assert join_below(["姓名", "教育", "", "家庭", ""], ["", "学历", "学位"], 0) == [
        "姓名",
        "教育学历",
        "教育学位",
        "家庭",
        "",
    ]


def test_a_row_above_completes_a_heading():
    above = ["序号", "基本情况", "", "全日制教育", "", "在职教育", ""]
    header = ["", "姓名", "性别", "学历", "学校", "学历", "学校"]

    assert fill_from_above(above, header) == [
        "序号",
        "姓名",
        "性别",
        "全日制教育学历",
        "全日制教育学校",
        "在职教育学历",
        "在职教育学校",
    ]


def test_a_title_above_changes_nothing():
    assert fill_from_above(["甲县干部花名册"], ["", "姓名", "姓名"]) == ["", "姓名", "姓名"]


def cell(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>' if text else f'<c r="{place}"/>'


def row(number, *texts):
    cells = "".join(cell(f"{chr(65 + at)}{number}", text) for at, text in enumerate(texts))
    return f'<row r="{number}">{cells}</row>'


def test_a_table_with_merged_headings_is_read_below_them():
    rows = row(1, "花名册") + row(2, *MERGED) + row(3, *BELOW) + row(4, "张三", "大学", "甲大学", "", "", "无")

    table = read_table("名册.xlsx", books.book(sheet1=books.sheet(rows)), find_header=has_name_column)

    assert (table.header_row, table.headers[1:3]) == (3, ("全日制教育学历", "全日制教育毕业院校"))
    assert [one.cells for one in table.rows] == [("张三", "大学", "甲大学", "", "", "无")]
    assert table.above == (1,)


def test_merged_headings_of_a_text_file_are_read_too():
    data = "姓名,教育,\n,学历,学校\n张三,大学,甲大学\n".encode()

    table = read_table("名册.csv", data, find_header=has_name_column)

    assert table.headers == ("姓名", "教育学历", "教育学校")
    assert len(table.rows) == 1
