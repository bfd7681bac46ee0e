"""What calls itself a table in text and is something else, or a table without end."""

from collections.abc import Callable
from functools import partial

Make = Callable[[], bytes]
CSV, XLSX = "名册.csv", "名册.xlsx"
ROSTER = "姓名,性别\r\n张三,男\r\n"

BINARY = {
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x86\xa0\x00\x01\x86\xa0\x08\x06",  # 100,000 pixels square
    "jpeg": b"\xff\xd8\xff\xe1\x00\x18Exif\x00\x00",
    "gif": b"GIF89a\xff\xff\xff\xff",
    "bmp": b"BM\xff\xff\xff\x7f",
    "tiff": b"II*\x00\x08\x00",
    "tiff of the other order": b"MM\x00*\x00\x08",
    "webp": b"RIFF\xff\xff\xff\xffWEBP",
    "pdf": b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript>>>>",
    "old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "rtf": b"{\\rtf1{\\object\\objocx}}",
    "program": b"\x7fELF\x02\x01\x01",
    "program for windows": b"MZ\x90\x00",
    "gzip": b"\x1f\x8b\x08\x00",
    "7z": b"7z\xbc\xaf\x27\x1c",
    "rar": b"Rar!\x1a\x07\x01\x00",
    "database": b"SQLite format 3\x00",
    "null in a cell": b"a,b\x00c\r\n",
    "escape code of a terminal": b"a,\x1b[2Jb\r\n",
    "backspaces": b"a,b\x08\x08\r\n",
    "utf-32": ROSTER.encode("utf-32-be"),
    "utf-16 without a mark": ROSTER.encode("utf-16-le"),
}
MARKUP = {
    "page": b"<html><script>alert(1)</script>",
    "page with a document type": b"<!DOCTYPE html><table>",
    "table of a page": b"\r\n <TABLE><tr><td>a",
    "drawing": b"<svg onload='alert(1)'>",
    "xml": b"\xef\xbb\xbf<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
    "workbook of 2003": b"<?xml version='1.0'?><Workbook>",
}
UNDECODED = {
    "utf-16": ROSTER.encode("utf-16"),
    "utf-16 of the other order": b"\xfe\xff" + ROSTER.encode("utf-16-be"),
    "no encoding": b"\xff\xff\xff,\xff",
    "utf-8 cut within a letter": "姓名,性别,三".encode()[:-1] + b"\xff\n",
}
MARKS = ("绝密", "机密★20年", "秘密★", "〔机密〕", "密级:绝密", "机 密", "秘密 10年")


def marked(mark: str) -> bytes:
    return f"{mark},,\r\n{ROSTER}".encode("gb18030")


FILES: dict[str, tuple[Make, str, str]] = {
    **{f"text: {name}": (partial(bytes, data), "binary_file", CSV) for name, data in BINARY.items()},
    **{f"text: {name}": (partial(bytes, data), "markup_file", CSV) for name, data in MARKUP.items()},
    **{f"text: {name}": (partial(bytes, data), "unknown_encoding", CSV) for name, data in UNDECODED.items()},
    **{f"text: marked {mark}": (partial(marked, mark), "secret_mark", CSV) for mark in MARKS},
    "text: nothing": (partial(bytes, b""), "file_empty", CSV),
    "text: blanks": (partial(bytes, b" \r\n\t\r\n"), "file_empty", CSV),
    "text: a mark of byte order alone": (partial(bytes, b"\xef\xbb\xbf"), "table_empty", CSV),
    "text: delimiters alone": (partial(bytes, b",,,\r\n,,,\r\n"), "table_empty", CSV),
    "text: calls itself a workbook": (partial(ROSTER.encode, "utf-8"), "not_xlsx", XLSX),
    "text: calls itself a workbook with macros": (partial(ROSTER.encode, "utf-8"), "not_xlsx", "名册.xlsm"),
    "text: script before a workbook": (lambda: b"#!/bin/sh\nPK\x03\x04\x00\x00", "binary_file", XLSX),
    "text: 1,000,000 rows": (lambda: b"a,b\n" * 1_000_000, "table_too_large", CSV),
    "text: 1,000,000 columns": (lambda: b"," * 1_000_000 + b"a", "table_too_large", CSV),
    "text: one cell of 10,000,000 letters": (lambda: b"a,b\n" + b"x" * 10_000_000, "table_too_large", CSV),
    "text: a quotation without end": (lambda: b'a,b\n"' + b"x\n" * 10_000, "csv_broken", CSV),
    "text: seventeen mebibytes": (lambda: b"a,b\n" * (17 * 256 * 1024), "file_too_large", CSV),
}
