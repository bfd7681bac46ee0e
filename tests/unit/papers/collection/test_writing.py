from gongdao.papers.collection.reading import read_collection
from gongdao.papers.collection.workbook import CollectedPerson, SetRow, item_of, row_of
from gongdao.papers.collection.writing import write_collection
from gongdao.papers.tables import read_tables

PERSON = CollectedPerson(
    "张三",
    "",
    (
        SetRow("A01", (("A0101", "张三"),), (("爱好", "棋"),), 3),
        SetRow("A15", (("A0101", "张三"), ("A1521", "2025")), (), 3),
    ),
)


def test_sheets_stand_in_the_order_of_the_field_with_headings_in_the_second_row():
    tables = read_tables(
        "a.xlsx",
        write_collection([PERSON], [row_of("B01", {"B0101": "甲局"})]),
        find_header=lambda cells: len([one for one in cells if one]) > 1,
    )

    assert [(one.source, one.header_row) for one in tables] == [("A01人员", 2), ("A15考核", 2), ("B01单位", 2)]
    assert tables[0].headers[-1] == "爱好"


def test_columns_without_an_item_come_back():
    reading = read_collection("a.xlsx", write_collection([PERSON]))

    assert reading.people == (PERSON,)


def test_nobody_gives_the_headings_of_persons_alone():
    (table,) = read_tables("a.xlsx", write_collection([]), find_header=lambda cells: "姓名" in cells)

    assert (table.source, table.rows) == ("A01人员", ())


def test_items_are_found_by_set():
    assert item_of("A36", "A3604A").heading == "称谓"
