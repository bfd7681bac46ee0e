"""What no file of this repository may contain."""

import re

from tests.consistency.repository import places, texts

# Put together here so that this file does not contain what it looks for.
HOSTS = ["pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "deb.debian" + ".org"]
HOSTS += ["security.debian" + ".org", "crates" + ".io", "proxy.golang" + ".org", "maven" + ".org"]
PATHS = ["/wor" + "k/", "/tm" + "p/team", "\\.\\./sha" + "red", "\\.lib" + "rary", "/ro" + "ot/\\.", "/home/[a-z]"]
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999


def test_no_file_names_a_registry_host():
    assert places(re.compile("|".join(map(re.escape, HOSTS)))) == []


def test_no_file_names_a_path_of_one_machine():
    assert places(re.compile(r"(?<![\w.*])(" + "|".join(PATHS) + ")")) == []


def test_source_holds_no_unfinished_work():
    assert places(re.compile(r"\b(TODO|FIXME|XXX|HACK)\b"), under="src/") == []


def test_source_does_not_shout():
    assert places(re.compile("\N{FULLWIDTH EXCLAMATION MARK}"), under="src/") == []


def test_identity_numbers_are_invented():
    """A number with a valid check digit may only be in region 999999, which nobody lives in."""
    found = {number for text in texts().values() for number in re.findall(r"(?<![\w])\d{17}[\dXx](?![\w])", text)}

    real = {number for number in found if _is_valid(number) and not number.startswith("999999")}

    assert real == set()


def _is_valid(number: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number[:17], strict=True))
    return "10X98765432"[total % 11] == number[17].upper()
