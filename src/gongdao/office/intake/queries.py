"""What files were taken, and what became of their rows?"""

from dataclasses import dataclass

from django.db.models import QuerySet

from gongdao.errors import Denied
from gongdao.office.audit.actions import Actor
from gongdao.office.intake.messages import SENTENCES
from gongdao.office.intake.models import ImportBatch, ImportRow


@dataclass(frozen=True)
class BatchPage:
    """One batch and a part of its rows: `total` counts all, `page` counts from 1."""

    batch: ImportBatch
    lines: tuple[ImportRow, ...]
    total: int
    page: int


def batches_of(by: Actor) -> QuerySet[ImportBatch]:
    """Return the files that an actor has taken, newest first."""
    return ImportBatch.objects.scoped(by=by)


def batch(*, by: Actor, key: str, number: int, size: int) -> BatchPage:
    """Return a file that the actor has taken with one page of its rows; a page beyond the end is the last.

    Raises: Denied for another's file as for none.
    """
    found = batches_of(by).filter(key=key).first()
    if found is None:
        raise Denied("batch_unknown", SENTENCES["batch_unknown"])
    lines = found.lines.unscoped(reason="lines of a batch that the actor has been given")
    total = lines.count()
    at = min(max(1, number), max(1, -(-total // size)))
    return BatchPage(found, tuple(lines.order_by("number")[(at - 1) * size : at * size]), total, at)
