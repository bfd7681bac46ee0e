"""Six clauses written by hand in Polars, each as its author would write it for one snapshot and one day.

They know nothing of the engine or the pack: numbers of the clauses stand in them, periods are given. Truths are
nullable Booleans; null is unknown. What may or may not be meant is counted twice, once certainly, once possibly.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import polars as pl

Counts = dict[str, int]
Period = tuple[date, date]  # first day, first day after

_STUDY_DAYS = 1200  # QSH-2a: 12 days, in hundredths
_VISITS = 3  # QSH-10b
_MUST_LEAVE = "10y"  # QSH-20c
_GOOD, _OF = 2, 3  # QSH-29a: two thirds


def read(folder: Path, relation: str, *columns: str) -> pl.LazyFrame:
    """Open columns of one relation."""
    return pl.scan_parquet(folder / f"{relation}.parquet").select(columns)


def counted(subjects: pl.LazyFrame, applies: pl.Expr, holds: pl.Expr) -> Counts:
    """Count the outcomes of the subjects to which a clause applies or may apply."""
    outcome = (
        pl.when(pl.col("applies").is_null() | pl.col("holds").is_null())
        .then(pl.lit("unknown"))
        .when("holds")
        .then(pl.lit("holds"))
        .otherwise(pl.lit("fails"))
    )
    judged = subjects.select(applies.alias("applies"), holds.alias("holds")).filter(pl.col("applies").fill_null(True))  # noqa: FBT003 -- polars
    return dict(judged.group_by(outcome.alias("outcome")).len().collect().iter_rows())


def is_at_least(low: pl.Expr, high: pl.Expr, number: int) -> pl.Expr:
    """Compare a number known between two ends."""
    return pl.when(low >= number).then(statement=True).when(high < number).then(statement=False)


def is_in(day: pl.Expr, period: Period, as_of: date) -> pl.Expr:
    """Tell whether a day lies in a period and has come."""
    return (day >= period[0]) & (day < period[1]) & (day <= as_of)


def is_current(day: date, begun: str, ended: str) -> pl.Expr:
    """Tell whether a row with partly known ends is current on a day."""
    first, last = pl.col(begun), pl.col(f"{begun}__last")
    end, end_last = pl.col(ended), pl.col(f"{ended}__last")
    has_begun = pl.when(last <= day).then(statement=True).when(first > day).then(statement=False)
    goes_on = end.is_null() | pl.when(end > day).then(statement=True).when(end_last <= day).then(statement=False)
    return has_begun & goes_on


def is_complete(folder: Path, register: str, period: Period) -> pl.LazyFrame:
    """List the units for which a register is complete."""
    last = period[1] - timedelta(days=1)
    stated = read(folder, "coverage", "register", "unit", "complete_from", "complete_until").filter(
        (pl.col("register") == register) & (pl.col("complete_from") <= period[0]) & (pl.col("complete_until") >= last)
    )
    everywhere = stated.select(pl.col("unit").is_null().any().alias("everywhere"))
    units = stated.select("unit").drop_nulls().unique().with_columns(pl.lit(value=True).alias("complete"))
    return read(folder, "unit", "unit").join(units, on="unit", how="left").join(everywhere, how="cross").select(
        "unit", (pl.col("complete").fill_null(value=False) | pl.col("everywhere").fill_null(value=False)).alias("complete")
    )  # fmt: skip


def short_of(enough: pl.Expr, period: Period, as_of: date) -> pl.Expr:
    """Judge a minimum: short of it, only a complete register makes it fail, and only when the period is over."""
    unknown = pl.lit(None, dtype=pl.Boolean)
    return enough | pl.lit(as_of < period[1]) | (pl.col("complete").fill_null(value=False).not_() & unknown)


def study_days(folder: Path, period: Period, as_of: date) -> Counts:
    """QSH-2a."""
    kind, days, held = pl.col("kind"), pl.col("days"), pl.col("held_on")
    meant = (kind == "collective") & is_in(held, period, as_of)
    possible = meant.fill_null(value=True)
    summed = (
        read(folder, "study_event", "body", "kind", "days", "held_on")
        .filter(possible)
        .group_by("body")
        .agg(
            days.filter(meant.fill_null(value=False)).sum().alias("low"),
            pl.when(days.is_null().any().not_()).then(days.sum()).alias("high"),
            pl.lit(value=True).alias("found"),
        )
    )
    on = min(as_of, period[1] - timedelta(days=1))
    bodies = (
        read(folder, "body", "body", "unit", "has_centre_group", "established_on", "dissolved_on")
        .join(summed, on="body", how="left")
        .join(is_complete(folder, "study_event", period), on="unit", how="left")
    )
    low = pl.col("low").fill_null(0)
    high = pl.when(pl.col("found").is_null()).then(0).otherwise(pl.col("high"))
    since, until = pl.col("established_on"), pl.col("dissolved_on")
    is_there = (since.is_null() | (since <= on)) & (until.is_null() | (until > on))
    return counted(
        bodies, pl.col("has_centre_group") & is_there, short_of(is_at_least(low, high, _STUDY_DAYS), period, as_of)
    )


def contact_visits(folder: Path, period: Period, as_of: date) -> Counts:
    """QSH-10b."""
    on = min(as_of, period[1] - timedelta(days=1))
    leads = is_current(on, "started_on", "ended_on") & pl.col("is_district_leader")
    posts = read(folder, "post", "post", "is_district_leader").filter(
        pl.col("is_district_leader").fill_null(value=True)
    )
    leaders = (
        read(folder, "appointment", "person", "post", "started_on", "started_on__last", "ended_on", "ended_on__last")
        .join(posts, on="post")
        .group_by("person")
        .agg(leads.fill_null(value=False).any().alias("certainly"), leads.fill_null(value=True).any().alias("possibly"))
    )
    meant = (pl.col("kind") == "contact_point") & is_in(pl.col("visited_on"), period, as_of)
    visits = (
        read(folder, "visit", "person", "kind", "visited_on")
        .group_by("person")
        .agg(meant.fill_null(value=False).sum().alias("low"), meant.fill_null(value=True).sum().alias("high"))
    )
    persons = (
        leaders.filter("possibly")
        .join(read(folder, "person", "person", "unit"), on="person")
        .join(visits, on="person", how="left")
        .join(is_complete(folder, "visit", period), on="unit", how="left")
    )
    enough = is_at_least(pl.col("low").fill_null(0), pl.col("high").fill_null(0), _VISITS)
    return counted(persons, pl.when("certainly").then(statement=True), short_of(enough, period, as_of))


def absence_criticised(folder: Path, period: Period, as_of: date) -> Counts:
    """QSH-13g."""
    convened = pl.col("convened_by").is_in(["district_committee", "district_government"])
    absent = (pl.col("status") == "absent") & convened & is_in(pl.col("held_on"), period, as_of)
    absences = (
        read(folder, "attendance", "person", "meeting", "status", "held_on")
        .filter((pl.col("status") == "absent").fill_null(value=True))
        .join(read(folder, "meeting", "meeting", "convened_by"), on="meeting", how="left")
        .filter(absent.fill_null(value=True))
        .group_by("person")
        .agg(absent.fill_null(value=False).any().alias("certainly"))
    )
    decided = pl.col("decided_on")
    criticised = (
        (pl.col("kind") == "circulated_criticism")
        & (decided >= period[0])
        & pl.when(decided > as_of).then(statement=False).when(decided <= as_of).then(statement=True)
    )
    measures = (
        read(folder, "measure", "person", "kind", "decided_on")
        .group_by("person")
        .agg(
            criticised.fill_null(value=False).any().alias("taken"),
            criticised.fill_null(value=True).any().alias("perhaps"),
        )
    )
    taken = (
        pl.when(pl.col("taken"))
        .then(statement=True)
        .when(pl.col("perhaps").fill_null(value=False).not_())
        .then(statement=False)
    )
    persons = absences.join(measures, on="person", how="left")
    return counted(persons, pl.when("certainly").then(statement=True), taken)


def exchange_due(folder: Path, as_of: date) -> Counts:
    """QSH-20c: the spells of the pairs of person and post in scope alone."""
    leading = read(folder, "post", "post", "category").filter((pl.col("category") == "leading").fill_null(value=True))
    is_regular = pl.col("kind") == "regular"
    all_rows = read(
        folder, "appointment", "appointment", "person", "post", "kind",
        "started_on", "started_on__last", "ended_on", "ended_on__last",
    )  # fmt: skip
    rows = all_rows.filter(is_regular.fill_null(value=True)).join(leading, on="post")
    has_come = (
        pl.when(pl.col("started_on") > as_of)
        .then(statement=False)
        .when((pl.col("started_on__last") <= as_of) | pl.col("started_on").is_null())
        .then(statement=True)
    )
    applies = is_regular & (pl.col("category") == "leading") & is_current(as_of, "started_on", "ended_on")
    current = rows.filter(has_come.fill_null(value=True)).filter(applies.fill_null(value=True))
    pair = ["person", "post"]
    chained = (
        rows.join(current.select(pair).unique(), on=pair, how="semi")
        .filter(is_regular & has_come & pl.col("started_on").is_not_null())
        .sort(*pair, "started_on", "started_on__last")
        .with_columns(pl.col("ended_on__last").fill_null(date.max).cum_max().shift(1).over(pair).alias("reach"))
        .with_columns(
            (pl.col("reach") < pl.col("started_on")).fill_null(value=True).cum_sum().over(pair).alias("chain")
        )
        .with_columns(pl.col("started_on", "started_on__last").first().over(*pair, "chain").name.prefix("chain_"))
        .select("appointment", "chain_started_on", "chain_started_on__last")
    )
    held = current.join(chained, on="appointment", how="left")
    low = pl.coalesce("chain_started_on", "started_on").dt.offset_by(_MUST_LEAVE)
    high = pl.coalesce("chain_started_on__last", "started_on__last").dt.offset_by(_MUST_LEAVE)
    holds = pl.when(low > as_of).then(statement=True).when(high <= as_of).then(statement=False)
    return counted(held, applies, holds)


def within_quota(folder: Path, as_of: date) -> Counts:
    """QSH-24f."""
    occupies = is_current(as_of, "started_on", "ended_on") & pl.col("counts_for_quota")
    occupied = (
        read(
            folder, "appointment", "unit", "post", "counts_for_quota",
            "started_on", "started_on__last", "ended_on", "ended_on__last",
        )
        .filter(occupies.fill_null(value=True))
        .join(read(folder, "post", "post", "level"), on="post", how="left")
        .group_by("unit", "level")
        .agg(occupies.fill_null(value=False).sum().alias("low"), pl.len().alias("high"))
    )  # fmt: skip
    since, until = pl.col("started_on"), pl.col("ended_on")
    quotas = read(folder, "quota", "unit", "level", "approved", "started_on", "ended_on").join(
        occupied, on=["unit", "level"], how="left"
    )
    is_there = (since.is_null() | (since <= as_of)) & (until.is_null() | (until > as_of))
    low, high, approved = pl.col("low").fill_null(0), pl.col("high").fill_null(0), pl.col("approved")
    holds = pl.when(high <= approved).then(statement=True).when(low > approved).then(statement=False)
    return counted(quotas, is_there, holds)


def good_votes(folder: Path, as_of: date) -> Counts:
    """QSH-29a."""
    tallies = read(
        folder, "tally", "purpose", "held_on", "valid", "excellent", "competent", "masses_dissatisfied"
    ).filter((pl.col("held_on") <= as_of).fill_null(value=True))
    good = pl.col("excellent") + pl.col("competent")
    dissatisfied = pl.col("masses_dissatisfied").fill_null(value=False)
    return counted(
        tallies, pl.col("purpose") == "evaluation", (good * _OF >= pl.col("valid") * _GOOD) & dissatisfied.not_()
    )


def all_six(folder: Path, as_of: date, years: list[Period], quarters: list[Period]) -> dict[tuple[str, int], Counts]:
    """Judge by all six; the number beside the clause is the place of its period."""
    found: dict[tuple[str, int], Counts] = {}
    for place, year in enumerate(years):
        found["QSH-2a", place] = study_days(folder, year, as_of)
        found["QSH-13g", place] = absence_criticised(folder, year, as_of)
    for place, quarter in enumerate(quarters):
        found["QSH-10b", place] = contact_visits(folder, quarter, as_of)
    found["QSH-20c", 0] = exchange_due(folder, as_of)
    found["QSH-24f", 0] = within_quota(folder, as_of)
    found["QSH-29a", 0] = good_votes(folder, as_of)
    return found
