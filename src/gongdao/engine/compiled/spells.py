"""Unbroken chains of rows as window functions, as `reference` walks them back one by one."""

from __future__ import annotations

from datetime import date

import polars as pl

from gongdao.engine import nodes
from gongdao.engine.compiled.expressions import Setting, truth
from gongdao.engine.compiled.reading import Frames, visible, with_steps
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.physical import last_name
from gongdao.facts.relation import During, Relation

ON, PAIR = "__on", "__pair"
_CALENDAR = 4_000_000  # ours: more days than there are from the first to the last date
_CERTAIN, _LATEST_END, _MARK = "__certain", "__latest_end", "__in_chain"


def spell_columns(node: nodes.SpellStart) -> list[str]:
    """Name the columns of the subjects that joining their chains asks for."""
    relation = RELATIONS[node.relation]
    start = [column.replace("r.", "s.", 1) for column in _ends(relation)[0]]
    return list(dict.fromkeys([f"s.{relation.key}", *(f"s.{column}" for column in node.same), *start]))


def join_spell(frames: Frames, side: pl.DataFrame, node: nodes.SpellStart, name: str, setting: Setting) -> pl.DataFrame:
    """Give for each subject the first day of its chain, as `name.low` and `name.high`; alone, it begins its own."""
    relation = RELATIONS[node.relation]
    key, same = f"r.{relation.key}", [f"r.{column}" for column in node.same]
    only = {f"r.{column}": side.lazy().select(pl.col(f"s.{column}").unique()) for column in node.same}
    rows = _of_chain(_rows(frames, node, only), node, setting).filter(pl.struct(same).is_duplicated())
    found = _found(rows, relation, same)
    joined = _joined(side.lazy(), found, relation, name, {f"s.{relation.key}": key})
    return joined.select(f"{name}.low", f"{name}.high").collect()


def join_spell_of_pairs(
    frames: Frames, pairs: pl.LazyFrame, subject: str, node: nodes.SpellStart, name: str, setting: Setting
) -> pl.LazyFrame:
    """Join to each pair of a subject and a day the first day of the chain as it is seen on that day."""
    relation = RELATIONS[node.relation]
    own = with_steps(frames, relation, "s", [nodes.Field("subject", relation.name, column) for column in node.same])
    left, right = [f"s.{column}" for column in node.same], [f"r.{column}" for column in node.same]
    side = pairs.select(PAIR, ON, subject).join(own.select(subject, *left), on=subject, how="left")
    rows = _of_chain(
        side.join(_rows(frames, node), left_on=left, right_on=right, how="inner", coalesce=False), node, setting
    )
    found = _found(rows, relation, [PAIR])
    return _joined(pairs, found, relation, name, {PAIR: PAIR, subject: f"r.{relation.key}"})


def _found(rows: pl.LazyFrame, relation: Relation, same: list[str]) -> pl.LazyFrame:
    """Give each row of a chain, by its key within `same`, the `low` and `high` of the chain's first day."""
    start, end = _ends(relation)
    key = f"r.{relation.key}"
    rows = rows.collect().lazy()  # looked at twice
    sure = pl.col(_CERTAIN) & pl.col(start[0]).is_not_null()
    found = _chains(rows.filter(sure), start, end, same).select(key, *same, low=start[0], high=start[1])
    if rows.filter(sure.not_()).select(pl.len()).collect().item():
        found = _with_possible(found, rows, (start, end), same, key)
    return found


def _joined(
    subjects: pl.LazyFrame, found: pl.LazyFrame, relation: Relation, name: str, by: dict[str, str]
) -> pl.LazyFrame:
    """Join what was found; a subject that is in no chain begins its own."""
    low, high = f"{name}.low", f"{name}.high"
    found = found.select(
        *by.values(), pl.col("low").alias(low), pl.col("high").alias(high), pl.lit(value=True).alias(_MARK)
    )
    joined = subjects.join(found, left_on=list(by), right_on=list(by.values()), how="left", maintain_order="left")
    alone = pl.col(_MARK).is_null()
    own = [column.replace("r.", "s.", 1) for column in _ends(relation)[0]]
    return joined.with_columns(
        pl.when(alone).then(pl.col(own[0])).otherwise(pl.col(low)).alias(low),
        pl.when(alone).then(pl.col(own[1])).otherwise(pl.col(high)).alias(high),
    ).drop(_MARK)


def _ends(relation: Relation) -> tuple[tuple[str, str], str]:
    """Name the columns of the first and last possible start, and of the last possible end."""
    if not isinstance(relation.time, During):
        raise TypeError(relation.name)
    start, end = relation.by_name[relation.time.start], relation.by_name[relation.time.end]
    return (f"r.{start.name}", f"r.{last_name(start)}"), f"r.{last_name(end)}"


def _rows(frames: Frames, node: nodes.SpellStart, only: dict[str, pl.LazyFrame] | None = None) -> pl.LazyFrame:
    relation = RELATIONS[node.relation]
    fields = [field for field in nodes.walk(node) if isinstance(field, nodes.Field)]
    linked = [nodes.Field("row", relation.name, column) for column in node.same]
    rows = with_steps(frames, relation, "r", [*fields, *linked], only)
    return rows.filter(pl.all_horizontal([pl.col(f"r.{column}").is_not_null() for column in node.same]))


def _of_chain(rows: pl.LazyFrame, node: nodes.SpellStart, setting: Setting) -> pl.LazyFrame:
    """Keep the rows that belong to a chain, certainly or perhaps, and are seen from the day of evaluation."""
    belongs = truth(node.where, setting) if node.where else pl.lit(value=True)
    rows = rows.with_columns(belongs.alias(_CERTAIN)).filter(pl.col(_CERTAIN).fill_null(value=True))
    seen = visible(RELATIONS[node.relation], "r.", setting.day)
    rows = rows if seen is None else rows.filter(seen.fill_null(value=True))
    return rows.with_columns(pl.col(_CERTAIN).fill_null(value=False))


def _chains(rows: pl.LazyFrame, start: tuple[str, str], end: str, same: list[str]) -> pl.LazyFrame:
    """Give each row the first day of its unbroken chain: in one order for all groups, which is cheaper than one each."""
    is_first = pl.any_horizontal(pl.col(column).ne_missing(pl.col(column).shift(1)) for column in same)
    rows = rows.sort(*same, *start).with_columns(is_first.alias("__first"))
    group = pl.col("__first").cast(pl.Int64).cum_sum() * _CALENDAR
    begun, ended = (group + day.to_physical() for day in (pl.col(start[0]), pl.col(end).fill_null(date.max)))
    rows = rows.with_columns(begun.alias("__begun"), ended.cum_max().shift(1).alias("__reach"))
    is_new = pl.col("__first") | (pl.col("__reach") < pl.col("__begun"))
    return rows.with_columns(pl.when(is_new).then(pl.col(column)).forward_fill().alias(column) for column in start)


def _with_possible(
    found: pl.LazyFrame, rows: pl.LazyFrame, ends: tuple[tuple[str, str], str], same: list[str], key: str
) -> pl.LazyFrame:
    """Let the rows that perhaps belong move the earliest start; one without a start of its own opens it."""
    start, end = ends
    known = pl.col(start[0]).is_not_null()
    possible = _chains(rows.filter(known), start, end, same).select(key, *same, pl.col(start[0]).alias("__earliest"))
    latest = pl.col(end).fill_null(date.max).max().alias(_LATEST_END)
    without = rows.filter(known.not_()).group_by(same).agg(latest)
    joined = found.join(possible, on=[key, *same], how="left").join(without, on=same, how="left")
    is_open = (pl.col(_LATEST_END) >= pl.col("__earliest")).fill_null(value=False)
    return joined.with_columns(pl.when(is_open.not_()).then(pl.col("__earliest")).alias("low"))
