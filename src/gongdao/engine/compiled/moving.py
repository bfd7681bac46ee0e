"""The subjects of which a quantity may become another by time alone, as `engine.moving` finds its days.

They are few: those with a row that is still to come, or whose condition is still to flip. For them the reference says
on which day the outcome changes; for all others the quantities stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from gongdao.engine import nodes
from gongdao.engine.clauses import Outcome
from gongdao.engine.compiled.expressions import Setting, column_of, number
from gongdao.engine.compiled.quantities import subject_columns
from gongdao.engine.compiled.reading import Frames, with_steps
from gongdao.engine.compiled.worlds import FrameWorld
from gongdao.engine.judge import next_change, scene_for
from gongdao.engine.moving import first_seen, flips_inside, quantities_of
from gongdao.facts.dictionary import RELATIONS

if TYPE_CHECKING:
    from gongdao.engine.compiled.findings import Task

Quantity = nodes.Aggregate | nodes.SpellStart


class Moving:
    """Ask each question about the rows of a snapshot once for a whole sweep."""

    def __init__(self, frames: Frames) -> None:
        """Take the function that opens a relation as a frame."""
        self._frames = frames
        self._world = FrameWorld(frames)
        self._has_later_rows: dict[str, bool] = {}

    def next_changes(self, task: Task, judged: pl.DataFrame) -> pl.DataFrame:
        """Give `key` and `moved_on` of the subjects that may change so, by the reference; `judged` has `outcome`."""
        key = f"s.{RELATIONS[task.rule.about].key}"
        quantities = quantities_of(task.rule)
        moving = judged.filter(pl.col(key).is_in(self.among(judged, quantities, task.setting).implode()))
        self._world.expect_keys(task.rule.about, moving[key])
        for node in quantities if moving.height else ():
            left, _, _ = _link(node)
            link = tuple((None, name) for name in node.same) if isinstance(node, nodes.SpellStart) else _columns(node)
            side = self._side(moving, key, node, left).collect() if left else moving.clear()
            self._world.expect(node.relation, link, side.iter_rows())
        found = [(subject, self._next_change(task, subject, outcome)) for subject, outcome in _pairs(moving, key)]
        return pl.DataFrame(found, {key: pl.String, "moved_on": pl.Date}, orient="row")

    def _next_change(self, task: Task, subject: str, outcome: str) -> date | None:
        row = self._world.row(task.rule.about, subject)
        if row is None:
            raise KeyError(subject)
        scene = scene_for(self._world, task.clause, row, task.setting.seen_on, task.period)
        return next_change(task.rule, scene, Outcome(outcome))

    def among(self, subjects: pl.DataFrame, quantities: Iterable[Quantity], setting: Setting) -> pl.Series:
        """Give the keys of the subjects one of whose quantities may change after the day of evaluation."""
        key = f"s.{RELATIONS[setting.about].key}"
        found = [self._keys(subjects, key, node, setting) for node in quantities]
        asked = [keys for keys in found if keys is not None]
        if not asked:
            return pl.Series(key, [], dtype=pl.String)
        return pl.concat(pl.collect_all(asked))[key].unique()

    def _keys(self, subjects: pl.DataFrame, key: str, node: Quantity, setting: Setting) -> pl.LazyFrame | None:
        if _number_changes(node, setting):
            return subjects.lazy().select(key)
        relation, flips = RELATIONS[node.relation], flips_inside(node)
        seen = first_seen(relation) if self._later_rows(node.relation, setting) else None
        if seen is None and not flips:
            return None
        days = [(number(flip.day, setting), flip.plus_days) for flip in flips]
        if seen is not None:
            days.append((number(nodes.Field("row", relation.name, seen), setting), 0))
        later = pl.any_horizontal(
            (end.dt.offset_by(f"{plus}d") > setting.day).fill_null(value=False)
            for day, plus in days
            for end in (day.low, day.high)
        )
        left, right, looked_at = _link(node)
        rows = with_steps(self._frames, relation, "r", looked_at)
        across = sorted(subject_columns(node)) if isinstance(node, nodes.Aggregate) else []
        if not across:
            rows = rows.filter(later)
        side = self._side(subjects, key, node, sorted({key, *left, *across}))
        pairs = side.join(rows, left_on=left, right_on=right, how="inner") if left else side.join(rows, how="cross")
        return (pairs.filter(later) if across else pairs).select(key)

    def _side(self, subjects: pl.DataFrame, key: str, node: Quantity, columns: list[str]) -> pl.LazyFrame:
        """Give columns of the subjects; those that a chain is equal in are read from their own rows."""
        side = subjects.lazy()
        if isinstance(node, nodes.SpellStart):
            same = [nodes.Field("subject", node.relation, column) for column in node.same]
            own = with_steps(self._frames, RELATIONS[node.relation], "s", same)
            side = own.join(side.select(key), on=key, how="semi")
        return side.select(columns)

    def _later_rows(self, name: str, setting: Setting) -> bool:
        if name not in self._has_later_rows:
            relation, seen = RELATIONS[name], first_seen(RELATIONS[name])
            if seen is None:
                return False
            day = number(nodes.Field("row", name, seen), setting)
            rows = with_steps(self._frames, relation, "r", [])
            later = (day.low > setting.day) | (day.high > setting.day)
            self._has_later_rows[name] = bool(rows.select(later.any()).collect().item())
        return self._has_later_rows[name]


def _pairs(judged: pl.DataFrame, key: str) -> Iterable[tuple[str, str]]:
    return judged.select(key, "outcome").iter_rows()


def _columns(node: nodes.Aggregate) -> tuple[tuple[str | None, str], ...]:
    return tuple((field.via, field.column) for field, _ in node.link)


def _link(node: Quantity) -> tuple[list[str], list[str], list[nodes.Field]]:
    """Name the columns of the subject and of the row that link them, and the fields to read of the row."""
    if isinstance(node, nodes.SpellStart):
        linked = [nodes.Field("row", node.relation, column) for column in node.same]
        left = [f"s.{column}" for column in node.same]
    else:
        linked = [field for field, _ in node.link]
        left = [column_of(text) for _, text in node.link if isinstance(text, nodes.Field)]
    inside = [field for field in nodes.walk(node) if isinstance(field, nodes.Field) and field.of == "row"]
    return left, [column_of(field) for field in linked], list(dict.fromkeys([*linked, *inside]))


def _number_changes(node: Quantity, setting: Setting) -> bool:
    """Tell whether a number inside a quantity is another one on a later day."""
    if setting.period is not None and setting.period.last_day < setting.seen_on:
        return False
    names = {name for one in nodes.walk(node) if (name := nodes.parameter_of(one)) is not None}
    return any(setting.parameters[name].changes_after(setting.seen_on) for name in names)
