"""What an official sees of the own record: what is entered of one's person, never notes or what others think of one."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from gongdao.facts.relation import Level
from gongdao.office.access.allow import Kind
from gongdao.office.access.ties import known
from gongdao.office.accounts.models import User
from gongdao.office.people.models import Person
from gongdao.office.people.registers import PERSON
from gongdao.office.registers import queries
from gongdao.office.registers.queries import Line, Page
from gongdao.office.registers.register import REGISTERS
from gongdao.office.rulings.models import Finding
from gongdao.office.rulings.queries import sweep_of

SHOWN = ("appointment", "grade_period", "education", "credit", "enrolment", "award")
OPEN = (Level.PUBLIC, Level.INTERNAL, Level.PERSONAL)
ROWS = 50  # ours: more rows of one register than an official has


@dataclass(frozen=True)
class OwnRecord:
    """The own row of the roster, the rows of open registers about oneself, and what a sweep of the day found."""

    line: Line
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]


def own_record(*, by: User, as_of: date) -> OwnRecord | None:
    """Return what an account may see of the person that it belongs to; None when it belongs to nobody's record.

    Registers and findings above the level *personal* are left out, also the own ones.
    """
    found = (
        Person.objects.unscoped(reason="one's own record").filter(key=by.person_key)
        if by.person_key
        else Person.objects.none()
    )
    lines = queries.lines(PERSON, found, PERSON.relation.columns)
    if not lines:
        return None
    pages = tuple(_page(name, by.person_key) for name in SHOWN if REGISTERS[name].level in OPEN)
    return OwnRecord(lines[0], tuple(page for page in pages if page.total), _findings(by.person_key, as_of))


def _page(name: str, person: str) -> Page:
    register = REGISTERS[name]
    rows = (
        register.model.objects.unscoped(reason="one's own rows of open registers")
        .filter(**{f"{register.kind.person}__key": person})
        .order_by("key")
    )
    return queries.page_of(register, rows, 1, ROWS)


def _findings(person: str, as_of: date) -> tuple[Finding, ...]:
    sweep = sweep_of(as_of)
    if sweep is None:
        return ()
    about = known().about(lambda kind: _whose(kind, person))
    found = Finding.objects.unscoped(reason="open findings about oneself").filter(
        about, sweep=sweep, level__in=[level.value for level in OPEN]
    )
    return tuple(found.select_related("unit").order_by("clause", "id"))


def _whose(kind: Kind, person: str) -> Q:
    return Q(**{f"{kind.person}__key" if kind.person else "key": person})
