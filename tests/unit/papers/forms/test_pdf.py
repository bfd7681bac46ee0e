import base64
import random
from dataclasses import replace
from datetime import date
from itertools import accumulate

import pytest

from gongdao.papers.forms.appointment import AppointmentForm, FamilyMember
from gongdao.papers.forms.fields import form_fields
from gongdao.papers.forms.layout import lay_out
from gongdao.papers.forms.marks import FormMark
from gongdao.papers.forms.pdf import write_pdf
from gongdao.papers.forms.photos import read_photo
from tests.unit.papers.forms import invented
from tests.unit.papers.forms.pdf_lines import corners, page_streams
from tests.unit.papers.forms.set_heights import heights

TODAY = date(2026, 11, 25)
FRONT_COLUMNS = [13.8, 4.2, 23.0, 18.8, 23.0, 23.2, 23.5, 36.3]
FRONT_ROWS = [12.5, 12.2, 12.0, 12.5, 6.1, 6.1, 6.1, 6.1, 12.5, 12.5, 12.5, 125.8]
BACK_COLUMNS = [13.1, 19.3, 22.5, 10.1, 17.8, 1.7, 13.8, 67.9]
BACK_ROWS = [25, 18, 24, 11.4, *[12.3] * 7, 23.5, 13, 35.6]
WITHIN = 0.5  # millimetres
# A picture of one colour, 16 by 20, as a browser writes it.
CAMERA = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71"
    "////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4"
    "+Pj4+Pj4+Pj/wAARCAAUABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QA"
    "FQEBAQAAAAAAAAAAAAAAAAAAAAL/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCYBSQAH//Z"
)


def form(seed=1, **changes):
    texts, family = invented.person(seed)
    members = tuple(FamilyMember(*one) for one in family)
    made = AppointmentForm(**texts, family=members, photo=read_photo(invented.png(40, 50)).photo)
    return replace(made, **changes)


def sheet(**changes):
    return lay_out(form(**changes), as_of=TODAY)


def lines_of(content):
    """Give where the grid has lines, across and down."""
    frames = list(corners(content))
    across = {edge for left, _, width, _ in frames for edge in (left, left + width)}
    down = {edge for _, top, _, height in frames for edge in (top, top + height)}
    return across, down


def edges(start, sizes):
    return list(accumulate(sizes, initial=start))


def missing(expected, found):
    return [edge for edge in expected if min(abs(edge - one) for one in found) > WITHIN]


@pytest.mark.parametrize("is_2025", [False, True])
def test_every_line_of_the_grid_is_where_the_templates_have_it(is_2025):
    front, back = page_streams(write_pdf([sheet(is_2025=is_2025)]))

    for content, left, top, columns, rows in (
        (front, 22, 11.1 + 12.5 + 3, FRONT_COLUMNS, FRONT_ROWS),
        (back, 21, 28.6, BACK_COLUMNS, BACK_ROWS),
    ):
        across, down = lines_of(content)
        # The rows of one education and the seal of the reporting unit are joined: no line stands between them.
        assert missing(edges(left, columns), across) == []
        assert len(missing(edges(top, rows), down)) == (2 if left == 22 else 1)
        assert max(across) - left == pytest.approx(sum(columns), abs=WITHIN)
        assert max(down) - top == pytest.approx(sum(rows), abs=WITHIN)


def test_the_title_stands_in_seven_squares():
    front, _ = page_streams(write_pdf([sheet()]))

    squares = [frame for frame in corners(front) if frame[1] == pytest.approx(11.1, abs=WITHIN)]

    assert [one[2:] for one in squares] == [pytest.approx((12.5, 12.5), abs=WITHIN)] * 7


def test_a_list_is_one_document_with_two_pages_each():
    written = write_pdf(
        [sheet(seed=seed) for seed in range(3)], [FormMark("a" * 64, TODAY), None, FormMark("b" * 64, TODAY)]
    )

    assert len(list(page_streams(written))) == 6


def test_equal_forms_give_equal_bytes_without_a_day_or_a_path():
    written = write_pdf([sheet()])

    assert written == write_pdf([sheet()])
    assert b"gongdao-" not in written


def test_the_document_is_made_for_archives():
    written = write_pdf([sheet()], [FormMark("a" * 64, TODAY)])

    assert b"<pdfaid:part>2</pdfaid:part>" in written
    assert b"2026-11-25" in written
    assert b"Noto" in written


def test_texts_are_never_read_as_markup():
    assert len(list(page_streams(write_pdf([sheet(current_post='#panic() $x$ *a* "\\ #read("/etc/passwd")')])))) == 2


def test_a_mark_stands_below_the_grid_of_the_front_page_alone():
    plain = write_pdf([sheet(photo=None)])
    marked = write_pdf([sheet(photo=None)], [FormMark("a" * 64, TODAY)])

    assert (plain.count(b"/Subtype/Image"), marked.count(b"/Subtype/Image")) == (0, 1)


def test_a_photo_of_a_camera_is_set_without_what_it_says_of_itself():
    place = b"Exif\x00\x00GPS 39.9N 116.4E"
    data = CAMERA[:2] + b"\xff\xe1" + (2 + len(place)).to_bytes(2, "big") + place + CAMERA[2:]

    reading = read_photo(data)

    assert (reading.is_trimmed, reading.photo.content) == (True, CAMERA)
    assert write_pdf([sheet(photo=reading.photo)]).count(b"/Subtype/Image") == 1


def crowded(seed):
    """Fill a form with as many signs of all widths as the editor allows."""
    draw = random.Random(seed)

    def words(most):
        return "".join(
            draw.choice("甲县乙镇丙局科员党委书记、主任，（）；2001年—.优AB·《》“”。")
            for _ in range(draw.randint(1, most))
        )

    texts = {field.name: words(field.most) for field in form_fields() if field.most > 2 and field.name != "version"}
    lines = [f"{1950 + at}.07--{1951 + at}.07  {words(60)}" for at in range(draw.randint(1, 40))]
    family = tuple(FamilyMember("妻子", words(8), "195003", words(8), words(124)) for _ in range(draw.randint(0, 13)))
    return form(**texts | {"resume": "\n".join(lines), "name": words(12)}, family=family, is_2025=bool(seed % 2))


def test_no_text_is_higher_than_its_cell(monkeypatch):
    sheets = [lay_out(crowded(seed), as_of=TODAY) for seed in range(10)]

    measured = heights(sheets, monkeypatch)

    assert len(measured) > 500
    assert [(height, room) for height, room in measured if height > room + 0.05] == []
