"""A sweep after some rows have changed: only the subjects that they touch are judged again, the rest is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import polars as pl

from gongdao.engine.clauses import Clause, Pack
from gongdao.engine.compiled.findings import SCHEMA, columns_of, exceptions_in_force, judge_frame
from gongdao.engine.compiled.moving import Moving
from gongdao.engine.compiled.sweep import Group, grouped, prepared
from gongdao.engine.compiled.touched import SUBJECT, Changed, touched


@dataclass(frozen=True)
class Refreshed:
    """All findings anew, and how many subjects of how many groups of clauses were judged again."""

    findings: pl.DataFrame
    judged_again: int


def refresh(findings: pl.DataFrame, changed: Changed, clauses: Iterable[tuple[Pack, Clause]], as_of: date) -> Refreshed:
    """Give the findings after a change, as a full sweep of the facts after it would, in any order.

    `findings` are those of a full sweep with what holds, by the same clauses on the same day, of the facts before.
    """
    exceptions, moving = exceptions_in_force(changed.after("exception"), as_of), Moving(changed.after)
    kept: list[pl.DataFrame] = [pl.DataFrame(schema=SCHEMA)]
    judged_again = 0
    for (about, period), group in grouped(clauses, as_of).items():
        label = period.label if period else None
        own = pl.col("clause").is_in([clause.id for _, clause, _, _ in group]) & pl.col("period").eq_missing(label)
        before = findings.filter(own)
        only = _touched(group, changed)
        if only is not None and only.is_empty():
            kept.append(before)
            continue
        tasks, subjects = prepared(changed.after, about, group, as_of, only)
        judged_again += subjects.height
        for place, task in enumerate(tasks):
            reached = subjects.of(place, columns_of(task))
            kept.append(judge_frame(task, reached, exceptions, moving, with_holds=True)[0])
        if only is not None:
            kept.append(before.join(only, on=SUBJECT, how="anti"))
    return Refreshed(pl.concat(kept), judged_again)


def _touched(group: Group, changed: Changed) -> pl.DataFrame | None:
    found = [touched(rule, changed) for _, _, rule, _ in group]
    some = [keys for keys in found if keys is not None]
    return pl.concat(some).unique() if len(some) == len(found) else None
