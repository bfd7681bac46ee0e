import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongdao.facts.partial import PartialDate
from gongdao.papers.forms.resume import (
    PREFIX_COLUMNS,
    Interim,
    ResumeLine,
    check_resume,
    parse_resume,
    partial_of,
    prefix_of,
    print_resume,
)

OFFICIAL = """1991.09--1995.07  甲省大学中文系汉语言文学专业学习
1995.07--2001.03  甲县教育局科员
                  （其间：2003.09--2006.07在省委党校经济管理专业在职学习）
2001.03--         甲县教育局副局长
甲县第十届人大代表"""


def day(text):
    return PartialDate.parse(text)


def line(since, until, text, *notes):
    return ResumeLine(day(since), day(until) if until else None, text, notes)


def test_the_official_layout_is_read_into_lines():
    assert parse_resume(OFFICIAL) == (
        line("1991-09", "1995-07", "甲省大学中文系汉语言文学专业学习"),
        line("1995-07", "2001-03", "甲县教育局科员", "（其间：2003.09--2006.07在省委党校经济管理专业在职学习）"),
        line("2001-03", None, "甲县教育局副局长"),
        ResumeLine(None, None, "甲县第十届人大代表"),
    )


def test_the_official_layout_is_printed_exactly():
    assert print_resume(parse_resume(OFFICIAL)) == OFFICIAL


@pytest.mark.parametrize(
    "written",
    [
        "1991.09--1995.07  学习",
        "199109-199507学习",
        "1991年9月至1995年7月 学习",
        "1991.09－1995.07  学习",
        "1991.09—1995.07学习",
        "1991.09～1995.07 学习",
        "1991.09~1995.07\t学习",
        "　1991.9 -- 1995.7　学习",
        "1991-09—1995-07 学习",
        "1991/09–1995/07 学习",
        "1991．09－－1995．07 学习",
    ],
)
def test_dashes_and_dates_of_the_field_mean_the_same(written):
    assert parse_resume(written) == (line("1991-09", "1995-07", "学习"),)


@pytest.mark.parametrize("end", ["--         ", "--至今  ", "至今  ", "--今 ", "—— ", "-现在 "])
def test_an_open_end_has_no_date(end):
    assert parse_resume(f"2006.11{end}甲局局长") == (line("2006-11", None, "甲局局长"),)


@pytest.mark.parametrize(
    ("written", "since", "until"),
    [
        ("1991--1995  学习", "1991", "1995"),
        ("1991-1995 学习", "1991", "1995"),
        ("1991.09.01--1995.07.15  学习", "1991-09-01", "1995-07-15"),
        ("1991年--1995.07 学习", "1991", "1995-07"),
    ],
)
def test_precision_is_kept(written, since, until):
    assert parse_resume(written) == (line(since, until, "学习"),)


@pytest.mark.parametrize("written", ["1991.13--1995.07  学习", "1991.09--1995.19  学习", "学习", "1991.09 学习"])
def test_a_line_without_a_readable_period_is_a_paragraph(written):
    assert parse_resume(written) == (ResumeLine(None, None, written),)


def test_a_year_that_begins_a_text_is_not_its_end():
    assert parse_resume("2006.11--         2007年公选为局长") == (line("2006-11", None, "2007年公选为局长"),)


def test_a_text_broken_to_fit_is_joined_and_a_note_stays_below():
    written = "2001.03--2006.11  甲县\n                  教育局科员\n  （其间：\n  挂职）\n\n  （b）"

    assert parse_resume(written) == (line("2001-03", "2006-11", "甲县教育局科员", "（其间：挂职）", "（b）"),)


def test_interims_are_read_from_notes_and_from_brackets_in_the_text():
    (found,) = parse_resume(
        "2001.03--2006.11  科员（其间：2002.01--2002.06挂职）\n"
        "   (其间:2003.09-2006.07,在省委党校（函授）学习；2004.05至2004.08在乙县锻炼；借调)"
    )

    assert found.interims == (
        Interim(day("2002-01"), day("2002-06"), "挂职"),
        Interim(day("2003-09"), day("2006-07"), "在省委党校（函授）学习"),
        Interim(day("2004-05"), day("2004-08"), "在乙县锻炼"),
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("199109", "1991-09"),
        ("1991.9", "1991-09"),
        ("1991年9月", "1991-09"),
        ("1991", "1991"),
        ("1991.13", None),
        ("", None),
        ("甲", None),
    ],
)
def test_a_single_date_is_read(text, value):
    assert partial_of(text) == (day(value) if value else None)


def test_the_text_begins_at_column_18():
    assert {len(prefix_of(one)) for one in parse_resume(OFFICIAL) if one.since} == {PREFIX_COLUMNS}


@pytest.mark.parametrize(
    ("written", "problems"),
    [
        ("1991.09--1995.07  a\n1995.07--1996.01  b\n1996.02--  c\n代表", []),
        ("1991.09--1995.07  a\n1995.09--  b", [(2, "resume_gap", 1)]),
        ("1991.09--1995.07  a\n1997.07--  b", [(2, "resume_gap", 23)]),
        ("1991--1995  a\n1996--  b", []),
        ("1991.09--1995.07  a\nb\n1995.07--  c", [(2, "resume_undated", 0)]),
        ("1995.07--1991.09  a", [(1, "resume_reversed", 0)]),
        ("1995.07--  a\n1996.01--  b", [(2, "resume_open_before", 0)]),
        ("1995.07--1996.01  a\n1991.09--1995.07  b", [(2, "resume_out_of_order", 0)]),
        ("", []),
    ],
)
def test_problems_of_a_resume_are_found(written, problems):
    assert [(one.line, one.code, one.months) for one in check_resume(parse_resume(written))] == problems


MONTHS = st.builds(lambda year, month: day(f"{year}-{month:02d}"), st.integers(1900, 2099), st.integers(1, 12))
DAYS = st.one_of(
    MONTHS, st.builds(lambda year: day(str(year)), st.integers(1900, 2099)), st.dates().map(PartialDate.of_day)
)
WORDS = st.text(st.sampled_from("甲乙丙局长科员（）；，：、。1902.7--至今 (ab"), max_size=30).map(str.strip)
NOTES = st.lists(WORDS.map(lambda text: f"（其间：{text}）"), max_size=3).map(tuple)
LINES = st.builds(ResumeLine, MONTHS, st.none() | MONTHS, WORDS, NOTES)


@given(st.lists(LINES, max_size=12).map(tuple))
def test_what_is_printed_is_read_as_it_was(resume):
    assert parse_resume(print_resume(resume)) == resume


@given(st.text(st.sampled_from("1990.7-—至今 　\t\n（）()甲乙其间：今")))
def test_reading_a_print_changes_nothing_and_no_character_is_lost(text):
    resume = parse_resume(text)
    printed = print_resume(resume)

    assert parse_resume(printed) == resume
    assert "".join(sorted(c for c in printed if c in "甲乙（）()其：")) == "".join(
        sorted(c for c in text if c in "甲乙（）()其：")
    )


@given(st.builds(ResumeLine, DAYS, st.none() | DAYS, st.just("甲"), st.just(())))
def test_every_precision_comes_back(one):
    assert parse_resume(print_resume((one,))) == (one,)
