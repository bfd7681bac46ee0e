"""The next change where a quantity becomes another by time alone, as `engine.moving` finds its days.

A row may be still to come, or its condition still to flip. Each such day of a subject is asked for like the day of
evaluation: the subject is paired with the day, and the quantities that move are counted anew for the pair.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from gongdao.engine import nodes
from gongdao.engine.compiled.expressions import Setting, column_of, number
from gongdao.engine.compiled.quantities import (
    Quantity,
    in_stages,
    inside,
    join_pairs,
    of_row_alone,
    row_fields,
    subject_columns,
)
from gongdao.engine.compiled.reading import Frames, with_steps
from gongdao.engine.compiled.spells import ON, PAIR
from gongdao.engine.moving import first_seen, flips_inside, quantities_of
from gongdao.facts.dictionary import RELATIONS

if TYPE_CHECKING:
    from gongdao.engine.compiled.findings import Task

UNTIL = "__until"


class Moving:
    """Find the days, and ask each question about the rows of a snapshot once for a whole sweep."""

    def __init__(self, frames: Frames) -> None:
        """Take the function that opens a relation as a frame."""
        self._frames = frames
        self._has_later_rows: dict[str, bool] = {}

    def pairs(self, task: Task, judged: pl.DataFrame) -> pl.DataFrame:
        """Pair the subjects with each later day on which one of their quantities may be another.

        Gives the columns of `judged` with the moving quantities as they are on the day `__on`, which is good until
        the day before `__until`, the subject's next one; `__until` is empty for the last.
        """
        apart = task.apart
        found = {node: self._days(judged, apart, node, task.setting) for node in quantities_of(task.rule)}
        moving = {node: days for node, days in found.items() if days is not None}
        if not moving:
            return judged.clear()
        days = pl.concat(pl.collect_all(moving.values())).unique().sort(*apart, ON)
        days = days.with_columns(pl.col(ON).shift(-1).over(apart, order_by=ON).alias(UNTIL))
        pairs = judged.join(days, on=apart, how="inner").with_row_index(PAIR)
        setting = task.setting.at(pl.col(ON))
        names = {node: task.setting.quantities[node] for node in _with_outer(task, moving)}
        return pairs if pairs.is_empty() else join_pairs(self._frames, pairs, apart[0], names, setting)

    def _days(self, subjects: pl.DataFrame, apart: list[str], node: Quantity, setting: Setting) -> pl.LazyFrame | None:
        """Give the pairs of subject and later day of one quantity; None when there can be none."""
        relation, flips = RELATIONS[node.relation], flips_inside(node)
        seen = first_seen(relation) if self._later_rows(node.relation, setting) else None
        changed_on = _number_changes(node, setting)
        changes = [pl.lit(day) for day in changed_on]
        if seen is None and not flips and not changes:
            return None
        places = [setting, *(replace(setting, as_of=day) for day in changed_on)]
        days = [(end, flip.plus_days) for flip in flips for place in places for end in _both(flip.day, place)]
        ends = [end.dt.offset_by(f"{plus_days}d") if plus_days else end for end, plus_days in days]
        ends += _both(nodes.Field("row", relation.name, seen), setting) if seen is not None else []
        left, right, looked_at = _link(node)
        rows = with_steps(self._frames, relation, "r", looked_at).filter(of_row_alone(node, setting, on_any_day=True))
        across = sorted(subject_columns(node, setting)) if isinstance(node, nodes.Aggregate) else []
        across += apart[1:]  # the day, where it is not the same for all
        later = _later(ends, setting) if ends else None
        if later is not None and not across:
            rows = rows.filter(pl.any_horizontal(end > setting.day for end in ends)).with_columns(later.alias(ON))
        side = self._side(subjects, apart, node, sorted({*apart, *left, *across}))
        found = side.select(*apart, _later(changes, setting).alias(ON)) if changes else None
        if later is not None:
            pairs = (
                side.join(rows, left_on=left, right_on=right, how="inner", coalesce=False)
                if left
                else side.join(rows, how="cross")
            )
            pairs = (pairs.with_columns(later.alias(ON)) if across else pairs).select(*apart, ON)
            found = pairs if found is None else pl.concat([found, pairs])
        return found.explode(ON).drop_nulls().unique() if found is not None else None

    def _side(self, subjects: pl.DataFrame, apart: list[str], node: Quantity, columns: list[str]) -> pl.LazyFrame:
        """Give columns of the subjects; those that a chain is equal in are read from their own rows."""
        side = subjects.lazy()
        if isinstance(node, nodes.SpellStart):
            same = [nodes.Field("subject", node.relation, column) for column in node.same]
            own = with_steps(self._frames, RELATIONS[node.relation], "s", same)
            side = own.join(side.select(apart), on=apart[0], how="inner")
        return side.select(columns)

    def _later_rows(self, name: str, setting: Setting) -> bool:
        if name not in self._has_later_rows:
            relation, seen = RELATIONS[name], first_seen(RELATIONS[name])
            if seen is None:
                return False
            low, high = _both(nodes.Field("row", name, seen), setting)
            rows = with_steps(self._frames, relation, "r", [])
            later = (low > setting.seen_on) | (high > setting.seen_on)
            self._has_later_rows[name] = bool(rows.select(later.any()).collect().item())
        return self._has_later_rows[name]


def _later(days: list[pl.Expr], setting: Setting) -> pl.Expr:
    """List those of some days that come after the day of evaluation."""
    return pl.concat_list([pl.when(day > setting.day).then(day) for day in days]).list.drop_nulls()


def _both(node: nodes.Node, setting: Setting) -> list[pl.Expr]:
    value = number(node, setting)
    return [value.low, value.high]


def _link(node: Quantity) -> tuple[list[str], list[str], list[nodes.Field]]:
    """Name the columns of the subject and of the row that link them, and the fields to read of the row."""
    if isinstance(node, nodes.SpellStart):
        linked = [nodes.Field("row", node.relation, column) for column in node.same]
        left = [f"s.{column}" for column in node.same]
    else:
        linked = [field for field, _ in node.link]
        left = [column_of(text) for _, text in node.link if isinstance(text, nodes.Field)]
    return left, [column_of(field) for field in linked], list(dict.fromkeys([*linked, *row_fields(node)]))


def _with_outer(task: Task, moving: Iterable[Quantity]) -> list[Quantity]:
    """Add the quantities that look at a moving one."""
    found = set(moving)
    for stage in in_stages(quantities_of(task.rule)):
        found |= {node for node in stage if found.intersection(inside(node))}
    return list(found)


def _number_changes(node: Quantity, setting: Setting) -> list[date]:
    """List the later days on which a number inside a quantity is another one."""
    if setting.period is not None and setting.period.last_day < setting.seen_on:
        return []
    names = {name for one in nodes.walk(node) if (name := nodes.parameter_of(one)) is not None}
    return sorted({day for name in names for day in setting.parameters[name].changes_after(setting.seen_on)})
