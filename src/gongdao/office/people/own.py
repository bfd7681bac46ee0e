"""What an official sees of the own record: what is entered of one's person, never notes or what others think of one."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongdao.engine.clauses import Effect, Outcome
from gongdao.facts.relation import Level
from gongdao.office.access.reading import noting
from gongdao.office.accounts.models import User
from gongdao.office.people.models import Person
from gongdao.office.people.registers import PERSON
from gongdao.office.registers import queries
from gongdao.office.registers.queries import Line, Page
from gongdao.office.registers.register import REGISTERS, Register
from gongdao.office.rulings.models import Finding
from gongdao.office.rulings.queries import sweep_of

SHOWN = (
    *("appointment", "grade_period", "education", "civil_service_registration", "grassroots_service", "secondment"),
    *("retirement", "leave", "training_call", "enrolment", "exam_result", "credit", "paper", "integrity_report"),
    *("notice", "award"),
)
# Of a closed register one's own rows are released with these columns, once the last of them, a day, has come.
RELEASED = {"assessment": ("assessment_year", "grade", "decided_on")}
STOPPING = (Effect.BLOCK, Effect.HOLD)
OPEN = (Level.PUBLIC, Level.INTERNAL, Level.PERSONAL)
ROWS = 50  # ours: more rows of one register than an official has


@dataclass(frozen=True)
class OwnRecord:
    """The own row of the roster, the rows of open registers about oneself, the own results that are released, and what
    a sweep of the day found."""

    line: Line
    pages: tuple[Page, ...]
    results: tuple[Page, ...]
    findings: tuple[Finding, ...]

    @property
    def obstacles(self) -> tuple[Finding, ...]:
        """Why one is left out: what does not hold and stops, or holds up, what is asked for."""
        return tuple(one for one in self.findings if one.outcome == Outcome.FAILS and one.effect in STOPPING)


def own_record(*, by: User, as_of: date) -> OwnRecord | None:
    """Return what an account may see of the person that it belongs to; None when it belongs to nobody's record.

    Registers and findings above the level *personal* are left out, also the own ones, but for the grades that have been
    decided. What others noted, drafted or rated is never shown.
    """
    found = (
        Person.objects.unscoped(reason="one's own record").filter(key=by.person_key)
        if by.person_key
        else Person.objects.none()
    )
    lines = queries.lines(PERSON, found, PERSON.relation.columns)
    if not lines:
        return None
    open_ = [REGISTERS[name] for name in SHOWN if REGISTERS[name].level in OPEN]
    shown = tuple(queries.pages_together(((one, _rows(one, by.person_key)) for one in open_), ROWS))
    results = (_results(REGISTERS[name], names, by.person_key, as_of) for name, names in RELEASED.items())
    released = tuple(page for page in results if page.total)
    return OwnRecord(lines[0], shown, released, _findings(by.person_key, as_of))


def _results(register: Register, names: tuple[str, ...], person: str, as_of: date) -> Page:
    decided = _rows(register, person).filter(**{f"{names[-1]}__lte": as_of})
    columns = tuple(register.relation.by_name[name] for name in names)
    with noting():  # what is released to oneself is no reading of what is closed
        lines = queries.lines(register, decided[:ROWS], columns)
    return Page(register, columns, lines, len(lines), 1, 1)


def _rows(register: Register, person: str) -> QuerySet:
    rows = register.model.objects.unscoped(reason="one's own rows of open registers, and the own released results")
    return queries.in_order(register, rows.filter(**{f"{register.kind.person}__key": person}))


def _findings(person: str, as_of: date) -> tuple[Finding, ...]:
    sweep = sweep_of(as_of)
    if sweep is None:
        return ()
    found = Finding.objects.unscoped(reason="open findings about oneself").filter(
        sweep=sweep, person=person, level__in=[level.value for level in OPEN]
    )
    return tuple(found.select_related("unit").order_by("clause", "id"))
