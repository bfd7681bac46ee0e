from dataclasses import replace
from datetime import date

import pytest

from gongdao.papers.errors import PaperError
from gongdao.papers.forms.appointment import AppointmentForm, FamilyMember, Kept, compare_forms
from gongdao.papers.forms.lrm import read_lrm, write_lrm
from gongdao.papers.forms.photos import read_photo
from tests.unit.papers.forms import invented

TODAY = date(2026, 11, 25)
ABSENT = {"version": "", "id_number": ""}


def lrm(places, code="gb18030", end="\n"):
    """Write a file as the old editor does, without any code of the product."""
    return ('"' + '","'.join(places) + '"' + end).encode(code)


def places_of(texts, family=()):
    columns = ["@".join([*column, *[""] * (13 - len(column))]) for column in zip(*family, strict=True)] or [""] * 5
    education = "{full_time_education}#{full_time_degree}@{in_service_education}#".format(**texts)
    schools = "{full_time_school}#{full_time_degree_school}@{in_service_school}#".format(**texts)
    first = "name sex born ethnic_group native_place joined_party health birth_place started_work".split()
    last = "current_post proposed_post leaving_post reason reporting_unit age_as_of filled_by filled_on".split()
    return [
        *(texts[name] for name in first),
        education,
        schools,
        texts["technical_post"],
        *[""] * 4,
        *(texts[name] for name in ("speciality", "resume", "rewards", "assessments")),
        *columns,
        *(texts[name] for name in last),
    ]


def read(data, picture=None):
    return read_lrm("张三.lrm", data, picture, as_of=TODAY)


@pytest.mark.parametrize("seed", range(30))
def test_every_text_of_a_file_is_read_and_written_back(seed):
    texts, family = invented.person(seed)
    photo = invented.jpeg()

    reading = read(lrm(places_of(texts, family), end="" if seed % 2 else "\n"), photo)

    expected = AppointmentForm(
        **{**texts, **ABSENT}, family=tuple(FamilyMember(*one) for one in family), photo=read_photo(photo).photo
    )
    assert compare_forms(expected, reading.form) == ()
    assert reading.remarks == ()
    written = write_lrm(reading.form)
    assert (written.picture, written.left_out) == (photo, ())
    assert read(written.text, written.picture).form == reading.form


def test_a_written_file_is_the_file_that_was_read():
    texts, family = invented.person(3)
    data = lrm(places_of(texts, family))

    assert write_lrm(read(data).form).text == data


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gbk"])
def test_encodings_are_told_apart(code):
    texts, family = invented.person(5)

    assert read(lrm(places_of(texts, family), code)).form.name == texts["name"]


def test_an_identity_number_stands_in_a_34th_place():
    texts, _ = invented.person(5)

    reading = read(lrm([*places_of(texts), texts["id_number"]]))

    assert reading.form.id_number == texts["id_number"]
    assert read(write_lrm(reading.form).text).form == reading.form


def test_places_without_an_item_are_kept_and_shown():
    texts, _ = invented.person(5)
    places = places_of(texts)
    places[13] = "旧"

    reading = read(lrm([*places, "", "尾"]))

    assert reading.form.kept == (Kept("lrm", "13", "旧"), Kept("lrm", "34", "尾"))
    assert [(one.code, one.label, one.value) for one in reading.remarks] == [
        ("lrm_place", "13", "旧"),
        ("lrm_place", "34", "尾"),
    ]
    assert read(write_lrm(reading.form).text).form == reading.form


def test_what_the_old_file_cannot_hold_is_named():
    texts, _ = invented.person(5)
    form = replace(
        read(lrm(places_of(texts))).form, version="3.2.1.16", retires="203508", kept=(Kept("Person", "X", "<X />"),)
    )

    assert write_lrm(form).left_out == ("到龄年月", "版本", "X")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"current_post": 'a","b'}, "lrm_quote"),
        ({"current_post": 'a",'}, "lrm_quote"),
        ({"full_time_education": "大学#"}, "lrm_at"),
        ({"in_service_school": "a@b"}, "lrm_at"),
        ({"family": (FamilyMember("妻子", "a@b"),)}, "lrm_at"),
    ],
)
def test_signs_that_separate_are_refused(changes, code):
    with pytest.raises(PaperError) as refusal:
        write_lrm(AppointmentForm(**{"name": "张三", **changes}))

    assert refusal.value.code == code


def test_harmless_quotes_come_back():
    form = AppointmentForm(name="张三", sex="男", born="197208", current_post='"甲"局,"乙"科')

    assert read(write_lrm(form).text).form == form


def test_another_number_of_places_is_refused():
    with pytest.raises(PaperError) as refusal:
        read(lrm(["张三"] * 32))

    assert refusal.value.code == "lrm_fields"


def test_a_broken_picture_is_said():
    texts, _ = invented.person(5)

    reading = read(lrm(places_of(texts)), b"BM")

    assert (reading.form.photo, [one.code for one in reading.remarks]) == (None, ["photo_unreadable"])
