"""The one place that says who may: role, scope on the day, no recusal, clearance, state and four eyes.

`refusal` asks for one object, `reach` filters many; a test proves on drawn worlds that they agree.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from gongdao.facts.relation import Level
from gongdao.office.access import queries, ties
from gongdao.office.access.models import Grant
from gongdao.office.access.permissions import Permission
from gongdao.office.access.ties import Away, Tie
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit

_LACKS = ("role", "clearance", "scope", "rank")
ITSELF = ""


@dataclass(frozen=True)
class About:
    """What one object is about: its unit, the key of the person whose matter it is, and those of others named in it.

    `hands` are the accounts that had a hand in it, and must not be those that act on it. `is_open` tells that its state
    permits the act.
    """

    unit: Unit | None
    person: str | None = None
    others: frozenset[str] = frozenset()
    level: Level = Level.PUBLIC
    hands: frozenset[str] = frozenset()
    is_open: bool = True

    @property
    def named(self) -> frozenset[str]:
        """Everybody named in it."""
        return self.others | ({self.person} if self.person else set())


@dataclass(frozen=True)
class Kind:
    """Where the rows of a model keep what `About` says: paths to the unit, of which the first that leads somewhere
    counts, and to persons; the path of the person itself is empty. Without a path to a unit the rows belong to all."""

    units: tuple[str, ...]
    person: str | None = None
    others: tuple[str, ...] = ()
    level: Level = Level.PUBLIC
    hands: tuple[str, ...] = ()
    open_when: Q = field(default_factory=Q)

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths to persons, that of the person itself first."""
        return self.others if self.person is None else (self.person, *self.others)


@dataclass(frozen=True)
class Step:
    """How far one grant goes towards an object: what it lacks first, `role`, `clearance`, `scope` or `rank`, or None."""

    grant: Grant
    lack: str | None


@dataclass(frozen=True)
class Trace:
    """The way to an answer: a step for each grant, and what stands in the way of them all. `ties` are the reasons of
    a recusal."""

    steps: tuple[Step, ...]
    objection: str | None = None
    ties: frozenset[Tie] = frozenset()

    @property
    def ground(self) -> str | None:
        """The first ground on which the actor may not: what the grant that goes furthest lacks, or the objection."""
        lacks = [step.lack for step in self.steps]
        if None in lacks:
            return self.objection
        return max((lack for lack in lacks if lack), key=_LACKS.index, default="role")

    @property
    def granted_by(self) -> list[Grant]:
        """The grants by which the actor may; none when something stands in the way."""
        return [] if self.ground else [step.grant for step in self.steps if step.lack is None]


def allow(by: User, permission: Permission, about: About, on: date | None = None) -> bool:
    """Say whether the actor may do this to the object."""
    return refusal(by, permission, about, on) is None


def refusal(by: User, permission: Permission, about: About, on: date | None = None) -> str | None:
    """Name the first ground on which the actor may not: `role`, `clearance`, `scope`, `rank`, `recused`, `state`,
    `four_eyes`; None when nothing stands in the way."""
    if by.is_system:
        return None if queries.allowed(by, permission, on=on) else "role"
    return trace(by, permission, about, on).ground


def trace(by: User, permission: Permission, about: About, on: date | None = None) -> Trace:
    """Follow the question grant by grant, for an account of a person; what stands in the way of all is asked last."""
    day = on or timezone.localdate()
    holding = {grant.pk for grant in queries.holding(by, permission, day, Level.PUBLIC)}
    steps = tuple(
        Step(grant, _lack(grant, about, day) if grant.pk in holding else "role")
        for grant in queries.grants_in_force(by, day)
    )
    if all(step.lack for step in steps):
        return Trace(steps)
    away = barred(by, permission, about.level, day)
    ties_met = frozenset(away.persons[key] for key in about.named if key in away.persons)
    if away.has(about.unit):
        ties_met |= {Tie.DECLARED}
    return Trace(steps, "recused" if ties_met else _objection(by, about), ties_met)


def _lack(grant: Grant, about: About, day: date) -> str | None:
    if not queries.is_cleared(grant, about.level):
        return "clearance"
    if about.unit is not None and not queries.covers(grant, about.unit):
        return "scope"
    return None if _reaches(grant, about.person, day) else "rank"


def _objection(by: User, about: About) -> str | None:
    if not about.is_open:
        return "state"
    return "four_eyes" if by.key in about.hands else None


def reach(by: User, permission: Permission, kind: Kind, on: date | None = None) -> Q:
    """Filter the rows to those for which `allow` says yes."""
    day = on or timezone.localdate()
    if by.is_system:
        return Q() if queries.allowed(by, permission, on=day) else Q(pk__in=[])
    found = Q(pk__in=[])
    for grants, people in by_range(queries.holding(by, permission, day, kind.level)):
        at_units = _at_units(kind, grants)
        found |= at_units if people is None or kind.person is None else at_units & _of(kind.person, people, day)
    return found & _unobjected(by, permission, kind, day)


@dataclass(frozen=True)
class Reach:
    """At which units an actor may what, of levels of secrecy that reach alike: between which ranks, and from whose
    matters he keeps away."""

    levels: list[Level]
    units: QuerySet[Unit]
    ends: tuple[str, str] | None
    away: Away

    def subjects(self, on: date) -> Q:
        """Filter rows with a `subject_kind` and a `subject` to those that speak of nobody out of the range of ranks, and
        of nobody from whose matters the actor keeps away."""
        found, ends, away = Q(), self.ends, sorted(self.away.persons)
        if ends:
            found &= ties.known().nobody() | ties.known().about(lambda kind: _of(kind.person, ends, on))
        if away:
            found &= ~ties.known().about(lambda kind: _names(kind, away))
        return found


def units_by_level(by: User, permission: Permission, on: date) -> list[Reach]:
    """Return the units at which the actor may, by secrecy and range of ranks: levels that reach alike stand together.

    A role that is cleared for more in one area says nothing about another area.
    """
    if by.is_system:
        return [Reach(list(Level), queries.units_in_scope(by, permission, on), None, Away())]
    groups: dict[tuple, Reach] = {}
    held = queries.holding(by, permission, on, Level.PUBLIC)
    for level in Level:
        away = barred(by, permission, level, on)
        for grants, ends in by_range(grant for grant in held if queries.is_cleared(grant, level)):
            alike = (tuple(grant.pk for grant in grants), ends, frozenset(away.persons), away.units)
            if alike not in groups:
                groups[alike] = Reach([], away.left_of(queries.units_of(grants)), ends, away)
            groups[alike].levels.append(level)
    return list(groups.values())


def barred(by: User, permission: Permission, level: Level, on: date) -> Away:
    """Name the persons and units from whose matters of this secrecy the actor keeps away, with the reason.

    Nobody acts on what concerns himself, kin or his own line, or what a declared recusal names, or reads of it what is
    restricted. Of himself he reads on his own page, and elsewhere only what is public.
    """
    if not permission.endswith(":read") or level is Level.RESTRICTED:
        return queries.away(by, on)
    is_open = level is Level.PUBLIC or not by.person_key
    return Away() if is_open else Away({by.person_key: Tie.SELF})


def by_range(grants: Iterable[Grant]) -> Iterator[tuple[list[Grant], tuple[str, str] | None]]:
    """Group grants by the range of ranks that they reach; None is every person."""
    groups: dict[tuple[str, str], list[Grant]] = {}
    for grant in grants:
        groups.setdefault(range_of(grant), []).append(grant)
    for ends, alike in groups.items():
        yield alike, (ends if any(ends) else None)


def range_of(grant: Grant) -> tuple[str, str]:
    """Give the lowest and the highest rank that a grant reaches; an empty one is open."""
    return grant.lowest_rank or "", grant.highest_rank or ""


def _reaches(grant: Grant, person: str | None, on: date) -> bool:
    ends = range_of(grant)
    return not person or not any(ends) or ties.is_between(ties.known().rank(person, on), *ends)


def _at_units(kind: Kind, grants: list[Grant]) -> Q:
    if not kind.units:
        return Q(pk__isnull=False)  # an empty Q counts for nothing beside an "or"
    found, nowhere = _within(kind, queries.units_of(grants))
    return found | nowhere


def _within(kind: Kind, units: QuerySet[Unit]) -> tuple[Q, Q]:
    """Filter the rows to those at these units, by the first path that leads somewhere, and to those that lead nowhere."""
    found, earlier = Q(pk__in=[]), Q()
    for path in kind.units:
        found |= earlier & Q(**{f"{path}__in": units})
        earlier &= Q(**{f"{path}__isnull": True})
    return found, earlier


def _of(path: str, ends: tuple[str, str], on: date) -> Q:
    people = ties.known().ranked(*ends, on)
    if path == ITSELF:
        return Q(pk__in=people)
    return Q(**{f"{path}__isnull": True}) | Q(**{f"{path}__in": people})


def _unobjected(by: User, permission: Permission, kind: Kind, on: date) -> Q:
    found = kind.open_when
    for path in kind.hands:
        found &= ~Q(**{path: by.key})
    away = barred(by, permission, kind.level, on)
    if away.persons:
        found &= ~_names(kind, sorted(away.persons))
    if away.units:
        found &= ~_within(kind, away.among())[0]
    return found


def _names(kind: Kind, persons: list[str]) -> Q:
    found = Q(pk__in=[])
    for path in kind.paths:
        found |= Q(**{f"{path}__key__in" if path else "key__in": persons})
    return found
