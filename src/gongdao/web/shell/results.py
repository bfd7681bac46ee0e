"""Where the result of a job is seen; each feature names the page of its kinds."""

from collections.abc import Callable

from gongdao.office.jobs.models import Job
from gongdao.web.shell.presenters import Link

Finder = Callable[[Job], Link | None]
_finders: dict[str, Finder] = {}


def add(kind: str, finder: Finder) -> None:
    """Name the page that shows what a job of this kind has done."""
    _finders[kind] = finder


def result_of(job: Job) -> Link | None:
    """Find the page that shows what a job has done."""
    return _finders[job.kind](job) if job.kind in _finders else None
