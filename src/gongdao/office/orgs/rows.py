"""What is handed in when units and groups are made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongdao.facts.organisation import UNIT, UNIT_GROUP


@dataclass(frozen=True)
class NewUnit:
    """A unit to be made; `parent` is the key of another one, in the same list or already there."""

    name: str
    kind: str | None = None
    parent: str | None = None
    key: str | None = None
    place: str | None = None
    established_on: date | None = None
    abolished_on: date | None = None
    is_receiving: bool = False
    function: str | None = None

    @classmethod
    def from_fact(cls, row: Mapping[str, Any]) -> "NewUnit":
        """Take over a row of the relation `unit`."""
        values = {column.name: row.get(column.name) for column in UNIT.columns[1:]}
        return cls(**{**values, "name": values["name"] or "", "key": row[UNIT.key]})


@dataclass(frozen=True)
class UnitFacts:
    """What is registered about a unit, apart from its place in the tree."""

    name: str
    kind: str | None
    place: str | None
    established_on: date | None
    abolished_on: date | None
    function: str | None = None

    @classmethod
    def of(cls, unit: Any) -> "UnitFacts":
        """Take the facts of a stored unit."""
        return cls(unit.name, unit.kind, unit.place, unit.established_on, unit.abolished_on, unit.function)


@dataclass(frozen=True)
class NewMembership:
    """A membership to be made; `unit` is the key of a unit."""

    unit: str
    purpose: str
    group: str
    key: str | None = None
    started_on: date | None = None
    ended_on: date | None = None

    @classmethod
    def from_fact(cls, row: Mapping[str, Any]) -> "NewMembership":
        """Take over a row of the relation `unit_group`."""
        values = {column.name: row.get(column.name) for column in UNIT_GROUP.columns[1:]}
        return cls(**values, key=row[UNIT_GROUP.key])
