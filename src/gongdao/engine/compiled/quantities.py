"""Quantities as grouped frames: one pass over a relation for all aggregates that share its link to the subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce

import polars as pl

from gongdao.engine import nodes
from gongdao.engine.changes import is_timed
from gongdao.engine.clauses import Rule
from gongdao.engine.compiled.expressions import Setting, column_of, number, truth
from gongdao.engine.compiled.ranges import Range
from gongdao.engine.compiled.reading import Frames, visible, with_steps
from gongdao.engine.compiled.spells import ON, PAIR, join_spell, join_spell_of_pairs, spell_columns
from gongdao.engine.kinds import is_truth
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.physical import last_name
from gongdao.facts.relation import Kind

Quantity = nodes.Aggregate | nodes.SpellStart
_VISIBLE, _MARK, _ROW = "r.__visible", "__mark", "__row"


def subject_frame(frames: Frames, about: str, fields: Iterable[nodes.Field], seen_on: date) -> pl.LazyFrame:
    """Give the subjects that a day can see, with the columns asked for, also one step along a key."""
    relation = RELATIONS[about]
    frame = with_steps(frames, relation, "s", [field for field in fields if field.of == "subject"])
    seen = visible(relation, "s.", seen_on)
    return frame if seen is None else frame.filter(seen.fill_null(value=True))


def quantities_in(rule: Rule) -> list[Quantity]:
    """List the quantities at which a rule looks, each once."""
    found = nodes.judgement_nodes(rule.judgement)
    return list(dict.fromkeys(node for node in found if isinstance(node, (nodes.Aggregate, nodes.SpellStart))))


def subject_fields(rule: Rule) -> set[nodes.Field]:
    """List the fields of its subjects at which a rule looks; a chain looks at what its rows are equal in."""
    found: set[nodes.Field] = set()
    for node in nodes.judgement_nodes(rule.judgement):
        if isinstance(node, nodes.Field) and node.of == "subject":
            found.add(node)
        elif isinstance(node, nodes.SpellStart):
            found |= {nodes.Field("subject", node.relation, column) for column in node.same}
    return found


@dataclass(frozen=True)
class Wanted:
    """A quantity to join: the name of its column, what it is compiled against, and the places of the rules that ask."""

    node: Quantity
    name: str
    setting: Setting
    askers: tuple[int, ...] = ()

    @property
    def columns(self) -> list[str]:
        """Name the columns that hold it: `name` for a truth, else `name.low` and `name.high`."""
        return [self.name] if is_truth(self.node) else [f"{self.name}.low", f"{self.name}.high"]


def groups_of(wanted: Iterable[Wanted]) -> list[list[Wanted]]:
    """Put together the quantities that one pass over a relation gives; one that another looks at comes before it."""
    groups: dict[tuple[object, ...], list[Wanted]] = defaultdict(list)
    for one in sorted(wanted, key=lambda one: _depth(one.node)):
        groups[_depth(one.node), *_pass_of(one)].append(one)
    return list(groups.values())


def _pass_of(one: Wanted) -> tuple[object, ...]:
    if isinstance(one.node, nodes.SpellStart):
        return (one.name,)
    if not subject_columns(one.node, one.setting):
        return (one.node.relation, one.node.link)
    # Rows are paired with subjects: more of these than each rule asks for would cost more than a second pass.
    return (one.node.relation, one.node.link, one.askers, None if one.node.link else one.name)


def looked_at(group: list[Wanted]) -> list[str]:
    """Name the columns of the subjects that joining a group asks for."""
    first = group[0].node
    if isinstance(first, nodes.SpellStart):
        return spell_columns(first)
    across = {name for one in group for name in subject_columns(one.node, one.setting)}
    return sorted({*across, *_linked_by(first)[0]})


def join_quantities(frames: Frames, side: pl.DataFrame, group: list[Wanted], *, few: bool) -> pl.DataFrame:
    """Give the columns of a group of quantities for each subject, in the order of `side`, or the one row of all.

    For `few` subjects the rows that are linked to none of them are dropped before anything is computed.
    """
    first = group[0]
    if isinstance(first.node, nodes.SpellStart):
        return join_spell(frames, side, first.node, first.name, first.setting)
    left, right = _linked_by(first.node)
    only = {text: side.lazy().select(pl.col(own).unique()) for own, text in _near_links(first.node)} if few else None
    rows = _rows(frames, first.node.relation, group, first.setting.seen_on, only)
    if subject_columns(first.node, first.setting):
        return _join_correlated(side.lazy(), rows, (left, right), group).collect()
    return _join_grouped(side.lazy(), rows, (left, right), group).collect()


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
    for node in (node for stage in in_stages(names) for node in stage):
        if isinstance(node, nodes.SpellStart):
            frame = join_spell_of_pairs(frames, frame, key, node, names[node], setting)
        else:
            frame = _join_aggregate_of_pairs(frames, frame, Wanted(node, names[node], setting))
        frame = frame.collect().lazy()  # looked at twice below: left lazy, the plan would double with every quantity
    return frame.collect()


def _join_aggregate_of_pairs(frames: Frames, pairs: pl.LazyFrame, one: Wanted) -> pl.LazyFrame:
    node, setting = _aggregate(one), one.setting
    declared = RELATIONS[node.relation]
    rows = with_steps(frames, declared, "r", row_fields(node))
    left, right = _linked_by(node)
    rows = rows.filter(of_row_alone(node, setting, on_any_day=True))
    across = {ON, *subject_columns(node, setting)}
    by = [PAIR] if left else sorted(across)
    joined = (
        pairs.select(sorted({PAIR, *left, *across})).join(
            rows, left_on=left, right_on=right, how="inner", coalesce=False
        )
        if left
        else pairs.select(by).unique().join(rows, how="cross")
    )
    seen = visible(declared, "r.", pl.col(ON))
    joined = joined.with_columns((pl.lit(value=True) if seen is None else seen).alias(_VISIBLE))
    counted = pairs.join(_aggregates(joined, [one], by), on=by, how="left", nulls_equal=True)
    return _filled(counted, [one], left).drop(_MARK)


def _aggregate(one: Wanted) -> nodes.Aggregate:
    if not isinstance(one.node, nodes.Aggregate):
        raise TypeError(one.node)
    return one.node


def _linked_by(node: Quantity) -> tuple[list[str], list[str]]:
    """Name the columns of the subject and of the row that an aggregate links."""
    link = node.link if isinstance(node, nodes.Aggregate) else ()
    left = [column_of(text) for _, text in link if isinstance(text, nodes.Field)]
    return left, [column_of(field) for field, _ in link]


def _near_links(node: Quantity) -> list[tuple[str, str]]:
    """Pair the columns of the subject and of the row that are linked, as far as the row holds them itself."""
    if isinstance(node, nodes.SpellStart):
        return [(f"s.{column}", f"r.{column}") for column in node.same]
    return [
        (column_of(text), column_of(field))
        for field, text in node.link
        if isinstance(text, nodes.Field) and field.via is None
    ]


def pointed_to(node: Quantity) -> str:
    """Name the relation to whose rows the link of a quantity points, else that of its own rows."""
    declared = RELATIONS[node.relation]
    for _, text in _near_links(node):
        target = declared.by_name[text.removeprefix("r.")].refers
        if target is not None:
            return target
    return node.relation


def _join_grouped(
    side: pl.LazyFrame, rows: pl.LazyFrame, link: tuple[list[str], list[str]], group: list[Wanted]
) -> pl.LazyFrame:
    left, right = link
    grouped = _aggregates(rows, group, right)
    joined = side.join(grouped, left_on=left, right_on=right, how="left", maintain_order="left") if left else grouped
    return _filled(joined, group, left).select(name for one in group for name in one.columns)


def _join_correlated(
    side: pl.LazyFrame, rows: pl.LazyFrame, link: tuple[list[str], list[str]], group: list[Wanted]
) -> pl.LazyFrame:
    """Pair each subject with its linked rows when a condition looks at both; without a link, what it looks at."""
    left, right = link
    rows = rows.filter(pl.any_horizontal([of_row_alone(one.node, one.setting, on_any_day=False) for one in group]))
    if left:
        by = [_ROW]
        side = side.with_row_index(_ROW)
        pairs = side.join(rows, left_on=left, right_on=right, how="inner", coalesce=False)
    else:
        by = sorted({name for one in group for name in subject_columns(one.node, one.setting)})
        pairs = side.select(by).unique().join(rows, how="cross")
    grouped = _aggregates(pairs, group, by)
    joined = side.join(grouped, on=by, how="left", nulls_equal=True, maintain_order="left")
    return _filled(joined, group, left).select(name for one in group for name in one.columns)


def _aggregates(rows: pl.LazyFrame, group: list[Wanted], by: list[str]) -> pl.LazyFrame:
    """Aggregate the rows that one of the quantities takes in, each condition being computed once."""
    conditions = {f"__condition{place}": _condition(_aggregate(one), one.setting) for place, one in enumerate(group)}
    met = [pl.col(name) for name in conditions]
    rows = rows.with_columns(condition.alias(name) for name, condition in conditions.items())
    rows = rows.filter(pl.any_horizontal([one.fill_null(value=True) for one in met]))
    columns = [
        column
        for one, condition in zip(group, met, strict=True)
        for column in _aggregated(_aggregate(one), one.name, condition, one.setting)
    ]
    return (rows.group_by(by).agg(columns) if by else rows.select(columns)).with_columns(
        pl.lit(value=True).alias(_MARK)
    )


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


def _filled(joined: pl.LazyFrame, group: list[Wanted], links: list[str]) -> pl.LazyFrame:
    """Say what no rows mean: none, when it is known which rows are the subject's; anything, when a link is empty."""
    unlinked = reduce(lambda one, other: one | other, (pl.col(link).is_null() for link in links), pl.lit(value=False))
    absent = pl.col(_MARK).is_null()
    columns = []
    for one in group:
        kind, name = _aggregate(one).kind, one.name
        if kind == "exists":
            columns.append(
                pl.when(unlinked.not_()).then(pl.when(absent).then(statement=False).otherwise(pl.col(name))).alias(name)
            )
        elif kind in ("count", "distinct", "sum"):
            high = pl.when(absent).then(0).otherwise(pl.col(f"{name}.high"))
            columns.append(pl.when(unlinked | absent).then(0).otherwise(pl.col(f"{name}.low")).alias(f"{name}.low"))
            columns.append(pl.when(unlinked.not_()).then(high).alias(f"{name}.high"))
    return joined.with_columns(columns)


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


def _rows(
    frames: Frames, relation: str, group: list[Wanted], seen_on: date, only: dict[str, pl.LazyFrame] | None
) -> pl.LazyFrame:
    """Read the rows that may be meant, so far as their own columns tell: the plan drops the others before any step."""
    fields = [field for one in group for field in row_fields(one.node)]
    declared = RELATIONS[relation]
    found = visible(declared, "r.", seen_on)
    seen = pl.lit(value=True) if found is None else found
    may_be_meant = pl.any_horizontal([_by_own_columns(_aggregate(one), one.setting) for one in group])
    frame = with_steps(frames, declared, "r", fields, only).filter(seen.fill_null(value=True), may_be_meant)
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


def subject_columns(node: Quantity, setting: Setting) -> set[str]:
    """Name the subject's columns, other quantities among them, at which the condition or the value looks."""
    found: set[str] = set()
    for root in (node.where, node.value) if isinstance(node, nodes.Aggregate) else ():
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
