"""What is the case with officials?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from gongdao.office.accounts.models import User
from gongdao.office.people.models import Appointment, Person
from gongdao.office.people.registers import PERSON
from gongdao.office.registers import queries
from gongdao.office.registers.queries import Page
from gongdao.office.registers.register import REGISTERS
from gongdao.office.rulings import queries as rulings
from gongdao.office.rulings.models import Finding, Sweep


@dataclass(frozen=True)
class Roster:
    """One page of the roster, the posts that its people hold on the day, and what a sweep of that day found.

    `marks` counts findings by person and outcome; it is None when the day has not been swept.
    """

    page: Page
    posts: Mapping[str, str]
    marks: Mapping[str, Mapping[str, int]] | None


def roster(
    *, by: User, on: date, as_of: date, filters: Mapping[str, str], number: int, size: int, outcome: str = ""
) -> Roster:
    """Return one page of the people whom `by` may see on the day `on`, as they stand on the day `as_of`.

    With `outcome`, those only about whom a sweep of that day found it. Raises: Denied.
    """
    sweep = rulings.sweep_of(as_of)
    found = queries.rows(PERSON, by=by, on=on, filters=filters)
    found = with_outcome(found, by, sweep, outcome)
    page = queries.page_of(PERSON, found, number, size)
    keys = [line.key for line in page.lines]
    return Roster(page, posts_of(keys, as_of), marks_of(by, sweep, keys) if sweep else None)


def with_outcome(found: QuerySet[Person], by: User, sweep: Sweep | None, outcome: str) -> QuerySet[Person]:
    """Narrow people to those about whom a sweep found this outcome; all when none is named, nobody without a sweep."""
    if not outcome:
        return found
    return found.filter(_with_finding(by, sweep, outcome)) if sweep else found.none()


def marks_of(by: User, sweep: Sweep, people: Sequence[str]) -> dict[str, Counter[str]]:
    """Count the findings of a sweep about people and about the rows that name them, by person and outcome."""
    marks: dict[str, Counter[str]] = defaultdict(Counter)
    found = _of_people(by, sweep).filter(person__in=people).values_list("person", "outcome")
    for person, outcome, count in found.annotate(count=Count("pk")):
        marks[person][outcome] = count
    return dict(marks)


def _with_finding(by: User, sweep: Sweep, outcome: str) -> Q:
    return Q(key__in=_of_people(by, sweep).filter(outcome=outcome).values("person"))


def _of_people(by: User, sweep: Sweep) -> QuerySet[Finding]:
    """Return the findings about persons and about the rows that name one, which are those that a person's page shows."""
    return rulings.findings(by, sweep).filter(subject_kind__in=naming()).order_by()


def naming() -> list[str]:
    """List the kinds of subjects that a person's page shows: the person, and rows that name one."""
    return [one.name for one in REGISTERS.values() if one.name == "person" or "person" in one.relation.by_name]


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
    return Appointment.objects.unscoped(reason="who holds which post is asked by access itself, too").filter(
        begun & open_ended
    )


def people_by_unit(units: QuerySet) -> dict[str, int]:
    """Count the people whose record each of the units keeps."""
    counted = (
        Person.objects.unscoped(reason="of units that the reader has been given")
        .filter(unit__in=units)
        .values(unit_key=F("unit__key"))
        .annotate(number=Count("pk"))
    )
    return {row["unit_key"]: row["number"] for row in counted.order_by()}
