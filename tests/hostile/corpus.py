"""Hostile files, generated: each with what must be answered, the code of a refusal or `fault:` and that of a cell."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.hostile import archives, cells, markup, texts


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file that somebody might send: `make` gives its bytes."""

    name: str
    file_name: str
    make: Callable[[], bytes]
    verdict: str


def corpus() -> list[Hostile]:
    """List every hostile file, by families."""
    return [*_workbooks(archives.FILES), *_workbooks(markup.FILES), *_workbooks(cells.FILES), *_texts()]


def _workbooks(files: dict[str, tuple[Callable[[], bytes], str]]) -> Iterator[Hostile]:
    for name, (make, verdict) in files.items():
        yield Hostile(name, "名册.xlsx", make, verdict)


def _texts() -> Iterator[Hostile]:
    for name, (make, verdict, file_name) in texts.FILES.items():
        yield Hostile(name, file_name, make, verdict)
