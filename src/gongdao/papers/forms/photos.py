"""The photo of a form: what kind it is, how large, and nothing of where and by what it was taken."""

import struct
from dataclasses import dataclass
from enum import StrEnum

from gongdao.papers.limits import DEFAULT_LIMITS, Limits

_JPEG = b"\xff\xd8"
_PNG = b"\x89PNG\r\n\x1a\n"
_SCAN = 0xDA
_MARK = 0xFF
_END_OF_IMAGE = b"\xff\xd9"
# Frame headers of JPEG; C4, C8 and CC are tables and an extension.
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# Kept are the tables and frames of the picture, the start (E0), the colour profile (E2) and Adobe's colour mark (EE).
_APPLICATION_MARKS, _COMMENT = set(range(0xE1, 0xF0)) - {0xE2, 0xEE}, 0xFE
_PNG_CHUNKS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs"}


class PhotoKind(StrEnum):
    """What a photo is by its content; the value is the ending of a file."""

    JPEG = "jpg"
    PNG = "png"


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture without place, camera or remarks; sizes in pixels."""

    kind: PhotoKind
    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PhotoReading:
    """A photo, or the code of what is wrong; `is_trimmed` says that something besides the picture was left out."""

    photo: Photo | None
    code: str = ""
    is_trimmed: bool = False


def read_photo(data: bytes, limits: Limits = DEFAULT_LIMITS) -> PhotoReading:
    """Take a JPEG or PNG by its structure, without decoding it; what describes the picture or follows it is cut off."""
    if len(data) > limits.photo_bytes:
        return PhotoReading(None, "photo_too_large")
    try:
        photo = _jpeg(data) if data.startswith(_JPEG) else _png(data) if data.startswith(_PNG) else None
    except (struct.error, IndexError):
        photo = None
    if photo is None:
        return PhotoReading(None, "photo_unreadable")
    if not 0 < photo.width * photo.height <= limits.photo_pixels:
        return PhotoReading(None, "photo_too_large")
    return PhotoReading(photo, is_trimmed=photo.content != data)


def _jpeg(data: bytes) -> Photo | None:
    end = data.rfind(_END_OF_IMAGE)
    kept, place, size = [_JPEG], len(_JPEG), (0, 0)
    while place < end:
        mark = data[place + 1]
        if data[place] != _MARK or mark == _MARK:
            return None
        if mark == _SCAN:
            content = b"".join(kept) + data[place : end + len(_END_OF_IMAGE)]
            return Photo(PhotoKind.JPEG, content, *size) if all(size) else None
        (length,) = struct.unpack_from(">H", data, place + 2)
        if mark in _FRAMES:
            height, width = struct.unpack_from(">HH", data, place + 5)
            size = (width, height)
        if mark not in _APPLICATION_MARKS and mark != _COMMENT:
            kept.append(data[place : place + 2 + length])
        place += 2 + length
    return None


def _png(data: bytes) -> Photo | None:
    kept, place, size = [_PNG], len(_PNG), (0, 0)
    while place < len(data):
        length, name = struct.unpack_from(">L4s", data, place)
        chunk = data[place : place + length + 12]
        if len(chunk) < length + 12:
            return None
        if name == b"IHDR":
            size = struct.unpack_from(">LL", chunk, 8)
        if name in _PNG_CHUNKS:
            kept.append(chunk)
        if name == b"IEND":
            return Photo(PhotoKind.PNG, b"".join(kept), *size)
        place += length + 12
    return None
