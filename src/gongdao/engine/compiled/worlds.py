"""A large snapshot as the reference reads it: only the rows that one subject asks for, each question once."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from gongdao.engine.compiled.reading import Frames
from gongdao.engine.world import Row, World
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.physical import rows_of

Link = tuple[tuple[str | None, str], ...]


class FrameWorld(World):
    """Filter the frames for the rows of one subject instead of reading whole relations."""

    def __init__(self, frames: Frames) -> None:
        """Take the function that opens a relation as a frame in its physical form."""
        super().__init__(lambda relation: rows_of(RELATIONS[relation], frames(relation).collect()))
        self._frames = frames
        self._found: dict[tuple[str, Link, tuple[object, ...]], list[dict[str, object]]] = {}
        self._keyed: dict[tuple[str, str], Row | None] = {}

    def row(self, relation: str, key: str) -> Row | None:
        """Give the row of that key."""
        if (relation, key) not in self._keyed:
            found = self._filtered(relation, pl.col(RELATIONS[relation].key) == key)
            self._keyed[relation, key] = found[0] if found else None
        return self._keyed[relation, key]

    def linked(self, relation: str, link: Link, values: tuple[object, ...]) -> Sequence[Row]:
        """Give the rows whose link columns have these values."""
        if not link:
            return self.rows(relation)
        if None in values:
            return ()
        asked = (relation, link, values)
        if asked not in self._found:
            pairs = list(zip(link, values, strict=True))
            conditions = [self._equals(relation, column, value) for (via, column), value in pairs if via is None]
            rows = self._filtered(relation, pl.all_horizontal(conditions) if conditions else pl.lit(value=True))
            stepped = [(via, column, value) for (via, column), value in pairs if via is not None]
            self._found[asked] = [
                row
                for row in rows
                if all(self.value(relation, row, column, via) == value for via, column, value in stepped)
            ]
        return self._found[asked]

    def _equals(self, relation: str, column: str, value: object) -> pl.Expr:
        cell = pl.col(column)
        return (cell.fill_null("") if RELATIONS[relation].by_name[column].empty_is_same else cell) == value

    def _filtered(self, relation: str, condition: pl.Expr) -> list[dict[str, object]]:
        return rows_of(RELATIONS[relation], self._frames(relation).filter(condition).collect())
