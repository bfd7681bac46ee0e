"""The tree that a rule leaves: looking through it, and building it anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cache, wraps
from typing import Any, TypeVar

Result = TypeVar("Result")
_REMEMBERED = 50_000  # ours: the rules of all documents have a fraction of so many nodes


@dataclass(frozen=True)
class Node:
    """Any part of a rule."""


def once(function: Callable[[Any], Result]) -> Callable[[Any], Result]:
    """Remember what a function makes of an object that never changes; by identity, for hashing a tree costs more."""
    found: dict[int, tuple[object, Result]] = {}

    @wraps(function)
    def remembered(one: object) -> Result:
        kept = found.get(id(one))
        if kept is None or kept[0] is not one:
            if len(found) >= _REMEMBERED:
                found.clear()
            kept = found[id(one)] = (one, function(one))
        return kept[1]

    return remembered


def always(value: Result) -> Callable[..., Result]:
    """Give the function that answers the same whatever it is asked about."""
    return lambda *_: value


@once
def children(node: Node) -> tuple[Node, ...]:
    """List the nodes directly inside a node."""
    return tuple(inner for name in _names(type(node)) for inner in _nodes_in(getattr(node, name)))  # type: ignore[arg-type]


@cache
def _names(kind: type[Node]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _nodes_in(value: object) -> Iterator[Node]:
    if isinstance(value, Node):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _nodes_in(item)


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all nodes inside it, outermost first."""
    yield node
    for child in children(node):
        yield from walk(child)


def transform(node: Node, change: Callable[[Node], Node]) -> Node:
    """Rebuild a tree from the leaves up, applying `change` to every node."""
    changed = {
        field.name: _transform_value(getattr(node, field.name), change)
        for field in fields(node)
        if isinstance(getattr(node, field.name), (Node, tuple))
    }
    return change(replace(node, **changed) if changed else node)


def _transform_value(value: object, change: Callable[[Node], Node]) -> object:
    if isinstance(value, Node):
        return transform(value, change)
    if isinstance(value, tuple):
        return tuple(_transform_value(item, change) for item in value)
    return value
