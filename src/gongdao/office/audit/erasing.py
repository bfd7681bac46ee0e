"""Emptying events for good. Who may decide it, and on which ground, is asked in the room `record`."""

from collections.abc import Collection

from django.db import models

from gongdao.office.audit.models import Erased, Event, Leaf, Secret

_PERMITTED = "the action has asked for the permission"

EMPTY = {
    **dict.fromkeys(("actor_key", "actor_name", "subject_kind", "subject_key", "sentence", "rows_digest"), ""),
    "data": {},
    "rows": 0,
    "corrects": None,
}


def erase(seqs: Collection[int], decided: Event) -> int:
    """Destroy the values and the keys of the events of these leaves, as the event `decided` says; return how many.
    Their leaves stay, and so does the tree; what they committed to can no longer be shown or guessed."""
    keys = list(Leaf.objects.unscoped(reason=_PERMITTED).filter(seq__in=seqs).values_list("event_id", flat=True))
    Erased.objects.bulk_create(Erased(event_id=key, by_seq=decided.leaf.seq) for key in keys)
    # A set of its own: the manager of events refuses every change, the triggers allow this one.
    models.QuerySet(Event).filter(pk__in=keys).update(**EMPTY)
    Secret.objects.unscoped(reason=_PERMITTED).filter(event_id__in=keys).delete()
    return len(keys)
