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
    """Read a part of rows by a unique field, downwards with a minus; one more is looked for, to know whether it ends."""
    name, after = field.removeprefix("-"), reading.after
    if after is not None:
        found = found.filter(**{f"{name}__{'lt' if field.startswith('-') else 'gt'}": after})
    rows = list(found.order_by(field)[: reading.limit + 1])
    return _cut(reading, rows, lambda row: getattr(row, name))


def part_of(reading: Reading, found: Sequence[Any], key: Callable[[Any], str]) -> tuple[list[Any], str | None]:
    """Read a part of a sequence in its own order; behind a key that is gone, nothing."""
    after = reading.after
    keys = [key(one) for one in found]
    begin = 0 if after is None else keys.index(after) + 1 if after in keys else len(keys)
    return _cut(reading, list(found[begin : begin + reading.limit + 1]), key)


def _cut(reading: Reading, rows: list[Any], key: Callable[[Any], object]) -> tuple[list[Any], str | None]:
    given = rows[: reading.limit]
    return given, reading.next_after(key(given[-1])) if len(rows) > reading.limit else None
