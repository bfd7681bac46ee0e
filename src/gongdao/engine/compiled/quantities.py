"""Quantities as grouped frames: one pass over a relation for all aggregates that share its link to the subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import reduce

import polars as pl

from gongdao.engine import nodes
from gongdao.engine.changes import is_timed
from gongdao.engine.compiled.expressions import Setting, column_of, number, truth
from gongdao.engine.compiled.ranges import Range
from gongdao.engine.compiled.reading import Frames, visible, with_steps
from gongdao.engine.compiled.spells import ON, PAIR, join_spell, join_spell_of_pairs
from gongdao.engine.kinds import is_truth
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.physical import last_name
from gongdao.facts.relation import Kind

Quantity = nodes.Aggregate | nodes.SpellStart
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
    aggregates: Mapping[Quantity, str],
    setting: Setting,
    *,
    few: bool = False,
    scopes: Mapping[str, pl.Expr] | None = None,
) -> pl.LazyFrame:
    """Join to each subject the columns of its quantities: `name.low` and `name.high`, or `name` for a truth.

    For `few` subjects the rows that are linked to none of them are dropped before anything is computed. `scopes` tells
    for the column of a quantity which subjects are asked for it; the others may be given anything.
    """
    for stage in in_stages(aggregates):
        names = {node: aggregates[node] for node in stage}
        subjects = _join_stage(frames, subjects, about, names, setting, few=few, scopes=scopes or {})
    return subjects


def in_stages(quantities: Iterable[Quantity]) -> list[list[Quantity]]:
    """Put quantities that another one looks at in its condition before that one."""
    stages: dict[int, list[Quantity]] = defaultdict(list)
    for node in quantities:
        stages[_depth(node)].append(node)
    return [stages[depth] for depth in sorted(stages)]


def _depth(node: Quantity) -> int:
    return max((_depth(inner) + 1 for inner in inside(node)), default=0)


def inside(node: Quantity) -> list[Quantity]:
    """List the quantities at which the condition or the value of a quantity looks."""
    return [
        one for one in nodes.walk_own(node) if one is not node and isinstance(one, (nodes.Aggregate, nodes.SpellStart))
    ]


def _join_stage(
    frames: Frames,
    subjects: pl.LazyFrame,
    about: str,
    aggregates: Mapping[Quantity, str],
    setting: Setting,
    *,
    few: bool,
    scopes: Mapping[str, pl.Expr],
) -> pl.LazyFrame:
    groups: dict[tuple[object, ...], list[nodes.Aggregate]] = defaultdict(list)
    for node in aggregates:
        if isinstance(node, nodes.Aggregate):
            correlated = bool(subject_columns(node, setting))
            alone = node if correlated and not node.link else None
            groups[node.relation, node.link, correlated, alone].append(node)
    for number_of_group, members in enumerate(groups.values()):
        correlated = bool(subject_columns(members[0], setting))
        relation, link = members[0].relation, members[0].link
        rows = _rows(frames, relation, members, setting)
        if correlated or (few and link):
            # Looked at twice below: left lazy, the plan would double with every group.
            subjects = subjects.collect().lazy()
        if few and link:
            rows = _linked(rows, subjects, link)
        names = {node: aggregates[node] for node in members}
        mark = f"__group{number_of_group}"
        if correlated:
            asked = pl.any_horizontal([scopes.get(name, pl.lit(value=True)) for name in names.values()])
            subjects = _join_correlated(subjects, about, rows, link, names, setting, mark, asked)
        else:
            subjects = _join_grouped(subjects, rows, link, names, setting, mark)
    for node in aggregates:
        if isinstance(node, nodes.SpellStart):
            subjects = join_spell(frames, subjects, node, aggregates[node], setting)
    return subjects


def join_pairs(
    frames: Frames, pairs: pl.DataFrame, key: str, names: Mapping[Quantity, str], setting: Setting
) -> pl.DataFrame:
    """Count some quantities anew for pairs of a subject and a day; `setting` looks from the column of the day.

    `pairs` has the columns of the subjects, a number `__pair` and the day `__on`.
    """
    kept = [
        column for column in pairs.columns if column.removesuffix(".low").removesuffix(".high") not in names.values()
    ]
    frame = pairs.select(kept).lazy()
    for place, node in enumerate(node for stage in in_stages(names) for node in stage):
        name = names[node]
        if isinstance(node, nodes.SpellStart):
            frame = join_spell_of_pairs(frames, frame, key, node, name, setting)
        else:
            frame = _join_aggregate_of_pairs(frames, frame, node, name, setting, f"__moved{place}")
        frame = frame.collect().lazy()  # looked at twice, as above
    return frame.collect()


def _join_aggregate_of_pairs(
    frames: Frames, pairs: pl.LazyFrame, node: nodes.Aggregate, name: str, setting: Setting, mark: str
) -> pl.LazyFrame:
    declared = RELATIONS[node.relation]
    rows = with_steps(frames, declared, "r", row_fields(node))
    left = [column_of(text) for _, text in node.link if isinstance(text, nodes.Field)]
    right = [column_of(field) for field, _ in node.link]
    rows = rows.filter(of_row_alone(node, setting, on_any_day=True))
    side = pairs.select(sorted({PAIR, ON, *left, *subject_columns(node, setting)}))
    joined = (
        side.join(rows, left_on=left, right_on=right, how="inner", coalesce=False)
        if left
        else side.join(rows, how="cross")
    )
    seen = visible(declared, "r.", pl.col(ON))
    joined = joined.with_columns((pl.lit(value=True) if seen is None else seen).alias(_VISIBLE))
    condition = _condition(node, setting)
    grouped = _restrict(joined, [condition]).group_by(PAIR).agg(_aggregated(node, name, condition, setting))
    marked = grouped.with_columns(pl.lit(value=True).alias(mark))
    return _filled(pairs.join(marked, on=PAIR, how="left"), {node: name}, left, mark)


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
    asked: pl.Expr,
) -> pl.LazyFrame:
    """Pair each subject with its linked rows when a condition looks at both; without a link, what it looks at.

    Only the subjects that are `asked` for are paired.
    """
    left = [column_of(node) for _, node in link if isinstance(node, nodes.Field)]
    right = [column_of(field) for field, _ in link]
    looked_at = sorted({name for node in names for name in subject_columns(node, setting)})
    rows = rows.filter(pl.any_horizontal([of_row_alone(node, setting, on_any_day=False) for node in names]))
    if left:
        by = [f"s.{RELATIONS[about].key}"]
        side = subjects.filter(asked).select(sorted({*by, *left, *looked_at}))
        pairs = side.join(rows, left_on=left, right_on=right, how="inner", coalesce=False)
    else:
        by = looked_at
        pairs = subjects.filter(asked).select(by).unique().join(rows, how="cross")
    conditions = {node: _condition(node, setting) for node in names}
    columns = [column for node, name in names.items() for column in _aggregated(node, name, conditions[node], setting)]
    restricted = _restrict(pairs, conditions.values())
    grouped = restricted.group_by(by).agg(columns).with_columns(pl.lit(value=True).alias(mark))
    return _filled(subjects.join(grouped, on=by, how="left", nulls_equal=True), names, left, mark)


def of_row_alone(node: Quantity, setting: Setting, *, on_any_day: bool) -> pl.Expr:
    """Tell whether a row may be meant, by the parts of the condition that look at nothing but the row.

    With `on_any_day` the parts that look at the day of evaluation are left out, and so is whether the row is seen.
    """
    parts = [] if on_any_day else [pl.col(_VISIBLE)]
    for part in _parts(node.where) if node.where is not None else ():
        looks = list(nodes.walk_own(part))
        beyond = any(nodes.is_quantity(one) or (isinstance(one, nodes.Field) and one.of == "subject") for one in looks)
        if not beyond and not (on_any_day and (is_timed(part) or any(map(nodes.parameter_of, looks)))):
            parts.append(truth(part, setting))
    return pl.all_horizontal([part.fill_null(value=True) for part in parts]) if parts else pl.lit(value=True)


def _parts(node: nodes.Node) -> Iterator[nodes.Node]:
    if isinstance(node, nodes.And):
        for part in node.parts:
            yield from _parts(part)
    else:
        yield node


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
    # One pass over columns: a filter inside a group is a pass for each group.
    low, high = pl.when(possible).then(value.low), pl.when(possible).then(value.high)
    has_low, has_high = ((possible & end.is_null()).any().not_() for end in (value.low, value.high))
    if kind == "sum":
        return pl.when(certain).then(value.low).sum(), pl.when(has_high).then(high.sum())
    if kind == "distinct":
        lows, highs = value.low.filter(possible), value.high.filter(possible)
        known, certainly = lows.filter(lows == highs), (value.low == value.high) & certain
        unclear = (lows == highs).fill_null(value=False).not_().sum()
        return (
            value.low.filter(certainly).n_unique().cast(pl.Int64),
            known.n_unique().cast(pl.Int64) + unclear.cast(pl.Int64),
        )
    if kind == "min":
        return pl.when(has_low).then(low.min()), pl.when(certain).then(value.high).min()
    return pl.when(certain).then(value.low).max(), pl.when(has_high).then(high.max())


def _rows(frames: Frames, relation: str, members: list[nodes.Aggregate], setting: Setting) -> pl.LazyFrame:
    """Read the rows that may be meant, so far as their own columns tell: the plan drops the others before any step."""
    fields = [field for node in members for field in row_fields(node)]
    declared = RELATIONS[relation]
    found = visible(declared, "r.", setting.seen_on)
    seen = pl.lit(value=True) if found is None else found
    may_be_meant = pl.any_horizontal([_by_own_columns(node, setting) for node in members])
    frame = with_steps(frames, declared, "r", fields).filter(seen.fill_null(value=True), may_be_meant)
    return frame.with_columns(seen.alias(_VISIBLE))


def _by_own_columns(node: nodes.Aggregate, setting: Setting) -> pl.Expr:
    """Tell whether a row may be meant, by the parts of the condition that take no step and look at nothing else."""
    found = [truth(part, setting) for part in _parts(node.where) if _is_own(part)] if node.where is not None else []
    return pl.all_horizontal([part.fill_null(value=True) for part in found]) if found else pl.lit(value=True)


def _is_own(part: nodes.Node) -> bool:
    looks = list(nodes.walk_own(part))
    fields = [one for one in looks if isinstance(one, nodes.Field)]
    return not any(map(nodes.is_quantity, looks)) and all(one.of == "row" and one.via is None for one in fields)


def row_fields(node: Quantity) -> list[nodes.Field]:
    """List the fields of its rows at which a quantity looks."""
    return [field for field in nodes.walk_own(node) if isinstance(field, nodes.Field) and field.of == "row"]


def _condition(node: nodes.Aggregate, setting: Setting) -> pl.Expr:
    seen = pl.col(_VISIBLE)
    return seen if node.where is None else seen & truth(node.where, setting)


def _restrict(rows: pl.LazyFrame, conditions: Iterable[pl.Expr]) -> pl.LazyFrame:
    """Drop the rows that no aggregate takes in."""
    return rows.filter(pl.any_horizontal([condition.fill_null(value=True) for condition in conditions]))


def subject_columns(node: nodes.Aggregate, setting: Setting) -> set[str]:
    """Name the subject's columns, other quantities among them, at which the condition or the value looks."""
    found: set[str] = set()
    for root in (node.where, node.value):
        for inner in nodes.walk_own(root) if root is not None else ():
            if isinstance(inner, (nodes.Aggregate, nodes.SpellStart)):
                name = setting.quantities[inner]
                found |= {name} if is_truth(inner) else {f"{name}.low", f"{name}.high"}
            elif isinstance(inner, nodes.Field) and inner.of == "subject":
                found.add(column_of(inner))
                column = RELATIONS[inner.relation].by_name[inner.column]
                if column.kind is Kind.PARTIAL_DAY:
                    found.add(column_of(inner).removesuffix(inner.column) + last_name(column))
    return found
