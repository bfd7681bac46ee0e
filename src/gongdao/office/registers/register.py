"""What a register is: a relation, its table, who may read and write it, and how its list looks."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.db import models

from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.relation import Column, Level, Relation
from gongdao.office.access.allow import ITSELF, Kind
from gongdao.office.accounts.permissions import Permission

REGISTERS: dict[str, "Register"] = {}
"""Every register by the name of its relation; filled where the product is put together."""


@dataclass(frozen=True)
class Register:
    """Declare one register.

    `owner` names the paths from a row to the unit it belongs to; the first that leads somewhere decides about scope.
    Without a path the rows belong to the whole area: whoever may read anywhere may read them, and only who may write
    at a topmost unit may write them. `beside` names further fields that a reader of one record sees. `derive` sets
    what follows from the columns before a row is stored.
    """

    model: type[models.Model]
    owner: tuple[str, ...]
    read: Permission
    write: Permission
    listed: tuple[str, ...]
    filters: tuple[str, ...] = ()
    order: tuple[str, ...] = ("key",)
    beside: tuple[str, ...] = ()
    derive: Callable[[models.Model], None] | None = None

    @property
    def relation(self) -> Relation:
        return self.model.relation

    @property
    def name(self) -> str:
        return self.relation.name

    @property
    def room(self) -> str:
        return self.model._meta.app_label

    @property
    def zh(self) -> str:
        return self.relation.zh

    @property
    def level(self) -> Level:
        return self.relation.level

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns a user fills in: all but the key."""
        return self.relation.columns[1:]

    @cached_property
    def kind(self) -> Kind:
        """Where access finds unit and persons of a row: those that it names, and those on the way to its unit."""
        if self.name == "person":
            return Kind(self.owner, ITSELF, level=self.level)
        own = [column.name for column in self.columns if column.refers == "person"]
        way = [found for path in self.owner if (found := _person_on_the_way(self.relation, path))]
        persons = list(dict.fromkeys([*own, *way]))
        return Kind(self.owner, persons[0] if persons else None, tuple(persons[1:]), self.level)

    @cached_property
    def references(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.refers)

    def is_required(self, column: Column) -> bool:
        return not self.model._meta.get_field(column.name).null

    def target(self, column: Column) -> type[models.Model]:
        """The model that a column refers to."""
        return self.model._meta.get_field(column.name).related_model


def _person_on_the_way(relation: Relation, path: str) -> str | None:
    walked: list[str] = []
    for name in path.split("__"):
        walked.append(name)
        refers = relation.by_name[name].refers
        if refers == "person":
            return "__".join(walked)
        relation = RELATIONS[str(refers)]
    return None


def label_of(column: Column) -> str | None:
    """The field by which the relation that a column refers to is named to readers."""
    return RELATIONS[column.refers].label if column.refers else None
