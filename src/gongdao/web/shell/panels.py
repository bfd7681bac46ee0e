"""What features add to the page of any record: each is asked once, by kind and key, within what the reader may see."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongdao.office.accounts.models import User


@dataclass(frozen=True)
class Panel:
    """A part of a page with its own template."""

    title: str
    template: str
    content: Any
    note: str = ""


Maker = Callable[[User, str, str, date], Panel | None]
_makers: list[Maker] = []


def add(maker: Maker) -> None:
    """Let a feature show a panel beside records; it gets reader, kind, key and day, and may answer with none."""
    _makers.append(maker)


def of(by: User, kind: str, key: str, as_of: date) -> list[Panel]:
    """Collect the panels beside one record."""
    return [panel for maker in _makers if (panel := maker(by, kind, key, as_of))]
