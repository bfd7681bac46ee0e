"""Which subjects a change of some rows touches: a row names its quantities, they their rules, and the links the subjects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from gongdao.engine import nodes
from gongdao.engine.clauses import Rule
from gongdao.engine.compiled.expressions import column_of
from gongdao.engine.compiled.quantities import Quantity, row_fields
from gongdao.engine.compiled.reading import Frames, with_steps
from gongdao.facts.dictionary import RELATIONS

SUBJECT = "subject"


@dataclass(frozen=True)
class Changed:
    """Two states of the facts, and by relation the keys of the rows that were added, changed or removed."""

    before: Frames
    after: Frames
    keys: Mapping[str, pl.Series]


def touched(rule: Rule, changed: Changed) -> pl.DataFrame | None:
    """Give the keys of the subjects whose answer may be another, as the column `subject`; None means all of them."""
    found: list[pl.LazyFrame] = []
    for frames in (changed.before, changed.after):
        for keys in _touched(rule, frames, changed.keys):
            if keys is None:
                return None
            found.append(keys)
    exceptions = changed.keys.get("exception")
    if exceptions is not None:
        found += [_excepted(frames, rule.clause, exceptions) for frames in (changed.before, changed.after)]
    if not found:
        return pl.DataFrame(schema={SUBJECT: pl.String})
    return pl.concat(pl.collect_all(found)).unique()


def _touched(rule: Rule, frames: Frames, keys: Mapping[str, pl.Series]) -> Iterator[pl.LazyFrame | None]:
    """Yield subjects found one way or another; None when it is all of them."""
    subject = f"s.{RELATIONS[rule.about].key}"
    judged = list(nodes.judgement_nodes(rule.judgement))
    own = [node for node in judged if isinstance(node, nodes.Field) and node.of == "subject"]
    direct = _rows_touched(rule.about, "s", own, frames, keys)
    if direct is not None:
        yield direct.select(pl.col(subject).alias(SUBJECT))
    if "calendar_day" in keys and any(_counts_working_days(node) for node in judged):
        yield None
    for node in dict.fromkeys(node for node in judged if isinstance(node, (nodes.Aggregate, nodes.SpellStart))):
        left, right = _link(node)
        rows = _rows_touched(node.relation, "r", [*right, *row_fields(node)], frames, keys)
        if rows is None:
            continue
        if not left:
            yield None
            return
        there = with_steps(frames, RELATIONS[rule.about], "s", left)
        linked = rows.select(column_of(field) for field in right).unique()
        joined = there.join(
            linked,
            left_on=[column_of(field) for field in left],
            right_on=[column_of(field) for field in right],
            how="semi",
        )
        yield joined.select(pl.col(subject).alias(SUBJECT))


def _rows_touched(
    relation: str, prefix: str, fields: Iterable[nodes.Field], frames: Frames, keys: Mapping[str, pl.Series]
) -> pl.LazyFrame | None:
    """Give the rows that have changed, or that point to one that has; None when there can be none."""
    declared = RELATIONS[relation]
    listed = list(dict.fromkeys(fields))
    steps = {field.via: str(declared.by_name[field.via].refers) for field in listed if field.via is not None}
    conditions = [
        pl.col(f"{prefix}.{via}").is_in(keys[target].implode()) for via, target in steps.items() if target in keys
    ]
    if relation in keys:
        conditions.append(pl.col(f"{prefix}.{declared.key}").is_in(keys[relation].implode()))
    if not conditions:
        return None
    return with_steps(frames, declared, prefix, listed).filter(pl.any_horizontal(conditions))


def _link(node: Quantity) -> tuple[list[nodes.Field], list[nodes.Field]]:
    """Give the fields of the subject and of the row that link them."""
    if isinstance(node, nodes.SpellStart):
        left = [nodes.Field("subject", node.relation, column) for column in node.same]
        return left, [nodes.Field("row", node.relation, column) for column in node.same]
    pairs = [(text, field) for field, text in node.link if isinstance(text, nodes.Field)]
    return [text for text, _ in pairs], [field for _, field in pairs]


def _counts_working_days(node: nodes.Node) -> bool:
    return type(node).__name__.startswith("WorkingDay")


def _excepted(frames: Frames, clause: str, keys: pl.Series) -> pl.LazyFrame:
    rows = frames("exception").filter(pl.col("exception").is_in(keys.implode()) & (pl.col("clause") == clause))
    return rows.select(pl.col("subject").alias(SUBJECT))
