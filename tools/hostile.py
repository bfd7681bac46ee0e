"""Read every hostile file in a process of its own; tell its verdict, processor time and memory.

Ends with 1 when a verdict differs or a file takes a second or 150 MB.
"""

import os
import resource
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.corpus import Hostile, corpus, verdict

SECONDS = 1.0
MEGABYTES = 150


@dataclass(frozen=True)
class Reading:
    """What reading one file gave, and what the reader and its parser took together."""

    verdict: str
    seconds: float
    megabytes: float


def measure(file: Hostile, folder: Path) -> Reading:
    """Make the file in one process and read it in another, so that neither counts for the other."""
    source, answer = folder / "file", folder / "answer"
    _in_child(lambda: source.write_bytes(file.make()))
    taken = _in_child(lambda: answer.write_text(verdict(file.file_name, source.read_bytes(), file.verdict), "utf-8"))
    return Reading(answer.read_text("utf-8"), taken.ru_utime + taken.ru_stime, taken.ru_maxrss / 1024)


def _in_child(work: Callable[[], object]) -> resource.struct_rusage:
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return os.wait4(child, 0)[2]


def main() -> int:
    """Measure all, show the dearest and what went wrong."""
    with tempfile.TemporaryDirectory() as name:
        readings = [(file, measure(file, Path(name))) for file in corpus()]
    bad = [(file, one) for file, one in readings if _is_bad(file, one)]
    for file, one in bad:
        print(f"{file.name}: {one.verdict}, expected {file.verdict}; {one.seconds:.2f} s, {one.megabytes:.0f} MB")
    slow, large = (max(readings, key=key) for key in (lambda pair: pair[1].seconds, lambda pair: pair[1].megabytes))
    print(f"{len(readings)} hostile files, {len(bad)} answered wrongly or too dear")
    print(f"longest: {slow[0].name}, {slow[1].seconds:.2f} s; largest: {large[0].name}, {large[1].megabytes:.0f} MB")
    return 1 if bad else 0


def _is_bad(file: Hostile, one: Reading) -> bool:
    return one.verdict != file.verdict or one.seconds >= SECONDS or one.megabytes >= MEGABYTES


if __name__ == "__main__":
    sys.exit(main())
