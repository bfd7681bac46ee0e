"""Reading the column of a field, of the subject or of the row that is being looked at."""

from __future__ import annotations

from collections.abc import Callable

from gongdao.engine import nodes
from gongdao.engine.scene import Scene
from gongdao.engine.tree import once
from gongdao.engine.truth import Span
from gongdao.engine.world import span_of, value_reader
from gongdao.facts.dictionary import RELATIONS

ReadSpan = Callable[[Scene], Span]
ReadValue = Callable[[Scene], object]


@once
def read_field(field: nodes.Field) -> ReadValue:
    """Read a field of the subject, or of the row that is being looked at."""
    if field.via is None and not RELATIONS[field.relation].by_name[field.column].empty_is_same:
        column = field.column
        return (
            (lambda scene: scene.subject.get(column)) if field.of == "subject" else lambda scene: scene.row.get(column)
        )
    value_of = value_reader(field.relation, field.column, field.via)
    if field.of == "subject":
        return lambda scene: value_of(scene.world, scene.subject)
    return lambda scene: value_of(scene.world, scene.row)


def span_of_field(field: nodes.Field) -> ReadSpan:
    """Give the function that reads a number or day."""
    value_of = read_field(field)
    return lambda scene: span_of(value_of(scene))


def place_of(code: object, field: nodes.Field) -> int | None:
    """Give the place of a code in the list of its column, from one."""
    codes = [one for one, _ in RELATIONS[field.relation].by_name[field.column].codes]
    return codes.index(str(code)) + 1 if code in codes else None
