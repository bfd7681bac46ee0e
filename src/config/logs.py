"""Lines of the log, without persons: no names, no long numbers, no values of an exception."""

import logging
import re
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime

request_number: ContextVar[str] = ContextVar("request_number", default="-")

# Names are written in these letters; the log itself speaks English.
_CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·•]+")
_LONG_NUMBER = re.compile(r"\d{6,}[Xx]?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")


class WithoutPersons(logging.Formatter):
    """Write one line a record, in UTC, with the number of the request. Of an exception it keeps the kind and the places."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the line; an exception follows on the same line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        parts = [at, record.levelname, record.name, request_number.get(), without_persons(record.getMessage())]
        if record.exc_info and record.exc_info[0]:
            parts.append(_places(record.exc_info))
        return " ".join(parts)


def without_persons(text: str) -> str:
    """Take out what may be about a person, and what would begin another line."""
    for pattern, shown in ((_CHINESE, "~"), (_ADDRESS, "~@~"), (_LONG_NUMBER, "#"), (_CONTROL, " ")):
        text = pattern.sub(shown, text)
    return text


def _places(found: tuple) -> str:
    kind, _, trace = found
    frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    return f"{kind.__module__}.{kind.__qualname__} at {' < '.join(reversed(frames))}"
