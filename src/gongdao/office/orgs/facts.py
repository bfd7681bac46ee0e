"""How units and their groups become relations: rows in the in-memory form of a snapshot. SELECT only."""

from collections.abc import Callable, Iterator
from typing import Any

from gongdao.facts.relation import Relation
from gongdao.office.orgs.models import Unit, UnitGroup

CHUNK = 5000  # rows fetched at once


def units() -> Iterator[dict[str, Any]]:
    """Stream every unit, in the order of the keys."""
    return _rows(Unit)


def unit_groups() -> Iterator[dict[str, Any]]:
    """Stream every membership in a group, in the order of the keys."""
    return _rows(UnitGroup)


EXPORTERS: dict[str, Callable[[], Iterator[dict[str, Any]]]] = {
    Unit.relation.name: units,
    UnitGroup.relation.name: unit_groups,
}


def _rows(model: type[Unit | UnitGroup]) -> Iterator[dict[str, Any]]:
    relation = model.relation
    names = [column.name for column in relation.columns]
    stored = (
        model.objects.unscoped(reason="a snapshot holds all facts; its readers are asked elsewhere")
        .order_by("key")
        .values_list(*_paths(relation))
    )
    for values in stored.iterator(chunk_size=CHUNK):
        yield dict(zip(names, values, strict=True))


def _paths(relation: Relation) -> list[str]:
    return ["key", *(f"{column.name}__key" if column.refers else column.name for column in relation.columns[1:])]
