from dataclasses import replace
from datetime import date

import pytest

from gongdao.papers.errors import PaperError
from gongdao.papers.forms.appointment import AppointmentForm, FamilyMember, Kept, compare_forms
from gongdao.papers.forms.lrmx import read_lrmx
from gongdao.papers.forms.lrmx_writer import EDITOR_VERSION, write_lrmx
from gongdao.papers.forms.photos import read_photo
from tests.unit.papers.forms import invented
from tests.unit.papers.forms.lrmx_files import lrmx

TODAY = date(2026, 11, 25)
ZHANG = {"name": "张三", "sex": "男", "born": "197208"}


def read(data):
    return read_lrmx("张三.lrmx", data, as_of=TODAY)


def codes(reading):
    return [one.code for one in reading.remarks]


def refusal_of(data):
    with pytest.raises(PaperError) as refusal:
        read(data)
    return refusal.value.code


@pytest.mark.parametrize("seed", range(60))
def test_every_text_of_a_file_is_read_and_written_back(seed):
    texts, family = invented.person(seed)
    photo = invented.png(seed % 7 + 1)

    reading = read(lrmx(texts, family, photo))

    expected = AppointmentForm(
        **texts, family=tuple(FamilyMember(*one) for one in family), photo=read_photo(photo).photo, is_2025=False
    )
    assert compare_forms(expected, reading.form) == ()
    assert codes(reading) == []
    assert read(write_lrmx(reading.form)).form == reading.form


def test_a_written_file_is_a_fixed_point():
    texts, family = invented.person(7)
    written = write_lrmx(read(lrmx(texts, family, invented.png())).form)

    assert write_lrmx(read(written).form) == written
    assert written.startswith('\ufeff<?xml version="1.0" encoding="utf-8"?>\n<Person>\n  <XingMing>'.encode())
    assert written.endswith(f"  <Version>{EDITOR_VERSION}</Version>\n</Person>".encode())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lrmx(ZHANG, mark=False), []),
        (lrmx(ZHANG, indent="    ", head=""), []),
        (
            lrmx(ZHANG, mark=False, head='<?xml version="1.0" encoding="GB2312"?>').decode().encode("gb18030"),
            ["form_encoding"],
        ),
        (lrmx(ZHANG, mark=False, head="").decode().encode("gb18030"), ["form_encoding"]),
        (
            lrmx(ZHANG, mark=False, head='<?xml version="1.0" encoding="utf-16"?>').decode().encode("utf-16"),
            ["form_encoding"],
        ),
    ],
    ids=["no mark", "no declaration", "declared national", "undeclared national", "utf-16"],
)
def test_encodings_of_the_field_are_read(data, said):
    reading = read(data)

    assert (reading.form, codes(reading)) == (AppointmentForm(**ZHANG), said)


def test_signs_that_a_writer_forgot_to_escape_are_mended():
    data = lrmx(ZHANG | {"resume": "X"}).replace(b">X<", "><5人 & <张三> &nbsp;研究<br>1991.09--  局<".encode())

    reading = read(data)

    assert reading.form.resume == "<5人 & <张三> \u00a0研究\n1991.09--  局"
    assert codes(reading) == ["form_mended", "resume_undated"]


def test_line_breaks_of_web_pages_end_a_line():
    data = lrmx(ZHANG | {"resume": "X"}).replace(b">X<", b">1991.09--1995.07  a<br/>1995.07--  b<")

    reading = read(data)

    assert (reading.form.resume, codes(reading)) == ("1991.09--1995.07  a\n1995.07--  b", [])


def test_what_the_form_has_no_place_for_is_kept_shown_and_written_back():
    extra = "<LianXiDianHua><Hao a='1'>1 &amp; 2</Hao></LianXiDianHua><XingMing>李四</XingMing>"
    data = lrmx(ZHANG, [("妻子", "李四", "197301", "群众", "某校")], extra=extra).replace(
        b"<Item>", "<Item><BeiZhu>甲</BeiZhu>".encode()
    )

    reading = read(data)

    assert [(one.code, one.label, one.value) for one in reading.remarks] == [
        ("form_unknown", "BeiZhu", "甲"),
        ("form_unknown", "LianXiDianHua", "1 & 2"),
        ("form_twice", "XingMing", "李四"),
    ]
    assert reading.form.family[0].kept == (Kept("Item", "BeiZhu", "<BeiZhu>甲</BeiZhu>"),)
    assert reading.form.kept[0].content == '<LianXiDianHua><Hao a="1">1 &amp; 2</Hao></LianXiDianHua>'
    assert reading.form.name == "张三"
    assert read(write_lrmx(reading.form)).form == reading.form


def test_comments_and_loose_texts_are_shown():
    reading = read(lrmx(ZHANG, extra="乱<!-- 注 -->"))

    assert [(one.code, one.value) for one in reading.remarks] == [("form_comment", ""), ("form_loose", "乱")]


def test_elements_of_2025_make_a_form_of_that_layout():
    data = lrmx(
        ZHANG,
        extra="<DaoLingNianYue>203508</DaoLingNianYue><GaiGeQianRenZhiNianLingJieXian>60</GaiGeQianRenZhiNianLingJieXian>",
    )

    reading = read(data)

    assert (reading.form.is_2025, reading.form.retires, reading.form.age_limit_before) == (True, "203508", "60")
    assert read(write_lrmx(reading.form)).form == reading.form
    assert b"DaoLingNianYue" not in write_lrmx(AppointmentForm(**ZHANG))


def test_names_are_closed_up_and_lost_dots_restored():
    reading = read(lrmx({**ZHANG, "name": "张 三"}, [("妻子", "古丽?买买提", "197301", "群众", "某校")]))

    assert (reading.form.name, reading.form.family[0].name) == ("张三", "古丽·买买提")
    assert [(one.code, one.value) for one in reading.remarks] == [("form_name", "张 三"), ("form_name", "古丽?买买提")]


def test_a_broken_photo_is_kept_and_a_trimmed_one_is_said():
    broken = read(lrmx(ZHANG, photo=b"GIF89a"))
    trimmed = read(lrmx(ZHANG, photo=invented.png() + b"PK\x03\x04"))

    assert (broken.form.photo, codes(broken)) == (None, ["photo_unreadable"])
    assert read(write_lrmx(broken.form)).form == broken.form
    assert trimmed.form.photo == read_photo(invented.png()).photo
    assert codes(trimmed) == ["photo_trimmed"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"<Person><XingMing></Person>", "form_broken"),
        (b"<html><body/></html>", "form_root"),
        (b'<!DOCTYPE Person SYSTEM "x"><Person/>', "form_declaration"),
        (b'<!DOCTYPE p [<!ENTITY a "b">]><Person>&a;</Person>', "form_declaration"),
        (b"<?xml version='1.0'?><?php x?><Person/>", "form_declaration"),
        (b"<Person>" + b"<a/>" * 2_000 + b"</Person>", "form_elements"),
        (b"<Person " + b"".join(b"a%d='1' " % number for number in range(101)) + b"/>", "form_elements"),
        (b"<Person>" + b"<JiaTingChengYuan>" + b"<Item/>" * 41 + b"</JiaTingChengYuan></Person>", "form_elements"),
        (b"<Person><JianLi>" + b"a" * 20_001 + b"</JianLi></Person>", "form_text"),
        (b"<Person>\xff\xff\xff</Person>", "form_unknown_encoding"),
        (b" " * (8 * 1024**2 + 1), "file_empty"),
        (b"<Person>" + b"a" * 8 * 1024**2 + b"</Person>", "form_too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_such_file_is_refused(data, code):
    assert refusal_of(data) == code


def test_characters_that_xml_cannot_hold_are_written_as_a_mark():
    form = AppointmentForm(**ZHANG, resume="a\x0bb\x00c\ud800d")

    assert read(write_lrmx(form)).form == replace(form, resume="a\nb\ufffdc\ufffdd")
