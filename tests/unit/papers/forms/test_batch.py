import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from gongdao.papers.forms import batch as batch_module
from gongdao.papers.forms.appointment import AppointmentForm
from gongdao.papers.forms.batch import FormOutput, write_archive, write_list
from gongdao.papers.forms.files import read_forms
from gongdao.papers.forms.photos import read_photo
from tests.unit.papers.forms import invented
from tests.unit.papers.forms.pdf_lines import page_streams

TODAY = date(2026, 11, 25)
FITS = AppointmentForm(name="张三", sex="男", born="197208", id_number="99999919720815151X")
FORMS = [
    FITS,
    AppointmentForm(name="李四", current_post="甲" * 3000),
    FITS,
    AppointmentForm(name="a/b"),
    AppointmentForm(),
]


def names(batch):
    return zipfile.ZipFile(BytesIO(batch.content)).namelist()


@pytest.mark.parametrize("output", [FormOutput.DOCX, FormOutput.PDF])
def test_one_that_does_not_fit_is_named_and_the_others_are_written(output):
    batch = write_archive(FORMS, output, as_of=TODAY)

    assert [(name, refusal.code) for name, refusal in batch.refused] == [("李四", "form_overflow")]
    assert names(batch) == [f"{name}.{output}" for name in ("张三", "张三（2）", "a_b", "无姓名")]
    assert batch.written == 4


def test_an_archive_of_files_comes_back_whole():
    batch = write_archive(FORMS, FormOutput.LRMX, as_of=TODAY)

    reading = read_forms("任免表.zip", batch.content, as_of=TODAY)

    assert [one.reading.form for one in reading.files] == FORMS
    assert reading.unread == ()


def test_a_list_is_one_document():
    batch = write_list(FORMS, as_of=TODAY, printed_on=TODAY)

    assert (batch.written, [name for name, _ in batch.refused]) == (4, ["李四"])
    assert len(list(page_streams(batch.content))) == 8
    assert write_list([FORMS[1]], as_of=TODAY).content == b""


def test_equal_forms_give_equal_bytes():
    assert write_archive(FORMS, FormOutput.DOCX, as_of=TODAY) != write_archive(FORMS[:1], FormOutput.DOCX, as_of=TODAY)
    assert (
        write_archive(FORMS[:1], FormOutput.DOCX, as_of=TODAY).content
        == write_archive(FORMS[:1], FormOutput.DOCX, as_of=TODAY).content
    )


def test_a_broken_photo_stops_nobody_else():
    bad = replace(FITS, name="王五", photo=read_photo(invented.jpeg()).photo)

    batch = write_list([FITS, bad, FITS], as_of=TODAY)
    archive = write_archive([bad, FITS], FormOutput.PDF, as_of=TODAY)

    assert (batch.written, [(name, one.code) for name, one in batch.refused]) == (2, [("王五", "form_photo")])
    assert len(list(page_streams(batch.content))) == 4
    assert (archive.written, [one.values["name"] for _, one in archive.refused]) == (1, ["王五"])


def test_a_long_list_is_an_archive_of_documents(monkeypatch):
    monkeypatch.setattr(batch_module, "FORMS_PER_DOCUMENT", 3)

    batch = write_list([FITS] * 4, as_of=TODAY)

    archive = zipfile.ZipFile(BytesIO(batch.content))
    assert (batch.ending, archive.namelist()) == ("zip", ["任免审批表（1—3）.pdf", "任免审批表（4—4）.pdf"])
    assert [len(list(page_streams(archive.read(name)))) for name in archive.namelist()] == [6, 2]
