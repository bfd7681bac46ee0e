"""How secret a field is. A field of which nobody has said it keeps the product from starting."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error
from django.db import models

from gongdao.facts.relation import Level, Relation

OWN = "gongdao."


def level_of(field: models.Field) -> Level | None:
    """Return the level of a model field: what the fact dictionary says, else what `levels.py` of its room says."""
    relation: Relation | None = getattr(field.model, "relation", None)
    if relation is not None:
        column = relation.by_name.get(field.name) or relation.by_name.get(field.name.removesuffix("_last"))
        if column is not None or field.name == "key":
            return (column.level if column else None) or relation.level
    if field.primary_key:
        return Level.INTERNAL
    return _said_by(apps.get_app_config(field.model._meta.app_label)).get(field.model.__name__, {}).get(field.name)


def check_levels(**_: Any) -> list[CheckMessage]:
    """Name the fields of our own models that have no level."""
    return [
        Error(f"The field {field} has no secrecy level", hint="Name it in levels.py of its room.", id="access.E002")
        for field in without_level(own_fields())
    ]


def without_level(fields: Iterable[models.Field]) -> list[models.Field]:
    """Pick the fields of which nobody has said how secret they are."""
    return [field for field in fields if level_of(field) is None]


def own_fields() -> Iterator[models.Field]:
    """Yield every stored field of every model of the product."""
    for config in apps.get_app_configs():
        if config.name.startswith(OWN):
            for model in config.get_models():
                yield from model._meta.concrete_fields


def _said_by(config: AppConfig) -> dict[str, dict[str, Level]]:
    name = f"{config.name}.levels"
    return import_module(name).LEVELS if find_spec(name) else {}
