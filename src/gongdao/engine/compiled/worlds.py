"""A large snapshot as the reference reads it: only the rows that one subject asks for, each question once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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

    def lacking(self, relation: str, column: str) -> Sequence[Row]:
        """Give the rows in which a reference column is empty."""
        if (relation, column) not in self._lacking:
            self._lacking[relation, column] = list(self._filtered(relation, pl.col(column).is_null()))
        return self._lacking[relation, column]

    def fetched(self) -> dict[str, list[Row]]:
        """Give every row that has been asked for so far, by relation, each once."""
        found: dict[str, dict[str, Row]] = {}
        listed: list[tuple[str, Sequence[Row]]] = [
            *((relation, rows) for (relation, _, _), rows in self._found.items()),
            *((relation, rows) for (relation, _), rows in self._lacking.items()),
            *self._rows.items(),
        ]
        for relation, rows in listed:
            found.setdefault(relation, {}).update({str(row[RELATIONS[relation].key]): row for row in rows})
        for (relation, key), row in self._keyed.items():
            if row is not None:
                found.setdefault(relation, {})[key] = row
        return {relation: list(rows.values()) for relation, rows in sorted(found.items())}

    def expect(self, relation: str, link: Link, values: Iterable[tuple[object, ...]]) -> None:
        """Fetch in one pass the rows that will be asked for by these values of a link, and the rows they point to."""
        if not link or any(via is not None for via, _ in link):
            return
        wanted = {one for one in values if None not in one and (relation, link, one) not in self._found}
        first = link[0][1]
        cell = self._cell(relation, first)
        rows = self._filtered(relation, cell.is_in(list({one[0] for one in wanted}))) if wanted else []
        for one in wanted:
            self._found[relation, link, one] = []
        for row in rows:
            values_of_row = tuple(self.value(relation, row, column) for _, column in link)
            if values_of_row in wanted:
                self._found[relation, link, values_of_row].append(row)
        for column in RELATIONS[relation].columns:
            if column.refers is not None:
                self.expect_keys(column.refers, (str(row[column.name]) for row in rows if row[column.name] is not None))

    def expect_keys(self, relation: str, keys: Iterable[str]) -> None:
        """Fetch in one pass the rows of these keys."""
        wanted = {key for key in keys if (relation, key) not in self._keyed}
        if wanted:
            name = RELATIONS[relation].key
            found = {str(row[name]): row for row in self._filtered(relation, pl.col(name).is_in(list(wanted)))}
            self._keyed.update({(relation, key): found.get(key) for key in wanted})

    def _cell(self, relation: str, column: str) -> pl.Expr:
        cell = pl.col(column)
        return cell.fill_null("") if RELATIONS[relation].by_name[column].empty_is_same else cell

    def _equals(self, relation: str, column: str, value: object) -> pl.Expr:
        return self._cell(relation, column) == value

    def _filtered(self, relation: str, condition: pl.Expr) -> list[dict[str, object]]:
        return rows_of(RELATIONS[relation], self._frames(relation).filter(condition).collect())
