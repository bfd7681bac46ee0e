"""What happened to a record, as the record of acts tells it."""

from collections.abc import Iterable

from django.utils import timezone

from gongdao.office.audit.models import Event
from gongdao.web.shell import presenters as p


def events(found: Iterable[Event]) -> tuple[p.Event, ...]:
    """Tell events newest first: when, who, what, and under which number in the tree."""
    return tuple(
        p.Event(
            f"{timezone.localtime(event.at):%Y-%m-%d %H:%M}",
            f"{event.actor_name or '未登录'}，{event.leaf_words}",
            event.sentence,
        )
        for event in found
    )
