"""Zip files that lie, swell, hide something or lead elsewhere."""

import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from functools import partial
from io import BytesIO

from tests.unit.papers import books

MEBI = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Make = Callable[[], bytes]

UNSAFE_NAMES = (
    "../x",
    "xl/..",
    "xl/../../etc/passwd",
    "/etc/passwd",
    "/xl/a.xml",
    "xl\\..\\..\\x",
    "\\\\server\\share\\x",
    "C:x",
    "c:/windows/x",
    "x:stream",
    "xl/a\nb",
    "xl/a\x01b",
    "xl/a\x1b[31m",
    "xl/\u202egpj.xml",
)
PACKED = {
    "zip": b"PK\x03\x04",
    "rar": b"Rar!\x1a\x07\x00",
    "7z": b"7z\xbc\xaf\x27\x1c",
    "gzip": b"\x1f\x8b\x08\x00",
    "compound": OLE,
}
MACROS = ("xl/vbaProject.bin", "XL/VBAPROJECT.BIN", "xl/vbaProjectSignature.bin", "xl/vbaData.xml.vbaproject")
OUTSIDE = (
    "xl/externalLinks/externalLink1.xml",
    "xl/connections.xml",
    "xl/embeddings/oleObject1.docx",
    "xl/activeX/activeX1.xml",
    "xl/macrosheets/sheet1.xml",
    "xl/dialogsheets/sheet1.xml",
)


def with_entry(name: str, content: bytes) -> bytes:
    return books.book([(name, content)])


def with_null_in_name() -> bytes:
    return books.book([("xl/a0b.xml", b"x")]).replace(b"xl/a0b.xml", b"xl/a\x00b.xml")


def link(target: str) -> bytes:
    entry = zipfile.ZipInfo("xl/media/link")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return books.book([(entry, target)])


def doubled(name: str) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return books.book([(name, b"<a/>")])


def compressed(method: int) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in books.parts().items():
            archive.writestr(name, content)
    return target.getvalue()


def changed(offset: int, value: bytes, mark: bytes = b"PK\x01\x02") -> bytes:
    """Overwrite bytes behind the last `mark` of an honest workbook."""
    data = bytearray(books.book())
    start = data.rindex(mark) + offset
    data[start : start + len(value)] = value
    return bytes(data)


def overlapping() -> bytes:
    """Let twenty entries of the directory stand for the same bytes."""
    names = [f"xl/b{number:02d}.xml" for number in range(20)]
    data = bytearray(books.book([(name, b" " * MEBI) for name in names]))
    first = data.index(names[0].encode()) - 30
    for name in names:
        struct.pack_into("<L", data, data.rindex(name.encode()) - 4, first)
    return bytes(data)


def renamed_locally() -> bytes:
    data = bytearray(books.book([("xl/a.xml", b"<a/>")]))
    at = data.index(b"xl/a.xml")
    data[at : at + 8] = b"xl/b.xml"
    return bytes(data)


def zip64() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in books.parts().items():
            with archive.open(name, "w", force_zip64=True) as entry:
                entry.write(content.encode())
    return target.getvalue()[:-22] + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, 2**32 - 1, 2**32 - 1, 0)


def commented() -> bytes:
    target = BytesIO(books.book())
    with zipfile.ZipFile(target, "a") as archive:
        archive.comment = b"PK\x05\x06 <script>"
    return target.getvalue()


FILES: dict[str, tuple[Make, str]] = {
    **{f"name {name!a}": (partial(with_entry, name, b"x"), "zip_name") for name in UNSAFE_NAMES},
    "name with a null": (with_null_in_name, "zip_name"),
    **{
        f"packed {kind} in a picture": (partial(with_entry, "xl/media/a.png", start), "zip_nested")
        for kind, start in PACKED.items()
    },
    "workbook in a workbook": (lambda: with_entry("xl/media/b.png", books.book()), "zip_nested"),
    **{f"macro {name}": (partial(with_entry, name, OLE), "macro") for name in MACROS},
    "macro under another name": (partial(with_entry, "xl/printerSettings1.bin", OLE), "macro"),
    **{f"outside {name}": (partial(with_entry, name, b"<a/>"), "external_link") for name in OUTSIDE},
    **{f"link to {target}": (partial(link, target), "zip_symlink") for target in ("/etc/passwd", "../../secret.key")},
    **{
        f"twice {name}": (partial(doubled, name), "zip_duplicate")
        for name in ("xl/workbook.xml", "XL/WORKBOOK.XML", "xl/worksheets/sheet1.XML")
    },
    "bomb declared": (lambda: with_entry("xl/bomb.xml", b" " * (33 * MEBI)), "zip_too_large"),
    "bomb of zeros": (lambda: with_entry("xl/media/bomb.png", bytes(100 * MEBI)), "zip_too_large"),
    "bomb in five parts": (
        lambda: books.book([(f"xl/{number}.xml", b" " * (13 * MEBI)) for number in range(5)]),
        "zip_too_large",
    ),
    "bomb that declares little": (lambda: books.lying_book("xl/bomb.xml", b" " * (60 * MEBI), 100), "zip_too_large"),
    "size declared too small": (lambda: books.lying_book("xl/a.xml", b" " * MEBI, 100), "zip_false_size"),
    "size declared too large": (lambda: books.lying_book("xl/a.xml", b" " * 100, MEBI), "zip_false_size"),
    "wrong checksum": (lambda: books.lying_book("xl/a.xml", b"abc", 3, 1), "zip_false_size"),
    "201 entries": (lambda: books.book([(f"xl/{number}.xml", "") for number in range(196)]), "zip_entries"),
    "20,000 entries": (lambda: books.book([(f"xl/{number}.xml", "") for number in range(20_000)]), "zip_entries"),
    "entries that share bytes": (overlapping, "zip_broken"),
    "another name before the bytes": (renamed_locally, "zip_broken"),
    "directory of 64 bits": (zip64, "zip_broken"),
    "comment behind the end": (commented, "zip_broken"),
    **{
        f"compressed by {name}": (partial(compressed, method), "zip_broken")
        for name, method in (("bzip2", zipfile.ZIP_BZIP2), ("lzma", zipfile.ZIP_LZMA))
    },
    "compressed by an unknown method": (partial(changed, 10, b"\x63\x00"), "zip_broken"),
    "encrypted entry": (partial(changed, 8, b"\x01\x00"), "zip_encrypted"),
    "strongly encrypted entry": (partial(changed, 8, b"\x41\x00"), "zip_encrypted"),
    "entry beyond the end": (partial(changed, 42, b"\xff\xff\xff\x0f"), "zip_broken"),
    "packed size beyond the end": (partial(changed, 20, b"\xff\xff\xff\x0f"), "zip_broken"),
    "directory offset zero": (partial(changed, 16, bytes(4), b"PK\x05\x06"), "zip_broken"),
    "directory of 4 GiB": (partial(changed, 12, b"\xff\xff\xff\xff", b"PK\x05\x06"), "zip_broken"),
    "page before": (lambda: b"PK<script>" + books.book(), "zip_broken"),
    "page behind": (lambda: books.book() + b"<script>", "zip_broken"),
    "two workbooks in one": (lambda: books.book() + books.book(), "zip_broken"),
    "cut short": (lambda: books.book()[:-30], "zip_broken"),
    "first bytes alone": (lambda: b"PK\x03\x04", "zip_broken"),
    "empty archive": (lambda: b"PK\x05\x06" + bytes(18), "zip_broken"),
    "bytes turned to noise": (lambda: changed(-200, b"\xff" * 150), "zip_broken"),
}
