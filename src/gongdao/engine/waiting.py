"""What is missing, and when: the clauses that a subject does not meet, and the day on which waiting alone meets them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gongdao.engine.clauses import Clause, Finding, Outcome, Pack
from gongdao.engine.evaluate import evaluate_one
from gongdao.engine.judge import parameter_days, periods_of
from gongdao.engine.world import Row, Rows, World
from gongdao.facts.dictionary import RELATIONS


@dataclass(frozen=True)
class Requirement:
    """What one clause says about a subject on a day, and from which day on it would hold with the facts recorded.

    `findings` are those of the day, one per period judged; they are empty when the clause does not apply. `met_on` is
    the day itself when all of them hold, a later one when time alone brings it about within the days asked for, and
    None when more than time is needed.
    """

    pack: Pack
    clause: Clause
    findings: tuple[Finding, ...]
    met_on: date | None

    @property
    def is_met(self) -> bool:
        """Tell whether nothing is missing on the day."""
        return all(finding.outcome is Outcome.HOLDS for finding in self.findings)


def requirements(
    world: World, clauses: Iterable[tuple[Pack, Clause]], subject: str, as_of: date, until: date
) -> Iterator[Requirement]:
    """Ask all clauses that apply to a subject on a day, by its key; days after `until` are not looked at."""
    for pack, clause in clauses:
        findings = tuple(evaluate_one(world, [(pack, clause)], subject, as_of))
        if findings:
            yield Requirement(pack, clause, findings, met_on(world, pack, clause, subject, as_of, until))


def met_on(world: World, pack: Pack, clause: Clause, subject: str, as_of: date, until: date) -> date | None:
    """Give the first day from `as_of` to `until` on which the clause holds in every period, or does not apply."""
    day: date | None = as_of
    while day is not None and day <= until:
        findings = list(evaluate_one(world, [(pack, clause)], subject, day))
        if all(finding.outcome is Outcome.HOLDS for finding in findings):
            return day
        day = _next_day(pack, clause, findings, day)
    return None


def _next_day(pack: Pack, clause: Clause, findings: list[Finding], day: date) -> date | None:
    """Give the next day worth looking at: an answer changes, a number does, or another period begins."""
    days = [finding.next_change_on for finding in findings if finding.next_change_on is not None]
    days += parameter_days({parameter.name: parameter for parameter in clause.parameters}, None, day)
    days += [version.in_force_from for version in pack.versions if version.in_force_from is not None]
    days += [period.last_day + timedelta(days=1) for period in periods_of(clause, pack, day) if period is not None]
    return min((later for later in days if later > day), default=None)


class DraftWorld(World):
    """Another world with some rows added that nobody has recorded yet: what an act would write.

    A drafted row with the key of a recorded one takes its place.
    """

    def __init__(self, world: World, drafts: dict[str, Rows]) -> None:
        """Take a world and the drafted rows by relation."""
        super().__init__(self._merged)
        self._world = world
        self._drafts = {name: {str(row[RELATIONS[name].key]): row for row in rows} for name, rows in drafts.items()}

    def row(self, relation: str, key: str) -> Row | None:
        """Give the drafted row of that key, else the recorded one."""
        return self._drafts.get(relation, {}).get(key) or self._world.row(relation, key)

    def linked(
        self, relation: str, link: tuple[tuple[str | None, str], ...], values: tuple[object, ...]
    ) -> tuple[Row, ...]:
        """Give the rows whose link columns have these values, the drafted ones last."""
        if None in values:
            return ()
        drafts, key = self._drafts.get(relation, {}), RELATIONS[relation].key
        recorded = [row for row in self._world.linked(relation, link, values) if str(row[key]) not in drafts]
        meant = [
            row
            for row in drafts.values()
            if tuple(self.value(relation, row, column, via) for via, column in link) == values
        ]
        return (*recorded, *meant)

    def lacking(self, relation: str, column: str) -> tuple[Row, ...]:
        """Give the rows in which a reference column is empty, the drafted ones last."""
        drafts, key = self._drafts.get(relation, {}), RELATIONS[relation].key
        recorded = [row for row in self._world.lacking(relation, column) if str(row[key]) not in drafts]
        return (*recorded, *(row for row in drafts.values() if row.get(column) is None))

    def _merged(self, relation: str) -> Rows:
        drafts, key = self._drafts.get(relation, {}), RELATIONS[relation].key
        return [*(row for row in self._world.rows(relation) if str(row[key]) not in drafts), *drafts.values()]
