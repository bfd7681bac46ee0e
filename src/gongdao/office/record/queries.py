"""Reading the record. The audit administrator sees who did what to which object, never what was written."""

from collections.abc import Mapping
from datetime import date, datetime, time

from django.db.models import Q, QuerySet
from django.utils import timezone

from gongdao.office.accounts import gate
from gongdao.office.accounts.permissions import Permission
from gongdao.office.audit.actions import Actor
from gongdao.office.audit.models import Checkpoint, Event, Leaf
from gongdao.office.record.models import Erasure

_ASKED = "the query asks for the permission"


def found_events(*, by: Actor, filters: Mapping[str, str]) -> QuerySet[Event]:
    """Return the events that fit, newest first: `who` (account or name), `act` (how it begins), `kind`, `key`,
    `result`, `since` and `until` (days, the last one included).

    Raises: Denied.
    """
    gate.require(by, Permission.AUDIT_EVENT_READ, subject_kind="audit")
    found = Event.objects.unscoped(reason=_ASKED).select_related("leaf")
    if who := filters.get("who"):
        found = found.filter(Q(actor_key=who) | Q(actor_name__contains=who))
    exact = {"kind": "subject_kind", "key": "subject_key", "result": "result"}
    found = found.filter(**{field: filters[name] for name, field in exact.items() if filters.get(name)})
    if act := filters.get("act"):
        found = found.filter(act__startswith=act)
    if since := _day(filters.get("since")):
        found = found.filter(at__gte=_begin(since))
    if until := _day(filters.get("until")):
        found = found.filter(at__lt=_begin(date.fromordinal(until.toordinal() + 1)))
    return found.order_by("-id")


def the_event(*, by: Actor, number: int) -> Event:
    """Return one event with its leaf.

    Raises: Denied; Event.DoesNotExist.
    """
    gate.require(by, Permission.AUDIT_EVENT_READ, subject_kind="audit")
    return Event.objects.unscoped(reason=_ASKED).select_related("leaf", "erased").get(pk=number)


def corrections_of(event: Event) -> QuerySet[Event]:
    """Return the events that set this one right."""
    return (
        Event.objects.unscoped(reason="of an event that the actor has been given")
        .filter(corrects=event.pk)
        .select_related("leaf")
        .order_by("id")
    )


def all_checkpoints(*, by: Actor) -> QuerySet[Checkpoint]:
    """Return the checkpoints, the latest first.

    Raises: Denied.
    """
    gate.require(by, Permission.AUDIT_EVENT_READ, subject_kind="audit")
    return Checkpoint.objects.unscoped(reason=_ASKED).order_by("-size")


def all_erasures(*, by: Actor) -> QuerySet[Erasure]:
    """Return the erasures, proposed and done, the latest first.

    Raises: Denied.
    """
    gate.require(by, Permission.AUDIT_ERASURE_DECIDE, subject_kind="erasure")
    return Erasure.objects.unscoped(reason=_ASKED)


def the_erasure(*, by: Actor, key: str) -> Erasure:
    """Return one erasure.

    Raises: Denied; Erasure.DoesNotExist.
    """
    return all_erasures(by=by).get(key=key)


def leaves_of(erasure: Erasure) -> QuerySet[Leaf]:
    """Return the leaves that an erasure names, each with its event."""
    return (
        Leaf.objects.unscoped(reason="of an erasure that the actor has been given")
        .filter(seq__in=erasure.seqs)
        .select_related("event", "event__erased")
        .order_by("seq")
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
