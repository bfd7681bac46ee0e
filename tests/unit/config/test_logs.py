import logging
import sys

import pytest

from config.logs import WithoutPersons, request_number, without_persons


def written(message, *args, exc_info=None):
    record = logging.LogRecord("gongdao.web", logging.ERROR, __file__, 1, message, args, exc_info)
    return WithoutPersons().format(record)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Not Found: /people/张三/", "Not Found: /people/~/"),
        ("id 999999199001010019 seen", "id # seen"),
        ("id 99999919900101001X seen", "id # seen"),
        ("call 13800000000", "call #"),
        ("mail li.jing@example.org now", "mail ~@~ now"),
        ("first\nsecond\x1b[31m", "first second [31m"),
        ("欧阳·娜 and 𠮷田", "~ and ~"),
        ("Error number 1a2b3c4d at /rules/", "Error number 1a2b3c4d at /rules/"),
    ],
)
def test_what_may_be_about_a_person_is_taken_out(text, kept):
    assert without_persons(text) == kept


def test_a_line_names_the_request_and_stands_alone():
    token = request_number.set("abc123")

    line = written("Not Found: %s", "/x\n2026 INFO forged")
    request_number.reset(token)

    assert line.split(" ", 1)[1] == "ERROR gongdao.web abc123 Not Found: /x 2026 INFO forged"
    assert line.split(" ", 1)[0].endswith("+00:00")


def test_an_exception_gives_its_kind_and_places_and_nothing_of_its_values():
    try:
        raise ValueError("张三 999999199001010019")
    except ValueError:
        line = written("failed", exc_info=sys.exc_info())

    assert "builtins.ValueError at " in line
    assert "test_logs.py:" in line
    assert not {"张", "999999"} & {line[i : i + n] for n in (1, 6) for i in range(len(line))}
    assert "\n" not in line
