from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongdao.facts.partial import PartialDate
from gongdao.papers.dates import DayOrder
from gongdao.papers.errors import PaperError
from gongdao.papers.mapping import propose_mapping
from gongdao.papers.roster import decide_orders, read_roster, read_roster_table, read_roster_tables
from gongdao.papers.sheets import Page, write_book, write_csv, write_xlsx
from tests.unit.papers.messy import HEADERS, messy_rows

AS_OF = date(2026, 11, 24)
FIELDS = ["姓名", "性别", "出生日期"]


def read(data, **options):
    table = read_roster_table("名册", data)
    return read_roster("名册", table, propose_mapping(table.headers), as_of=AS_OF, **options)


def reading_of(headers, *rows, **options):
    return read(write_csv(headers, rows), **options)


def said_of(reading):
    return [(remark.row, remark.column, remark.value, remark.code) for remark in reading.remarks]


def refused_in(reading):
    return [(refusal.row, refusal.column, refusal.value, refusal.code) for refusal in reading.refusals]


def codes_of_notes(reading):
    return [(note.column, note.code) for note in reading.notes]


def counts(reading):
    return reading.taken, reading.taken_with_remarks, reading.refused


def one(headers, cells):
    reading = reading_of(headers, cells)
    assert len(reading.rows) == 1
    return reading.rows[0], [remark.code for remark in reading.remarks]


def test_a_tidy_row_is_taken_whole():
    headers = [
        "姓名",
        "性别",
        "民族",
        "出生日期",
        "籍贯",
        "学历",
        "入党时间",
        "参加工作时间",
        "工作单位",
        "职务",
        "身份证号",
        "备注",
    ]
    cells = [
        "张三",
        "男",
        "汉",
        "1957.06",
        "甲省子县",
        "大学",
        "1976-07-01",
        "1975",
        "甲局",
        "局长",
        "999999195706120014",
        "好",
    ]

    row, remarks = one(headers, cells)

    assert remarks == []
    assert (row.number, row.name, row.sex, row.born_on) == (2, "张三", "男", PartialDate.parse("1957-06"))
    assert (row.ethnic_group, row.ethnic_group_code, row.native_place) == ("汉族", "01", "甲省子县")
    assert (row.education, row.education_code) == ("大学", "20")
    assert (str(row.joined_party_on), str(row.started_work_on)) == ("1976-07-01", "1975")
    assert (row.unit, row.post, row.id_number) == ("甲局", "局长", "999999195706120014")
    assert row.extra == (("备注", "好"),)
    assert row.cells == tuple(cells)


def test_each_row_is_taken_taken_with_remarks_or_refused():
    reading = reading_of(FIELDS, ["张三", "男", "1957"], ["李四", "", "1957"], ["", "女", "1957"])

    assert counts(reading) == (1, 1, 1)
    assert said_of(reading) == [(3, "性别", "", "missing_sex")]
    assert refused_in(reading) == [(4, "姓名", "", "missing_name")]


@pytest.mark.parametrize(
    ("cells", "refusal"),
    [
        (["不详", "男", "1957"], ("姓名", "不详", "missing_name")),
        (["张\n三", "男", "1957"], ("姓名", "张\n三", "name_unusable")),
        (["张" * 51, "男", "1957"], ("姓名", "张" * 51, "name_unusable")),
        (["姓名", "男", "1957"], ("姓名", "姓名", "not_a_person")),
        (["合　计", "", ""], ("姓名", "合　计", "not_a_person")),
        (["张三", "男", "31/02/1980"], ("出生日期", "31/02/1980", "impossible_birth")),
        (["张三", "男", "2026-11-25"], ("出生日期", "2026-11-25", "impossible_birth")),
        (["张三", "男", "待定"], ("出生日期", "待定", "unreadable_birth")),
    ],
)
def test_a_row_that_names_nobody_for_certain_is_refused(cells, refusal):
    reading = reading_of(FIELDS, cells, ["李四", "男", "13/02/1980"])

    assert counts(reading) == (1, 0, 1)
    assert refused_in(reading) == [(2, *refusal)]


def test_a_name_of_fifty_characters_is_taken():
    assert one(FIELDS, ["张" * 50, "男", "1957"])[1] == []


def test_a_row_longer_than_the_header_is_refused():
    reading = read("姓名,性别\n张三,男,多\n李四,女,\n".encode())

    assert refused_in(reading) == [(2, "", "多", "too_many_cells")]
    assert [row.name for row in reading.rows] == ["李四"]


def test_a_row_shorter_than_the_header_is_taken_with_a_remark():
    reading = read("姓名,性别,民族\n张三,男\n".encode())

    assert said_of(reading) == [(2, "", "", "short_row")]


@pytest.mark.parametrize(
    ("name", "taken", "codes"),
    [
        ("张　三", "张三", ["name_spaces"]),
        (" 张三 ", "张三", []),
        ("李建（甲省）", "李建（甲省）", ["name_note"]),
        ("李建(1957)", "李建(1957)", ["name_note"]),
        ("艾山·木沙", "艾山·木沙", []),
        ("艾山?", "艾山?", ["name_characters"]),
        ("艾山-木沙", "艾山-木沙", ["name_characters"]),
        ("John Smith", "John Smith", []),
    ],
)
def test_an_unusual_name_is_kept_and_remarked(name, taken, codes):
    row, remarks = one(FIELDS, [name, "男", "1957"])

    assert (row.name, remarks) == (taken, codes)


@pytest.mark.parametrize(
    ("header", "text", "value", "code"),
    [
        ("性别", "M", "", "unknown_sex"),
        ("民族", "火星族", "火星族", "unknown_ethnic_group"),
        ("学历", "私塾", "私塾", "unknown_education"),
        ("入党时间", "31/02/1980", None, "impossible_date"),
        ("入党时间", "1980.02民盟", None, "unreadable_date"),
        ("工作单位", "长" * 201, "", "text_too_long"),
        ("身份证号", "999999195706120015", "", "id_number_invalid"),
    ],
)
def test_any_other_fault_empties_one_cell_and_keeps_the_text_in_a_remark(header, text, value, code):
    fields = {
        "性别": "sex",
        "民族": "ethnic_group",
        "学历": "education",
        "入党时间": "joined_party_on",
        "工作单位": "unit",
        "身份证号": "id_number",
    }
    sex = [] if header == "性别" else ["男"]
    headers = ["姓名", header, "出生日期", *["性别"] * len(sex)]

    reading = reading_of(headers, ["张三", text, "1957", *sex])

    assert getattr(reading.rows[0], fields[header]) == value
    assert said_of(reading) == [(2, header, text, code)]


def test_nothing_stated_is_remarked_only_for_sex_and_birth():
    headers = ["姓名", "性别", "出生日期", "民族", "学历", "入党时间", "籍贯", "职务"]

    reading = reading_of(headers, ["张三", "不详", "-", "不详", "", "不详", "/", "无"])

    assert said_of(reading) == [(2, "性别", "不详", "missing_sex"), (2, "出生日期", "-", "missing_birth")]


def test_a_column_that_is_absent_is_noted_once_and_not_in_each_row():
    reading = reading_of(["姓名"], ["张三"], ["李四"])

    assert counts(reading) == (2, 0, 0)
    assert codes_of_notes(reading) == [("性别", "absent_column"), ("出生日期", "absent_column")]


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        (["甲省", "子市", "寅县"], "甲省子市寅县"),
        (["甲省", "", "寅县"], "甲省寅县"),
        (["甲市", "甲市", "寅区"], "甲市寅区"),
        (["不详", "", ""], ""),
    ],
)
def test_the_parts_of_a_native_place_are_joined(parts, place):
    assert one([*FIELDS, "籍贯省", "籍贯市", "籍贯县/区"], ["张三", "男", "1957", *parts])[0].native_place == place


def test_a_date_before_birth_is_kept_and_remarked():
    reading = reading_of([*FIELDS, "入党时间", "参加工作时间"], ["张三", "男", "1957-06", "1957-05-31", "1957"])

    assert str(reading.rows[0].joined_party_on) == "1957-05-31"
    assert said_of(reading) == [(2, "入党时间", "1957-05-31", "before_birth")]


@pytest.mark.parametrize(("sex", "birth"), [("女", "1957-06-12"), ("男", "1957-07"), ("男", "1957-06-13")])
def test_an_id_number_that_contradicts_is_kept_and_remarked(sex, birth):
    row, remarks = one([*FIELDS, "身份证号"], ["张三", sex, birth, "999999195706120014"])

    assert (row.id_number, remarks) == ("999999195706120014", ["id_number_conflict"])


@pytest.mark.parametrize("birth", ["1957-06-12", "1957-06", "1957", ""])
def test_an_id_number_that_fits_the_birth_date_is_not_remarked(birth):
    _, remarks = one(["姓名", "性别", "生日", "身份证号"], ["张三", "男", birth or "不详", "999999195706120014"])

    assert remarks == ([] if birth else ["missing_birth"])


def test_dates_on_the_day_of_birth_are_not_before_it():
    assert one([*FIELDS, "入党时间"], ["张三", "男", "1957-06-12", "1957-06-12"])[1] == []


def test_a_text_of_two_hundred_characters_is_taken():
    row, remarks = one([*FIELDS, "单位"], ["张三", "男", "1957", "长" * 200])

    assert (row.unit, remarks) == ("长" * 200, [])


def test_people_who_differ_in_birth_or_sex_are_no_duplicates():
    reading = reading_of(FIELDS, ["张三", "男", "1957"], ["张三", "男", "1957-06"], ["张三", "女", "1957"])

    assert counts(reading) == (3, 0, 0)
    assert len({row.identity_key for row in reading.rows}) == 3


def test_an_id_number_used_twice_is_remarked():
    number = "999999195706120014"

    reading = reading_of([*FIELDS, "身份证号"], ["张三", "男", "1957", number], ["李四", "男", "1957", number])

    assert said_of(reading) == [(3, "身份证号", number, "id_number_repeated")]


def test_a_row_repeated_cell_by_cell_is_refused_and_names_the_first():
    reading = reading_of(FIELDS, ["张三", "男", "1957"], ["李四", "男", "1957"], [" 张三", "男", "1957 "])

    assert counts(reading) == (2, 0, 1)
    assert refused_in(reading) == [(4, "", "张三", "repeated_row")]
    assert "第2行" in reading.refusals[0].message


def test_people_with_equal_name_sex_and_birth_are_both_taken_with_keys_of_their_own():
    rows = [["张三", "男", "1957", "甲局"], ["张三", "男", "1957", "乙局"], ["张三", "女", "1957", "乙局"]]

    reading = reading_of([*FIELDS, "单位"], *rows)

    assert counts(reading) == (2, 1, 0)
    assert said_of(reading) == [(3, "姓名", "张三", "possible_duplicate")]
    assert len({row.identity_key for row in reading.rows}) == 3


def test_a_formula_in_a_column_of_identity_refuses_the_row():
    reading = read(_workbook_with_formula(column=0))

    assert refused_in(reading) == [(2, "姓名", "王五", "untrusted_identity")]


def test_a_formula_elsewhere_empties_the_cell():
    reading = read(_workbook_with_formula(column=3))

    assert reading.rows[0].unit == ""
    assert said_of(reading) == [(2, "单位", "王五", "formula_cell")]


def _workbook_with_formula(column):
    from io import BytesIO  # noqa: PLC0415 -- slow import

    import xlsxwriter  # noqa: PLC0415 -- slow import

    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page = book.add_worksheet()
    page.write_row(0, 0, [*FIELDS, "单位"])
    page.write_row(1, 0, ["张三", "男", "1957", "甲局"])
    page.write_formula(1, column, '="王"&"五"', None, "王五")
    book.close()
    return target.getvalue()


def test_an_open_order_of_a_column_must_be_answered():
    rows = [["张三", "男", "01/02/1980"], ["李四", "男", "03/04/1981"]]

    with pytest.raises(PaperError) as refusal:
        reading_of(FIELDS, *rows)

    assert refusal.value.code == "ambiguous_dates"
    assert refusal.value.values == {"column": "出生日期", "count": 2, "example": "01/02/1980"}
    answered = reading_of(FIELDS, *rows, said={"出生日期": DayOrder.MONTH_FIRST})
    assert [str(row.born_on) for row in answered.rows] == ["1980-01-02", "1981-03-04"]
    assert codes_of_notes(answered) == [("出生日期", "order_said")]


def test_each_date_column_is_decided_for_itself():
    table = read_roster_table("名册", write_csv([*FIELDS, "入党时间"], [["张三", "男", "13/02/1960", "02/13/1980"]]))

    decisions = decide_orders(table, propose_mapping(table.headers))

    assert {label: decision.order for label, decision in decisions.items()} == {
        "出生日期": DayOrder.DAY_FIRST,
        "入党时间": DayOrder.MONTH_FIRST,
    }


@pytest.mark.parametrize("column", ["姓名", "入党时间"])
def test_an_answer_about_no_date_column_is_refused(column):
    with pytest.raises(PaperError) as refusal:
        reading_of(FIELDS, ["张三", "男", "1957"], said={column: DayOrder.DAY_FIRST})

    assert (refusal.value.code, refusal.value.values) == ("order_unknown_column", {"column": column})


def test_contradicting_rows_are_refused_when_an_order_wins():
    rows = [[f"张{number}", "男", "13/02/1980"] for number in range(20)]

    reading = reading_of(FIELDS, *rows, ["李四", "男", "02/13/1980"])

    assert refused_in(reading) == [(22, "出生日期", "02/13/1980", "impossible_birth")]
    assert ("出生日期", "order_by_majority") in codes_of_notes(reading)


@pytest.mark.parametrize(("others", "noted"), [(2, True), (3, False)])
def test_days_that_are_nearly_all_the_first_are_noted(others, noted):
    rows = [[f"张{number}", "男", "1957-06-01"] for number in range(20)] + [
        ["李", "男", f"1957-06-{n + 2:02d}"] for n in range(others)
    ]

    assert (("出生日期", "filler_day") in codes_of_notes(reading_of(FIELDS, *rows))) is noted


@pytest.mark.parametrize(("dates", "noted"), [(20, True), (19, False)])
def test_few_dates_are_not_noted_as_fillers(dates, noted):
    reading = reading_of(FIELDS, *[[f"张{number}", "男", "1957-06-01"] for number in range(dates)])

    assert (("出生日期", "filler_day") in codes_of_notes(reading)) is noted


def test_notes_tell_what_was_left_out_and_converted():
    data = "花名册,,,\n姓名,性别,出生日期,绰号\n张三,男,21348,老三\n".encode()

    assert codes_of_notes(read(data)) == [
        ("", "lines_above_header"),
        ("绰号", "unmapped_column"),
        ("出生日期", "serial_dates"),
    ]


def test_a_roster_without_names_is_refused():
    with pytest.raises(PaperError) as refusal:
        reading_of(["性别"], ["男"])

    assert refusal.value.code == "missing_column"


@pytest.mark.parametrize("seed", range(3))
def test_an_untidy_roster_reads_the_same_from_every_kind_of_file(seed):
    rows = messy_rows(seed)

    readings = [read(write_csv(HEADERS, rows, encoding)) for encoding in ("utf-8", "utf-8-sig", "gb18030")]
    readings.append(read(write_xlsx(HEADERS, rows)))

    assert readings[1:] == readings[:1] * 3
    assert sum(counts(readings[0])) == 200
    assert min(counts(readings[0])) > 0


@settings(deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 60))
def test_no_row_is_lost_and_no_person_merged(seed, count):
    rows = messy_rows(seed, count)
    said = dict.fromkeys(["出生日期", "入党时间"], DayOrder.DAY_FIRST)

    reading = reading_of(HEADERS, *rows, said=said)

    assert sum(counts(reading)) == count
    taken, refused = {row.number for row in reading.rows}, {refusal.row for refusal in reading.refusals}
    assert taken | refused == set(range(2, count + 2))
    assert not taken & refused
    assert {remark.row for remark in reading.remarks} <= taken
    assert len({row.identity_key for row in reading.rows}) == len(reading.rows)
    assert reading_of(HEADERS, *rows, said=said) == reading


@settings(deadline=None)
@given(st.text(max_size=300))
def test_arbitrary_text_raises_nothing_but_the_one_error(text):
    with suppress(PaperError):
        read(("姓名,出生日期,籍贯\n" + text).encode("utf-8", "replace"))


def test_every_sheet_with_a_column_of_names_is_a_roster():
    pages = [
        Page("一", ("姓名", "性别"), (("张三", "男"),)),
        Page("说明", ("注", "意"), (("1", "2"),)),
        Page("二", ("性别", "干部姓名"), (("女", "李四"),)),
    ]

    tables = read_roster_tables("名册.xlsx", write_book(pages))

    assert [(one.source, one.headers, len(one.rows)) for one in tables] == [
        ("一", ("姓名", "性别"), 1),
        ("二", ("性别", "干部姓名"), 1),
    ]


def test_a_workbook_without_names_is_no_roster():
    with pytest.raises(PaperError) as refusal:
        read_roster_tables("名册.xlsx", write_book([Page("一", ("注", "意"), (("1", "2"),))]))

    assert refusal.value.code == "missing_column"
