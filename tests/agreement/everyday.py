"""The next change against sweeps of other days: day after day, and the day before, the day itself and random days."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import polars as pl

from gongdao.engine.compiled.reading import Frames
from gongdao.engine.compiled.sweep import sweep_frames
from gongdao.engine.judge import periods_of
from tests.agreement.agreement import Clauses

KEY = ["clause", "subject", "period"]


def swept(frames: Frames, clauses: Clauses, day: date) -> pl.DataFrame:
    """Give clause, subject, period, outcome and next change of everybody on a day."""
    found = sweep_frames(frames, clauses, day, with_holds=True).findings
    return found.select(*KEY, "outcome", "next_change_on")


def judged_periods(clauses: Clauses, day: date) -> pl.DataFrame:
    """List the periods that each clause is judged in on a day; empty for a clause that judges the day."""
    rows = [
        (clause.id, period.label if period else None)
        for pack, clause in clauses
        for period in periods_of(clause, pack, day)
    ]
    return pl.DataFrame(rows, {"clause": pl.String, "period": pl.String}, orient="row")


def compare(earlier: pl.DataFrame, later: pl.DataFrame, periods: pl.DataFrame, day: date) -> pl.DataFrame:
    """Give the findings whose named day contradicts what a later day shows.

    `earlier` may name no day up to `day` unless the outcome is another by then; a finding that has gone is another one.
    Only for `day` the next one after that of `earlier` is the contrary a contradiction, too: another outcome unnamed.
    """
    known = earlier.join(periods, on=["clause", "period"], how="semi", nulls_equal=True)
    paired = known.join(later, on=KEY, how="left", suffix="_then", nulls_equal=True)
    is_other = pl.col("outcome").ne_missing(pl.col("outcome_then"))
    named = (pl.col("next_change_on") <= day).fill_null(value=False)
    return paired.filter(is_other & named.not_())


def contradictions(frames: Frames, clauses: Clauses, first: date, days: int) -> Iterator[str]:
    """Walk day by day; a named day must stay named until it comes, and the outcome must change on it and only on it."""
    today = swept(frames, clauses, first)
    for number in range(1, days):
        day = first + timedelta(days=number)
        tomorrow = swept(frames, clauses, day)
        periods = judged_periods(clauses, day)
        known = today.join(periods, on=["clause", "period"], how="semi", nulls_equal=True)
        paired = known.join(tomorrow, on=KEY, how="left", suffix="_then", nulls_equal=True)
        changed = pl.col("outcome").ne_missing(pl.col("outcome_then"))
        named = (pl.col("next_change_on") == day).fill_null(value=False)
        kept = pl.col("next_change_on").eq_missing(pl.col("next_change_on_then"))
        wrong = paired.filter((changed != named) | (changed.not_() & kept.not_()))
        yield from (f"{day}: {row}" for row in wrong.head(3).iter_rows())
        today = tomorrow


def contradictions_at_random(frames: Frames, clauses: Clauses, day: date, number: int, seed: int) -> Iterator[str]:
    """Sweep random days of the twelve years after a day: before the named day the outcome is the same.

    And of the named days of the first sweep, as many as `number`: the day before the same, on the day another.
    """
    now, chance = swept(frames, clauses, day), random.Random(seed)
    for later in sorted(chance.sample([day + timedelta(days=n) for n in range(1, 12 * 366)], number)):
        wrong = compare(now, swept(frames, clauses, later), judged_periods(clauses, later), later)
        yield from (f"{later}: {row}" for row in wrong.head(3).iter_rows())
    named = now.group_by("next_change_on").len().drop_nulls().sort("len", descending=True)["next_change_on"]
    for on in named.head(number):
        before, then = swept(frames, clauses, on - timedelta(days=1)), swept(frames, clauses, on)
        due = now.filter(pl.col("next_change_on") == on)
        for other, same in ((before, True), (then, False)):
            periods = judged_periods(clauses, on - timedelta(days=1) if same else on)
            known = due.join(periods, on=["clause", "period"], how="semi", nulls_equal=True)
            paired = known.join(other, on=KEY, how="left", suffix="_then", nulls_equal=True)
            agrees = pl.col("outcome").eq_missing(pl.col("outcome_then"))
            wrong = paired.filter(agrees.not_() if same else agrees)
            yield from (f"named {on}: {row}" for row in wrong.head(3).iter_rows())
