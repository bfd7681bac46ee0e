"""Which stored person a roster row is about, and what it changes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from gongdao.facts.organisation import PERSON
from gongdao.facts.partial import PartialDate
from gongdao.office.orgs.keys import new_key
from gongdao.office.orgs.models import Unit
from gongdao.office.people import messages
from gongdao.office.people.identity import derive_identity, identity
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import TEXT_MAX
from gongdao.office.registers.references import CHUNK
from gongdao.papers.masking import masked
from gongdao.papers.roster_rows import RosterRow

_SEX_CODES = {zh: code for code, zh in PERSON.by_name["sex"].codes}

Stored = str | date | None


@dataclass
class Fate:
    """What becomes of one row: the person it went into, what stood there before, or why it is refused."""

    row: RosterRow
    person: Person | None = None
    is_new: bool = False
    before: dict[str, Stored] = field(default_factory=dict)
    refusal: str = ""
    remark: str = ""

    @property
    def is_changed(self) -> bool:
        return self.is_new or bool(self.before)


def match(rows: Sequence[RosterRow], unit: Unit, source: str, units: QuerySet[Unit]) -> list[Fate]:
    """Find the fate of every row, in their order; locks the people in question and writes nothing.

    New people wait in `unit`; people of other `units` than these are neither found nor corrected. The rules are those of `roster_import.import_roster`.
    """
    groups = defaultdict(list)
    for row in rows:
        groups[identity(row.name, row.sex, row.born_on)].append(row)
    known, by_digest = defaultdict(list), {}
    for person in _people(groups, [row.row_digest for row in rows], units):
        known[person.same_person].append(person)
        if person.row_digest:
            by_digest[person.row_digest] = person
    fates = {}
    for mark, group in groups.items():
        for fate in _fates(group, known[mark], by_digest, unit, source):
            fates[fate.row.number] = fate
    return [fates[row.number] for row in rows]


def _fates(
    rows: list[RosterRow], people: list[Person], by_digest: dict[str, Person], unit: Unit, source: str
) -> Iterator[Fate]:
    same = {row.number: by_digest[row.row_digest] for row in rows if row.row_digest in by_digest}
    yield from (Fate(row, same[row.number]) for row in rows if row.number in same)
    others = [row for row in rows if row.number not in same]
    left = [person for person in people if person not in same.values()]
    for row in others:
        if too_long := _too_long(row):
            yield Fate(row, refusal=messages.say("cell_too_long", column=too_long, limit=TEXT_MAX))
        elif not left:
            yield _new(row, unit, source)
        elif len(others) == len(left) == 1 and row.born_on:
            yield _corrected(row, left[0], source)
        else:
            keys = "、".join(person.key for person in left)
            yield Fate(row, refusal=messages.say("several_people", name=row.name, keys=keys))


def _new(row: RosterRow, unit: Unit, source: str) -> Fate:
    person = Person(key=new_key("person"), unit=unit, **_columns(row, source))
    derive_identity(person)
    return Fate(row, person, is_new=True)


def _corrected(row: RosterRow, person: Person, source: str) -> Fate:
    fate = Fate(row, person, remark=messages.say("corrected", name=row.name, key=person.key))
    for name, value in _columns(row, source).items():
        if value is not None and getattr(person, name) != value:
            fate.before[name] = getattr(person, name)
            setattr(person, name, value)
    derive_identity(person)
    return fate


def _columns(row: RosterRow, source: str) -> dict[str, Stored]:
    texts = {
        "name": row.name,
        "sex": _SEX_CODES.get(row.sex),
        "ethnicity": row.ethnic_group,
        "native_place": row.native_place,
        "education": row.education,
        "unit_as_written": row.unit,
        "post_as_written": row.post,
        "row_digest": row.row_digest,
        "source": source[:TEXT_MAX],
    }
    return {
        **{name: masked(text) if text else None for name, text in texts.items()},
        **_days("born_on", row.born_on),
        **_days("joined_party_on", row.joined_party_on),
        **_days("started_work_on", row.started_work_on),
    }


def _days(name: str, value: PartialDate | None) -> dict[str, date | None]:
    return {name: value and value.first, f"{name}_last": value and value.last}


def _too_long(row: RosterRow) -> str:
    texts = {"籍贯": row.native_place, "学历": row.education, "单位": row.unit, "职务": row.post}
    return next((name for name, text in texts.items() if len(text) > TEXT_MAX), "")


def _people(identities: Iterable[str], digests: Iterable[str], units: QuerySet[Unit]) -> Iterator[Person]:
    seen = set()
    for path, values in (("same_person", list(identities)), ("row_digest", list(digests))):
        for start in range(0, len(values), CHUNK):
            chunk = values[start : start + CHUNK]
            found = (
                Person.objects.unscoped(reason="narrowed to the units in which the actor may write")
                .select_for_update()
                .filter(unit__in=units, **{f"{path}__in": chunk})
            )
            for person in found.order_by("key"):
                if person.pk not in seen:
                    seen.add(person.pk)
                    yield person
