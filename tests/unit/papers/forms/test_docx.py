import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from defusedxml.ElementTree import fromstring

from gongdao.papers.forms.appointment import AppointmentForm, FamilyMember
from gongdao.papers.forms.docx import write_docx
from gongdao.papers.forms.layout import lay_out
from gongdao.papers.forms.marks import FormMark, draw_code
from gongdao.papers.forms.photos import read_photo
from tests.unit.papers.forms import invented

TODAY = date(2026, 11, 25)
MARK = FormMark("a" * 64, TODAY)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIPS = 1440 / 25.4
FRONT_COLUMNS = [13.8, 4.2, 23.0, 18.8, 23.0, 23.2, 23.5, 36.3]
BACK_COLUMNS = [13.1, 19.3, 22.5, 10.1, 17.8, 1.7, 13.8, 67.9]
BACK_ROWS = [25, 18, 24, 11.4, *[12.3] * 7, 23.5, 13, 35.6]


def form(seed=1, **changes):
    texts, family = invented.person(seed)
    made = AppointmentForm(**texts, family=tuple(FamilyMember(*one) for one in family))
    return replace(made, **changes)


def written(mark=None, **changes):
    return write_docx(lay_out(form(**changes), as_of=TODAY), mark)


def parts(data):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tables(data):
    return fromstring(parts(data)["word/document.xml"]).findall(f".//{WORD}tbl")


def numbers(table, tag, key="w"):
    return [int(one.get(WORD + key)) / TWIPS for one in table.iter(WORD + tag)]


def texts(data):
    root = fromstring(parts(data)["word/document.xml"])
    return ["".join(one.itertext()) for one in root.iter(WORD + "p")]


def test_the_tables_have_the_measures_of_the_field():
    title, front, back = tables(written())

    assert numbers(title, "gridCol") == [pytest.approx(12.5, abs=0.05)] * 7
    assert numbers(front, "gridCol") == [pytest.approx(one, abs=0.05) for one in FRONT_COLUMNS]
    assert numbers(back, "gridCol") == [pytest.approx(one, abs=0.05) for one in BACK_COLUMNS]
    assert numbers(back, "trHeight", "val") == [pytest.approx(one, abs=0.05) for one in BACK_ROWS]
    assert {one.get(f"{WORD}hRule") for one in back.iter(f"{WORD}trHeight")} == {"exact"}


def test_every_row_is_as_wide_as_the_grid():
    for table in tables(written(is_2025=True, family=(FamilyMember("妻子", "李四"),) * 9)):
        columns = len(list(table.iter(f"{WORD}gridCol")))
        for row in table.iter(f"{WORD}tr"):
            spans = [one.find(f"{WORD}tcPr/{WORD}gridSpan") for one in row.findall(f"{WORD}tc")]
            assert sum(1 if span is None else int(span.get(f"{WORD}val")) for span in spans) == columns


def test_every_cell_ends_with_a_paragraph():
    for table in tables(written()):
        assert {cell[-1].tag for cell in table.iter(f"{WORD}tc")} == {f"{WORD}p"}


def test_the_texts_of_a_form_are_all_there():
    shown = texts(
        written(MARK, current_post="甲局 <局长> & 书记", resume="1991.09--1995.07  甲大学\n   （其间：挂职）")
    )

    assert {
        "甲局 <局长> & 书记",
        "1991.09--1995.07甲大学",
        "（其间：挂职）",
        "填表人：赵\u3000六",
        MARK.text + "\u3000",
    } <= set(shown)
    assert form().id_number not in "".join(shown)


def test_the_photo_keeps_its_shape_within_the_cell():
    photo = read_photo(invented.png(40, 50)).photo
    made = parts(written(photo=photo))

    extent = next(one for one in fromstring(made["word/document.xml"]).iter() if one.tag.endswith("}extent"))
    across, down = (int(extent.get(key)) / 36_000 for key in ("cx", "cy"))
    assert made["word/media/photo.png"] == photo.content
    assert across / down == pytest.approx(0.8, abs=0.001)
    assert (across < 36.3, down < 49.2) == (True, True)


def test_a_form_without_a_photo_names_none():
    assert [name for name in parts(written()) if "media" in name] == []
    assert b"image" not in parts(written())["word/_rels/document.xml.rels"]


def test_the_mark_is_a_picture_of_its_own():
    made = parts(written(MARK, photo=read_photo(invented.png()).photo))

    assert made["word/media/mark.png"] == draw_code(MARK)
    assert sorted(name for name in made if "media" in name) == ["word/media/mark.png", "word/media/photo.png"]
    assert made["word/_rels/document.xml.rels"].count(b"/image") == 2


def test_equal_forms_give_equal_bytes():
    assert written() == written()
