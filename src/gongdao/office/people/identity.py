"""By what a roster row and a stored person are recognised as one."""

from gongdao.facts.organisation import PERSON
from gongdao.facts.partial import PartialDate
from gongdao.office.people.models import Person
from gongdao.office.registers.values import span
from gongdao.papers.identity import identity_key


def identity(name: str, sex: str, born_on: PartialDate | None) -> str:
    """Give the digest of name, sex (as written: 男、女) and date of birth; namesakes born on one day share it."""
    return identity_key(name, sex, str(born_on or ""), 1)


def derive_identity(person: Person) -> None:
    """Set the identity of a person after its columns."""
    born_on = span(person.born_on, person.born_on_last) if person.born_on else None
    person.same_person = identity(person.name, PERSON.by_name["sex"].code_names.get(person.sex, ""), born_on)
