"""The check of the record as a job: what it found, in plain values."""

from collections.abc import Callable
from typing import Any

from gongdao.office.audit import verification


def verify(progress: Callable[[int, int], None]) -> dict[str, Any]:
    """Check the whole record; return the conclusion and its sentences."""
    report = verification.verify(progress=progress)
    return {
        "exit_code": report.exit_code,
        "size": report.size,
        "root": report.root,
        "checkpoints": report.checkpoints,
        "first_bad": report.first_bad,
        "count": report.count,
        "sentences": [one.sentence for one in (*report.problems, *report.open)],
    }
