"""What happens to people beyond the correction of a row."""

from collections.abc import Sequence

from gongdao.errors import UserError
from gongdao.office.access import actions as access
from gongdao.office.accounts.permissions import Permission
from gongdao.office.audit import actions as audit
from gongdao.office.audit.acts import act, digest
from gongdao.office.audit.models import Event
from gongdao.office.intake import queries as intake
from gongdao.office.intake.queries import BatchPage
from gongdao.office.orgs.models import Unit
from gongdao.office.people import messages
from gongdao.office.people.models import Person
from gongdao.office.people.registers import PERSON
from gongdao.office.registers import scope


@act
def reveal_citizen_numbers(*, by: audit.Actor, key: str, number: int, size: int) -> BatchPage:
    """Return one page of a file that the actor has taken, for its citizen numbers to be shown whole. One event a page.

    Raises: Denied, for another's file as for none.
    """
    access.require(by, Permission.ROSTER_CITIZEN_NUMBER_READ, subject_kind="import_batch", subject_key=key)
    page = intake.batch(by=by, key=key, number=number, size=size)
    audit.record(
        by=by,
        act="people.reveal_citizen_numbers",
        subject_kind="import_batch",
        subject_key=key,
        sentence=messages.say("revealed", source=page.batch.source, rows=len(page.lines)),
        rows=len(page.lines),
        result=Event.Result.READ,
    )
    return page


@act
def assign_people(*, by: audit.Actor, keys: Sequence[str], unit: Unit) -> int:
    """Give people to the unit that keeps their records from now on, and return how many were moved.

    People who are there already are left as they are. The record keeps where each one came from.
    Raises: UserError `person_missing`, `nobody_to_assign`; Denied, for the unit and for every unit people come from.
    """
    access.require(by, Permission.ROSTER_PERSON_WRITE, unit=unit, subject_kind="unit", subject_key=unit.key)
    people = list(
        Person.objects.unscoped(reason="the action asks for the permission about each of them")
        .select_for_update(of=("self",))
        .select_related("unit")
        .filter(key__in=keys)
        .order_by("key")
    )
    moved = [person for person in people if person.unit != unit]
    for origin in {person.unit for person in people}:
        access.require(by, Permission.ROSTER_PERSON_WRITE, unit=origin, subject_kind="unit", subject_key=origin.key)
    for person in people:
        about = scope.about(PERSON, person, person.unit_id)
        access.require_about(by, PERSON.write, about, subject_kind="person", subject_key=person.key)
    if missing := set(keys) - {person.key for person in people}:
        raise UserError("person_missing", messages.say("person_missing", keys="、".join(sorted(missing))))
    if not moved:
        raise UserError("nobody_to_assign", messages.say("nobody_to_assign", unit=unit.name))
    before = {person.key: person.unit.key for person in moved}
    Person.objects.unscoped(reason="the action has asked for the permission").filter(
        pk__in=[person.pk for person in moved]
    ).update(unit=unit)
    audit.record(
        by=by,
        act="people.assign_people",
        subject_kind="unit",
        subject_key=unit.key,
        sentence=messages.say("assigned", count=len(moved), unit=unit.name[:100]),
        data={"before": before, "after": unit.key},
        rows=len(moved),
        rows_digest=digest(before.items()),
    )
    return len(moved)
