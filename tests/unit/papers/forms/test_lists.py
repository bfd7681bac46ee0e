from datetime import date
from io import BytesIO

import openpyxl

from gongdao.papers.forms.appointment import AppointmentForm
from gongdao.papers.forms.lists import ListLine, write_discussion_list, write_roster
from gongdao.papers.mapping import Field, propose_mapping
from gongdao.papers.roster import read_roster, read_roster_table
from tests.unit.papers.forms import invented

TODAY = date(2026, 11, 25)
ZHANG = AppointmentForm(
    name="张三",
    sex="男",
    born="197208",
    ethnic_group="汉族",
    native_place="甲省乙市",
    joined_party="200108；民建",
    started_work="199407",
    full_time_education="大学",
    full_time_degree="文学学士",
    full_time_school="甲大学中文系",
    full_time_degree_school="甲大学中文系",
    in_service_education="省委党校研究生",
    current_post="甲局局长",
    proposed_post="乙局局长",
    leaving_post="甲局局长",
    id_number=invented.id_number("19720815", 1, "男"),
)
LINE = ListLine(ZHANG, "甲局", "202001", "201906", "备注一")


def cells(data):
    (sheet,) = openpyxl.load_workbook(BytesIO(data)).worksheets
    return [[cell.value for cell in row] for row in sheet.iter_rows()], sheet


def test_a_roster_stands_by_units_below_two_rows_of_headings():
    rows, sheet = cells(write_roster([LINE, ListLine(ZHANG), LINE], title="干部花名册", as_of=TODAY))

    assert rows[0][0] == "干部花名册"
    assert rows[1][5:9] == ["全日制教育", None, "在职教育", None]
    assert [row[0] for row in rows[3:]] == ["甲局", "张三", "张三", "张三"]
    assert rows[4][1:] == [
        "甲局局长",
        "男",
        "汉族",
        "甲省乙市",
        "大学\n文学学士",
        "甲大学中文系",
        "省委党校研究生",
        "",
        "1972.08",
        "1994.07",
        "2001.08；民建",
        "2020.01",
        "2019.06",
        "备注一",
    ]
    assert (sheet.print_title_rows, sheet.page_setup.paperSize) == ("$1:$3", 8)


def test_a_written_roster_is_read_back_by_the_roster_reader():
    people = [invented.person(seed)[0] for seed in range(20)]
    lines = [
        ListLine(AppointmentForm(**texts, is_2025=False, photo=None, family=(), kept=()), "甲县教育局")
        for texts in people
    ]

    table = read_roster_table("花名册.xlsx", write_roster(lines, title="花名册", as_of=TODAY))
    mapping = propose_mapping(table.headers)
    reading = read_roster("花名册.xlsx", table, mapping, as_of=TODAY)

    assert {Field.NAME, Field.SEX, Field.BORN_ON, Field.POST, Field.STARTED_WORK_ON} <= set(mapping.fields)
    assert table.headers[5:9] == (
        "全日制教育学历",
        "全日制教育毕业院校及专业",
        "在职教育学历",
        "在职教育毕业院校及专业",
    )
    assert [(one.name, one.born_on.text.replace("-", "")) for one in reading.rows] == [
        (texts["name"], texts["born"]) for texts in people
    ]
    assert {one.unit for one in reading.rows} == {"甲县教育局"}
    assert [(one.code, one.value) for one in reading.refusals] == [("unit_band", "甲县教育局")]


def test_the_list_for_a_meeting_has_short_dates_and_both_moves():
    rows, sheet = cells(write_discussion_list([LINE], title="讨论任免干部名单", as_of=TODAY))

    assert rows[2] == [
        "张\u3000三",
        "甲局局长",
        "任：乙局局长\n免：甲局局长",
        "男",
        "72.08",
        "大学、文学学士；省委党校研究生",
        "甲省乙市",
        "94.07",
        "01.08；民建",
        "19.06",
        "20.01",
        "备注一",
    ]
    assert sheet.page_setup.paperSize == 9


def test_no_list_shows_an_identity_number():
    for write in (write_roster, write_discussion_list):
        rows, _ = cells(write([LINE], title="名单", as_of=TODAY))
        assert ZHANG.id_number not in str(rows)
