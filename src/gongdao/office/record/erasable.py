"""Which leaves may be erased at all, and not by whom."""

from collections.abc import Sequence

from django.db.models import Q

from gongdao.office.audit.actions import Actor
from gongdao.office.audit.models import Leaf
from gongdao.office.record.messages import refusal

_PERMITTED = "the action asks for the permission"


def check(by: Actor, seqs: Sequence[int]) -> None:
    """Let leaves pass that stand, are not yet erased, are no act on the record itself, and do not concern the actor.

    Raises: UserError `not_erasable`, `own_record`, each with the first leaf that is unfit.
    """
    fit = set(
        Leaf.objects.unscoped(reason=_PERMITTED)
        .filter(seq__in=seqs, event__isnull=False, event__erased=None)
        .exclude(event__act__startswith="record.")
        .values_list("seq", flat=True)
    )
    for seq in sorted(set(seqs) - fit):
        raise refusal("not_erasable", seq=seq)
    own = (
        Leaf.objects.unscoped(reason=_PERMITTED)
        .filter(seq__in=seqs)
        .filter(_concerns(by))
        .order_by("seq")
        .values_list("seq", flat=True)
    )
    for seq in own[:1]:
        raise refusal("own_record", seq=seq)


def _concerns(by: Actor) -> Q:
    """Find what the actor has done, and what was done about him as an account or as an official."""
    found = Q(event__actor_key=by.key) | Q(event__subject_kind="user", event__subject_key=by.key)
    if person := getattr(by, "person_key", ""):
        found |= Q(event__subject_kind="person", event__subject_key=person)
    return found
