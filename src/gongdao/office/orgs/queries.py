"""What is the case with units?"""

from datetime import date

from django.db.models import Q, QuerySet

from gongdao.office.orgs.models import Unit


def subtree(unit: Unit) -> QuerySet[Unit]:
    """Return the unit and everything below it, in the order of the tree."""
    return Unit.objects.filter(path__startswith=unit.path).order_by("path")


def is_within(unit: Unit, root: Unit) -> bool:
    """Say whether `unit` is `root` or stands below it."""
    return unit.path.startswith(root.path)


def tree(as_of: date) -> QuerySet[Unit]:
    """Return the units that exist on a day, parents before children. A missing date excludes nothing."""
    founded = Q(established_on__isnull=True) | Q(established_on__lte=as_of)
    alive = Q(abolished_on__isnull=True) | Q(abolished_on__gt=as_of)
    return Unit.objects.filter(founded & alive).select_related("parent").order_by("path")


def receiving_units() -> QuerySet[Unit]:
    """Return the units in which new people wait for their place (待分配)."""
    return Unit.objects.filter(is_receiving=True).order_by("path")
