"""Forms as they are sent: a single file, or a folder of them in a zip archive."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath

from gongdao.papers.archives import Part, open_parts, printable
from gongdao.papers.errors import PaperError
from gongdao.papers.forms.checks import FormRemark, remark
from gongdao.papers.forms.lrm import read_lrm
from gongdao.papers.forms.lrmx import FormReading, read_lrmx
from gongdao.papers.limits import BUNDLE_LIMITS, DEFAULT_LIMITS, Limits

_ZIP = b"PK"
_HEAD = 400  # ours: a declaration and the first element stand there
_MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"
_ID_NUMBER = re.compile(r"(\d{6})\d{8}(\d{3}[\dXx])")
# What the archive reader says of workbooks, said of archives.
_BUNDLE_CODES = {
    "zip_broken": "bundle_broken",
    "zip_encrypted": "bundle_broken",
    "zip_false_size": "bundle_broken",
    "zip_entries": "bundle_entries",
    "zip_too_large": "bundle_too_large",
    "zip_nested": "bundle_entry",
    "zip_symlink": "bundle_entry",
    "zip_name": "bundle_entry",
    "zip_duplicate": "bundle_entry",
    "macro": "bundle_entry",
}


class FormKind(StrEnum):
    """What a file of forms is by its content."""

    LRMX = "lrmx"
    LRM = "lrm"
    BUNDLE = "zip"


@dataclass(frozen=True, slots=True)
class NamedReading:
    """One file of a bundle: its form, or the refusal."""

    name: str
    reading: FormReading | None
    refusal: PaperError | None = None


@dataclass(frozen=True, slots=True)
class BundleReading:
    """Every form that was sent, in the order of the archive, and what of it was not read."""

    files: tuple[NamedReading, ...]
    unread: tuple[FormRemark, ...]


def form_kind(name: str, data: bytes) -> FormKind:
    """Say what a file is by its content.

    Raises: PaperError.
    """
    head = data[:_HEAD].lstrip(_MARKS)
    if data.startswith(_ZIP):
        return FormKind.BUNDLE
    if head.startswith(b"<"):
        return FormKind.LRMX
    if head.startswith(b'"'):
        return FormKind.LRM
    raise PaperError("form_kind", name=printable(name))


def read_forms(
    name: str, data: bytes, *, as_of: date, limits: Limits = DEFAULT_LIMITS, bundle: Limits = BUNDLE_LIMITS
) -> BundleReading:
    """Read a single form or every form of an archive; one that cannot be read stands beside the others as a refusal.

    A .pic is the photo of the .lrm of the same name. Whatever else the archive holds is named in `unread`.
    Raises: PaperError when the file is neither, or the archive is unsafe.
    """
    if form_kind(name, data) is not FormKind.BUNDLE:
        return BundleReading((_read(name, data, None, as_of, limits),), ())
    parts = {_spelled(part.name): part.content for part in _parts(name, data, bundle)}
    pictures = {_stem(one): content for one, content in parts.items() if _ending(one) == ".pic"}
    files = [
        _read(one, content, pictures.get(_stem(one)), as_of, limits)
        for one, content in parts.items()
        if _ending(one) in {".lrmx", ".lrm"}
    ]
    return BundleReading(tuple(files), tuple(_unread(parts)))


def without_id_number(name: str) -> str:
    """Blank out the middle of an identity number: the editor of the field puts it into the names of its files."""
    return _ID_NUMBER.sub(r"\1********\2", name)


def _unread(parts: dict[str, bytes]) -> list[FormRemark]:
    owners = {_stem(one) for one in parts if _ending(one) == ".lrm"}
    found = []
    for one, content in parts.items():
        ending = _ending(one)
        if ending == ".pic" and _stem(one) not in owners:
            found.append(remark("", without_id_number(one), "pic_alone"))
        elif ending not in {".lrmx", ".lrm", ".pic"} and content:
            found.append(remark("", without_id_number(one), "bundle_unread"))
    return found


def _read(name: str, data: bytes, picture: bytes | None, as_of: date, limits: Limits) -> NamedReading:
    name = without_id_number(name)
    try:
        if form_kind(name, data) is FormKind.LRM:
            return NamedReading(name, read_lrm(name, data, picture, as_of=as_of, limits=limits))
        return NamedReading(name, read_lrmx(name, data, as_of=as_of, limits=limits))
    except PaperError as refusal:
        return NamedReading(name, None, refusal)


def _parts(name: str, data: bytes, limits: Limits) -> list[Part]:
    name = printable(name)
    if len(data) > limits.upload_bytes:
        raise PaperError("bundle_too_large", name=name, limit=limits.upload_bytes // 1024**2)
    try:
        return list(open_parts(name, data, limits))
    except PaperError as refusal:
        words = {"entry": "", **refusal.values}
        raise PaperError(_BUNDLE_CODES.get(refusal.code, refusal.code), **words) from refusal


def _spelled(name: str) -> str:
    """Give the name as its writer meant it: packers of the field write the national encoding without saying so."""
    try:
        return name.encode("cp437").decode("gb18030")
    except UnicodeError:
        return name


def _stem(name: str) -> str:
    return str(PurePosixPath(name).with_suffix("")).casefold()


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.casefold()
