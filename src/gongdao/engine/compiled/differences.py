"""Who gets another answer: two sweeps joined, each difference with its reason."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import polars as pl

from gongdao.engine.compiled.subjects import subjects_frame
from gongdao.engine.compiled.sweep import sweep_frames
from gongdao.engine.names import day_text
from gongdao.engine.reasons import Side, number_days, reasons_for

if TYPE_CHECKING:
    from datetime import date

    from gongdao.engine.compiled.reading import Frames

_WHO = ["pack", "clause", "period", "subject_kind", "subject"]
_ANSWERS = {"outcome": pl.String, "since": pl.Date, "next_change_on": pl.Date}


def differences(frames: Frames, before: Side, after: Side, wanted: Collection[str] = ()) -> pl.DataFrame:
    """Give everybody whose answer differs, in the order of the documents: `pack, clause, period, subject_kind, subject,
    subject_name, unit, before, after, reasons`.

    An outcome is null where the clause gives none. The facts are the same on both sides.
    """
    one, other = (_swept(frames, side, wanted) for side in (before, after))
    joined = one.join(other, on=_WHO, how="full", coalesce=True, nulls_equal=True, suffix="_after")
    differing = joined.filter(pl.col("outcome").ne_missing(pl.col("outcome_after")))
    named = _named(frames, differing)
    order = {name: place for place, name in enumerate(dict.fromkeys([*before.clauses, *after.clauses]))}
    rows = sorted(
        named.to_dicts(), key=lambda row: (order[row["pack"], row["clause"]], row["period"] or "", row["subject"])
    )
    schema = dict.fromkeys([*_WHO, "subject_name", "unit", "before", "after"], pl.String)
    found = [row | {"before": row["outcome"], "after": row["outcome_after"]} for row in rows]
    whole = pl.DataFrame(found, schema=schema, orient="row")
    reasons = pl.Series("reasons", _all_reasons(before, after, rows), dtype=pl.List(pl.String))
    return whole.with_columns(reasons)


def counts_of(found: pl.DataFrame) -> pl.DataFrame:
    """Count the differences by clause, before and after, in the order of the differences."""
    return found.group_by("pack", "clause", "before", "after", maintain_order=True).len("count")


def _swept(frames: Frames, side: Side, wanted: Collection[str]) -> pl.DataFrame:
    clauses = [one for one in side.clauses.values() if not wanted or one[1].id in wanted]
    return sweep_frames(frames, clauses, side.as_of, with_holds=True).findings.select(*_WHO, *_ANSWERS)


def _named(frames: Frames, found: pl.DataFrame) -> pl.DataFrame:
    """Add what people call the subjects, and their units."""
    kinds = found["subject_kind"].unique().to_list()
    if not kinds:
        return found.with_columns(pl.lit("").alias("subject_name"), pl.lit("").alias("unit"))
    names = pl.concat([subjects_frame(frames, kind) for kind in kinds])
    return found.join(names.drop("person"), on=["subject_kind", "subject"], how="left")


def _all_reasons(before: Side, after: Side, rows: list[dict[str, object]]) -> list[list[str]]:
    """Say once per clause and period what differs in the law, and per subject on which day its facts make it differ."""
    known: dict[tuple[object, ...], tuple[str, ...]] = {}
    found = []
    for row in rows:
        pack, clause, period = str(row["pack"]), str(row["clause"]), row["period"]
        name = (pack, clause, period)
        if name not in known:
            known[name] = reasons_for(before, after, pack, clause, str(period) if period else None)
        steps = number_days(after, pack, clause)
        found.append([*known[name], *_of_time(row, before.as_of, after.as_of, steps, alone=not known[name])])
    return found


def _of_time(row: dict[str, object], before: date, after: date, steps: set[date], *, alone: bool) -> list[str]:
    """Name the day between the sides on which the recorded facts change the answer, unless a number does so."""
    for day in (row["next_change_on"], row["since_after"]):
        if day is not None and before < day <= after:  # type: ignore[operator]
            return [] if day in steps else [f"按登记的日期，自{day_text(day)}起结论改变"]  # type: ignore[arg-type]
    if before == after or not (alone or row["outcome"] is None):
        return []
    return ["前一日期没有这一情形的记录" if row["outcome"] is None else "两个日期之间，登记的情况使结论改变"]
