"""Tables that answer nobody who does not say for whom he asks, or why he asks for all (decision 0013).

`Model.objects.scoped(by=…, permission=…)` gives the rows within the reach of an actor, by the rule that the product has
joined for the model. `Model.objects.unscoped(reason="…")` gives every row; docs/generated/unscoped.md lists each use.
Any other question is a bug and raises, for an empty answer would be believed.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from datetime import date
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error
from django.db import models
from django.db.models import Q, QuerySet

OWN = "gongdao."
Rule = Callable[[Any, str | None, date | None], Q]

_rules: dict[type[models.Model], Rule] = {}
_open: ContextVar[bool] = ContextVar("_open", default=False)


class NotScoped(RuntimeError):
    """A table was asked without an actor and without a reason, which is a bug wherever it happens."""


def join(model: type[models.Model], rule: Rule) -> None:
    """Let a room say which rows of its model an actor reaches by a permission on a day; the latest answer counts."""
    _rules[model] = rule


def own(column: str) -> Rule:
    """Make the rule of a model whose rows belong to the account that a column names, whatever it may do."""
    return lambda by, _permission, _on: Q(**{column: by.key})


@contextmanager
def opened(*, reason: str) -> Iterator[None]:
    """Let Django itself ask every table inside the block, where it leaves no room for `unscoped`."""
    _check(reason)
    token = _open.set(True)
    try:
        yield
    finally:
        _open.reset(token)


class ScopedManager(models.Manager):
    """What `objects` is in every model of the product, and with it the managers of what refers to a row.

    Rows are written freely, for an action has asked for permission; they are found by `scoped` and `unscoped` only.
    """

    is_open = False

    def get_queryset(self) -> QuerySet:
        """Refuse, but for the two ways in."""
        if not (self.is_open or _open.get()):
            name = self.model.__name__
            raise NotScoped(f"{name}.objects: say for whom, scoped(by=…), or why for all, unscoped(reason=…)")
        return super().get_queryset()

    def scoped(self, *, by: Any, permission: str | None = None, on: date | None = None) -> QuerySet:
        """Return the rows within the reach of an actor on a day, today if none is given; without a permission his own.

        Raises: NotScoped for a model whose rule nobody has joined.
        """
        rule = _rules.get(self.model)
        if rule is None:
            raise NotScoped(f"no rule says which rows of {self.model.__name__} an actor reaches")
        return self._all().filter(rule(by, permission, on))

    def unscoped(self, *, reason: str) -> QuerySet:
        """Return every row, for a reason that the list of these uses gives."""
        _check(reason)
        return self._all()

    def none(self) -> QuerySet:
        """Return no row."""
        return self._all().none()

    def create(self, **values: Any) -> Any:
        """Store a new row."""
        return self._all().create(**values)

    def bulk_create(self, rows: Iterable[Any], **options: Any) -> list[Any]:
        """Store new rows."""
        return self._all().bulk_create(rows, **options)

    def _all(self) -> QuerySet:
        """Ask a copy that is open: a manager is shared by all threads."""
        asked = copy(self)
        asked.is_open = True
        return asked.get_queryset()


def check_managers(**_: Any) -> list[CheckMessage]:
    """Name the models of the product whose rows are found without saying for whom."""
    return [
        Error(
            f"The manager of {model._meta.label} gives every row to everybody",
            hint="Write objects = ScopedManager() of gongdao.office.scoping.",
            id="access.E003",
        )
        for config in apps.get_app_configs()
        if config.name.startswith(OWN)
        for model in config.get_models()
        if not isinstance(model._meta.default_manager, ScopedManager)
    ]


def _check(reason: str) -> None:
    if not reason.strip():
        raise NotScoped("to ask for every row takes a reason")
