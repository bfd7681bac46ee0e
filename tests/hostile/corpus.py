"""Hostile files, generated: each with what must be answered, the code of a refusal, `fault:` and that of a cell, or
`remark:` and what begins that of a form."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from gongdao.papers.errors import PaperError
from gongdao.papers.forms.files import read_forms
from gongdao.papers.tables import read_table
from tests.hostile import archives, cells, forms, markup, texts

TODAY = date(2026, 11, 25)


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file that somebody might send: `make` gives its bytes."""

    name: str
    file_name: str
    make: Callable[[], bytes]
    verdict: str


def corpus() -> list[Hostile]:
    """List every hostile file, by families."""
    workbooks = [*_workbooks(archives.FILES), *_workbooks(markup.FILES), *_workbooks(cells.FILES)]
    return [*workbooks, *_texts(), *_forms()]


def verdict(file_name: str, data: bytes, expected: str) -> str:
    """Read a file as the product does: the code of its refusal, of its first fault or expected remark, or `accepted`."""
    try:
        if file_name.endswith(".lrmx"):
            return _form_verdict(file_name, data, expected)
        table = read_table(file_name, data)
    except PaperError as refusal:
        return refusal.code
    return f"fault:{table.faults[0].code}" if table.faults else "accepted"


def _form_verdict(file_name: str, data: bytes, expected: str) -> str:
    (file,) = read_forms(file_name, data, as_of=TODAY).files
    if file.refusal:
        return f"file:{file.refusal.code}" if expected.startswith("file:") else file.refusal.code
    codes = [f"remark:{one.code}" for one in file.reading.remarks] if file.reading else []
    found = next((expected for code in codes if code.startswith(expected)), "")
    return found or (codes[0] if codes else "accepted")


def _workbooks(files: dict[str, tuple[Callable[[], bytes], str]]) -> Iterator[Hostile]:
    for name, (make, verdict) in files.items():
        yield Hostile(name, "名册.xlsx", make, verdict)


def _texts() -> Iterator[Hostile]:
    for name, (make, verdict, file_name) in texts.FILES.items():
        yield Hostile(name, file_name, make, verdict)


def _forms() -> Iterator[Hostile]:
    for name, (make, verdict) in forms.FILES.items():
        yield Hostile(f"form: {name}", "张三.lrmx", make, verdict)
