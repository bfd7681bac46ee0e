"""Honest files with bytes changed, cut out or put in: read or refused with a sentence, never anything else."""

import random
from datetime import date

import pytest

from gongdao.papers.errors import PaperError
from gongdao.papers.forms.files import read_forms
from gongdao.papers.forms.layout import lay_out
from gongdao.papers.forms.lrm import write_lrm
from gongdao.papers.forms.lrmx import read_lrmx
from gongdao.papers.forms.lrmx_writer import write_lrmx
from gongdao.papers.forms.photos import read_photo
from tests.unit.papers.forms import invented
from tests.unit.papers.forms.lrmx_files import lrmx

TODAY = date(2026, 11, 25)
PIECES = [
    b"<",
    b">",
    b"&",
    b"</",
    b"/>",
    b"<br>",
    b"&amp;",
    b"\x00",
    b"\xff",
    b'"',
    b'","',
    b"<Item>",
    b"]]>",
    b"<!--",
    b"\xe4",
    b"--",
    b"@#",
]


def damaged(data, seed):
    draw = random.Random(seed)
    content = bytearray(data)
    for _ in range(draw.randint(1, 6)):
        at = draw.randrange(len(content) or 1)
        if draw.random() < 0.4:
            content[at : at + 1] = bytes([draw.randrange(256)])
        elif draw.random() < 0.5:
            del content[at : at + draw.randint(1, 40)]
        else:
            content[at:at] = draw.choice(PIECES)
    return bytes(content)


@pytest.mark.parametrize("block", range(10))
def test_a_damaged_file_is_read_or_refused(block):
    data = lrmx(*invented.person(block), invented.png())
    for seed in range(100):
        try:
            (file,) = read_forms("a", damaged(data, 1_000 * block + seed), as_of=TODAY).files
        except PaperError as refusal:
            assert refusal.code == "form_kind"  # noqa: PT017 -- one of many
            continue
        if file.reading:
            form = file.reading.form
            assert read_lrmx("a", write_lrmx(form), as_of=TODAY).form == form


@pytest.mark.parametrize("block", range(5))
def test_a_damaged_old_file_is_read_or_refused(block):
    data = write_lrm(read_lrmx("a", lrmx(*invented.person(block)), as_of=TODAY).form).text
    for seed in range(100):
        try:
            (file,) = read_forms("a", damaged(data, 1_000 * block + seed), as_of=TODAY).files
            if file.reading:
                lay_out(file.reading.form, as_of=TODAY)
        except PaperError as refusal:
            assert refusal.code in {"form_kind", "form_overflow", "form_member_rows"}  # noqa: PT017 -- one of many


@pytest.mark.parametrize("data", [invented.jpeg(), invented.png()], ids=["jpeg", "png"])
def test_a_damaged_photo_is_read_or_refused(data):
    for seed in range(500):
        reading = read_photo(damaged(data, seed))
        assert (reading.photo is None) == bool(reading.code)
        if reading.photo:
            assert read_photo(reading.photo.content).photo == reading.photo
