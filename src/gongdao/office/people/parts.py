"""The roster in parts, for programs: the same people as on the page, in an order that nothing shifts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gongdao.office.accounts.models import User
from gongdao.office.people import queries
from gongdao.office.people.models import Person
from gongdao.office.people.registers import PERSON
from gongdao.office.registers import queries as registers
from gongdao.office.rulings import queries as rulings


@dataclass(frozen=True)
class Around:
    """What is told beside people: their posts on a day, and the counts of findings, None when it was not swept."""

    posts: Mapping[str, str]
    marks: Mapping[str, Mapping[str, int]] | None


def on_roster(*, by: User, on: date, as_of: date, filters: Mapping[str, str], outcome: str = "") -> QuerySet[Person]:
    """Find the people whom `by` may see on the day `on`; with `outcome`, those about whom the sweep of the day `as_of`
    found it. Raises: Denied."""
    found = registers.rows(PERSON, by=by, on=on, filters=filters).select_related("unit")
    return queries.with_outcome(found, by, rulings.sweep_of(as_of) if outcome else None, outcome)


def one(*, by: User, on: date, key: str) -> Person:
    """Give one person. Raises: Denied when there is none in sight."""
    person = registers.rows(PERSON, by=by, on=on).select_related("unit").filter(key=key).first()
    if person is None:
        raise registers.out_of_sight(PERSON)
    return person


def around(by: User, people: Sequence[str], as_of: date) -> Around:
    """Look up what is told beside these people."""
    sweep = rulings.sweep_of(as_of)
    return Around(queries.posts_of(people, as_of), queries.marks_of(by, sweep, people) if sweep else None)


def about_person(key: str) -> Q:
    """Filter findings to those about a person and about the rows that name the person."""
    return Q(person=key, subject_kind__in=queries.naming())
