"""How tables become relations: rows in the in-memory form of a snapshot. SELECT only."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from django.db import models
from django.db.models import Q, QuerySet

from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import Column, Kind, Relation
from gongdao.office.registers.register import Register
from gongdao.office.registers.together import Short, read_together
from gongdao.office.registers.values import Value, span

CHUNK = 5000  # ours: rows fetched at once
FactRow = dict[str, Value]


def export(model: type[models.Model]) -> Iterator[FactRow]:
    """Stream every row of a table that mirrors a relation (`model.relation`), in the order of the keys."""
    return rows_of(
        model.relation,
        model.objects.unscoped(reason="a snapshot holds all facts; its readers are asked elsewhere").order_by("key"),
    )


def judged(model: type[models.Model], condition: Q) -> QuerySet:
    """Find rows for the rules and for access, which know everybody; what comes of it is shown within scope."""
    return model.objects.unscoped(reason="rules and access know everybody").filter(condition)


def exporters(tables: Iterable[type[models.Model]]) -> dict[str, Callable[[], Iterator[FactRow]]]:
    """Give, by relation, the function that streams it."""
    return {model.relation.name: partial(export, model) for model in tables}


def row_of(register: Register, key: str) -> FactRow:
    """Give one row as a fact."""
    return next(
        rows_of(
            register.relation, register.model.objects.unscoped(reason="the caller asks for the row").filter(key=key)
        )
    )


def rows_of(relation: Relation, found: QuerySet) -> Iterator[FactRow]:
    """Stream the rows of a queryset as facts of the relation that its table mirrors."""
    paths = ["key", *(path for column in relation.columns[1:] for path in _paths(column))]
    make = _maker(relation)
    for values in found.values_list(*paths).iterator(chunk_size=CHUNK):
        yield make(values)


def rows_together(found: Iterable[QuerySet]) -> dict[str, list[FactRow]]:
    """Give the rows of several querysets as facts, by relation and in the order of the keys, in one query."""
    asked = [(rows.model.relation, rows) for rows in found]
    lists = {relation.name: Short(rows, _kinds(relation), ("key",)) for relation, rows in asked}
    read = read_together(lists)
    makers = {relation.name: _maker(relation) for relation, _ in asked}
    return {name: [makers[name](tuple(row.values())) for row in rows] for name, rows in read.items()}


def _kinds(relation: Relation) -> dict[str, Kind]:
    others = {path: column.kind for column in relation.columns[1:] for path in _paths(column)}
    return {"key": Kind.TEXT} | others


def _paths(column: Column) -> list[str]:
    if column.refers:
        return [f"{column.name}__key"]
    if column.kind is Kind.PARTIAL_DAY:
        return [column.name, f"{column.name}_last"]
    return [column.name]


def _maker(relation: Relation) -> Callable[[tuple], FactRow]:
    names = [column.name for column in relation.columns]
    pairs = [at for at, column in enumerate(relation.columns) if column.kind is Kind.PARTIAL_DAY]

    def make(values: tuple) -> FactRow:
        row = list(values)
        for at in pairs:
            row[at : at + 2] = [_partial(row[at], row[at + 1])]
        return dict(zip(names, row, strict=True))

    return make


def _partial(first, last) -> PartialDate | None:
    return None if first is None else span(first, last)
