"""What is the case with units?"""

import re
from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongdao.office.orgs.models import Unit

_KNOWN = "units are known to everybody; what they hold is not"
_NAME_AND_KEY = re.compile(r".*（([!-~]+)）", re.DOTALL)


def subtree(unit: Unit) -> QuerySet[Unit]:
    """Return the unit and everything below it, in the order of the tree."""
    return Unit.objects.unscoped(reason=_KNOWN).filter(path__startswith=unit.path).order_by("path")


def is_within(unit: Unit, root: Unit) -> bool:
    """Say whether `unit` is `root` or stands below it."""
    return unit.path.startswith(root.path)


def tree(as_of: date) -> QuerySet[Unit]:
    """Return the units that exist on a day, parents before children. A missing date excludes nothing."""
    founded = Q(established_on__isnull=True) | Q(established_on__lte=as_of)
    alive = Q(abolished_on__isnull=True) | Q(abolished_on__gt=as_of)
    return Unit.objects.unscoped(reason=_KNOWN).filter(founded & alive).select_related("parent").order_by("path")


def roots() -> QuerySet[Unit]:
    """Return the topmost units."""
    return Unit.objects.unscoped(reason=_KNOWN).filter(parent=None).order_by("key")


def find_unit(key: str) -> Unit | None:
    """Find a unit by its key."""
    return Unit.objects.unscoped(reason=_KNOWN).filter(key=key).first()


def way_to(unit: Unit | None) -> list[Unit]:
    """List the units from the topmost one down to this."""
    keys = unit.path.strip("/").split("/") if unit else []
    return list(Unit.objects.unscoped(reason=_KNOWN).filter(key__in=keys).order_by("path"))


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """Name units by their keys."""
    found = Unit.objects.unscoped(reason=_KNOWN).filter(key__in=set(keys))
    return dict(found.values_list("key", "name"))


def with_children(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Mark each unit with `has_children`: whether any stands directly below it."""
    return units.annotate(
        has_children=Exists(Unit.objects.unscoped(reason="tells whether any").filter(parent=OuterRef("pk")))
    )


def key_in(text: str) -> str:
    """Read the key out of "name（key）"; any other text is taken for a key."""
    found = _NAME_AND_KEY.fullmatch(text)
    return found[1] if found else text


def called(text: str) -> QuerySet[Unit]:
    """Return the units that a text names, with all below them by key or "name（key）", else by a part of the name."""
    named = Q(path__contains=f"/{key_in(text)}/") | Q(name__contains=text)
    return Unit.objects.unscoped(reason="narrows a list that is scoped itself").filter(named)


def receiving_units() -> QuerySet[Unit]:
    """Return the units in which new people wait for their place (待分配)."""
    return Unit.objects.unscoped(reason="the caller asks for the permission").filter(is_receiving=True).order_by("path")
