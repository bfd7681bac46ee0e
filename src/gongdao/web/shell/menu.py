"""The navigation, by what people do; each sees what the roles may open."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from gongdao.office.access.models import Grant
from gongdao.office.access.permissions import Permission
from gongdao.office.access.roles import ROLES
from gongdao.web.shell.presenters import Section, Tab


@dataclass(frozen=True)
class Item:
    """One entry: its word, the name of its address, and the permission without which it is not shown."""

    label: str
    name: str
    needs: Permission
    arguments: tuple[str, ...] = ()


_menu: dict[str, list[Item]] = {}


def add(section: str, *items: Item) -> None:
    """Add entries to a section; sections stand in the order in which they were first named."""
    _menu.setdefault(section, []).extend(items)


def sections(permissions: frozenset[Permission], path: str) -> tuple[Section, ...]:
    """Return what these permissions may open; the entry whose address begins the path is marked."""
    shown = [(label, [item for item in items if item.needs in permissions]) for label, items in _menu.items()]
    addresses = {item: reverse(item.name, args=item.arguments) for _, items in shown for item in items}
    here = max((address for address in addresses.values() if path.startswith(address)), key=len, default="")
    return tuple(
        Section(label, tuple(Tab(item.label, addresses[item], addresses[item] == here) for item in items))
        for label, items in shown
        if items
    )


def permissions_of(grants: Iterable[Grant]) -> frozenset[Permission]:
    """Collect what the roles of these grants permit anywhere."""
    return frozenset().union(*(ROLES[grant.role].permissions for grant in grants))


def scope_words(grants: Iterable[Grant]) -> str:
    """Name the units of the grants, each with its role: 示例区（名册管理）."""
    words = [f"{grant.unit.name}（{ROLES[grant.role].zh}）" if grant.unit else ROLES[grant.role].zh for grant in grants]
    return "、".join(words)
