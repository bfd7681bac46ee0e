"""The two ways to evaluate: one by one by the reference, all at once by the compiled path. Same findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from gongdao.engine.clauses import Clause, Finding, Pack
from gongdao.engine.judge import judge_subject, periods_of
from gongdao.engine.world import World


def evaluate_all(world: World, clauses: Iterable[tuple[Pack, Clause]], as_of: date) -> Iterator[Finding]:
    """Judge all subjects by the reference; holds included."""
    for pack, clause in clauses:
        if clause.rule is None:
            continue
        for period in periods_of(clause, pack, as_of):
            for row in world.rows(clause.rule.about):
                finding = judge_subject(world, pack, clause, row, as_of, period)
                if finding is not None:
                    yield finding


def evaluate_one(world: World, clauses: Iterable[tuple[Pack, Clause]], subject: str, as_of: date) -> Iterator[Finding]:
    """Judge one subject, by its key, by all clauses about its kind."""
    for pack, clause in clauses:
        if clause.rule is None:
            continue
        row = world.row(clause.rule.about, subject)
        if row is None:
            continue
        for period in periods_of(clause, pack, as_of):
            finding = judge_subject(world, pack, clause, row, as_of, period)
            if finding is not None:
                yield finding
