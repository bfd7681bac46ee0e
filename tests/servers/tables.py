"""A test looks at tables as they are. The code under test does not: for every question that the product asks, the guard
of `objects` stands as it does in an installation."""

import sys
from pathlib import Path
from types import FrameType

import django
from django.db import models
from django.db.models import QuerySet

from gongdao.office import scoping

TESTS = str(Path(__file__).parents[1])
BETWEEN = (str(Path(django.__file__).parent), scoping.__file__, __file__)

_guarded = scoping.ScopedManager.get_queryset


def let_tests_look() -> None:
    """Open the tables to questions that stand in a file of the tests."""
    scoping.ScopedManager.get_queryset = _get_queryset  # type: ignore[method-assign]


def _get_queryset(manager: scoping.ScopedManager) -> QuerySet:
    if _asker().startswith(TESTS):
        return models.Manager.get_queryset(manager)
    return _guarded(manager)


def _asker() -> str:
    """Name the file that asks, behind Django and the manager."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename.startswith(BETWEEN):
        frame = frame.f_back
    return frame.f_code.co_filename if frame is not None else ""
