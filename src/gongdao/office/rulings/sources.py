"""Where the relations come from: filled where the product is put together, so that this room knows no feature."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

Row = dict[str, object]
Link = tuple[tuple[str | None, str], ...]


@dataclass(frozen=True)
class Source:
    """One relation of the database: all its rows, those linked to a subject, and those of some keys.

    `found` gives the linked rows before they are read, so that a question about several relations can be asked at once.
    """

    stream: Callable[[], Iterator[Row]]
    linked: Callable[[Link, tuple[object, ...]], Iterable[Row]]
    keyed: Callable[[Iterable[str]], Iterable[Row]]
    found: Callable[[Link, tuple[object, ...]], QuerySet] | None = None


SOURCES: dict[str, Source] = {}
