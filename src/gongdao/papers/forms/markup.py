"""The XML of a form: looked through as bytes, decoded strictly, mended where writers of the field go wrong."""

import codecs
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from gongdao.papers.archives import printable
from gongdao.papers.errors import PaperError
from gongdao.papers.limits import Limits

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element  # a name for the checker  # nosec B405

_DECLARATION = re.compile(r"^\s*<\?xml\s[^>]*\?>")
_DECLARED = re.compile(rb"^\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([^\"'\s]{1,20})", re.IGNORECASE)
_NATIONAL = {"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936"}
_FORBIDDEN = re.compile(r"<!(?!--|\[CDATA\[)|<\?")
_ATTRIBUTE = re.compile(r"=\s*[\"']")
# ours: thrice the longest name of an element
_LONG_NAME = re.compile(r"<[\w.:-]{121}", re.ASCII)
# XML 1.0 has no place for these; a vertical tab is how a word processor breaks a line.
_CONTROL = re.compile(r"[\x00-\x08\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")
_BREAK = re.compile(r"<\s*/?\s*[Bb][Rr]\s*/?\s*>")
_TAG = re.compile(r"</?[A-Za-z_][\w.-]*\s*/?>|<!--|<!\[CDATA\[")
_LESS = re.compile(r"<")
_HARD_SPACE = "&nbsp;"


@dataclass(frozen=True, slots=True)
class Markup:
    """The root of a file, with the codes of what had to be mended."""

    root: "Element"
    notes: tuple[str, ...]


def read_markup(name: str, data: bytes, limits: Limits) -> Markup:
    """Parse a file after looking it through: no declaration of a type or an entity, no more elements than a form has.

    What a strict parser refuses is read once more with `&` and `<` of the texts written as they should be, line breaks
    of web pages turned into line ends, and characters that XML cannot hold shown as a mark.
    Raises: PaperError.
    """
    name = printable(name)
    if not data.strip():
        raise PaperError("file_empty", name=name)
    if len(data) > limits.form_bytes:
        raise PaperError("form_too_large", name=name, limit=limits.form_bytes // 1024**2)
    text, notes = _decode(name, data)
    text = _DECLARATION.sub("", text, count=1)
    if _FORBIDDEN.search(text):
        raise PaperError("form_declaration", name=name)
    if _is_excessive(text, limits):
        raise PaperError("form_elements", name=name)
    root = _parsed(text)
    if root is None:
        root, notes = _parsed(_mended(text)), (*notes, "form_mended")
    if root is None:
        raise PaperError("form_broken", name=name)
    if _depth(root) > limits.form_depth:
        raise PaperError("form_elements", name=name)
    return Markup(root, (*notes, "form_comment") if "<!--" in text else notes)


def _is_excessive(text: str, limits: Limits) -> bool:
    attributes = sum(1 for _ in islice(_ATTRIBUTE.finditer(text), limits.form_attributes + 1))
    return (
        text.count("<") > limits.form_tags
        or text.count("&") > limits.form_text_characters
        or attributes > limits.form_attributes
        or _LONG_NAME.search(text) is not None
    )


def _depth(root: "Element") -> int:
    """Count the levels without calling itself: a file decides how many there are."""
    depth, level = 0, [root]
    while level:
        depth += 1
        level = [child for element in level for child in element]
    return depth


def _decode(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strictly(name, data.removeprefix(codecs.BOM_UTF8), encoding)
    declared = _DECLARED.match(data)
    said = declared[1].decode("ascii", "replace").lower() if declared else "utf-8"
    for encoding in ("gb18030", "utf-8") if said in _NATIONAL else ("utf-8", "gb18030"):
        try:
            return data.decode(encoding), () if encoding == "utf-8" else ("form_encoding",)
        except UnicodeDecodeError:
            continue
    raise PaperError("form_unknown_encoding", name=name)


def _strictly(name: str, data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(encoding), () if encoding == "utf-8" else ("form_encoding",)
    except UnicodeDecodeError as problem:
        raise PaperError("form_unknown_encoding", name=name) from problem


def _parsed(text: str) -> "Element | None":
    from xml.etree.ElementTree import ParseError  # noqa: PLC0415 -- slow import  # nosec B405

    from defusedxml.ElementTree import fromstring  # noqa: PLC0415 -- slow import

    try:
        root: Element = fromstring(text.encode(), forbid_dtd=True)
    except (ParseError, UnicodeEncodeError):
        return None
    return root


def legal(text: str) -> str:
    """Write what XML cannot hold as a mark, and the line break of a word processor as the end of a line."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\x0b", "\n"))


def _mended(text: str) -> str:
    text = _REFERENCE.sub("&amp;", _BREAK.sub("\n", legal(text.replace(_HARD_SPACE, "\u00a0"))))
    return _LESS.sub(lambda found: "<" if _TAG.match(text, found.start()) else "&lt;", text)
