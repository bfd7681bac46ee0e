"""What has been found? Everything an actor may see, of a swept day or judged live for one subject."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from django.db.models import QuerySet

from gongdao.engine.clauses import OUTCOME_NAMES, Clause, Pack
from gongdao.engine.explain import Explanation
from gongdao.engine.explain import explain as explanations_of
from gongdao.engine.reads import reads_sealed
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.relation import Level
from gongdao.office.access import reading
from gongdao.office.access.allow import About, allow
from gongdao.office.access.permissions import Permission
from gongdao.office.access.queries import allowed, topmost
from gongdao.office.accounts.models import User
from gongdao.office.audit.models import Event
from gongdao.office.orgs.models import Unit
from gongdao.office.rulings.adopted import adoptions_on, document, terms_of
from gongdao.office.rulings.ahead import OWNERS
from gongdao.office.rulings.models import (
    Adoption,
    Change,
    ExceptionRecord,
    Finding,
    LocalNumbers,
    Sweep,
)
from gongdao.office.rulings.secrecy import level_of
from gongdao.office.rulings.sights import READ, sights_of, visible, visible_counts
from gongdao.office.rulings.subjects import owner_key, person_key
from gongdao.office.rulings.worlds import DatabaseWorld
from gongdao.packs.installed import load

_HELD = "which document holds where is known to everybody"

_SWEPT = "which days were swept is known to everybody"

_SECRECY = [level for level in Level if level is not Level.PUBLIC]  # no finding is public


@dataclass(frozen=True)
class ClauseLine:
    """The counts of one clause in one period, within what the actor may see."""

    pack: Pack
    clause: Clause
    period: str
    counts: dict[str, int]


@dataclass(frozen=True)
class Dashboard:
    """A swept day: its sweep, a line per clause and period, the totals by outcome, and what has changed."""

    sweep: Sweep | None
    lines: tuple[ClauseLine, ...]
    totals: dict[str, int]
    changed: int


def sweep_of(as_of: date) -> Sweep | None:
    """Return the sweep that stands for a day; None when that day has not been swept."""
    return Sweep.objects.unscoped(reason=_SWEPT).filter(as_of=as_of, is_current=True).first()


def swept_days(limit: int = 12) -> list[Sweep]:
    """Return the sweeps that stand for their days, the latest day first."""
    return list(Sweep.objects.unscoped(reason=_SWEPT).filter(is_current=True).order_by("-as_of")[:limit])


def dashboard(by: User, as_of: date) -> Dashboard:
    """Count the outcomes of a swept day by clause and period, within scope and clearance.

    Order: packs, clauses in the order of the document, periods from the earlier to the later.
    """
    sweep = sweep_of(as_of)
    if sweep is None:
        return Dashboard(None, (), dict.fromkeys(OUTCOME_NAMES, 0), 0)
    counts: dict[tuple[str, str, str], dict[str, int]] = {}
    sights = sights_of(by)
    for pack, clause, period, outcome, count in visible_counts(sights, sweep):
        counts.setdefault((pack, clause, period), dict.fromkeys(OUTCOME_NAMES, 0))[outcome] = count
    lines = tuple(
        ClauseLine(load(name), clause, period, counts[name, clause.id, period])
        for name in sweep.packs
        for clause in load(name).computed
        for period in sorted(period for pack, one, period in counts if (pack, one) == (name, clause.id))
    )
    totals = {outcome: sum(line.counts[outcome] for line in lines) for outcome in OUTCOME_NAMES}
    changed = visible(sights, Change).filter(sweep=sweep).count()
    return Dashboard(sweep, lines, totals, changed)


def findings(by: User, sweep: Sweep) -> QuerySet[Finding]:
    """Return the findings of a sweep that the actor may see, in the order of subject name and clause."""
    found = Finding.objects.scoped(by=by, permission=READ).filter(sweep=sweep)
    return found.select_related("unit").order_by("subject_name", "id")


def changes(by: User, sweep: Sweep) -> QuerySet[Change]:
    """Return what a sweep found otherwise than the one before, within scope and clearance."""
    found = Change.objects.scoped(by=by, permission=READ).filter(sweep=sweep)
    return found.select_related("unit").order_by("clause", "id")


def explanations(by: User, clause_id: str, subject: str, as_of: date) -> list[Explanation]:
    """Judge one subject by one clause live and explain it, one explanation per period.

    Empty when the clause does not apply, is not adopted, reads a sealed relation, or the subject is out of sight.
    """
    world = DatabaseWorld()
    found: list[Explanation] = []
    for name in dict.fromkeys(adoption.pack for adoption in adoptions_on(as_of)):
        clause = load(name).clause(clause_id)
        owner = owner_key(world, clause.rule.about, subject) if clause is not None and clause.rule is not None else None
        if owner is None or level_of(name, clause_id) not in levels_at(by, owner, _person(world, clause, subject)):
            continue
        for pack in adopted_packs(as_of, owner):
            clause = pack.clause(clause_id)
            if clause is not None and not reads_sealed(clause):
                found += explanations_of(world, pack, clause, subject, as_of)
    return _note_explained(found)


def note_read(findings: Iterable[tuple[str, str, str]]) -> None:
    """Note which of the findings that a page shows, by level, clause and subject, are restricted: it is recorded."""
    for level, clause, subject in findings:
        if level == Level.RESTRICTED:
            reading.note_finding(clause, subject)


def _note_explained(found: list[Explanation]) -> list[Explanation]:
    findings = [one.finding for one in found]
    note_read((level_of(one.pack, one.clause), one.clause, one.subject) for one in findings)
    return found


def explanations_about(by: User, kind: str, key: str, as_of: date, clause_id: str = "") -> list[Explanation]:
    """Judge live everything that concerns one person or unit: itself, and the rows that point to it.

    Order: packs, then the clauses in the order of the document; one of them alone when it is named. Within scope and
    clearance; the scope asked is that of the person or unit itself, and of each person whom a row that points to it
    speaks of.
    """
    world = DatabaseWorld()
    owner = owner_key(world, kind, key)
    if owner is None:
        return []
    unit = _unit(owner)
    levels_of = cache(partial(_levels_at, by, unit))
    cleared = levels_of(person_key(world, kind, key))
    if not cleared:
        return []
    packs = _packs_over(as_of, unit)
    if kind in OWNERS:
        world.gather(kind, key)
    kinds = dict.fromkeys(clause.rule.about for pack in packs for clause in pack.computed if clause.rule is not None)
    world.prepare(
        (about, row)
        for about in kinds
        for subject in _subjects_about(world, about, kind, key)
        if (row := world.row(about, subject)) is not None
    )
    found = [
        explanation
        for pack in packs
        for clause in pack.computed
        if clause_id in ("", clause.id)
        if clause.rule is not None and not reads_sealed(clause) and level_of(pack.name, clause.id) in cleared
        for subject in _subjects_about(world, clause.rule.about, kind, key)
        if level_of(pack.name, clause.id) in levels_of(person_key(world, clause.rule.about, subject))
        for explanation in explanations_of(world, pack, clause, subject, as_of)
    ]
    return _note_explained(found)


def adopted_packs(as_of: date, unit_key: str) -> list[Pack]:
    """Return the packs that hold for a unit on a day, with its local numbers; one without a date is in force from its
    adoption. Of several adoptions of a pack above the unit, the nearest counts."""
    return _packs_over(as_of, _unit(unit_key))


def _packs_over(as_of: date, unit: Unit) -> list[Pack]:
    over = [adoption for adoption in adoptions_on(as_of) if unit.path.startswith(adoption.unit.path)]
    nearest = {adoption.pack: adoption for adoption in reversed(over)}
    terms = terms_of(nearest.values(), as_of)
    return [document(terms[nearest[name].pk]) for name in sorted(nearest)]


def adoptions(by: User) -> list[Adoption]:
    """Return the adoptions that concern the actor's units, also ended ones."""
    tops = [unit.path for unit in topmost(by, Permission.RULES_FINDING_READ)]
    found = Adoption.objects.unscoped(reason=_HELD).select_related("unit").order_by("-adopted_on", "key")
    paths = [(one, one.unit.path) for one in found]
    return [one for one, path in paths if any(top.startswith(path) or path.startswith(top) for top in tops)]


def local_numbers(adoption: Adoption) -> list[LocalNumbers]:
    """Return the local numbers of an adoption, drafts and ended ones too, the latest first."""
    return list(
        LocalNumbers.objects.unscoped(reason="of an adoption that the reader has been given")
        .filter(adoption=adoption)
        .order_by("-id")
    )


def find_adoption(key: str, units: QuerySet[Unit]) -> Adoption | None:
    """Find an adoption at one of these units."""
    found = Adoption.objects.unscoped(reason="narrowed to the units of the caller").filter(unit__in=units)
    return found.select_related("unit").filter(key=key).first()


def find_local_numbers(key: str) -> LocalNumbers | None:
    """Find local numbers, drafted or adopted. Who may read them is asked by the caller, at the unit of the adoption."""
    found = LocalNumbers.objects.unscoped(reason="the caller asks for the permission at its unit")
    return found.select_related("adoption__unit").filter(key=key).first()


def exceptions_of(subject: str, clause_id: str) -> list[ExceptionRecord]:
    """Return the exceptions recorded for a subject and clause, also ended ones."""
    return list(
        ExceptionRecord.objects.unscoped(reason="of a subject that the reader has been given")
        .filter(subject=subject, clause=clause_id)
        .order_by("-granted_on", "key")
    )


def events_of(kind: str, subject: str, clause_id: str) -> QuerySet[Event]:
    """Return what was done about a subject and a clause, newest first. Who may know is asked by the caller."""
    told = {"subject_kind": kind, "subject_key": subject, "act__startswith": "rulings.", "data__clause": clause_id}
    found = Event.objects.unscoped(reason="the caller asks who may know").filter(**told)
    return found.select_related("leaf").order_by("-id")


def may_grant_exception(by: User, unit: Unit | None) -> bool:
    """Tell whether the actor may record an exception at a unit."""
    return unit is not None and allowed(by, Permission.RULES_EXCEPTION_GRANT, unit=unit)


def may_adopt(by: User) -> bool:
    """Tell whether the actor may let a document hold somewhere."""
    return allowed(by, Permission.RULES_PACK_ADOPT)


def may_sweep(by: User) -> bool:
    """Tell whether the actor may run a sweep."""
    return allowed(by, Permission.RULES_SWEEP_RUN)


def levels_at(by: User, unit_key: str, person: str | None = None) -> set[Level]:
    """List the levels of secrecy that the actor may see at a unit, of this person when one is given."""
    return _levels_at(by, _unit(unit_key), person)


def _levels_at(by: User, unit: Unit, person: str | None = None) -> set[Level]:
    return {level for level in _SECRECY if allow(by, READ, About(unit, person, level=level))}


def _unit(key: str) -> Unit:
    return Unit.objects.unscoped(reason="the unit of a subject that is asked about").get(key=key)


def _person(world: DatabaseWorld, clause: Clause | None, subject: str) -> str | None:
    return person_key(world, clause.rule.about, subject) if clause is not None and clause.rule is not None else None


def _subjects_about(world: DatabaseWorld, about: str, kind: str, key: str) -> list[str]:
    if about == kind:
        return [key]
    column = RELATIONS[about].by_name.get(kind)
    if column is None or column.refers != kind or (kind == "unit" and "person" in RELATIONS[about].by_name):
        return []
    name = RELATIONS[about].key
    return [str(row[name]) for row in world.linked(about, ((None, kind),), (key,))]
