"""The checks before any parser opens an uploaded file."""

import codecs
import html
import re
from collections.abc import Iterable
from enum import StrEnum

from gongdao.papers.archives import Part, open_parts, printable
from gongdao.papers.errors import PaperError
from gongdao.papers.extents import check_extent
from gongdao.papers.limits import DEFAULT_LIMITS, Limits


class Kind(StrEnum):
    """What a file is by its content."""

    CSV = "csv"
    XLSX = "xlsx"


_BINARY = (
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"BM", "图片"),
    (b"II*\x00", "图片"),
    (b"MM\x00*", "图片"),
    (b"RIFF", "图片或音像"),
    (b"%PDF", "PDF文档"),
    (b"\xd0\xcf\x11\xe0", "旧版Office文件"),
    (b"{\\rtf", "RTF文档"),
    (b"\x7fELF", "程序"),
    (b"MZ", "程序"),
    (b"\x1f\x8b", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"Rar!", "压缩包"),
)
_ZIP = b"PK"
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MARKUP = re.compile(r"\s*<(?:\?xml|!doctype|html|svg|table|workbook)\b", re.IGNORECASE)

# A mark stands alone in its cell (机密★10年); 机密 inside the name of a unit is no mark.
_SECRET = re.compile(
    r"[\s【\[（(〔「『《<]*(?:密级[:：]?)?\s*(绝\s*密|机\s*密|秘\s*密)\s*(?:[★☆*].*|\d+\s*[年月].*|长期)?[\s】\]）)〕」』》>]*"
)
_MARK_CHARACTERS = 40  # ours: room for a mark with its period and brackets
_HEAD_LINES = 10  # ours: a mark stands above the table; no roster seen has ten lines of title
_HEAD_CHARACTERS = 4096  # ours: ten lines of 400 characters
_CELL_ENDS = re.compile(r"[,;\t\"，；]")

_MAIN_PART = b"spreadsheetml.sheet.main+xml"
_MACRO_PART = b"macroEnabled"
_XML_NAMES = (".xml", ".rels", ".vml")
_XML_STARTS = (b"<", b"\xff\xfe", b"\xfe\xff", b"\x00<", b"\x00\x00\x00<")
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
# Up to the next element, since an attribute may hold > but never <; this also keeps the search linear.
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^<]*")
_EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']", re.IGNORECASE)
_HYPERLINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']")
_OUTSIDE_PARTS = (
    "xl/externallinks/",
    "xl/connections",
    "xl/embeddings/",
    "xl/activex/",
    "xl/macrosheets/",
    "xl/dialogsheets/",
)
_PRINTED_HEADER = re.compile(rb"<(?:\w+:)?(?:odd|even|first)Header[^<>]*>([^<]*)")
_PRINT_CODE = re.compile(r'&(?:[LCR]|"[^"]*"|\d+)')


def check_upload(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Kind:
    """Judge a file by its content alone and say what it is; `name` serves the sentences and a claim of `.xlsx`.

    A workbook is inflated once, within the limits; its XML is searched as bytes, not parsed.
    Raises: PaperError.
    """
    name = printable(name)
    if not data.strip():
        raise PaperError("file_empty", name=name)
    if len(data) > limits.upload_bytes:
        raise PaperError("file_too_large", name=name, limit=limits.upload_bytes // 1024**2)
    if data.startswith(_ZIP):
        _check_workbook(name, data, limits)
        return Kind.XLSX
    _check_text(name, data)
    return Kind.CSV


def decode_text(name: str, data: bytes) -> tuple[str, str]:
    """Decode strictly and name the encoding: `utf-8-sig`, `utf-8` or `gb18030`.

    Raises: PaperError when it is none of them.
    """
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        marked = data.startswith(b"\xef\xbb\xbf")
        return text, "utf-8" if encoding == "utf-8-sig" and not marked else encoding
    raise PaperError("unknown_encoding", name=name)


def refuse_secret_mark(name: str, cells: Iterable[str]) -> None:
    """Refuse a file with a mark of a state secret in one of `cells`.

    Raises: PaperError.
    """
    for cell in cells:
        bare = cell.strip()
        found = _SECRET.fullmatch(bare) if len(bare) <= _MARK_CHARACTERS else None
        if found:
            raise PaperError("secret_mark", name=name, mark=re.sub(r"\s", "", found[1]))


def _check_text(name: str, data: bytes) -> None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise PaperError("unknown_encoding", name=name)
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise PaperError("binary_file", name=name, what=what)
    if _CONTROL.search(data):
        raise PaperError("binary_file", name=name, what="二进制数据")
    text, _ = decode_text(name, data)
    if _MARKUP.match(text):
        raise PaperError("markup_file", name=name)
    if name.lower().endswith((".xlsx", ".xlsm")):
        raise PaperError("not_xlsx", name=name)
    head = text[:_HEAD_CHARACTERS].splitlines()[:_HEAD_LINES]
    refuse_secret_mark(name, (cell for line in head for cell in _CELL_ENDS.split(line)))


def _check_workbook(name: str, data: bytes, limits: Limits) -> None:
    types = b""
    names: set[str] = set()
    for part in open_parts(name, data, limits):
        _check_part(name, part, limits)
        names.add(part.name)
        if part.name == "[Content_Types].xml":
            types = part.content
    if _MACRO_PART in types:
        raise PaperError("macro", name=name, entry="[Content_Types].xml")
    if _MAIN_PART not in types or "xl/workbook.xml" not in names:
        raise PaperError("not_xlsx", name=name)


def _check_part(name: str, part: Part, limits: Limits) -> None:
    lowered = part.name.lower()
    if "vbaproject" in lowered:
        raise PaperError("macro", name=name, entry=part.name)
    if lowered.startswith(_OUTSIDE_PARTS):
        raise PaperError("external_link", name=name, entry=part.name)
    # A relation may name a part as it likes, so what begins as XML counts as XML.
    if lowered.endswith(_XML_NAMES) or part.content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_XML_STARTS):
        _check_xml(name, part)
        check_extent(name, part.name, part.content, limits)
    if lowered.endswith(".rels"):
        _refuse_outside_targets(name, part)


def _check_xml(name: str, part: Part) -> None:
    declared = _XML_ENCODING.match(part.content.lstrip(b"\xef\xbb\xbf"))
    if b"\x00" in part.content or (declared and declared[1].lower() not in {b"utf-8", b"us-ascii"}):
        raise PaperError("xml_encoding", name=name, entry=part.name)
    if _ENTITY.search(part.content):
        raise PaperError("xml_entity", name=name, entry=part.name)
    for printed in _PRINTED_HEADER.findall(part.content):
        refuse_secret_mark(name, _PRINT_CODE.split(printed.decode("utf-8", "replace").replace("&amp;", "&")))


def _refuse_outside_targets(name: str, part: Part) -> None:
    # A value may be written in character references; the sign that begins an element may not.
    content = html.unescape(part.content.decode("utf-8", "replace")).encode() if b"&#" in part.content else part.content
    for relation in _RELATION.findall(content):
        if _EXTERNAL.search(relation) and not _HYPERLINK.search(relation):
            raise PaperError("external_link", name=name, entry=part.name)
