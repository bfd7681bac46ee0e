"""Reading a relation: the columns asked for, those one step along a key, and which rows a day can see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

import polars as pl

from gongdao.engine import nodes
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.physical import last_name, physical_names
from gongdao.facts.relation import At, Kind, Relation

Frames = Callable[[str], pl.LazyFrame]


def with_steps(
    frames: Frames,
    relation: Relation,
    prefix: str,
    fields: list[nodes.Field],
    only: dict[str, pl.LazyFrame] | None = None,
) -> pl.LazyFrame:
    """Read the columns asked for, and those one step along a key, under their prefixed names.

    `only` gives for some columns a frame with the values of which a row must have one: the others take no step.
    """
    needed = {relation.key, *_times(relation)}
    steps: dict[str, set[str]] = defaultdict(set)
    for field in fields:
        needed.add(field.via or field.column)
        if field.via:
            steps[field.via].add(field.column)
    frame = _renamed(frames(relation.name), relation, needed, f"{prefix}.")
    for name, values in (only or {}).items():
        frame = frame.join(values, left_on=name, right_on=values.collect_schema().names(), how="semi")
    for via, columns in steps.items():
        target = RELATIONS[str(relation.by_name[via].refers)]
        step = f"{prefix}.{via}."
        there = _renamed(frames(target.name), target, columns | {target.key}, step)
        frame = frame.join(there, left_on=f"{prefix}.{via}", right_on=f"{step}{target.key}", how="left", coalesce=False)
    return frame


def names_read(relation: Relation, prefix: str, fields: Iterable[nodes.Field]) -> set[str]:
    """Name the columns under which `with_steps` gives the key, the days and these fields."""
    found = _physical(relation, prefix, [relation.key, *_times(relation)])
    for field in fields:
        found |= _physical(relation, prefix, [field.via or field.column])
        if field.via is not None:
            target = RELATIONS[str(relation.by_name[field.via].refers)]
            found |= _physical(target, f"{prefix}.{field.via}", [field.column])
    return found


def _times(relation: Relation) -> list[str]:
    if relation.time is None:
        return []
    return [relation.time.day] if isinstance(relation.time, At) else [relation.time.start, relation.time.end]


def _physical(relation: Relation, prefix: str, names: Iterable[str]) -> set[str]:
    return {f"{prefix}.{part}" for name in names for part in physical_names(relation.by_name[name])}


def _renamed(frame: pl.LazyFrame, relation: Relation, columns: set[str], prefix: str) -> pl.LazyFrame:
    found: list[pl.Expr] = []
    for column in relation.columns:
        if column.name in columns:
            value = pl.col(column.name)
            found.append((value.fill_null("") if column.empty_is_same else value).alias(f"{prefix}{column.name}"))
            if column.kind is Kind.PARTIAL_DAY:
                found.append(pl.col(last_name(column)).alias(f"{prefix}{last_name(column)}"))
    return frame.select(found)


def visible(relation: Relation, prefix: str, seen_on: date | pl.Expr) -> pl.Expr | None:
    """Tell whether a row has come about by a day, as `world.is_visible`."""
    if relation.time is None:
        return None
    name = relation.time.day if isinstance(relation.time, At) else relation.time.start
    column = relation.by_name[name]
    first = pl.col(f"{prefix}{name}")
    last = pl.col(f"{prefix}{last_name(column)}") if column.kind is Kind.PARTIAL_DAY else first
    seen = pl.lit(seen_on) if isinstance(seen_on, date) else seen_on
    begun = pl.when(first > seen).then(statement=False).when(last <= seen).then(statement=True)
    return begun if isinstance(relation.time, At) else pl.when(first.is_null()).then(statement=True).otherwise(begun)
