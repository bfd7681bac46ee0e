"""A quantity that several clauses ask for is worked out once for a subject and a day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from gongdao.engine import nodes
from gongdao.engine.scene import Scene, parameter_value
from gongdao.engine.world import Row

Result = TypeVar("Result")
_NOBODY: Row = {}  # stands for the subject where a quantity is the same for all of them
_places: dict[tuple[nodes.Node, str], int] = {}


def kept(node: nodes.Node, work: Callable[[Scene], Result], what: str = "") -> Callable[[Scene], Result]:
    """Remember what is worked out about a subject, by all that it depends on: the day, the period, the numbers.

    `what` tells apart several things that are worked out of one node. Equal nodes of two clauses share it. About a row
    of another quantity nothing is remembered.
    """
    place = _places.setdefault((node, what), len(_places))
    is_about_all = isinstance(node, nodes.Aggregate) and not any(
        isinstance(one, nodes.SpellStart) or (isinstance(one, nodes.Field) and one.of == "subject")
        for one in nodes.walk(node)
    )
    numbers = tuple(dict.fromkeys(name for one in nodes.walk(node) if (name := nodes.parameter_of(one)) is not None))
    looks_at_period = any(
        isinstance(one, (nodes.JudgedOn, nodes.PeriodStart, nodes.PeriodEnd)) for one in nodes.walk(node)
    )

    def remembered(scene: Scene) -> Result:
        if scene.outer is not None:
            return work(scene)
        found = scene.world.known_about(_NOBODY if is_about_all else scene.row, scene.as_of)
        period = scene.period if looks_at_period else None
        key: Any = (place, period, *(parameter_value(scene, name) for name in numbers)) if numbers or period else place
        if key not in found:
            found[key] = work(scene)
        return found[key]  # type: ignore[no-any-return]

    return remembered
