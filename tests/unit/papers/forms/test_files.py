import zipfile
from datetime import date
from io import BytesIO

import pytest

from gongdao.papers.errors import PaperError
from gongdao.papers.forms.files import FormKind, form_kind, read_forms, without_id_number
from gongdao.papers.forms.lrm import write_lrm
from gongdao.papers.forms.lrmx import read_lrmx
from tests.unit.papers.forms import invented
from tests.unit.papers.forms.lrmx_files import lrmx

TODAY = date(2026, 11, 25)


def bundle(entries, encoding=None):
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.encode(encoding).decode("cp437") if encoding else name, content)
    return target.getvalue()


def form(seed):
    return read_lrmx("a.lrmx", lrmx(*invented.person(seed), invented.jpeg()), as_of=TODAY).form


def read(data):
    return read_forms("任免表.zip", data, as_of=TODAY)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (lrmx({}), FormKind.LRMX),
        (b"\n <Person/>", FormKind.LRMX),
        ("<Person/>".encode("utf-16"), FormKind.LRMX),
        (b'"\xd5\xc5","', FormKind.LRM),
        (b"PK\x03\x04", FormKind.BUNDLE),
    ],
)
def test_a_file_is_known_by_its_content(data, kind):
    assert form_kind("a", data) is kind


def test_another_file_is_refused():
    with pytest.raises(PaperError) as refusal:
        form_kind("a.lrmx", b"%PDF")

    assert refusal.value.code == "form_kind"


def test_a_bundle_gives_every_form_and_names_the_rest():
    written = write_lrm(form(2))
    data = bundle(
        {
            "一/张三.lrmx": lrmx(*invented.person(1)),
            "一/李四.lrm": written.text,
            "一/李四.PIC": written.picture,
            "一/王五.pic": invented.jpeg(),
            "一/坏.lrmx": b"<Person>",
            "说明.txt": "注".encode(),
            "一/": b"",
        }
    )

    reading = read(data)

    assert [(one.name, one.refusal and one.refusal.code) for one in reading.files] == [
        ("一/张三.lrmx", None),
        ("一/李四.lrm", None),
        ("一/坏.lrmx", "form_broken"),
    ]
    assert reading.files[1].reading.form.photo == form(2).photo
    assert [(one.code, one.label) for one in reading.unread] == [
        ("pic_alone", "一/王五.pic"),
        ("bundle_unread", "说明.txt"),
    ]


def test_names_in_the_national_encoding_are_understood():
    reading = read(bundle({"张三.lrmx": lrmx(*invented.person(1))}, "gb18030"))

    assert [one.name for one in reading.files] == ["张三.lrmx"]


def test_a_single_file_is_a_bundle_of_one():
    reading = read(lrmx(*invented.person(1)))

    assert [one.reading.form.name for one in reading.files] == [invented.person(1)[0]["name"]]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (bundle({"a.lrmx": b"x"})[:-1], "bundle_broken"),
        (bundle({"../a.lrmx": b"x"}), "bundle_entry"),
        (bundle({"a.zip": bundle({"a.lrmx": b"x"})}), "bundle_entry"),
        (bundle({"a.lrmx": b" " * 9 * 1024**2}), "bundle_too_large"),
    ],
)
def test_an_unsafe_bundle_is_refused_whole(data, code):
    with pytest.raises(PaperError) as refusal:
        read(data)

    assert refusal.value.code == code


def test_identity_numbers_in_names_are_blanked_out():
    number = invented.id_number("19720815", 1, "男")
    name = f"张三{number}.lrmx"

    reading = read(bundle({name: lrmx(*invented.person(1))}))

    assert reading.files[0].name == without_id_number(name) == f"张三999999********{number[14:]}.lrmx"
