"""Many days in one plan: each subject stands once for every day of a stretch, the day being a column.

A sweep costs much for each clause and little for each subject; so a district of few people is judged on many days at
once. `test_everyday` shows that this gives what sweeps of single days give.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import polars as pl

from gongdao.engine.clauses import Clause, Pack, Rule
from gongdao.engine.compiled import findings
from gongdao.engine.compiled.expressions import Setting
from gongdao.engine.compiled.findings import NO_ROW, Task
from gongdao.engine.compiled.moving import Moving
from gongdao.engine.compiled.quantities import join_pairs, quantities_in, subject_fields
from gongdao.engine.compiled.reading import Frames, visible, with_steps
from gongdao.engine.compiled.scope import may_apply
from gongdao.engine.compiled.spells import ON, PAIR
from gongdao.engine.compiled.sweep import _calendar
from gongdao.engine.days import Period
from gongdao.engine.judge import periods_of
from gongdao.facts.dictionary import RELATIONS
from tests.agreement.agreement import Clauses

DAY = "day"
MOST_ROWS = 3_000_000  # of a relation beside the subjects of a plan


@dataclass(frozen=True)
class Asked:
    """A clause in one period, and the rule that it has."""

    pack: Pack
    clause: Clause
    rule: Rule
    period: Period | None


def runs(clauses: Clauses, first: date, days: int) -> Iterator[tuple[Asked, list[date]]]:
    """List for each clause and period the days on which it is judged."""
    listed = [first + timedelta(days=number) for number in range(days)]
    for pack, clause in clauses:
        judged: dict[Period | None, list[date]] = defaultdict(list)
        for day in listed:
            for period in periods_of(clause, pack, day):
                judged[period].append(day)
        assert clause.rule
        for period, run in judged.items():
            assert all(later - day == timedelta(days=1) for day, later in pairwise(run))
            yield Asked(pack, clause, clause.rule, period), run


def stretches(frames: Frames, clauses: Clauses, first: date, days: int) -> Iterator[tuple[date, pl.DataFrame]]:
    """Judge everybody on every day: clause, subject, period, day, outcome and next change, some days at a time.

    Each stretch comes with its last day, which is the first one of the next.
    """
    frames = cache(frames)
    for asked, run in runs(clauses, first, days):
        step = max(1, MOST_ROWS // _weight(frames, asked))
        for start in range(0, max(1, len(run) - 1), step):
            some = run[start : start + step + 1]
            yield some[-1], judged(frames, asked, pl.DataFrame({ON: some}), with_names=True)


def judged(frames: Frames, asked: Asked, days: pl.DataFrame, *, with_names: bool) -> pl.DataFrame:
    """Judge on the days of the column `__on`: everybody, or those of the column `subject`, each on the day beside it."""
    first = days[ON].min()
    assert isinstance(first, date)
    task = _task(frames, asked, first)
    key = f"s.{RELATIONS[asked.rule.about].key}"
    pairs = _subjects(frames, task, key, days)
    own = {node: task.setting.quantities[node] for node in quantities_in(asked.rule)}
    counted = join_pairs(frames, pairs, key, own, task.setting).rename({ON: DAY}).drop(PAIR)
    task = replace(task, setting=task.setting.at(pl.col(DAY)))
    found = findings._judged(task, findings._reached(task, counted), task.setting, "outcome")
    found = found.filter(pl.col("outcome") != NO_ROW)
    next_change = pl.lit(None, dtype=pl.Date)
    if with_names:
        found = findings._with_next_change(task, found, Moving(frames))
        next_change = pl.min_horizontal("next_change_on", findings._repealed_on(task))
    return found.select(
        pl.lit(asked.clause.id).alias("clause"),
        pl.col(key).alias("subject"),
        pl.lit(asked.period.label if asked.period else None, dtype=pl.String).alias("period"),
        DAY,
        "outcome",
        next_change.alias("next_change_on"),
    )


def _task(frames: Frames, asked: Asked, first: date) -> Task:
    rule, period = asked.rule, asked.period
    parameters = {parameter.name: parameter for parameter in asked.clause.parameters}
    own = {node: f"q{place}" for place, node in enumerate(quantities_in(rule))}
    calendar = _calendar(frames, [(asked.pack, asked.clause, rule, period)])
    setting = Setting(rule.about, pl.col(ON), first, period, parameters, own, calendar)
    return Task(asked.pack, asked.clause, rule, period, setting)


def _subjects(frames: Frames, task: Task, key: str, days: pl.DataFrame) -> pl.DataFrame:
    """Pair the subjects with the days on which they are seen and the clause may reach them."""
    relation = RELATIONS[task.rule.about]
    subjects = with_steps(frames, relation, "s", sorted(subject_fields(task.rule), key=repr))
    if "subject" in days.columns:
        pairs = subjects.join(days.lazy(), left_on=key, right_on="subject", how="inner")
    else:
        pairs = subjects.join(days.lazy(), how="cross")
    seen = visible(relation, "s.", pl.col(ON))
    pairs = pairs if seen is None else pairs.filter(seen.fill_null(value=True))
    return pairs.filter(may_apply(task.rule.judgement.applies, task.setting)).collect().with_row_index(PAIR)


def _weight(frames: Frames, asked: Asked) -> int:
    """Say how many rows stand beside all subjects of one day."""
    sizes = {name: int(frames(name).select(pl.len()).collect().item()) for name in _relations(asked.rule)}
    subjects = sizes[asked.rule.about]
    return 1 + sum(max(subjects, sizes[node.relation]) for node in quantities_in(asked.rule)) + subjects


def _relations(rule: Rule) -> set[str]:
    return {rule.about, *(node.relation for node in quantities_in(rule))}
