"""Look through a zip file before any parser opens it: its directory first, then every byte, counted."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from gongdao.papers.errors import PaperError
from gongdao.papers.limits import Limits

_LOCAL_HEADER = b"PK\x03\x04"
_LOCAL_HEADER_SIZE = 30
_END_HEADER = struct.Struct("<4s4H2LH")
_ENCRYPTED = 0x1
_PACKED = (_LOCAL_HEADER, b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b\x08")
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
_STEP_BYTES = 256 * 1024  # ours: small beside every limit, large enough to be quick

# What the directory reader raises on a broken file.
_BROKEN = (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, EOFError, OSError, OverflowError)


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of an archive, inflated."""

    name: str
    content: bytes


def open_parts(name: str, data: bytes, limits: Limits) -> Iterator[Part]:
    """Give the entries one after another, each inflated no further than the limits allow.

    The directory is checked whole before the first entry is inflated.
    Raises: PaperError for anything that an honest document does not have.
    """
    entries = _directory(name, data, limits)
    total = 0
    for entry in entries:
        content = _inflate(name, data, entry, limits)
        total += len(content)
        if total > limits.zip_total_bytes:
            raise PaperError("zip_too_large", name=name, limit=_mebibytes(limits.zip_total_bytes))
        _refuse_packed(name, entry.filename, content)
        yield Part(entry.filename, content)


def _directory(name: str, data: bytes, limits: Limits) -> list[zipfile.ZipInfo]:
    _check_ends(name, data, limits)
    try:
        entries = zipfile.ZipFile(BytesIO(data)).infolist()
    except _BROKEN as problem:
        raise PaperError("zip_broken", name=name) from problem
    if len(entries) > limits.zip_entries:
        raise PaperError("zip_entries", name=name, limit=limits.zip_entries)
    seen: set[str] = set()
    for entry in entries:
        _check_entry(name, entry, limits)
        if entry.filename.casefold() in seen:
            raise PaperError("zip_duplicate", name=name, entry=entry.filename)
        seen.add(entry.filename.casefold())
    _refuse_overlap(name, entries)
    if sum(entry.file_size for entry in entries) > limits.zip_total_bytes:
        raise PaperError("zip_too_large", name=name, limit=_mebibytes(limits.zip_total_bytes))
    return entries


def _refuse_overlap(name: str, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse entries that share bytes: a few kilobytes would inflate a hundred times over."""
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset < end:
            raise PaperError("zip_broken", name=name)
        end = entry.header_offset + _LOCAL_HEADER_SIZE + entry.compress_size


def _check_ends(name: str, data: bytes, limits: Limits) -> None:
    """Refuse anything before the first entry, after the end record or between: two programs would read two files."""
    if len(data) < _END_HEADER.size or not data.startswith(_LOCAL_HEADER):
        raise PaperError("zip_broken", name=name)
    end = _END_HEADER.unpack(data[-_END_HEADER.size :])
    signature, _, _, here, count, size, offset, _ = end
    if signature != b"PK\x05\x06" or offset + size + _END_HEADER.size != len(data):
        raise PaperError("zip_broken", name=name)
    if max(here, count) > limits.zip_entries or size > limits.zip_directory_bytes:
        raise PaperError("zip_entries", name=name, limit=limits.zip_entries)


def _check_entry(name: str, entry: zipfile.ZipInfo, limits: Limits) -> None:
    written = entry.orig_filename
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise PaperError("zip_symlink", name=name, entry=printable(written))
    if _is_unsafe(written):
        raise PaperError("zip_name", name=name, entry=printable(written))
    if entry.flag_bits & _ENCRYPTED:
        raise PaperError("zip_encrypted", name=name)
    if entry.file_size > limits.zip_entry_bytes:
        raise PaperError("zip_too_large", name=name, limit=_mebibytes(limits.zip_entry_bytes))
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise PaperError("zip_broken", name=name)


def _is_unsafe(written: str) -> bool:
    return (
        not written.isprintable()
        or not written
        or written.startswith("/")
        or "\\" in written
        or ":" in written
        or ".." in written.split("/")
    )


def _inflate(name: str, data: bytes, entry: zipfile.ZipInfo, limits: Limits) -> bytes:
    """Inflate by hand, since the library stops at the size that the header declares and a parser may not."""
    packed = _packed_bytes(name, data, entry)
    stored = entry.compress_type == zipfile.ZIP_STORED
    content = packed if stored else _inflate_deflated(name, entry, packed, limits)
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise PaperError("zip_false_size", name=name, entry=printable(entry.filename))
    return content


def _packed_bytes(name: str, data: bytes, entry: zipfile.ZipInfo) -> bytes:
    start = entry.header_offset
    header = data[start : start + _LOCAL_HEADER_SIZE]
    if len(header) < _LOCAL_HEADER_SIZE or not header.startswith(_LOCAL_HEADER):
        raise PaperError("zip_broken", name=name)
    name_length, extra_length = struct.unpack("<2H", header[26:30])
    written = start + _LOCAL_HEADER_SIZE
    if data[written : written + name_length] not in _spellings(entry):
        raise PaperError("zip_broken", name=name)  # a program that reads on without the directory sees another file
    begin = written + name_length + extra_length
    packed = data[begin : begin + entry.compress_size]
    if len(packed) != entry.compress_size:
        raise PaperError("zip_broken", name=name)
    return packed


def _spellings(entry: zipfile.ZipInfo) -> set[bytes]:
    """Give the bytes that may stand for a name: the directory says whether they are UTF-8."""
    return {entry.orig_filename.encode(code, "replace") for code in ("utf-8", "cp437")}


def _inflate_deflated(name: str, entry: zipfile.ZipInfo, packed: bytes, limits: Limits) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    count, rest = 0, packed
    try:
        while not inflater.eof and (rest or not pieces):
            piece = inflater.decompress(rest, _STEP_BYTES)
            rest = inflater.unconsumed_tail
            if not piece and not rest:
                break
            pieces.append(piece)
            count += len(piece)
            if count > limits.zip_entry_bytes:
                raise PaperError("zip_too_large", name=name, limit=_mebibytes(limits.zip_entry_bytes))
    except zlib.error as problem:
        raise PaperError("zip_broken", name=name) from problem
    if not inflater.eof or inflater.unused_data:
        raise PaperError("zip_false_size", name=name, entry=printable(entry.filename))
    return b"".join(pieces)


def _refuse_packed(name: str, entry: str, content: bytes) -> None:
    if content.startswith(_COMPOUND_FILE):
        lowered = entry.lower()
        raise PaperError(
            "macro" if "vba" in lowered or lowered.endswith(".bin") else "zip_nested", name=name, entry=entry
        )
    if content.startswith(_PACKED):
        raise PaperError("zip_nested", name=name, entry=entry)


def printable(text: str) -> str:
    """Show a name from a hostile file in a sentence: short, on one line, without control characters."""
    shown = "".join(letter if letter.isprintable() else "?" for letter in text)
    return shown[:60]  # ours: enough to recognise it by


def _mebibytes(count: int) -> int:
    return count // (1024 * 1024)
