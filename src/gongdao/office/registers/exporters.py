"""How tables become relations: rows in the in-memory form of a snapshot. SELECT only."""

from collections.abc import Callable, Iterator

from django.db.models import QuerySet

from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import Kind, Relation
from gongdao.office.registers.register import Register
from gongdao.office.registers.values import Value, span

CHUNK = 5000  # ours: rows fetched at once
FactRow = dict[str, Value]


def export(register: Register) -> Iterator[FactRow]:
    """Stream every row of the register, in the order of the keys."""
    return rows_of(register, register.model.objects.order_by("key"))


def exporters(registers: dict[str, Register]) -> dict[str, Callable[[], Iterator[FactRow]]]:
    """Give, by relation, the function that streams it."""
    return {name: lambda register=register: export(register) for name, register in registers.items()}


def row_of(register: Register, key: str) -> FactRow:
    """Give one row as a fact."""
    return next(rows_of(register, register.model.objects.filter(key=key)))


def rows_of(register: Register, queryset: QuerySet) -> Iterator[FactRow]:
    """Stream the rows of a queryset as facts."""
    make = _maker(register.relation)
    for values in queryset.values_list(*register.facts_fields()).iterator(chunk_size=CHUNK):
        yield make(values)


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
