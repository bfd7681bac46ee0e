from dataclasses import replace
from datetime import date

import pytest

from gongdao.papers.errors import PaperError
from gongdao.papers.forms.appointment import AppointmentForm, FamilyMember
from gongdao.papers.forms.fields import form_fields
from gongdao.papers.forms.layout import lay_out
from tests.unit.papers.forms import invented

TODAY = date(2026, 11, 25)
ZHANG = AppointmentForm(name="张三", sex="男", born="197208")


def sheet(**changes):
    return lay_out(replace(ZHANG, **changes), as_of=TODAY)


def covered(grid):
    """List every square of the grid once for each box that covers it."""
    return sorted(
        (row, column)
        for box in grid.boxes
        for row in range(box.row, box.row + box.rows)
        for column in range(box.column, box.column + box.columns)
    )


def squares(grid):
    return [(row, column) for row in range(len(grid.rows)) for column in range(len(grid.columns))]


@pytest.mark.parametrize("is_2025", [False, True])
@pytest.mark.parametrize("members", [0, 7, 8, 13])
def test_boxes_cover_each_page_once(is_2025, members):
    made = sheet(is_2025=is_2025, family=(FamilyMember("妻子", "李四"),) * members)

    assert covered(made.front) == squares(made.front)
    assert covered(made.back) == squares(made.back)
    assert len(made.back.rows) == 7 + max(members, 7)


def test_pages_have_the_measures_of_the_field():
    made = sheet()

    assert sum(made.front.columns) == pytest.approx(165.8)
    assert sum(made.front.rows) == pytest.approx(236.9)
    assert sum(made.back.columns) == pytest.approx(166.2)
    assert sum(made.back.rows) == pytest.approx(236.6)
    assert sum(sheet(family=(FamilyMember("妻子"),) * 13).back.rows) == pytest.approx(236.6)


def size_of(made, value):
    return next(box.size for box in made.front.boxes if box.value == value)


def lines(count, text="甲县某局科员"):
    return "\n".join(f"{1950 + at}.07--{1951 + at}.07  {text}" for at in range(count))


@pytest.mark.parametrize(
    ("count", "size"), [(1, 14), (12, 14), (13, 13.5), (18, 13.5), (24, 13), (28, 11.5), (34, 9), (46, 6.5), (58, 5)]
)
def test_a_resume_shrinks_by_its_lines_until_it_fits(count, size):
    assert size_of(sheet(resume=lines(count)), "resume") == size


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"resume": lines(60)}, "简历"),
        ({"name": "甲" * 200}, "姓名"),
        ({"full_time_school": "甲" * 900}, "全日制教育毕业院校系及专业"),
        ({"family": (FamilyMember("妻子", "李四", "", "", "甲" * 500),)}, "家庭成员工作单位及职务"),
    ],
)
def test_what_cannot_fit_is_refused_by_name(changes, label):
    with pytest.raises(PaperError) as refusal:
        sheet(**changes)

    assert (refusal.value.code, refusal.value.values["label"]) == ("form_overflow", label)


def test_fourteen_relatives_are_refused():
    with pytest.raises(PaperError) as refusal:
        sheet(family=(FamilyMember("妻子"),) * 14)

    assert (refusal.value.code, refusal.value.values["limit"]) == ("form_member_rows", 13)


@pytest.mark.parametrize("is_2025", [False, True])
def test_every_text_at_the_limit_of_the_editor_fits(is_2025):
    full = {
        field.name: "甲" * field.most for field in form_fields() if field.most and field.name not in {"sex", "version"}
    }

    assert sheet(**full, is_2025=is_2025).name == "甲" * 18


def test_the_layout_of_2025_shows_the_month_of_retirement():
    values = {box.value for box in sheet(is_2025=True).front.boxes} - {box.value for box in sheet().front.boxes}

    assert values == {"retires"}


def test_the_name_of_who_filled_in_stands_below():
    texts, _ = invented.person(1)

    assert sheet(filled_by=texts["filled_by"]).back.below == "填表人：赵\u3000六"


def test_a_row_that_is_too_low_borrows_from_the_resume():
    grown = sheet(technical_post="甲" * 90, is_2025=True).front

    assert grown.rows[3] > 12.5
    assert grown.rows[11] < 125.8
    assert sum(grown.rows) == pytest.approx(236.9)


def test_a_row_of_the_family_borrows_from_the_opinions():
    grown = sheet(family=(FamilyMember("妻子", "李四", "", "", "甲" * 124),) * 13).back

    assert grown.rows[-1] < 35.6
    assert sum(grown.rows) == pytest.approx(236.6)


def test_a_text_of_several_lines_is_laid_out_line_by_line():
    made = sheet(family=(FamilyMember("妻子", "李四", "", "", "甲校\n乙校"),)).back

    assert next([line.text for line in box.lines] for box in made.boxes if box.value == "work") == ["甲校", "乙校"]
