from dataclasses import replace
from datetime import date

import pytest

from gongdao.papers.forms.appointment import AppointmentForm, FamilyMember, Kept
from gongdao.papers.forms.marks import FormMark, digest_of, draw_code, mark_of, read_mark
from gongdao.papers.forms.photos import read_photo
from tests.unit.papers.forms import invented

TODAY = date(2026, 11, 25)
ZHANG = AppointmentForm(name="张三", sex="男", born="197208", family=(FamilyMember("妻子", "李四"),))


def test_a_mark_is_read_back_from_its_code():
    mark = mark_of(ZHANG, printed_on=TODAY)

    assert read_mark(f" {mark.code}\n") == mark
    assert mark.is_of(ZHANG)
    assert mark.text == f"数据摘要 {mark.digest[:16]}\u3000打印于2026.11.25"


@pytest.mark.parametrize(
    "changes",
    [
        {"born": "197209"},
        {"family": ()},
        {"photo": read_photo(invented.png()).photo},
        {"id_number": "1"},
        {"is_2025": True},
        {"kept": (Kept("Person", "X", "<X />"),)},
    ],
)
def test_any_change_of_the_data_is_another_version(changes):
    assert not mark_of(ZHANG, printed_on=TODAY).is_of(replace(ZHANG, **changes))


@pytest.mark.parametrize(
    "code",
    [
        "",
        "甲",
        "gongdao:form:1:abc:2026-11-25",
        f"gongdao:form:1:{'a' * 64}:2026-13-25",
        f"x gongdao:form:1:{'a' * 64}:2026-11-25",
    ],
)
def test_another_code_is_no_mark(code):
    assert read_mark(code) is None


def test_the_code_is_drawn_the_same_each_time():
    mark = FormMark(digest_of(ZHANG), TODAY)

    assert draw_code(mark) == draw_code(mark)
    assert draw_code(mark).startswith(b"\x89PNG")
    assert draw_code(mark) != draw_code(replace(mark, printed_on=date(2026, 11, 26)))
