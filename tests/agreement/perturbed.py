"""Facts around the worked cases: two cases of a clause put together, some cells changed, emptied, copied or moved by a little.

A worked case stands on a border of its clause, so that a few small changes of it cross every border that the clause
has, also where facts drawn at random would never meet.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from gongdao.engine.cases import as_set_locally
from gongdao.engine.clauses import Clause, Finding, Pack
from gongdao.engine.days import months_before, years_after
from gongdao.engine.judge import outcome_of, periods_of, scene_for
from gongdao.engine.world import World
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import Column, Kind
from tests.agreement.agreement import by_reference, disagreements, overlaid
from tests.agreement.worlds import Drawn, Rows
from tests.spec.trial import PACKS, cases_by_clause

MOST_CHANGES = 4
DAYS = (-366, -365, -31, -1, 0, 0, 0, 1, 31, 365)


@dataclass(frozen=True)
class Perturbed:
    """A clause with the numbers of its case, and the changed facts."""

    seed: int
    pack: Pack
    clause: Clause
    world: Drawn

    @property
    def clauses(self) -> list[tuple[Pack, Clause]]:
        """Give the one clause as the engines take it."""
        return [(self.pack, self.clause)]


def perturbed(clause_id: str, seed: int) -> Perturbed:
    """Change one of the worked cases of a clause by chance; the same seed changes the same."""
    chance = random.Random(f"{clause_id} {seed}")
    cases = [case for case, _ in cases_by_clause()[clause_id]]
    case = chance.choice(cases)
    pack = next(pack for pack in PACKS.values() if pack.clause(clause_id))
    clause = pack.clause(clause_id)
    if clause is None:
        raise KeyError(clause_id)
    others = (case.facts, chance.choice(cases).facts) if chance.random() < 0.5 else (case.facts,)
    facts: dict[str, Rows] = {}
    for more in others:
        facts = _joined(facts, more)
    draw = Changes(chance, facts, case.as_of)
    for _ in range(chance.randrange(MOST_CHANGES + 1)):
        draw.change()
    as_of = case.as_of + timedelta(days=chance.choice(DAYS))
    return Perturbed(seed, pack, as_set_locally(clause, pack, case), Drawn(as_of, facts))


def renumbered(one: Perturbed, number: int) -> Perturbed:
    """Give the same facts to the clause with other numbers, of which some change around the day; in one of many ways."""
    alone = replace(one.pack, clauses=(one.clause,))
    (clause,) = overlaid(alone, random.Random(f"{one.seed} {number}"), one.world.as_of).clauses
    return replace(one, clause=clause)


def disagreeing(one: Perturbed) -> tuple[list[Finding], list[str]]:
    """Give what the reference finds, and where the compiled path differs."""
    found = by_reference(one.world, one.clauses)
    place = f"{one.clause.id} seed {one.seed} on {one.world.as_of}"
    return found, [f"{place}: {text}" for text in disagreements(one.world, one.clauses, found)]


def misdated(one: Perturbed, found: list[Finding], days: int) -> Iterator[str]:
    """Say which findings name another day of change than asking day by day finds."""
    facts, rule = World.of(one.world.relations), one.clause.rule
    for finding in found:
        row = facts.row(finding.subject_kind, finding.subject)
        if rule is None or row is None:
            raise TypeError(finding)
        periods = periods_of(one.clause, one.pack, one.world.as_of)
        period = next(period for period in periods if (period.label if period else None) == finding.period)
        scene = scene_for(facts, one.clause, row, one.world.as_of, period)
        later = (one.world.as_of + timedelta(days=number) for number in range(1, days))
        first = next((day for day in later if outcome_of(rule, scene.on(day)) != finding.outcome), None)
        named = finding.next_change_on
        if first != (named if named and named < one.world.as_of + timedelta(days=days) else None):
            yield f"{one.clause.id} seed {one.seed} {finding.subject} {finding.period}: named {named}, found {first}"


def gathered(seed: int, number: int) -> Drawn:
    """Put together the facts of some worked cases of all clauses; the same seed gathers the same."""
    chance = random.Random(seed)
    cases = chance.sample([case for found in cases_by_clause().values() for case, _ in found], number)
    facts: dict[str, Rows] = {}
    for case in cases:
        facts = _joined(facts, case.facts)
    return Drawn(cases[0].as_of, facts)


def _joined(facts: dict[str, Rows], others: Mapping[str, Rows]) -> dict[str, Rows]:
    """Put facts together; a key that both use means the row of the first."""
    joined = {name: list(rows) for name, rows in facts.items()}
    for name, rows in others.items():
        key = RELATIONS[name].key
        taken = {row[key] for row in joined.get(name, [])}
        joined.setdefault(name, []).extend(dict(row) for row in rows if row[key] not in taken)
    return joined


class Changes:
    """Small changes of facts at hand, by chance."""

    def __init__(self, chance: random.Random, facts: dict[str, Rows], as_of: date) -> None:
        self.chance, self.facts, self.as_of = chance, facts, as_of

    def change(self) -> None:
        """Change one cell, or copy or drop one row."""
        names = [name for name, rows in self.facts.items() if rows]
        if not names:
            return
        name = self.chance.choice(names)
        rows, relation = self.facts[name], RELATIONS[name]
        row = self.chance.choice(rows)
        kind = self.chance.random()
        if kind < 0.1:
            rows.remove(row)
        elif kind < 0.25:
            rows.append({**row, relation.key: f"{row[relation.key]}′{len(rows)}"})
        else:
            column = self.chance.choice(relation.columns[1:])
            row[column.name] = self._other(name, column, row.get(column.name))

    def _other(self, name: str, column: Column, value: object) -> object:  # noqa: PLR0911 -- one line per kind
        if not column.required and self.chance.random() < 0.25:
            return None
        if column.refers:
            keys = [row[RELATIONS[column.refers].key] for row in self.facts.get(column.refers, [])]
            return self.chance.choice([*keys, value or "another"])
        match column.kind:
            case Kind.CODE:
                return self.chance.choice([code for code, _ in column.codes])
            case Kind.FLAG:
                return self.chance.choice((True, False))
            case Kind.INTEGER:
                return max(0, (value if isinstance(value, int) else self.as_of.year) + self.chance.choice((-1, 1, 2)))
            case Kind.DECIMAL:
                moved = (value if isinstance(value, Decimal) else Decimal(1)) + Decimal(self.chance.choice((-1, 1))) / 2
                return max(Decimal(0), moved)
            case Kind.DAY:
                return self._day(value)
            case Kind.PARTIAL_DAY:
                return self._partial(self._day(value))
        texts = [row.get(column.name) for row in self.facts[name]]
        return self.chance.choice([text for text in texts if text] or ["另一处"])

    def _day(self, value: object) -> date:
        day = value.first if isinstance(value, PartialDate) else value if isinstance(value, date) else self.as_of
        moves = [day + timedelta(days=number) for number in (-1, 1, 31)]
        moves += [years_after(day, -1), years_after(day, 1), months_before(day, 1), self.as_of, date(2012, 2, 29)]
        return self.chance.choice([*moves, self.as_of + timedelta(days=self.chance.choice((-1, 1, 40)))])

    def _partial(self, day: date) -> PartialDate | date:
        texts = (f"{day.year:04}", f"{day.year:04}-{day.month:02}", day.isoformat())
        return PartialDate.parse(self.chance.choice(texts))
