"""Reading the record. Who may read is asked by the caller."""

from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from gongdao.office.audit.models import Event, Log

_ASKED = "the caller asks for the permission"


def events_for(subject_kind: str, subject_key: str, limit: int, rooms: Sequence[str] = ()) -> QuerySet[Event]:
    """Return the latest events of one subject, newest first.

    With `rooms`, only what these rooms have done: what others do about a subject, such as recording an exception, who
    has looked at it and what was denied may be more secret than the subject itself.
    """
    found = (
        Event.objects.unscoped(reason=_ASKED)
        .filter(subject_kind=subject_kind, subject_key=subject_key)
        .select_related("leaf")
    )
    if rooms:
        found = found.filter(result=Event.Result.DONE).filter(
            reduce(or_, (Q(act__startswith=f"{room}.") for room in rooms))
        )
    return found[:limit]


def events_about(subject_kind: str, subject_key: str, room: str) -> QuerySet[Event]:
    """Return what a room has done to one subject, newest first; not who has looked at it or was denied."""
    found = Event.objects.unscoped(reason=_ASKED).filter(
        subject_kind=subject_kind, subject_key=subject_key, act__startswith=f"{room}."
    )
    return found.filter(result=Event.Result.DONE).select_related("leaf").order_by("-id")


def is_begun() -> bool:
    """Say whether there is a record yet."""
    return Log.objects.unscoped(reason="the name of the record is no secret").exists()


def latest_events(limit: int) -> QuerySet[Event]:
    """Return the latest events of all subjects, newest first."""
    return Event.objects.unscoped(reason=_ASKED)[:limit]


def events_of(subject_kind: str, subject_key: str) -> QuerySet[Event]:
    """Return all events of one subject in their order."""
    return (
        Event.objects.unscoped(reason=_ASKED).filter(subject_kind=subject_kind, subject_key=subject_key).order_by("id")
    )
