"""How clauses fared: counts by outcome, each leading to its list."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.urls import reverse

from gongdao.engine.clauses import OUTCOME_NAMES, Outcome
from gongdao.office.rulings.rulebook import UnitLine
from gongdao.web.shell import links
from gongdao.web.shell import presenters as p

SHOWN = 30  # ours: the units with most to do; the list behind a number holds all
OUTCOME_COLUMNS = tuple(p.Column(word, "number") for word in OUTCOME_NAMES.values())


def by_unit(clause: str, lines: list[UnitLine], as_of: date) -> p.Table:
    """Put the units against the four outcomes of one clause, those with most to do first."""
    rows = tuple(
        (p.Cell(line.unit.name, links.to("unit", line.unit.key)), *counts(line.counts, as_of, clause, line.unit.key))
        for line in lines[:SHOWN]
    )
    whole = {outcome: sum(line.counts[outcome] for line in lines) for outcome in OUTCOME_NAMES}
    total = (p.Cell(f"合计 {len(lines)} 个单位"), *counts(whole, as_of, clause))
    return p.Table("各单位的核对结果", (p.Column("单位"), *OUTCOME_COLUMNS), rows, total=total, matrix=True)


def counts(found: Mapping[str, int], as_of: date, clause: str, unit: str = "") -> Iterable[p.Cell]:
    """Show the four numbers; what holds is counted only, so its number leads to no list."""
    for outcome in OUTCOME_NAMES:
        number = found.get(outcome, 0)
        leads = number and outcome != Outcome.HOLDS
        query = {"outcome": outcome, "clause": clause, "unit": unit, "as_of": as_of.isoformat()}
        yield p.Cell(str(number), links.with_query(reverse("rules:findings"), **query) if leads else "")
