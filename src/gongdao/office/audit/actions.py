"""Writing to the record. The only door to it."""

from collections.abc import Mapping
from typing import Any, Protocol

from django.db import transaction

from gongdao.office.audit import appending, shell
from gongdao.office.audit.models import Event
from gongdao.papers.masking import masked


class Actor(Protocol):
    """Whoever acts: a user, or the system itself."""

    @property
    def key(self) -> str: ...

    @property
    def display_name(self) -> str: ...


class OutsideTransaction(RuntimeError):
    """An event was to be written apart from the act that it records, which is a bug."""


def record(
    *,
    by: Actor | None,
    act: str,
    subject_kind: str = "",
    subject_key: str = "",
    sentence: str,
    data: Mapping[str, Any] | None = None,
    rows: int = 0,
    rows_digest: str = "",
    result: str = Event.Result.DONE,
    corrects: Event | None = None,
) -> Event:
    """Append one event and its leaf in the transaction of the act that it records, so that none exists alone.
    `by` is empty for someone who has not signed in. A sentence or key that is too long is cut and ends with …, and citizen numbers in it are hidden; `data`
    is for what must be kept whole. A bulk act writes one event with the number of its rows and
    their digest. What was recorded wrongly stays; the event that sets it right names it in `corrects`.

    Raises: OutsideTransaction when no transaction is open.
    """
    if not transaction.get_connection().in_atomic_block:
        raise OutsideTransaction(f"{act} is recorded outside of its transaction")
    appending.lock()
    event = Event.objects.create(
        actor_key=by.key if by else "",
        actor_name=by.display_name if by else "",
        act=act,
        result=result,
        subject_kind=subject_kind,
        subject_key=_fitting("subject_key", masked(subject_key)),
        sentence=_fitting("sentence", masked(sentence)),
        data={**(data or {}), **shell.origin()},
        rows=rows,
        rows_digest=rows_digest,
        corrects=corrects.pk if corrects else None,
    )
    appending.append(event)
    return event


def _fitting(field: str, value: str) -> str:
    longest = Event._meta.get_field(field).max_length
    return value if len(value) <= longest else f"{value[: longest - 1]}…"
