"""Who is kin to whom, who leads whom, and of what rank somebody is, on a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongdao.office.access.ties import RANKS, Tie
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Kinship, Person
from gongdao.office.people.queries import in_office


def homes(persons: Iterable[str]) -> dict[str, Unit]:
    """Give the unit that keeps the record of each person, by key; who has no record is left out."""
    found = Person.objects.unscoped(reason="access asks where a record is kept").filter(key__in=list(persons))
    return {person.key: person.unit for person in found.select_related("unit")}


def tied(person: str, on: date) -> dict[str, Tie]:
    """Name the persons from whose matters one keeps away, by key: kin of the four sorts, superior and subordinate."""
    return {**dict.fromkeys(_line(person, on), Tie.LINE), **dict.fromkeys(_kin(person), Tie.KIN)}


def rank_of(person: str, on: date) -> str | None:
    """Give the highest rank of the posts that a person holds on a day; None when none is known."""
    held = set(
        in_office(on).filter(person__key=person, post__level__isnull=False).values_list("post__level", flat=True)
    )
    return min(held, key=RANKS.index, default=None)


def ranks(on: date) -> dict[str, str]:
    """Give the highest rank of the posts that each person holds on a day, by key; who holds none is left out."""
    found: dict[str, str] = {}
    held = in_office(on).filter(post__level__isnull=False).order_by()
    for person, rank in held.values_list("person__key", "post__level").iterator():
        found[person] = min(rank, found.get(person, rank), key=RANKS.index)
    return found


def ranked(lowest: str, highest: str, on: date) -> QuerySet:
    """Return the persons whose rank on a day lies in the range; an empty end is open."""
    first = RANKS.index(highest) if highest else 0
    last = RANKS.index(lowest) if lowest else len(RANKS) - 1
    held = in_office(on).filter(person=OuterRef("pk"))
    within = Exists(held.filter(post__level__in=RANKS[first : last + 1]))
    above = Exists(held.filter(post__level__in=RANKS[:first]))
    return (
        Person.objects.unscoped(reason="the ranks from which access itself answers")
        .filter(within & ~above)
        .order_by()
        .values("pk")
    )


def _kin(person: str) -> Iterable[str]:
    """Either side may have been entered."""
    found = Kinship.objects.unscoped(reason="the ties from which access itself answers").filter(
        Q(person__key=person) | Q(relative__key=person)
    )
    return {key for pair in found.values_list("person__key", "relative__key") for key in pair} - {person}


def _line(person: str, on: date) -> Iterable[str]:
    """The main leaders of the own unit; for a main leader the body below, and the main leaders one unit up and down."""
    held = in_office(on).filter(person__key=person)
    own = list(held.values_list("unit", flat=True))
    led = list(held.filter(post__is_main_leader=True).values_list("unit", flat=True))
    around = (
        Unit.objects.unscoped(reason="the ties from which access itself answers")
        .filter(Q(parent__in=led) | Q(children__in=led))
        .values("pk")
    )
    others = in_office(on).exclude(person__key=person)
    found = others.filter(_led(own) | _led(around) | Q(unit__in=led, post__category="leading"))
    return found.values_list("person__key", flat=True).distinct()


def _led(units: Iterable[int] | QuerySet) -> Q:
    return Q(unit__in=units, post__is_main_leader=True)
