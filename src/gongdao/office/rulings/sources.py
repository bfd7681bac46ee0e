"""Where the relations come from: filled where the product is put together, so that this room knows no feature."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

Row = dict[str, object]
Link = tuple[tuple[str | None, str], ...]


@dataclass(frozen=True)
class Source:
    """One relation of the database: all its rows, those linked to a subject, and those of some keys.

    `found` and `named` give the linked rows and those of some keys before they are read, so that a question about
    several relations can be asked at once. `room` is the one whose acts change the rows.
    """

    stream: Callable[[], Iterator[Row]]
    linked: Callable[[Link, tuple[object, ...]], Iterable[Row]]
    keyed: Callable[[Iterable[str]], Iterable[Row]]
    found: Callable[[Link, tuple[object, ...]], QuerySet] | None = None
    named: Callable[[Iterable[str]], QuerySet] | None = None
    room: str = ""


SOURCES: dict[str, Source] = {}
Together = Callable[[Iterable[QuerySet]], dict[str, list[Row]]]
_together: list[Together] = []


def join(together: Together) -> None:
    """Let the rooms above say how rows of several relations are read in one query."""
    _together[:] = [together]


def rows_together(found: Iterable[QuerySet]) -> dict[str, list[Row]]:
    """Give the rows of several querysets, by relation and in the order of the keys, in one query."""
    return _together[0](found)
