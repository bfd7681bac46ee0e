"""Citizen numbers (身份证号) in a text: found wherever they stand, and shown with all but their ends hidden."""

import re
import unicodedata

# Place, day of birth, order and check digit; the old form has a year of two digits and no check digit. Blanks or
# hyphens may stand between the three parts.
_GAP = "[ -]?"
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_NUMBER = re.compile(
    rf"(?<!\d)(?:\d{{6}}{_GAP}(?:1[89]|20)\d\d{_DAY}{_GAP}\d{{3}}[\dXx]|\d{{6}}{_GAP}\d\d{_DAY}{_GAP}\d{{3}})(?!\d)",
    re.ASCII,
)
_PLACE = re.compile(r"\d{6}")  # how each begins, also in digits of full width: few texts have it
# Digits, letters and blanks of full width, each as the one character that it stands for.
_PLAIN = {ord(wide): unicodedata.normalize("NFKC", wide) for wide in map(chr, (0x3000, *range(0xFF01, 0xFF5F)))}


def masked(text: str) -> str:
    """Hide every citizen number in a text but for its first and last character, right or wrong as it may be.

    No more is left: with the day of birth and the native place that stand beside it, four more digits would give the
    whole number away. A text without one comes back as it is.
    """
    if not _PLACE.search(text):
        return text
    numbers = list(_NUMBER.finditer(text.translate(_PLAIN)))
    if not numbers:
        return text
    shown = list(text)
    for found in numbers:
        hidden = slice(found.start() + 1, found.end() - 1)
        shown[hidden] = "*" * (hidden.stop - hidden.start)
    return "".join(shown)


def holds_number(text: str) -> bool:
    """Say whether a citizen number stands somewhere in a text."""
    return masked(text) != text
