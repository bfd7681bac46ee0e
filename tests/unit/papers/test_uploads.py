import stat
import struct
import time
import warnings
import zipfile
import zlib
from contextlib import suppress
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongdao.papers.errors import PaperError
from gongdao.papers.limits import DEFAULT_LIMITS
from gongdao.papers.uploads import Kind, check_upload, decode_text
from tests.unit.papers import books

MEBI = 1024 * 1024
ROSTER = "姓名,性别\r\n张三,男\r\n"


def code_of(name, data, limits=DEFAULT_LIMITS):
    with pytest.raises(PaperError) as refusal:
        check_upload(name, data, limits)
    return refusal.value.code


def link():
    entry = zipfile.ZipInfo("xl/media/link")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def relations(kind, target):
    return f'<Relationships><Relationship Id="rId9" Type="{books.OFFICE}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'


LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
XXE = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def quietly_doubled():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return books.book([("xl/worksheets/SHEET1.xml", "x")])


HOSTILE = {
    "declared_bomb": (lambda: books.book([("xl/bomb.xml", b" " * (33 * MEBI))]), "zip_too_large"),
    "declared_total": (lambda: books.book([(f"xl/{n}.xml", b" " * (13 * MEBI)) for n in range(5)]), "zip_too_large"),
    "lying_bomb": (lambda: books.lying_book("xl/bomb.xml", b" " * (60 * MEBI), 100), "zip_too_large"),
    "lying_size": (lambda: books.lying_book("xl/bomb.xml", b" " * MEBI, 100), "zip_false_size"),
    "lying_size_with_fitting_sum": (
        lambda: books.lying_book("xl/bomb.xml", b" " * MEBI, 100, zlib.crc32(b" " * 100)),
        "zip_false_size",
    ),
    "wrong_sum": (lambda: books.lying_book("xl/a.xml", b"abc", 3, 1), "zip_false_size"),
    "many_entries": (lambda: books.book([(f"xl/{n}.xml", "") for n in range(196)]), "zip_entries"),
    "very_many_entries": (lambda: books.book([(f"xl/{n}.xml", "") for n in range(20_000)]), "zip_entries"),
    "parent_name": (lambda: books.book([("xl/../../etc/passwd", "x")]), "zip_name"),
    "absolute_name": (lambda: books.book([("/etc/passwd", "x")]), "zip_name"),
    "backslash_name": (lambda: books.book([("xl\\..\\x", "x")]), "zip_name"),
    "drive_name": (lambda: books.book([("C:x", "x")]), "zip_name"),
    "control_name": (lambda: books.book([("xl/a\nb", "x")]), "zip_name"),
    "symlink": (lambda: books.book([(link(), "/etc/passwd")]), "zip_symlink"),
    "duplicate": (quietly_doubled, "zip_duplicate"),
    "nested_zip": (lambda: books.book([("xl/media/a.png", books.book())]), "zip_nested"),
    "nested_gzip": (lambda: books.book([("xl/media/a.png", b"\x1f\x8b\x08\x00")]), "zip_nested"),
    "embedded_document": (lambda: books.book([("xl/embeddings/a.docx", "x")]), "external_link"),
    "macro": (lambda: books.book([("xl/vbaProject.bin", "x")]), "macro"),
    "macro_elsewhere": (lambda: books.book([("xl/other.bin", b"\xd0\xcf\x11\xe0")]), "macro"),
    "external_book": (lambda: books.book([("xl/externalLinks/externalLink1.xml", "<a/>")]), "external_link"),
    "external_relation": (
        lambda: books.book(
            [("xl/worksheets/_rels/sheet1.xml.rels", relations("oleObject", "http://example.org/hyperlink"))]
        ),
        "external_link",
    ),
    "external_relation_hidden_behind_a_bracket": (
        lambda: books.book([("xl/a.rels", relations("oleObject", "a>b"))]),
        "external_link",
    ),
    "connection": (lambda: books.book([("xl/connections.xml", "<a/>")]), "external_link"),
    "billion_laughs": (lambda: books.book(sheet1=books.sheet(head=LAUGHS)), "xml_entity"),
    "outside_entity": (lambda: books.book(sheet1=books.sheet(head=XXE)), "xml_entity"),
    "entity_in_utf_16": (lambda: books.book(sheet1=books.sheet(head=XXE).encode("utf-16")), "xml_encoding"),
    "entity_in_utf_7": (
        lambda: books.book([("xl/a.xml", b"<?xml version='1.0' encoding='utf-7'?><a/>")]),
        "xml_encoding",
    ),
    "polyglot_before": (lambda: b"PKxx" + books.book(), "zip_broken"),
    "polyglot_after": (lambda: books.book() + b"<script>", "zip_broken"),
    "two_in_one": (lambda: books.book() + books.book(), "zip_broken"),
    "cut_short": (lambda: books.book()[:-30], "zip_broken"),
    "script_before": (lambda: b"#!/bin/sh\n" + books.book(), "binary_file"),
    "secret_print_header": (
        lambda: books.book(
            sheet1=books.sheet(tail="<headerFooter><oddHeader>&amp;R机密★10年</oddHeader></headerFooter>")
        ),
        "secret_mark",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_workbook_is_refused_within_a_second(case):
    make, code = HOSTILE[case]
    data = make()

    started = time.process_time()
    found = code_of("名册.xlsx", data)

    assert found == code
    assert time.process_time() - started < 1


def test_an_honest_workbook_is_accepted_under_any_name():
    assert check_upload("名册.xlsx", books.book()) is Kind.XLSX
    assert check_upload("名册.csv", books.book()) is Kind.XLSX


@pytest.mark.parametrize(
    ("entry", "content"),
    [
        ("xl/a.rels", "<Relationship " * 200_000),
        ("xl/a.rels", "Type='" * 1_000_000),
        ("xl/a.xml", "<oddHeader" * 1_000_000),
        ("xl/a.xml", "<oddHeader>【" + " " * 1_000_000),
        ("xl/a.xml", "<?xml " + "encoding " * 1_000_000),
    ],
)
def test_no_search_takes_longer_than_the_part_is_long(entry, content):
    data = books.book([(entry, content)])

    started = time.process_time()
    check_upload("名册.xlsx", data)

    assert time.process_time() - started < 1


@pytest.mark.parametrize("content", ["," * 10_000_000, "【" + " " * 10_000_000 + "x", "密级：" * 1_000_000])
def test_no_line_of_text_takes_longer_than_it_is_long(content):
    started = time.process_time()
    check_upload("名册.csv", content.encode())

    assert time.process_time() - started < 1


def test_a_link_to_a_page_is_no_external_link():
    extra = [("xl/worksheets/_rels/sheet1.xml.rels", relations("hyperlink", "mailto:a@example.org"))]

    assert check_upload("名册.xlsx", books.book(extra)) is Kind.XLSX


@pytest.mark.parametrize(
    ("change", "code"),
    [(("sheet.main", "document.main"), "not_xlsx"), (("sheet.main", "sheet.macroEnabled.main"), "macro")],
)
def test_a_package_of_another_kind_is_refused(monkeypatch, change, code):
    monkeypatch.setattr(books, "TYPES", books.TYPES.replace(*change))

    assert code_of("名册.xlsx", books.book()) == code


def test_an_encrypted_entry_is_refused():
    data = bytearray(books.book())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1

    assert code_of("名册.xlsx", bytes(data)) == "zip_encrypted"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b" \r\n\t", "file_empty"),
        (b"\x89PNG\r\n\x1a\n", "binary_file"),
        (b"\xff\xd8\xff\xe0abc", "binary_file"),
        (b"GIF89a", "binary_file"),
        (b"%PDF-1.7", "binary_file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "binary_file"),
        (b"abc\x00def", "binary_file"),
        (ROSTER.encode("utf-16"), "unknown_encoding"),
        (b"<html><table>", "markup_file"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "markup_file"),
        (b"\xff\xff\xff", "unknown_encoding"),
    ],
)
def test_what_is_no_table_is_refused_whatever_its_name(data, code):
    assert code_of("名册.csv", data) == code


def test_text_that_calls_itself_a_workbook_is_refused():
    assert code_of("名册.XLSX", ROSTER.encode()) == "not_xlsx"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_text_is_accepted_in_three_encodings(encoding):
    data = ROSTER.encode(encoding)

    assert check_upload("名册.csv", data) is Kind.CSV
    assert decode_text("名册.csv", data) == (ROSTER, encoding)


def test_the_size_limit_is_exact():
    limits = replace(DEFAULT_LIMITS, upload_bytes=len(ROSTER.encode()))

    assert check_upload("名册.csv", ROSTER.encode(), limits) is Kind.CSV
    assert code_of("名册.csv", ROSTER.encode() + b"\n", limits) == "file_too_large"


def test_the_limits_of_an_archive_are_exact():
    with zipfile.ZipFile(BytesIO(books.book())) as archive:
        sizes = [entry.file_size for entry in archive.infolist()]
        directory = sum(46 + len(entry.filename) for entry in archive.infolist())
    exact = replace(
        DEFAULT_LIMITS,
        zip_entries=len(sizes),
        zip_entry_bytes=max(sizes),
        zip_total_bytes=sum(sizes),
        zip_directory_bytes=directory,
    )

    assert check_upload("名册.xlsx", books.book(), exact) is Kind.XLSX
    for name, code in (
        ("zip_entries", "zip_entries"),
        ("zip_entry_bytes", "zip_too_large"),
        ("zip_total_bytes", "zip_too_large"),
        ("zip_directory_bytes", "zip_entries"),
    ):
        assert code_of("名册.xlsx", books.book(), replace(exact, **{name: getattr(exact, name) - 1})) == code


def test_bytes_after_the_end_of_an_inflated_entry_are_refused():
    data = bytearray(books.lying_book("xl/a.xml", b"abc" * 100, 300))
    central = data.rindex(b"xl/a.xml") - 46
    packed = struct.unpack_from("<L", data, central + 20)[0]
    struct.pack_into("<L", data, central + 20, packed + 8)

    assert code_of("名册.xlsx", bytes(data)) == "zip_false_size"


def test_two_hundred_entries_are_accepted():
    assert check_upload("名册.xlsx", books.book([(f"xl/{n}.xml", "") for n in range(195)])) is Kind.XLSX


@pytest.mark.parametrize("mark", ["机密", "绝 密", "秘密★10年", "【机密】", "密级：秘密", "机密　长期"])
def test_a_secret_mark_above_the_table_is_refused(mark):
    assert code_of("名册.csv", f"{mark},,\n{ROSTER}".encode()) == "secret_mark"


@pytest.mark.parametrize("text", ["保密局", "机密档案科", "工作秘密", "内部"])
def test_a_name_with_the_word_is_no_mark(text):
    assert check_upload("名册.csv", f"{text},,\n{ROSTER}".encode()) is Kind.CSV


def test_the_sentence_shows_a_hostile_file_name_harmlessly():
    with pytest.raises(PaperError) as refusal:
        check_upload("a\n\x1b[31m" + "x" * 500, b"")

    assert refusal.value.sentence.startswith("不能读取“a??[31m" + "x" * 53 + "”。")


@settings(deadline=None)
@given(st.binary(max_size=2000))
def test_arbitrary_bytes_raise_nothing_but_the_one_error(data):
    for start in (b"", b"PK\x03\x04"):
        with suppress(PaperError):
            check_upload("名册.csv", start + data)


@settings(deadline=None)
@given(st.data())
def test_a_workbook_with_damaged_bytes_raises_nothing_but_the_one_error(data):
    damaged = bytearray(books.book())
    for _ in range(data.draw(st.integers(1, 5))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with suppress(PaperError):
        check_upload("名册.xlsx", bytes(damaged))
