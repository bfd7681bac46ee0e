"""Which documents hold where, with which numbers, and how each clause fared? Within what an actor may see."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from gongdao.engine.clauses import OUTCOME_NAMES
from gongdao.engine.parameters import DatedValue, Parameter
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit
from gongdao.office.rulings.adopted import document, terms_of
from gongdao.office.rulings.models import Adoption, Sweep
from gongdao.office.rulings.queries import adoptions
from gongdao.office.rulings.sights import sights_of, visible_by_unit, visible_counts


@dataclass(frozen=True)
class LocalValue:
    """A number that a unit has set or taken over, with the value of the day."""

    unit: Unit
    parameter: Parameter
    value: DatedValue


@dataclass(frozen=True)
class UnitLine:
    """How one clause fared in one unit, by outcome."""

    unit: Unit
    counts: dict[str, int]


def adoptions_by_pack(by: User, as_of: date) -> dict[str, list[Adoption]]:
    """Return the adoptions that hold on a day and concern the actor's units, by document, the earliest first."""
    found: dict[str, list[Adoption]] = defaultdict(list)
    for one in reversed(adoptions(by)):
        if one.adopted_on <= as_of and (one.ended_on is None or as_of < one.ended_on):
            found[one.pack].append(one)
    return dict(found)


def totals_by_clause(by: User, sweep: Sweep) -> dict[str, dict[str, int]]:
    """Count the outcomes of a swept day by clause, all periods together."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(OUTCOME_NAMES, 0))
    for _, clause, _, outcome, count in visible_counts(sights_of(by), sweep):
        found[clause][outcome] += count
    return dict(found)


def counts_by_unit(by: User, sweep: Sweep, clause_id: str) -> list[UnitLine]:
    """Count the outcomes of one clause on a swept day by unit: most failures first, then most that is not known."""
    found: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(OUTCOME_NAMES, 0))
    for (unit, outcome), count in visible_by_unit(sights_of(by), sweep, clause_id).items():
        found[unit][outcome] = count
    units = Unit.objects.unscoped(reason="units of counts that the reader may see").in_bulk(found)
    lines = [UnitLine(units[key], counts) for key, counts in found.items()]
    return sorted(lines, key=lambda line: (-line.counts["fails"], -line.counts["unknown"], line.unit.path))


def local_values(held: list[Adoption], clause_id: str, as_of: date) -> list[LocalValue]:
    """Return the numbers of a clause that local texts set or have taken over, by adoption."""
    terms = terms_of(held, as_of)
    found = []
    for one in held:
        clause = document(terms[one.pk]).clause(clause_id)
        for parameter in clause.parameters if clause else ():
            value = parameter.on(as_of)
            if value is not None and value.set_by:
                found.append(LocalValue(one.unit, parameter, value))
    return found
