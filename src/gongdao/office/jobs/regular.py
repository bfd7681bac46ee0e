"""What the worker does by itself from time to time; filled where the product is put together."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError

from gongdao.errors import UserError

log = logging.getLogger("gongdao.jobs")


@dataclass
class Regular:
    """Something that looks for itself whether it has to be done. Several workers may do it at the same time."""

    name: str
    every_seconds: int
    run: Callable[[datetime], object]
    last: datetime | None = None

    def is_due(self, now: datetime) -> bool:
        return self.last is None or now - self.last >= timedelta(seconds=self.every_seconds)


REGULAR: list[Regular] = []


def run_due(now: datetime) -> None:
    """Do what is due. What cannot be done is logged and tried again at its next time; the worker goes on."""
    for one in REGULAR:
        if not one.is_due(now):
            continue
        one.last = now
        try:
            one.run(now)
        except (UserError, DatabaseError, OSError):
            log.exception("%s could not be done", one.name)
