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

_CERTAIN, _LATEST_END, _MARK = "__certain", "__latest_end", "__in_chain"


def join_spell(
    frames: Frames, subjects: pl.LazyFrame, node: nodes.SpellStart, name: str, setting: Setting
) -> pl.LazyFrame:
    """Join to each subject the first day of its chain, as `name.low` and `name.high`; alone, it begins its own."""
    relation = RELATIONS[node.relation]
    start, end = _ends(relation)
    same = [f"r.{column}" for column in node.same]
    key, low, high = f"r.{relation.key}", f"{name}.low", f"{name}.high"
    rows = _rows_of_chains(frames, node, same, setting)
    sure = pl.col(_CERTAIN) & pl.col(start[0]).is_not_null()
    found = _chains(rows.filter(sure), start, end, same).select(key, *same, low=start[0], high=start[1])
    if rows.filter(sure.not_()).select(pl.len()).collect().item():
        found = _with_possible(found, rows, (start, end), same, key)
    found = found.select(
        pl.col(key), pl.col("low").alias(low), pl.col("high").alias(high), pl.lit(value=True).alias(_MARK)
    )
    joined = subjects.join(found, left_on=f"s.{relation.key}", right_on=key, how="left")
    alone = pl.col(_MARK).is_null()
    own = [column.replace("r.", "s.", 1) for column in start]
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


def _rows_of_chains(frames: Frames, node: nodes.SpellStart, same: list[str], setting: Setting) -> pl.LazyFrame:
    """Read the rows that belong to a chain, certainly or perhaps; a row alone in its group needs no chain."""
    relation = RELATIONS[node.relation]
    fields = [field for field in nodes.walk(node) if isinstance(field, nodes.Field)]
    linked = [nodes.Field("row", relation.name, column) for column in node.same]
    belongs = truth(node.where, setting) if node.where else pl.lit(value=True)
    rows = with_steps(frames, relation, "r", [*fields, *linked]).with_columns(belongs.alias(_CERTAIN))
    seen = visible(relation, "r.", setting.seen_on)
    known = pl.all_horizontal([pl.col(column).is_not_null() for column in same])
    rows = rows.filter(known & pl.col(_CERTAIN).fill_null(value=True))
    rows = rows if seen is None else rows.filter(seen.fill_null(value=True))
    return rows.with_columns(pl.col(_CERTAIN).fill_null(value=False)).filter(pl.struct(same).is_duplicated())


def _chains(rows: pl.LazyFrame, start: tuple[str, str], end: str, same: list[str]) -> pl.LazyFrame:
    """Number the unbroken chains of each group and give each row the first day of its chain."""
    order = list(start)
    reach = pl.col(end).fill_null(date.max).cum_max().shift(1).over(same, order_by=order)
    rows = rows.with_columns((reach < pl.col(start[0])).fill_null(value=True).alias("__new"))
    rows = rows.with_columns(pl.col("__new").cum_sum().over(same, order_by=order).alias("__chain"))
    return rows.with_columns(pl.col(column).first().over([*same, "__chain"], order_by=order) for column in start)


def _with_possible(
    found: pl.LazyFrame, rows: pl.LazyFrame, ends: tuple[tuple[str, str], str], same: list[str], key: str
) -> pl.LazyFrame:
    """Let the rows that perhaps belong move the earliest start; one without a start of its own opens it."""
    start, end = ends
    known = pl.col(start[0]).is_not_null()
    possible = _chains(rows.filter(known), start, end, same).select(key, pl.col(start[0]).alias("__earliest"))
    latest = pl.col(end).fill_null(date.max).max().alias(_LATEST_END)
    without = rows.filter(known.not_()).group_by(same).agg(latest)
    joined = found.join(possible, on=key, how="left").join(without, on=same, how="left")
    is_open = (pl.col(_LATEST_END) >= pl.col("__earliest")).fill_null(value=False)
    return joined.with_columns(pl.when(is_open.not_()).then(pl.col("__earliest")).alias("low"))
