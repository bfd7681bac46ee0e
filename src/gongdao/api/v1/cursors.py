"""Where to read on: the last key of a part, signed, and bound to the question that it answers.

What is added or taken away in between shifts nothing: reading goes on behind a key, not behind a count.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.core import signing
from django.db.models import QuerySet

from gongdao.api.errors import SENTENCES
from gongdao.api.v1.shapes import Part

SALT = "gongdao.api.cursor"


class CursorRefused(Exception):
    """A cursor that nobody was given, or that belongs to another question."""

    def __init__(self, code: str) -> None:
        """Tell a forged one from one that is out of date."""
        super().__init__(code)
        self.code = code
        self.sentence = SENTENCES[code]
        self.status = HTTPStatus.BAD_REQUEST if code == "bad_cursor" else HTTPStatus.CONFLICT


@dataclass(frozen=True)
class Reading:
    """One question about a list: its name and all that narrows it, how much at once, and where to go on."""

    name: str
    about: Mapping[str, object]
    limit: int
    cursor: str | None

    @classmethod
    def of(cls, name: str, asked: Part, **also: object) -> "Reading":
        """Take what was asked; `also` is what the answer depends on besides, such as the day and the sweep."""
        about = asked.dict(exclude={"limit", "cursor", "as_of"}) | also
        return cls(name, about, asked.limit, asked.cursor)

    @property
    def after(self) -> Any:
        """Give the key behind which to read on, None for the first part. Raises: CursorRefused."""
        if self.cursor is None:
            return None
        try:
            digest, last = signing.loads(self.cursor, salt=SALT)
        except (signing.BadSignature, ValueError, TypeError) as error:
            raise CursorRefused("bad_cursor") from error
        if digest != self._digest:
            raise CursorRefused("cursor_outdated")
        return last

    def next_after(self, last: object) -> str:
        """Sign where to read on."""
        return signing.dumps([self._digest, last], salt=SALT)

    @property
    def _digest(self) -> str:
        told = json.dumps([self.name, self.about], default=str, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def part(reading: Reading, found: QuerySet, field: str) -> tuple[list[Any], str | None]:
    """Read a part of rows by a unique field, downwards with a minus. What lies behind it is asked for, not read."""
    name, after = field.removeprefix("-"), reading.after
    way = "lt" if field.startswith("-") else "gt"
    if after is not None:
        found = found.filter(**{f"{name}__{way}": after})
    rows = list(found.order_by(field)[: reading.limit])
    if len(rows) < reading.limit:
        return rows, None
    last = getattr(rows[-1], name)
    return rows, reading.next_after(last) if found.filter(**{f"{name}__{way}": last}).exists() else None


def part_of(reading: Reading, found: Sequence[Any], key: Callable[[Any], str]) -> tuple[list[Any], str | None]:
    """Read a part of a sequence in its own order; behind a key that is gone, nothing."""
    after = reading.after
    keys = [key(one) for one in found]
    begin = 0 if after is None else keys.index(after) + 1 if after in keys else len(keys)
    end = begin + reading.limit
    return list(found[begin:end]), reading.next_after(keys[end - 1]) if end < len(keys) else None
