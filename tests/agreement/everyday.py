"""The next change against other days: day after day, and for each named day the day before and the day itself."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import polars as pl

from gongdao.engine.compiled.reading import Frames
from gongdao.engine.compiled.spells import ON
from gongdao.engine.compiled.sweep import sweep_frames
from gongdao.engine.judge import periods_of
from tests.agreement.agreement import Clauses
from tests.agreement.stacked import DAY, Asked, judged, stretches

KEY = ["clause", "subject", "period"]
AT_ONCE = 200_000  # subjects of one plan, each with a day of its own


def swept(frames: Frames, clauses: Clauses, day: date) -> pl.DataFrame:
    """Give clause, subject, period, outcome and next change of everybody on a day."""
    found = sweep_frames(frames, clauses, day, with_holds=True).findings
    return found.select(*KEY, "outcome", "next_change_on")


def day_by_day(frames: Frames, clauses: Clauses, first: date, days: int, sweeps: int) -> tuple[int, list[str]]:
    """Walk every day: how many answers were given, and what contradicts; on some days a sweep must say the same."""
    swept_on = random.Random(days).sample([first + timedelta(days=number) for number in range(days)], sweeps)
    wrong: list[str] = []
    compared: dict[date, list[pl.DataFrame]] = {day: [] for day in swept_on}
    answers = 0
    for last, found in stretches(frames, clauses, first, days):
        answers += found.height
        wrong += (f"{row}" for row in contradictions(found, last).head(3).iter_rows())
        for day, kept in compared.items():
            kept.append(found.filter(pl.col(DAY) == day).drop(DAY))
    for day, kept in compared.items():
        wrong += (f"{day}: {text}" for text in _unlike(swept(frames, clauses, day), pl.concat(kept).unique()))
    return answers, wrong


def contradictions(found: pl.DataFrame, last: date) -> pl.DataFrame:
    """Give the answers of a stretch of days up to `last` that the next day contradicts.

    A named day must stay named until it comes, and the outcome must change on it and only on it; a finding that has gone
    is another outcome.
    """
    known = found.filter(pl.col(DAY) < last).with_columns(pl.col(DAY).dt.offset_by("1d"))
    paired = known.join(found, on=[*KEY, DAY], how="left", suffix="_then", nulls_equal=True)
    changed = pl.col("outcome").ne_missing(pl.col("outcome_then"))
    named = (pl.col("next_change_on") == pl.col(DAY)).fill_null(value=False)
    kept = pl.col("next_change_on").eq_missing(pl.col("next_change_on_then"))
    return paired.filter((changed != named) | (changed.not_() & kept.not_()))


def _unlike(one: pl.DataFrame, other: pl.DataFrame) -> Iterator[str]:
    """Say what only one of two lists of answers has."""
    for name, ours, theirs in (("sweep", one, other), ("stretch", other, one)):
        only = ours.join(theirs, on=ours.columns, how="anti", nulls_equal=True)
        yield from (f"only the {name} says {row}" for row in only.head(3).iter_rows())


def contradictions_at_random(frames: Frames, clauses: Clauses, day: date, number: int, seed: int) -> Iterator[str]:
    """Sweep as many random days of the twelve years after a day: before the named day the outcome is the same.

    And of every named day of the first sweep: the day before the same, on the day another.
    """
    now, chance = swept(frames, clauses, day), random.Random(seed)
    yield from around_named_days(frames, clauses, now, day)
    for later in sorted(chance.sample([day + timedelta(days=n) for n in range(1, 12 * 366)], number)):
        then = swept(frames, clauses, later)
        yield from (f"{later}: {row}" for row in unnamed(now, then, _periods(clauses, later), later).iter_rows())


def unnamed(earlier: pl.DataFrame, later: pl.DataFrame, periods: pl.DataFrame, day: date) -> pl.DataFrame:
    """Give the earlier findings that are another on a later day, though no day was named up to it."""
    known = earlier.join(periods, on=["clause", "period"], how="semi", nulls_equal=True)
    paired = known.join(later, on=KEY, how="left", suffix="_then", nulls_equal=True)
    is_other = pl.col("outcome").ne_missing(pl.col("outcome_then"))
    named = (pl.col("next_change_on") <= day).fill_null(value=False)
    return paired.filter(is_other & named.not_()).head(3)


def _periods(clauses: Clauses, day: date) -> pl.DataFrame:
    """List the periods that each clause is judged in on a day; empty for a clause that judges the day."""
    rows = [
        (clause.id, period.label if period else None)
        for pack, clause in clauses
        for period in periods_of(clause, pack, day)
    ]
    return pl.DataFrame(rows, {"clause": pl.String, "period": pl.String}, orient="row")


def around_named_days(frames: Frames, clauses: Clauses, now: pl.DataFrame, day: date) -> Iterator[str]:
    """Judge whoever has a named day on the day before, which must be as now, and on the day, which must not."""
    frames = cache(frames)
    for pack, clause in clauses:
        assert clause.rule
        for period in periods_of(clause, pack, day):
            asked = Asked(pack, clause, clause.rule, period)
            own = (pl.col("clause") == clause.id) & pl.col("period").eq_missing(period.label if period else None)
            due = now.filter(own & pl.col("next_change_on").is_not_null())
            for before in (1, 0):
                yield from _around(
                    frames,
                    asked,
                    due.with_columns(pl.col("next_change_on").dt.offset_by(f"-{before}d").alias(ON)),
                    is_before=before == 1,
                )


def _around(frames: Frames, asked: Asked, due: pl.DataFrame, *, is_before: bool) -> Iterator[str]:
    """Compare the outcomes on the day in the column `__on` with those of now."""
    judging = [one for one in due[ON].unique() if asked.period in periods_of(asked.clause, asked.pack, one)]
    for some in due.filter(pl.col(ON).is_in(judging)).iter_slices(AT_ONCE):
        then = judged(frames, asked, some.select("subject", ON), with_names=False)
        paired = some.join(then, on="subject", how="left", suffix="_then")
        agrees = pl.col("outcome").eq_missing(pl.col("outcome_then"))
        wrong = paired.filter(agrees.not_() if is_before else agrees)
        yield from (f"{'before' if is_before else 'on'} the named day: {row}" for row in wrong.head(3).iter_rows())
