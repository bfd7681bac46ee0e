from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
import xlsxwriter

from gongdao.papers.errors import PaperError
from gongdao.papers.limits import DEFAULT_LIMITS
from gongdao.papers.sheets import write_csv, write_xlsx
from gongdao.papers.tables import CellFault, TableRow, read_table
from gongdao.papers.uploads import Kind
from tests.unit.papers import books


def rows_of(table):
    return [row.cells for row in table.rows]


def refusal_of(data, limits=DEFAULT_LIMITS):
    with pytest.raises(PaperError) as refusal:
        read_table("名册", data, limits)
    return refusal.value


def workbook(fill):
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    fill(book)
    book.close()
    return target.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_is_read_in_each_encoding_with_each_delimiter(encoding, delimiter):
    text = f"姓名{delimiter}性别\n张三{delimiter}男\n李四{delimiter}女\n"

    table = read_table("名册.csv", text.encode(encoding))

    assert (table.kind, table.source, table.headers) == (Kind.CSV, encoding, ("姓名", "性别"))
    assert rows_of(table) == [("张三", "男"), ("李四", "女")]


def test_a_quoted_cell_keeps_delimiters_quotes_and_line_ends():
    table = read_table("名册.csv", '姓名,备注\n张三,"一,二\r\n""三"""\n'.encode())

    assert rows_of(table) == [("张三", '一,二\r\n"三"')]


def test_blank_rows_are_skipped_and_row_numbers_are_those_of_the_file():
    table = read_table("名册.csv", "\n姓名,性别\n张三,男\n\n , \n李四,女\n".encode())

    assert table.header_row == 2
    assert [row.number for row in table.rows] == [3, 6]


def test_the_header_may_stand_below_a_title():
    data = "干部花名册,,\n填报单位：甲局,2026年,\n姓名,性别,民族\n张三,男,汉\n".encode()

    table = read_table("名册.csv", data, find_header=lambda cells: "姓名" in cells)

    assert (table.header_row, table.above, table.headers) == (3, (1, 2), ("姓名", "性别", "民族"))
    assert rows_of(table) == [("张三", "男", "汉")]


def test_a_short_row_is_filled_and_a_long_one_kept():
    table = read_table("名册.csv", "姓名,性别,民族\n张三\n李四,女,汉,多\n王五,男,汉,,\n".encode())

    assert table.rows == (
        TableRow(2, ("张三", "", ""), 1),
        TableRow(3, ("李四", "女", "汉", "多"), 4),
        TableRow(4, ("王五", "男", "汉"), 3),
    )


def test_an_unclosed_quote_is_refused_with_its_row():
    refusal = refusal_of('姓名,性别\n张三,男\n"李四,女\n王五,男\n'.encode())

    assert (refusal.code, refusal.values["row"]) == ("csv_broken", 3)


@pytest.mark.parametrize("make", [write_csv, write_xlsx])
def test_the_limits_of_a_table_are_exact(make):
    data = make(["姓名", "乙"], [["张三丰", ""], ["李四", ""]])

    assert len(read_table("名册", data, replace(DEFAULT_LIMITS, rows=3, columns=2, cell_characters=3)).rows) == 2
    for limit in ({"rows": 2}, {"columns": 1}, {"cell_characters": 2}):
        assert refusal_of(data, replace(DEFAULT_LIMITS, **limit)).code == "table_too_large"


def test_all_texts_of_a_workbook_together_are_limited():
    data = write_xlsx(["姓名"], [["张三"]])

    assert read_table("名册", data, replace(DEFAULT_LIMITS, table_characters=4)).headers == ("姓名",)
    assert refusal_of(data, replace(DEFAULT_LIMITS, table_characters=3)).code == "table_too_large"


def test_a_workbook_without_content_is_refused():
    assert refusal_of(workbook(lambda book: book.add_worksheet())).code == "table_empty"


def test_typed_cells_of_a_workbook_become_plain_texts():
    def fill(book):
        page = book.add_worksheet("甲")
        page.write_row(0, 0, ["姓名", "日", "日时", "月", "月2", "整数", "小数", "真", "号码"])
        page.write_string(1, 0, "张三")
        for column, code in ((1, "yyyy-mm-dd"), (3, 'yyyy"年"m"月"'), (4, "mmm-yy")):
            page.write_datetime(1, column, date(1957, 6, 1), book.add_format({"num_format": code}))
        page.write_datetime(
            1, 2, datetime.fromisoformat("1957-06-01 08:30"), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        )
        page.write_row(1, 5, [195706, 1957.06, True])
        page.write_number(1, 8, 123456789012345)

    assert rows_of(read_table("名册", workbook(fill))) == [
        (
            "张三",
            "1957-06-01",
            "1957-06-01 08:30:00",
            "1957-06",
            "1957-06",
            "195706",
            "1957.06",
            "是",
            "123456789012345",
        )
    ]


def test_formulas_errors_and_numbers_that_lost_digits_are_emptied_and_reported():
    def fill(book):
        page = book.add_worksheet()
        page.write_row(0, 0, ["姓名", "年龄", "比例", "号码"])
        page.write_string(1, 0, "张三")
        page.write_formula(1, 1, "=1+1", None, 66)
        page.write_formula(1, 2, "=1/0", None, "#DIV/0!")
        page.write_number(1, 3, 999999195706120014)
        page.write_formula(3, 0, "=1+1", None, "假名")

    table = read_table("名册", workbook(fill))

    assert rows_of(table) == [("张三", "", "", ""), ("", "", "", "")]
    assert table.faults == (
        CellFault(2, 1, "formula_cell", "66"),
        CellFault(2, 2, "formula_cell", ""),
        CellFault(4, 0, "formula_cell", "假名"),
        CellFault(2, 3, "long_number", "999999195706120064"),
    )


def test_an_error_without_a_formula_is_reported_too():
    rows = books.ROWS.replace('<c r="B2" t="inlineStr"><is><t>男</t></is></c>', '<c t="e"><v>#N/A</v></c>')

    table = read_table("名册", books.book(sheet1=books.sheet(rows)))

    assert rows_of(table) == [("张三", "")]
    assert table.faults == (CellFault(2, 1, "error_cell", ""),)


def test_control_characters_of_a_workbook_are_made_visible():
    rows = books.ROWS.replace("张三", "张_x0000_三_x0009_四")

    assert rows_of(read_table("名册", books.book(sheet1=books.sheet(rows)))) == [("张\ufffd三\t四", "男")]


def test_the_first_visible_sheet_with_content_is_read_and_the_others_are_named():
    def fill(book):
        pages = [book.add_worksheet(name) for name in ("空", "藏", "名册", "附表")]
        for page in pages[1:]:
            page.write_string(0, 0, page.name)
        pages[0].activate()
        pages[1].hide()

    table = read_table("名册", workbook(fill))

    assert (table.source, table.headers, table.unread_sheets) == ("名册", ("名册",), ("附表",))


def test_rows_of_a_workbook_keep_their_numbers_below_blank_ones():
    def fill(book):
        page = book.add_worksheet()
        page.write_string(4, 1, "姓名")
        page.write_string(6, 1, "张三")

    table = read_table("名册", workbook(fill))

    assert (table.header_row, table.headers) == (5, ("", "姓名"))
    assert table.rows == (TableRow(7, ("", "张三"), 2),)


def test_a_workbook_with_a_cell_far_away_is_refused_before_it_is_laid_out():
    def fill(book):
        page = book.add_worksheet()
        page.write_string(0, 0, "姓名")
        page.write_string(1_048_575, 16_383, "远")

    assert refusal_of(workbook(fill)).code == "table_too_large"


def test_a_broken_sheet_is_refused():
    assert refusal_of(books.book(sheet1=books.sheet()[:-60])).code == "workbook_unreadable"


def test_a_secret_mark_in_a_workbook_is_refused():
    assert refusal_of(write_xlsx(["机密★长期", ""], [["姓名", "性别"]])).code == "secret_mark"
