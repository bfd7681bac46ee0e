"""The search box: every feature says what it finds, within what the asker may see."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from gongdao.office.accounts.models import User
from gongdao.web.shell.presenters import Link


@dataclass(frozen=True)
class Group:
    """What one feature found: the first of them, and where all of them are."""

    label: str
    links: tuple[Link, ...]
    more: Link | None = None


Provider = Callable[[User, str, date, date], Group | None]
_providers: list[Provider] = []


def add(provider: Provider) -> None:
    """Let a feature answer the search box; it checks itself what the asker may see."""
    _providers.append(provider)


def find(by: User, text: str, as_of: date, today: date) -> list[Group]:
    """Ask every feature once; those that find nothing are left out."""
    answers = (provider(by, text, as_of, today) for provider in _providers)
    return [group for group in answers if group and group.links]
