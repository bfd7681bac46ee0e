"""Who a row is about, and whether a row is the same as before."""

import json
import re
from collections.abc import Iterable
from datetime import date
from hashlib import sha256

_ID_NUMBER = re.compile(r"\d{17}[\dX]", re.ASCII)
# GB 11643: each digit weighs 2 to the power of its place from the right, modulo 11.
_CHECK_DIGITS = "10X98765432"


def identity_key(name: str, sex: str, birth: str, occurrence: int) -> str:
    """Give the digest of the name as written, the sex and the ISO form of the birth date.

    Different people may share all three: from the second row on, `occurrence` makes another key, so that nobody is
    merged in silence and a second import of the same file finds the same keys.
    """
    parts = [name, sex, birth] + ([str(occurrence)] if occurrence > 1 else [])
    return _digest(parts)


def row_digest(headers: Iterable[str], cells: Iterable[str]) -> str:
    """Give the digest of a row's cells with their headers, white space around them and blank cells left out.

    The same row has the same digest in every encoding and in a workbook.
    """
    pairs = zip(headers, cells, strict=False)
    return _digest([[header.strip(), cell.strip()] for header, cell in pairs if cell.strip()])


def is_id_number(text: str) -> bool:
    """Say whether a citizen number has 18 characters, a day of birth that exists and the right check digit."""
    if not _ID_NUMBER.fullmatch(text):
        return False
    try:
        birth_of(text)
    except ValueError:
        return False
    return (
        _CHECK_DIGITS[sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(text[:17])) % 11]
        == text[17]
    )


def birth_of(id_number: str) -> date:
    """Give the day of birth that a citizen number states.

    Raises: ValueError when no calendar has it.
    """
    return date(int(id_number[6:10]), int(id_number[10:12]), int(id_number[12:14]))


def sex_of(id_number: str) -> str:
    """Give the sex that a citizen number states: odd for men, even for women."""
    return "男" if int(id_number[16]) % 2 else "女"


def _digest(parts: object) -> str:
    return sha256(
        json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    ).hexdigest()
