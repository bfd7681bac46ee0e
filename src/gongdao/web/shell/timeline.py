"""What happened to a record, as the record of acts tells it."""

from collections.abc import Iterable

from django.utils import timezone

from gongdao.office.audit.models import Event
from gongdao.web.shell import presenters as p


def events(found: Iterable[Event]) -> tuple[p.Event, ...]:
    """Tell events newest first: when, who, what."""
    return tuple(
        p.Event(f"{timezone.localtime(event.at):%Y-%m-%d %H:%M}", event.actor_name or "未登录", event.sentence)
        for event in found
    )
