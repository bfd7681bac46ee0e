"""Reading the record. Who may read is asked by the caller."""

from django.db.models import QuerySet

from gongdao.office.audit.models import Event


def events_for(subject_kind: str, subject_key: str, limit: int) -> QuerySet[Event]:
    """Return the latest events of one subject, newest first."""
    return Event.objects.filter(subject_kind=subject_kind, subject_key=subject_key)[:limit]


def latest_events(limit: int) -> QuerySet[Event]:
    """Return the latest events of all subjects, newest first."""
    return Event.objects.all()[:limit]
