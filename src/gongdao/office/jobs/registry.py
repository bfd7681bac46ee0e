"""Which kinds of jobs there are; filled where the product is put together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gongdao.office.accounts.permissions import Permission
from gongdao.office.jobs.models import Job


@dataclass(frozen=True)
class Kind:
    """A kind of job. `run(job, **arguments)` may be called again after a crash and must then come to the same end;
    what it returns is kept as the result, as JSON. Arguments are plain JSON values."""

    name: str
    zh: str
    permission: Permission
    run: Callable[..., dict[str, Any] | None]


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind known, or replace it."""
    KINDS[kind.name] = kind


def title(job: Job) -> str:
    """Name a job to its reader."""
    return KINDS[job.kind].zh if job.kind in KINDS else job.kind
