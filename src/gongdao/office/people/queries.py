"""What is the case with officials?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from gongdao.office.accounts.models import User
from gongdao.office.people.models import Appointment, Person
from gongdao.office.people.registers import PERSON
from gongdao.office.registers import queries
from gongdao.office.registers.queries import Page


@dataclass(frozen=True)
class Roster:
    """One page of the roster, and the posts that its people hold on the day."""

    page: Page
    posts: Mapping[str, str]


def roster(*, by: User, on: date, as_of: date, filters: Mapping[str, str], number: int, size: int) -> Roster:
    """Return one page of the people whom `by` may see on the day `on`, with their posts on the day `as_of`.

    Raises: Denied.
    """
    page = queries.page(PERSON, by=by, on=on, filters=filters, number=number, size=size)
    return Roster(page, posts_of([line.key for line in page.lines], as_of))


def posts_of(people: Iterable[str], as_of: date) -> dict[str, str]:
    """Name the posts that people hold on a day, in one text per person; who holds none is left out."""
    held = in_office(as_of).filter(person__key__in=list(people)).order_by("started_on", "key")
    titles = defaultdict(list)
    for person, title in held.values_list("person__key", "post__title"):
        titles[person].append(title or "")
    return {person: "、".join(filter(None, named)) for person, named in titles.items()}


def in_office(as_of: date) -> QuerySet[Appointment]:
    """Return the appointments that may hold on a day; an unknown start or end excludes nothing."""
    begun = Q(started_on__isnull=True) | Q(started_on__lte=as_of)
    open_ended = Q(ended_on__isnull=True) | Q(ended_on_last__gt=as_of)
    return Appointment.objects.filter(begun & open_ended)


def people_by_unit(units: QuerySet) -> dict[str, int]:
    """Count the people whose record each of the units keeps."""
    counted = Person.objects.filter(unit__in=units).values(unit_key=F("unit__key")).annotate(number=Count("pk"))
    return {row["unit_key"]: row["number"] for row in counted.order_by()}
