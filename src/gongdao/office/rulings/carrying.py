"""How the findings of one sweep become those of the next: what is alike is handed over, only the rest is written."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from gongdao.engine.clauses import Outcome
from gongdao.office.rulings.models import Finding, OutcomeCount, Sweep

_WHY = "a sweep judges everybody"
_CHUNK = 500  # ours: below the number of variables that every database allows in one statement
_MOST = 4  # ours: when more than one in four differs, writing all anew is cheaper
_PLACE = "__place"


@dataclass(frozen=True)
class Difference:
    """The open findings that the next sweep has not as they were, and those that it has otherwise."""

    gone: pl.DataFrame
    come: pl.DataFrame


def opened(rows: pl.DataFrame) -> pl.DataFrame:
    """Keep what does not hold, which is what is stored."""
    return rows.filter(pl.col("outcome") != Outcome.HOLDS.value)


def difference(source: Sweep, before: pl.DataFrame, after: pl.DataFrame) -> Difference | None:
    """Compare the open findings of a sweep with those of the next; None when handing them over is not worth the while,
    or when what is stored of the sweep is not what it found any more."""
    if set(before.columns) != set(after.columns) or not _is_whole(source, before):
        return None
    plain = [_plain(frame.select(after.columns)) for frame in (before, after)]
    gone = before[_apart(*plain)]
    return Difference(gone, after[_apart(*reversed(plain))]) if gone.height * _MOST <= before.height else None


def hand_over(source: Sweep, sweep: Sweep, gone: pl.DataFrame) -> None:
    """Give the findings of a sweep to the next one, but for those that go; of its counts the totals stay.

    Call inside a transaction.
    """
    kept = Finding.objects.unscoped(reason=_WHY).filter(sweep=source)
    for clause, period, subjects in _by_place(gone):
        there = kept.filter(clause=clause, period=period)
        for at in range(0, len(subjects), _CHUNK):
            there.filter(subject__in=subjects[at : at + _CHUNK]).delete()
    kept.update(sweep=sweep)
    OutcomeCount.objects.unscoped(reason=_WHY).filter(sweep=source, unit__isnull=False).delete()


def _is_whole(source: Sweep, before: pl.DataFrame) -> bool:
    return Finding.objects.unscoped(reason=_WHY).filter(sweep=source).count() == before.height


def _plain(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.col("missing").list.join(","))


def _apart(one: pl.DataFrame, other: pl.DataFrame) -> pl.Series:
    """Find the places of the rows of one that the other does not have."""
    return one.with_row_index(_PLACE).join(other, on=one.columns, how="anti", nulls_equal=True)[_PLACE]


def _by_place(gone: pl.DataFrame) -> Iterator[tuple[str, str, list[str]]]:
    for (clause, period), rows in gone.group_by("clause", "period", maintain_order=True):
        yield str(clause), str(period or ""), rows["subject"].to_list()
