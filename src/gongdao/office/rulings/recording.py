"""How a sweep is written down: what does not hold, the counts, and the changes against the sweep before."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import polars as pl
from django.utils import timezone

from gongdao.office.audit.acts import digest
from gongdao.office.orgs.models import Unit
from gongdao.office.rulings.carrying import difference, hand_over, opened
from gongdao.office.rulings.models import Change, Finding, OutcomeCount, Sweep
from gongdao.office.rulings.secrecy import level_of
from gongdao.office.rulings.sweeping import Judged, kept_result

_EVERYBODY = "a sweep judges everybody"

_BATCH = 1000
_IDENTITY = ["pack", "clause", "period", "subject_kind", "subject"]


@dataclass(frozen=True)
class Made:
    """How a sweep came about: under which key, when it began, by whom, for which documents, and what it judged."""

    key: str
    as_of: date
    packs: list[str]
    by_key: str
    started_at: datetime
    judged: Judged
    is_nightly: bool = False
    read: int = 0


def record_sweep(made: Made) -> Sweep:
    """Write a sweep; the earlier one of the same day keeps its counts and changes and loses its findings.

    So does the last nightly one when the next is written: what neither finds otherwise is handed over.
    Call inside a transaction.
    """
    earlier, source = _earlier(made.as_of), _source(made)
    if source is not None:
        source.is_current = False
        source.save(update_fields=["is_current"])
    # What replaces a nightly run stands in its place: the next night takes over from it.
    is_nightly = made.is_nightly or (source is not None and source.is_nightly)
    sweep = _create(replace(made, is_nightly=is_nightly), earlier)
    units = dict(Unit.objects.unscoped(reason=_EVERYBODY).values_list("key", "pk"))
    open_rows = opened(made.judged.rows)
    Change.objects.bulk_create(_changes(sweep, earlier, open_rows, units), batch_size=_BATCH)
    written = _replace(source, sweep, open_rows) if source else open_rows
    Finding.objects.bulk_create(_findings(sweep, written, units), batch_size=_BATCH)
    OutcomeCount.objects.bulk_create(_counts(sweep, made.judged.rows, units), batch_size=_BATCH)
    sweep.written, sweep.finished_at = written.height, timezone.now()
    sweep.save(update_fields=["written", "finished_at"])
    return sweep


def _create(made: Made, earlier: Sweep | None) -> Sweep:
    return Sweep.objects.create(
        key=made.key,
        as_of=made.as_of,
        packs=made.packs,
        by_key=made.by_key,
        started_at=made.started_at,
        finished_at=timezone.now(),
        judged=made.judged.rows.height,
        sampled=made.judged.sampled,
        is_nightly=made.is_nightly,
        read=made.read,
        earlier=earlier,
    )


def _source(made: Made) -> Sweep | None:
    """Find the sweep whose findings the new one takes the place of: that of the same day, else the last nightly one."""
    current = Sweep.objects.unscoped(reason=_EVERYBODY).filter(is_current=True)
    same = current.filter(as_of=made.as_of).first()
    if same is not None or not made.is_nightly:
        return same
    return current.filter(is_nightly=True, as_of__lt=made.as_of).order_by("-as_of").first()


def _replace(source: Sweep, sweep: Sweep, open_rows: pl.DataFrame) -> pl.DataFrame:
    """Hand over or delete what the earlier sweep found, and give the findings that are still to be written."""
    before = kept_result(source.key)
    apart = difference(source, opened(before), open_rows) if before is not None else None
    if apart is None:
        Finding.objects.unscoped(reason=_EVERYBODY).filter(sweep=source).delete()
        return open_rows
    hand_over(source, sweep, apart.gone)
    return apart.come


def digest_of(rows: pl.DataFrame) -> str:
    """Condense the rows of a sweep to the root of a tree of their own, so that each can be proved without the others."""
    return digest(lines_of(rows))


def lines_of(rows: pl.DataFrame) -> pl.Series:
    """Write the rows of a sweep, sorted, as the lines that its digest counts: `audit.acts.proof_of_row` proves one."""
    ordered = rows.sort([*_IDENTITY, "outcome"], nulls_last=False).select(*_IDENTITY, "outcome", "evidence")
    return ordered.select(pl.struct(pl.all()).struct.json_encode()).to_series()


def _earlier(as_of: date) -> Sweep | None:
    """Find the sweep to compare with: that of the same day, else that of the nearest day before."""
    return (
        Sweep.objects.unscoped(reason=_EVERYBODY).filter(as_of__lte=as_of, is_current=True).order_by("-as_of").first()
    )


def _findings(sweep: Sweep, rows: pl.DataFrame, units: dict[str, int]) -> Iterator[Finding]:
    for row in rows.iter_rows(named=True):
        yield Finding(
            sweep=sweep,
            **_about(row, units),
            person=row["person"] or "",
            version=row["version"],
            outcome=row["outcome"],
            force=row["force"],
            effect=row["effect"] or "",
            since=row["since"],
            due=row["due"],
            next_change_on=row["next_change_on"],
            missing=row["missing"],
            exception=row["exception"] or "",
            evidence=json.loads(row["evidence"]),
        )


def _about(row: dict[str, Any], units: dict[str, int]) -> dict[str, Any]:
    return {
        "pack": row["pack"],
        "clause": row["clause"],
        "period": row["period"] or "",
        "unit_id": units.get(row["unit"]),
        "level": level_of(row["pack"], row["clause"]),
        "subject_kind": row["subject_kind"],
        "subject": row["subject"],
        "subject_name": row["subject_name"],
    }


def _counts(sweep: Sweep, rows: pl.DataFrame, units: dict[str, int]) -> Iterator[OutcomeCount]:
    by = ["pack", "clause", "period", "outcome", "rank"]
    receiving = list(Unit.objects.unscoped(reason=_EVERYBODY).filter(is_receiving=True).values_list("key", flat=True))
    settled = rows.filter(pl.col("unit").is_null() | pl.col("unit").is_in(receiving).not_())
    whole = settled.group_by(by).len().with_columns(pl.lit(None, dtype=pl.String).alias("unit"))
    each = rows.filter(pl.col("unit").is_not_null()).group_by([*by, "unit"]).len()
    for row in pl.concat([whole, each], how="diagonal").sort([*by, "unit"], nulls_last=False).iter_rows(named=True):
        yield OutcomeCount(
            sweep=sweep,
            pack=row["pack"],
            clause=row["clause"],
            period=row["period"] or "",
            unit_id=units.get(row["unit"]) if row["unit"] else None,
            level=level_of(row["pack"], row["clause"]),
            outcome=row["outcome"],
            rank=row["rank"],
            count=row["len"],
        )


def _changes(sweep: Sweep, earlier: Sweep | None, rows: pl.DataFrame, units: dict[str, int]) -> Iterator[Change]:
    if earlier is None:
        return
    before = {
        (one.pack, one.clause, one.period, one.subject_kind, one.subject): one
        for one in Finding.objects.unscoped(reason=_EVERYBODY).filter(sweep=earlier).defer("evidence", "missing")
    }
    for row in rows.iter_rows(named=True):
        identity = (row["pack"], row["clause"], row["period"] or "", row["subject_kind"], row["subject"])
        old = before.pop(identity, None)
        if old is None or old.outcome != row["outcome"]:
            yield Change(
                sweep=sweep,
                **_about(row, units),
                before=old.outcome if old else "",
                after=row["outcome"],
            )
    for old in before.values():
        yield Change(
            sweep=sweep,
            pack=old.pack,
            clause=old.clause,
            period=old.period,
            unit_id=old.unit_id,
            level=old.level,
            subject_kind=old.subject_kind,
            subject=old.subject,
            subject_name=old.subject_name,
            before=old.outcome,
            after="",
        )
