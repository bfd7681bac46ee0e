"""Checkpoints: the root of the tree so far, signed, so that what stood then cannot be changed later unseen."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongdao.office.audit import appending, merkle, notes, rotation, signing
from gongdao.office.audit.models import Checkpoint, Leaf

_END = "signing reads the end of the record, whoever acts"


def latest() -> Checkpoint | None:
    """Return the checkpoint over the most leaves."""
    return Checkpoint.objects.unscoped(reason="signatures name nobody").order_by("-size").first()


def make() -> Checkpoint | None:
    """Sign a checkpoint over all leaves, unless the last one covers them already; then return that one.
    Nothing comes back for an empty record. It is no act of anybody and writes no event.
    After a change of key it bears both signatures, and the new key stays."""
    with transaction.atomic():
        appending.lock()
        if signing.next_path().exists():
            transaction.on_commit(rotation.finish)
        size, last = appending.size(), latest()
        if size == 0 or (last is not None and last.size >= size):
            return last
        log = appending.the_log()
        root = merkle.root_at(log.suite, size, appending.stored_nodes)
        note = notes.sign(notes.Note(log.name, size, root), log.name, signing.signing_key())
        if (following := rotation.pending()) is not None:
            note = notes.sign(note, log.name, following)
        return Checkpoint.objects.create(size=size, root=root.hex(), note=note.text)


def make_due(now: datetime) -> Checkpoint | None:
    """Sign a checkpoint when something stands in the record that has waited for one long enough."""
    last = latest()
    covered = last.size if last else 0
    waiting = (
        Leaf.objects.unscoped(reason=_END).filter(seq__gte=covered).order_by("seq").select_related("event").first()
    )
    if waiting is None or waiting.event is None:
        return None
    since = last.at if last else waiting.event.at
    return make() if now - since >= timedelta(minutes=settings.GONGDAO_CHECKPOINT_MINUTES) else None


def make_after_commit() -> None:
    """Ask for a checkpoint as soon as the act in hand is committed; for decisions, which must not wait for the hour.
    When signing fails, the act stands all the same: it is logged, and the worker tries again at its time."""
    transaction.on_commit(make, robust=True)


def is_overdue(now: datetime | None = None) -> bool:
    """Say whether a leaf has waited for a checkpoint twice as long as it should."""
    last = latest()
    waiting = (
        Leaf.objects.unscoped(reason=_END)
        .filter(seq__gte=last.size if last else 0)
        .order_by("seq")
        .select_related("event")
        .first()
    )
    if waiting is None or waiting.event is None:
        return False
    limit = timedelta(minutes=2 * settings.GONGDAO_CHECKPOINT_MINUTES)
    return (now or timezone.now()) - waiting.event.at > limit
