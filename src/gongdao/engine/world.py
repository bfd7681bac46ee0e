"""The facts as the reference reads them: rows in memory, found by key and by link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from gongdao.engine.truth import UNKNOWN, Quantity, Span, Truth, exactly
from gongdao.engine.workdays import WorkCalendar, calendar_of
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import At, Relation

Row = Mapping[str, object]
Rows = Sequence[Row]


class World:
    """All relations of a snapshot, or of what a page has fetched; a relation is asked for when it is first needed."""

    def __init__(self, rows_of: Callable[[str], Rows]) -> None:
        """Take a function that gives the rows of a relation by its name."""
        self._rows_of = rows_of
        self._rows: dict[str, Rows] = {}
        self._by_key: dict[str, dict[str, Row]] = {}
        self._calendar: WorkCalendar | None = None
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

    @property
    def calendar(self) -> WorkCalendar:
        """Give the working-day calendar, the rows of *calendar_day* included."""
        if self._calendar is None:
            self._calendar = calendar_of(self.rows("calendar_day"))
        return self._calendar

    def value(self, relation: str, row: Row, column: str, via: str | None = None) -> object:
        """Give a column of a row, or of the row that its reference column `via` points to."""
        if via is None:
            found = row.get(column)
            return "" if found is None and RELATIONS[relation].by_name[column].empty_is_same else found
        key = row.get(via)
        target = str(RELATIONS[relation].by_name[via].refers)
        there = self.row(target, str(key)) if key is not None else None
        return self.value(target, there, column) if there else None


def span_of(value: object) -> Span:
    """Make the span of a stored number or date."""
    if value is None:
        return UNKNOWN
    if isinstance(value, PartialDate):
        return Span(value.first, value.last)
    if isinstance(value, (int, Decimal, date)):
        return exactly(value)
    raise TypeError(type(value))


def is_visible(relation: Relation, row: Row, as_of: date) -> Truth:
    """Tell whether a row has come about by a day: an event that has happened, a state that has begun."""
    if relation.time is None:
        return True
    column = relation.time.day if isinstance(relation.time, At) else relation.time.start
    day = span_of(row.get(column))
    if row.get(column) is None and not isinstance(relation.time, At):
        return True
    if _is_after(day.low, as_of):
        return False
    return None if day.high is None or _is_after(day.high, as_of) else True


def _is_after(day: Quantity | None, as_of: date) -> bool:
    return isinstance(day, date) and day > as_of
