"""The facts as the reference reads them: rows in memory, found by key and by link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from gongdao.engine.tree import always, once
from gongdao.engine.truth import UNKNOWN, Span, Truth, exactly
from gongdao.engine.workdays import WorkCalendar, calendar_of
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import At, Relation

Row = Mapping[str, object]
Rows = Sequence[Row]
_REMEMBERED = 2_000  # ours: the days of a page about one person


class World:
    """All relations of a snapshot, or of what a page has fetched; a relation is asked for when it is first needed."""

    def __init__(self, rows_of: Callable[[str], Rows]) -> None:
        """Take a function that gives the rows of a relation by its name."""
        self._rows_of = rows_of
        self._rows: dict[str, Rows] = {}
        self._by_key: dict[str, dict[str, Row]] = {}
        self._lacking: dict[tuple[str, str], list[Row]] = {}
        self._calendar: WorkCalendar | None = None
        self._known: dict[tuple[int, date], tuple[Row, dict[Any, Any]]] = {}
        self._by_link: dict[tuple[str, tuple[tuple[str | None, str], ...]], dict[tuple[object, ...], list[Row]]] = {}

    @classmethod
    def of(cls, relations: Mapping[str, Rows]) -> World:
        """Make a world of rows at hand."""
        return cls(lambda name: relations.get(name, ()))

    def rows(self, relation: str) -> Rows:
        """Give all rows of a relation."""
        if relation not in self._rows:
            self._rows[relation] = self._rows_of(relation)
        return self._rows[relation]

    def row(self, relation: str, key: str) -> Row | None:
        """Give the row of that key."""
        if relation not in self._by_key:
            name = RELATIONS[relation].key
            self._by_key[relation] = {str(row[name]): row for row in self.rows(relation)}
        return self._by_key[relation].get(key)

    def linked(
        self, relation: str, link: tuple[tuple[str | None, str], ...], values: tuple[object, ...]
    ) -> Sequence[Row]:
        """Give the rows whose link columns (each with an optional step) have these values; none for an empty value."""
        if not link:
            return self.rows(relation)
        if None in values:
            return ()
        index = self._by_link.get((relation, link))
        if index is None:
            index = defaultdict(list)
            for row in self.rows(relation):
                index[tuple(self.value(relation, row, column, via) for via, column in link)].append(row)
            self._by_link[relation, link] = index
        return index.get(values, ())

    def lacking(self, relation: str, column: str) -> Sequence[Row]:
        """Give the rows in which a reference column is empty."""
        if (relation, column) not in self._lacking:
            self._lacking[relation, column] = [row for row in self.rows(relation) if row.get(column) is None]
        return self._lacking[relation, column]

    @property
    def calendar(self) -> WorkCalendar:
        """Give the working-day calendar, the rows of *calendar_day* included."""
        if self._calendar is None:
            self._calendar = calendar_of(self.rows("calendar_day"))
        return self._calendar

    def value(self, relation: str, row: Row, column: str, via: str | None = None) -> object:
        """Give a column of a row, or of the row that its reference column `via` points to."""
        place = str(RELATIONS[relation].by_name[via].refers) if via else relation
        return value_reader(place, column, via)(self, row)

    def known_about(self, row: Row, day: date) -> dict[Any, Any]:
        """Give what has been worked out about a row as of a day, to be added to; it is forgotten after a while."""
        place = (id(row), day)
        kept = self._known.get(place)
        if kept is None or kept[0] is not row:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            kept = self._known[place] = (row, {})
        return kept[1]


@cache
def value_reader(relation: str, column: str, via: str | None) -> Callable[[World, Row], object]:
    """Give the function that reads a column of a row, or of the row of `relation` to which its column `via` points."""
    is_same = RELATIONS[relation].by_name[column].empty_is_same

    def own(_: World, row: Row) -> object:
        found = row.get(column)
        return "" if found is None and is_same else found

    def there(world: World, row: Row) -> object:
        key = row.get(via)  # type: ignore[arg-type]
        other = world.row(relation, key) if key is not None else None  # type: ignore[arg-type]
        if other is None:
            return None
        found = other.get(column)
        return "" if found is None and is_same else found

    return own if via is None else there


def span_of(value: object) -> Span:
    """Make the span of a stored number or date."""
    if isinstance(value, PartialDate):
        return Span(value.first, value.last)
    if value is None:
        return UNKNOWN
    if isinstance(value, (int, Decimal, date)):
        return exactly(value)
    raise TypeError(type(value))


def is_visible(relation: Relation, row: Row, as_of: date) -> Truth:
    """Tell whether a row has come about by a day: an event that has happened, a state that has begun."""
    return visibility(relation)(row, as_of)


@once
def visibility(relation: Relation) -> Callable[[Row, date], Truth]:
    """Give the function that tells whether a row of a relation has come about by a day.

    An event without a day may have happened; a state without a first day has begun.
    """
    if relation.time is None:
        return always(value=True)
    column = relation.time.day if isinstance(relation.time, At) else relation.time.start
    undated = None if isinstance(relation.time, At) else True

    def sees(row: Row, as_of: date) -> Truth:
        day = row.get(column)
        if day is None:
            return undated
        first, last = (day.first, day.last) if isinstance(day, PartialDate) else (day, day)
        if first > as_of:  # type: ignore[operator]
            return False
        return None if last > as_of else True  # type: ignore[operator]

    return sees
