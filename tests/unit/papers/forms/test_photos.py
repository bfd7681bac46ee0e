import struct
from dataclasses import replace

import pytest

from gongdao.papers.forms.photos import PhotoKind, PhotoReading, read_photo
from gongdao.papers.limits import DEFAULT_LIMITS
from tests.unit.papers.forms import invented


def segment(mark, content):
    return bytes([0xFF, mark]) + struct.pack(">H", len(content) + 2) + content


def test_a_jpeg_is_taken_by_its_structure():
    photo = read_photo(invented.jpeg(600, 840)).photo

    assert (photo.kind, photo.width, photo.height, photo.content) == (PhotoKind.JPEG, 600, 840, invented.jpeg(600, 840))


def test_a_png_is_taken_by_its_structure():
    photo = read_photo(invented.png(3, 9)).photo

    assert (photo.kind, photo.width, photo.height, photo.content) == (PhotoKind.PNG, 3, 9, invented.png(3, 9))


@pytest.mark.parametrize(
    "extra", [segment(0xE1, b"Exif\x00\x00GPS 39.9N"), segment(0xFE, b"remark"), segment(0xED, b"Photoshop")]
)
def test_where_and_by_what_a_picture_was_taken_is_cut_off(extra):
    reading = read_photo(invented.jpeg(extra=extra))

    assert reading.photo == read_photo(invented.jpeg()).photo
    assert reading.is_trimmed


def test_the_colour_profile_stays():
    data = invented.jpeg(extra=segment(0xE2, b"ICC_PROFILE\x00\x01\x01"))

    assert (read_photo(data).photo.content, read_photo(data).is_trimmed) == (data, False)


@pytest.mark.parametrize("data", [invented.jpeg(tail=b"PK\x03\x04 hidden"), invented.png() + b"<script>"])
def test_what_follows_a_picture_is_cut_off(data):
    reading = read_photo(data)

    assert reading.is_trimmed
    assert b"PK" not in reading.photo.content
    assert b"script" not in reading.photo.content


def test_texts_inside_a_png_are_cut_off():
    head, rest = invented.png()[:33], invented.png()[33:]
    text = struct.pack(">L", 4) + b"tEXt" + b"a\x00bc" + b"\x00\x00\x00\x00"

    assert read_photo(head + text + rest).photo == read_photo(invented.png()).photo


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"BM",
        b"\xff\xd8",
        b"\xff\xd8\xff",
        invented.jpeg()[:30],
        invented.png()[:20],
        invented.png()[:50],
        b"\xff\xd8\xff\xd9",
    ],
)
def test_no_whole_picture_is_unreadable(data):
    assert read_photo(data) == PhotoReading(None, "photo_unreadable")


def test_large_pictures_are_refused():
    small = replace(DEFAULT_LIMITS, photo_bytes=40)
    huge = invented.png().replace(struct.pack(">LL", 4, 5), struct.pack(">LL", 60_000, 60_000))

    assert read_photo(huge).code == "photo_too_large"
    assert read_photo(invented.jpeg(0, 5)).code == "photo_unreadable"
    assert read_photo(invented.jpeg(), small).code == "photo_too_large"
