"""Several short lists in one query: the rows of each packed as JSON, so that tables of any columns stand in one answer."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.db.models import Value as Constant
from django.db.models.functions import JSONArray

from gongdao.facts.relation import Kind
from gongdao.office.registers.values import Value

HUNDREDTH = Decimal("0.01")
Rows = list[dict[str, Value]]


@dataclass(frozen=True)
class Short:
    """A list that is read whole: its rows, the kind of each path, and by which paths it is ordered (`-`: downwards)."""

    found: QuerySet
    kinds: Mapping[str, Kind]
    order: tuple[str, ...] = ()


def read_together(lists: Mapping[str, Short]) -> dict[str, Rows]:
    """Give the rows of several lists by path, each in its order with empty values last, in one query."""
    packed = [_packed(name, one) for name, one in lists.items()]
    if not packed:
        return {}
    first, *others = packed
    told: dict[str, list[list[Any]]] = defaultdict(list)
    for name, cells in first.union(*others, all=True):
        told[name].append(cells)
    return {name: _ordered(one, told[name]) for name, one in lists.items() if name in told}


def _packed(name: str, one: Short) -> QuerySet:
    rows = one.found.order_by().annotate(_list=Constant(name), _cells=JSONArray(*one.kinds, *map(_path, one.order)))
    return rows.values_list("_list", "_cells")


def _ordered(one: Short, rows: list[list[Any]]) -> Rows:
    width = len(one.kinds)
    for at, name in reversed(list(enumerate(one.order, width))):
        downwards = name.startswith("-")
        known = sorted((row for row in rows if row[at] is not None), key=lambda row: row[at], reverse=downwards)
        rows = [*known, *(row for row in rows if row[at] is None)]
    return [dict(zip(one.kinds, map(_typed, one.kinds.values(), row), strict=False)) for row in rows]


def _path(name: str) -> str:
    return name.removeprefix("-")


def _typed(kind: Kind, value: Any) -> Value:
    """Read a value as JSON has kept it."""
    if value is None:
        return None
    if kind in (Kind.DAY, Kind.PARTIAL_DAY):
        return date.fromisoformat(value)
    if kind is Kind.DECIMAL:
        return Decimal(str(value)).quantize(HUNDREDTH)
    return bool(value) if kind is Kind.FLAG else value
