"""What an actor may see of the findings: at which units, of which secrecy, about whom; and counts within it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from django.db.models import Count, Model, Q, QuerySet, Sum
from django.utils import timezone

from gongdao.engine.clauses import Outcome
from gongdao.facts.relation import Level
from gongdao.office.access import ties
from gongdao.office.access.allow import units_by_level
from gongdao.office.access.permissions import Permission
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit
from gongdao.office.rulings.models import NOBODY, Finding, OutcomeCount, Sweep
from gongdao.office.scoping import Rule

_SIGHTS = "narrowed by the sights of the reader"
READ = Permission.RULES_FINDING_READ
# That a number is not set concerns everybody below the adoption and names nobody.
_TOLD = ("pack", "clause", "period", "outcome")
_UNSET = Q(unit__isnull=True, outcome=Outcome.NOT_CONFIGURED.value)


@dataclass(frozen=True)
class Sight:
    """What an actor may see of some levels of secrecy: at which units, and whether that is every unit with a name of
    its own (the receiving units, where persons wait for theirs, are seen by few). `persons` filters further, by whom a
    subject speaks of; `ends` are the lowest and the highest rank when it does so by rank."""

    levels: list[Level]
    units: QuerySet[Unit]
    is_whole: bool
    persons: Q = field(default_factory=Q)
    ends: tuple[str, str] | None = None

    @property
    def ranks(self) -> Q:
        """Filter counts to those about persons within the range, and about nobody."""
        if self.ends is None:
            return Q()
        return Q(rank__in=[NOBODY, *(rank for rank in ties.RANKS if ties.is_between(rank, *self.ends))])

    def at_units(self) -> Q:
        """Filter rows by their unit; where every unit is seen, those without one are, too, and few are left out."""
        if not self.is_whole:
            return Q(unit__in=self.units)
        waiting = Unit.objects.unscoped(reason="the receiving units out of scope").filter(is_receiving=True)
        return ~Q(unit__in=waiting.exclude(pk__in=self.units.values("pk")))


def sights_of(by: User) -> list[Sight]:
    """Look up what an actor may see of the findings, once for a page."""
    today = timezone.localdate()
    return [
        Sight(one.levels, one.units, _is_whole(one.units), one.subjects(today), one.ends)
        for one in units_by_level(by, READ, today)
    ]


def _is_whole(units: QuerySet[Unit]) -> bool:
    """A scope reaches with a unit all below it, so the topmost tell, and those below a receiving unit."""
    every = Unit.objects.unscoped(reason="whether the scope is the whole area")
    topmost = Q(parent=None) | Q(parent__in=every.filter(is_receiving=True))
    return not every.filter(topmost, is_receiving=False).exclude(pk__in=units.values("pk")).exists()


def visible(sights: list[Sight], model: type[Model]) -> QuerySet:
    """Return the rows about units, with a level of secrecy each, that may be seen."""
    rows = model.objects.unscoped(reason=_SIGHTS)
    return rows.filter(_seen(sights, model))


def rule_of(model: type[Model]) -> Rule:
    """Say to a table of findings which rows an actor reaches."""
    return lambda by, _permission, _on: _seen(sights_of(by), model)


def _seen(sights: list[Sight], model: type[Model]) -> Q:
    seen = Q(pk__in=[])
    for sight in sights:
        at_units = sight.at_units()
        if model is Finding:
            at_units |= _UNSET
        who = sight.ranks if model is OutcomeCount else sight.persons
        seen |= Q(level__in=sight.levels) & at_units & who
    return seen


def visible_by_unit(sights: list[Sight], sweep: Sweep, clause_id: str) -> Counter[tuple[int, str]]:
    """Count the outcomes of one clause by unit and outcome; who is left out is left out as in `visible_counts`."""
    asked, told = Q(sweep=sweep, clause=clause_id, unit__isnull=False), ("unit", "outcome")
    if any(sight.ends for sight in sights):
        return _counted(visible(sights, Finding).filter(asked), *told) + _holding(sights, asked, *told)
    return _added_up(visible(sights, OutcomeCount).filter(asked), *told) - _hidden(sights, asked, *told)


def visible_counts(sights: list[Sight], sweep: Sweep) -> Iterator[tuple[str, str, str, str, int]]:
    """Yield pack, clause, period, outcome and count: the stored totals where the actor sees every unit, else added up
    over the units in scope. Whom the actor may not know of is not counted. By a range of ranks findings are counted one
    by one, and what holds, which is not kept by person, by the ranks of the day on which the sweep was made."""
    asked = Q(sweep=sweep)
    if any(sight.ends for sight in sights):
        found = _counted(visible(sights, Finding).filter(asked), *_TOLD)
        found += _holding(sights, asked & Q(unit__isnull=False), *_TOLD)
    else:
        found = _stored_counts(sights, sweep) - _hidden(sights, asked, *_TOLD)
    for (pack, clause, period, outcome), count in found.items():
        yield pack, clause, period, outcome, count


def _holding(sights: list[Sight], asked: Q, *by: str) -> Counter[tuple]:
    return _added_up(visible(sights, OutcomeCount).filter(asked, outcome=Outcome.HOLDS.value), *by)


def _hidden(sights: list[Sight], asked: Q, *by: str) -> Counter[tuple]:
    """Count the findings about those from whose matters the actor keeps away."""
    if not any(sight.persons for sight in sights):
        return Counter()
    whole = [replace(sight, persons=Q()) for sight in sights]
    unnarrowed, narrowed = (visible(one, Finding).filter(asked) for one in (whole, sights))
    return _counted(unnarrowed, *by) - _counted(narrowed, *by)


def _counted(rows: QuerySet, *by: str) -> Counter[tuple]:
    counted = rows.order_by().values_list(*by).annotate(count=Count("pk"))
    return Counter({tuple(told): count for *told, count in counted})


def _added_up(rows: QuerySet, *by: str) -> Counter[tuple]:
    added = rows.order_by().values_list(*by).annotate(total=Sum("count"))
    return Counter({tuple(told): total for *told, total in added})


def _stored_counts(sights: list[Sight], sweep: Sweep) -> Counter[tuple]:
    seen = Q(pk__in=[])
    for sight in sights:
        at_units = Q(unit__in=sight.units)
        if sight.is_whole:
            at_units = Q(unit__isnull=True) | Q(unit__in=sight.units.filter(is_receiving=True))
        seen |= Q(level__in=sight.levels) & (at_units | _UNSET)
    return _added_up(OutcomeCount.objects.unscoped(reason=_SIGHTS).filter(seen, sweep=sweep), *_TOLD)
