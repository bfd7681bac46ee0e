import zipfile
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongdao.papers.errors import PaperError
from gongdao.papers.sheets import Page, write_book, write_csv, write_xlsx
from gongdao.papers.tables import read_table

# What a cell may hold: no control character but the ends of lines and the tab, no mark of byte order.
LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufeff", include_characters="\t\r\n")
CELLS = st.one_of(
    st.text(LETTERS, max_size=8), st.sampled_from(["=1+1", "'=1", "''-", "＠a", "-", "+", "\tx", "\r", '"', ";,\t"])
)


@st.composite
def tables(draw):
    width = draw(st.integers(1, 4))
    headers = ["姓名", *draw(st.lists(CELLS.filter(str.strip), min_size=width - 1, max_size=width - 1))]
    row = st.lists(CELLS, min_size=width, max_size=width).filter(lambda cells: any(map(str.strip, cells)))
    return headers, draw(st.lists(row, max_size=5))


def content(data):
    table = read_table("名册", data)
    return list(table.headers), [list(row.cells) for row in table.rows]


@settings(deadline=None)
@given(tables(), st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]), st.sampled_from([",", ";", "\t"]))
def test_every_table_written_as_text_is_read_back_equal(table, encoding, delimiter):
    assert content(write_csv(*table, encoding, delimiter)) == table


@settings(deadline=None, max_examples=20)
@given(tables())
def test_every_table_written_as_a_workbook_is_read_back_equal(table):
    assert content(write_xlsx(*table)) == table


@pytest.mark.parametrize("first", list("=+-@\t\r＝＋－＠"))
def test_no_cell_of_a_text_begins_like_a_formula(first):
    written = write_csv(["姓名"], [[first + "1"]], "utf-8").decode()

    assert written == f'"姓名"\r\n"\'{first}1"\r\n'


def test_no_cell_of_a_workbook_is_a_formula_a_number_or_a_link():
    cells = ["=1+1", "12", "1957-06-12", "http://example.org", "+1", "@a"]

    with zipfile.ZipFile(BytesIO(write_xlsx(["姓名", *"abcde"], [cells]))) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()

    assert "<f>" not in page
    assert "hyperlink" not in page
    assert page.count(' t="s"') == 12


def test_equal_tables_give_equal_bytes():
    assert write_xlsx(["姓名"], [["张三"]]) == write_xlsx(["姓名"], [["张三"]])


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_a_cell_beyond_the_limit_of_a_spreadsheet_is_refused(write):
    assert content(write(["姓名"], [["长" * 32_767]]))[1] == [["长" * 32_767]]

    with pytest.raises(PaperError) as refusal:
        write(["姓名"], [["长" * 32_768]])

    assert (refusal.value.code, refusal.value.values["row"], refusal.value.values["column"]) == (
        "cell_too_long",
        2,
        "姓名",
    )


def test_more_columns_than_a_sheet_has_are_refused():
    with pytest.raises(PaperError) as refusal:
        write_xlsx(["甲"] * 16_385, [])

    assert refusal.value.code == "sheet_too_large"


def test_a_printed_page_has_title_groups_bands_and_repeated_headings():
    page = Page(
        "花名册",
        ("姓名", "学历", "学校"),
        (("甲局",), ("=1", "大学", "甲大学")),
        title="干部花名册",
        groups=(("教育", 1, 2),),
        widths=(10, 12, 20),
        is_printed=True,
    )

    sheet = openpyxl.load_workbook(BytesIO(write_book([page])))["花名册"]

    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["干部花名册", None, None],
        ["姓名", "教育", None],
        [None, "学历", "学校"],
        ["甲局", None, None],
        ["=1", "大学", "甲大学"],
    ]
    assert sorted(map(str, sheet.merged_cells.ranges)) == ["A1:C1", "A2:A3", "A4:C4", "B2:C2"]
    assert sheet["A5"].data_type == "s"
    assert (sheet.print_title_rows, sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == (
        "$1:$3",
        "landscape",
        0,
    )


def test_a_book_refuses_a_cell_that_is_too_long():
    with pytest.raises(PaperError) as refusal:
        write_book([Page("a", ("甲", "乙"), (("x" * 32_768, ""),))])

    assert refusal.value.code == "cell_too_long"
