"""Which appointments take up a place of the quota, for the ledger; the rules ask the same of facts (packs/posts.py)."""

from collections import defaultdict
from collections.abc import Collection

from gongdao.office.establishment.ledger import Span
from gongdao.office.people.models import Appointment

Place = tuple[int, str]


def holders(units: Collection[int] | None = None) -> dict[Place, list[Span]]:
    """Tell from when until when each appointment takes up a place, by unit and level of the post; one that lacks
    either has no place in the ledger.

    A secondee takes up none (QSH-22f). What is not known counts for the longer stay, so that no place is given twice:
    whether it counts at all, the first day it may have begun, the last on which it may have ended.
    """
    found: dict[Place, list[Span]] = defaultdict(list)
    rows = Appointment.objects.unscoped(reason="the quota ledger counts everybody who holds a place")
    if units is not None:
        rows = rows.filter(unit__in=units)
    rows = rows.filter(unit__isnull=False, post__level__isnull=False)
    for key, unit, level, kind, counts, since, until in rows.values_list(
        "key", "unit", "post__level", "kind", "counts_for_quota", "started_on", "ended_on_last"
    ):
        if kind != "secondment" and counts is not False and (since is None or until is None or since < until):
            found[unit, level].append(Span(key, since, until))
    return found
