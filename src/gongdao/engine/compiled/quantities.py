"""Quantities as grouped frames: one pass over a relation for all aggregates that share its link to the subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import reduce

import polars as pl

from gongdao.engine import nodes
from gongdao.engine.compiled.expressions import Setting, column_of, number, truth
from gongdao.engine.compiled.ranges import Range
from gongdao.engine.compiled.reading import Frames, visible, with_steps
from gongdao.engine.compiled.spells import join_spell
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.physical import last_name
from gongdao.facts.relation import Kind

_VISIBLE = "r.__visible"


def subject_frame(frames: Frames, about: str, fields: Iterable[nodes.Field], seen_on: date) -> pl.LazyFrame:
    """Give the subjects that a day can see, with the columns asked for, also one step along a key."""
    relation = RELATIONS[about]
    frame = with_steps(frames, relation, "s", [field for field in fields if field.of == "subject"])
    seen = visible(relation, "s.", seen_on)
    return frame if seen is None else frame.filter(seen.fill_null(value=True))


def join_quantities(
    frames: Frames,
    subjects: pl.LazyFrame,
    about: str,
    aggregates: Mapping[nodes.Node, str],
    setting: Setting,
    *,
    few: bool = False,
) -> pl.LazyFrame:
    """Join to each subject the columns of its quantities: `name.low` and `name.high`, or `name` for a truth.

    For `few` subjects the rows that are linked to none of them are dropped before anything is computed.
    """
    groups: dict[tuple[str, tuple[tuple[nodes.Field, nodes.Node], ...], bool], list[nodes.Aggregate]] = defaultdict(
        list
    )
    for node in aggregates:
        if isinstance(node, nodes.Aggregate):
            groups[node.relation, node.link, _is_correlated(node)].append(node)
    for number_of_group, ((relation, link, correlated), members) in enumerate(groups.items()):
        rows = _rows(frames, relation, members, setting.seen_on)
        if few and link:
            rows = _linked(rows, subjects, link)
        names = {node: aggregates[node] for node in members}
        mark = f"__group{number_of_group}"
        if correlated:
            subjects = _join_correlated(subjects, about, rows, link, names, setting, mark)
        else:
            subjects = _join_grouped(subjects, rows, link, names, setting, mark)
    for node in aggregates:
        if isinstance(node, nodes.SpellStart):
            subjects = join_spell(frames, subjects, node, aggregates[node], setting)
    return subjects


def _linked(
    rows: pl.LazyFrame, subjects: pl.LazyFrame, link: tuple[tuple[nodes.Field, nodes.Node], ...]
) -> pl.LazyFrame:
    left = [column_of(node) for _, node in link if isinstance(node, nodes.Field)]
    right = [column_of(field) for field, _ in link]
    return rows.join(subjects.select(set(left)).unique(), left_on=right, right_on=left, how="semi")


def _join_grouped(
    subjects: pl.LazyFrame,
    rows: pl.LazyFrame,
    link: tuple[tuple[nodes.Field, nodes.Node], ...],
    names: Mapping[nodes.Aggregate, str],
    setting: Setting,
    mark: str,
) -> pl.LazyFrame:
    conditions = {node: _condition(node, setting) for node in names}
    rows = _restrict(rows, conditions.values())
    columns = [column for node, name in names.items() for column in _aggregated(node, name, conditions[node], setting)]
    if not link:
        return _filled(
            subjects.join(rows.select(columns).with_columns(pl.lit(value=True).alias(mark)), how="cross"),
            names,
            [],
            mark,
        )
    left = [column_of(node) for _, node in link if isinstance(node, nodes.Field)]
    right = [column_of(field) for field, _ in link]
    grouped = rows.group_by(right).agg(columns).with_columns(pl.lit(value=True).alias(mark))
    return _filled(subjects.join(grouped, left_on=left, right_on=right, how="left"), names, left, mark)


def _join_correlated(
    subjects: pl.LazyFrame,
    about: str,
    rows: pl.LazyFrame,
    link: tuple[tuple[nodes.Field, nodes.Node], ...],
    names: Mapping[nodes.Aggregate, str],
    setting: Setting,
    mark: str,
) -> pl.LazyFrame:
    """Pair each subject with its linked rows when a condition looks at both."""
    key = f"s.{RELATIONS[about].key}"
    left = [column_of(node) for _, node in link if isinstance(node, nodes.Field)]
    right = [column_of(field) for field, _ in link]
    wanted = sorted({key, *left, *(name for node in names for name in subject_columns(node))})
    side = subjects.select(wanted)
    pairs = side.join(rows, left_on=left, right_on=right, how="inner") if left else side.join(rows, how="cross")
    conditions = {node: _condition(node, setting) for node in names}
    columns = [column for node, name in names.items() for column in _aggregated(node, name, conditions[node], setting)]
    grouped = (
        _restrict(pairs, conditions.values()).group_by(key).agg(columns).with_columns(pl.lit(value=True).alias(mark))
    )
    return _filled(subjects.join(grouped, on=key, how="left"), names, left, mark)


def _filled(joined: pl.LazyFrame, names: Mapping[nodes.Aggregate, str], links: list[str], mark: str) -> pl.LazyFrame:
    """Say what no rows mean: none, when it is known which rows are the subject's; anything, when a link is empty."""
    unlinked = reduce(lambda one, other: one | other, (pl.col(link).is_null() for link in links), pl.lit(value=False))
    absent = pl.col(mark).is_null()
    columns = []
    for node, name in names.items():
        if node.kind == "exists":
            columns.append(
                pl.when(unlinked.not_()).then(pl.when(absent).then(statement=False).otherwise(pl.col(name))).alias(name)
            )
        elif node.kind in ("count", "distinct", "sum"):
            high = pl.when(absent).then(0).otherwise(pl.col(f"{name}.high"))
            columns.append(pl.when(unlinked | absent).then(0).otherwise(pl.col(f"{name}.low")).alias(f"{name}.low"))
            columns.append(pl.when(unlinked.not_()).then(high).alias(f"{name}.high"))
    return joined.with_columns(columns).drop(mark)


def _aggregated(node: nodes.Aggregate, name: str, condition: pl.Expr, setting: Setting) -> list[pl.Expr]:
    certain, possible = condition.fill_null(value=False), condition.fill_null(value=True)
    if node.kind == "exists":
        return [
            pl.when(certain.any()).then(statement=True).when(possible.any().not_()).then(statement=False).alias(name)
        ]
    if node.kind == "count":
        low, high = certain.sum().cast(pl.Int64), possible.sum().cast(pl.Int64)
    else:
        if node.value is None:
            raise TypeError(node)
        low, high = _valued(node.kind, number(node.value, setting), certain, possible)
    return [low.alias(f"{name}.low"), high.alias(f"{name}.high")]


def _valued(kind: str, value: Range, certain: pl.Expr, possible: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    lows, highs = value.low.filter(possible), value.high.filter(possible)
    if kind == "sum":
        return value.low.filter(certain).sum(), pl.when(highs.is_null().any().not_()).then(highs.sum())
    if kind == "distinct":
        known, certainly = lows.filter(lows == highs), (value.low == value.high) & certain
        unclear = (lows == highs).fill_null(value=False).not_().sum()
        return (
            value.low.filter(certainly).n_unique().cast(pl.Int64),
            known.n_unique().cast(pl.Int64) + unclear.cast(pl.Int64),
        )
    if kind == "min":
        return pl.when(lows.is_null().any().not_()).then(lows.min()), value.high.filter(certain).min()
    return value.low.filter(certain).max(), pl.when(highs.is_null().any().not_()).then(highs.max())


def _rows(frames: Frames, relation: str, members: list[nodes.Aggregate], seen_on: date) -> pl.LazyFrame:
    fields = [
        field for node in members for field in nodes.walk(node) if isinstance(field, nodes.Field) and field.of == "row"
    ]
    declared = RELATIONS[relation]
    frame = with_steps(frames, declared, "r", fields)
    seen = visible(declared, "r.", seen_on)
    return frame.with_columns((pl.lit(value=True) if seen is None else seen).alias(_VISIBLE))


def _condition(node: nodes.Aggregate, setting: Setting) -> pl.Expr:
    seen = pl.col(_VISIBLE)
    return seen if node.where is None else seen & truth(node.where, setting)


def _restrict(rows: pl.LazyFrame, conditions: Iterable[pl.Expr]) -> pl.LazyFrame:
    """Drop the rows that no aggregate takes in."""
    return rows.filter(pl.any_horizontal([condition.fill_null(value=True) for condition in conditions]))


def _is_correlated(node: nodes.Aggregate) -> bool:
    return bool(subject_columns(node))


def subject_columns(node: nodes.Aggregate) -> set[str]:
    """Name the subject's columns at which the condition or the value looks."""
    found: set[str] = set()
    for root in (node.where, node.value):
        for field in nodes.walk(root) if root is not None else ():
            if isinstance(field, nodes.Field) and field.of == "subject":
                found.add(column_of(field))
                column = RELATIONS[field.relation].by_name[field.column]
                if column.kind is Kind.PARTIAL_DAY:
                    found.add(column_of(field).removesuffix(field.column) + last_name(column))
    return found
