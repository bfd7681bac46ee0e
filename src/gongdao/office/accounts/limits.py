"""How often one may be wrong: per account, per second factor, and per address."""

import ipaddress
from datetime import datetime, timedelta
from typing import Protocol

from django.conf import settings

from gongdao.office.accounts.models import Source


class Counted(Protocol):
    """What counts how often in a row it was answered wrongly."""

    failed_count: int
    locked_until: datetime | None

    def save(self, *, update_fields: tuple[str, ...]) -> None: ...


def is_locked(counted: Counted | None, now: datetime) -> bool:
    """Say whether nothing is accepted at present."""
    return counted is not None and counted.locked_until is not None and now < counted.locked_until


def count(counted: Counted, *, fits: bool, now: datetime) -> None:
    """Forget the failures after a success; after too many in a row, lock for a time."""
    before = 0 if counted.locked_until else counted.failed_count
    counted.failed_count = 0 if fits else before + 1
    counted.locked_until = _lock_end(now) if counted.failed_count >= settings.GONGDAO_LOGIN_LIMIT else None
    counted.save(update_fields=("failed_count", "locked_until"))


def source_of(address: str) -> Source | None:
    """Find and lock what is known about an address; nothing is counted for the machine itself."""
    return (
        Source.objects.unscoped(reason="who comes from an address is not known yet")
        .select_for_update()
        .filter(address=address)
        .first()
        if _is_counted(address)
        else None
    )


def count_source(address: str, source: Source | None, now: datetime) -> None:
    """Count a failure against an address; what is older than the time of a lock is forgotten."""
    if not _is_counted(address):
        return
    source = (
        source
        or Source.objects.unscoped(reason="who comes from an address is not known yet")
        .select_for_update()
        .get_or_create(address=address, defaults={"counted_from": now})[0]
    )
    if source.locked_until or _lock_end(source.counted_from) <= now:
        source.failed_count, source.counted_from = 0, now
    source.failed_count += 1
    source.locked_until = _lock_end(now) if source.failed_count >= settings.GONGDAO_SOURCE_LIMIT else None
    source.save()


def _lock_end(since: datetime) -> datetime:
    return since + timedelta(minutes=settings.GONGDAO_LOCK_MINUTES)


def _is_counted(address: str) -> bool:
    # Behind a proxy that is not declared everybody seems to come from this machine, and one could lock out all.
    try:
        return not ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
