"""The place from which a rule looks: the facts, the days, the clause's numbers, and a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from gongdao.engine.days import Period
from gongdao.engine.parameters import Parameter
from gongdao.engine.world import Row, World

Result = TypeVar("Result")


class Scene:
    """Everything that a value depends on: the facts, the days, the clause's parameters, and the subject's row.

    `as_of` is the day at which dates are compared and rows are seen, `judged_on` the same but not after the period.
    `subject` is the row about which something is asked, and `row` the same, except while the rows of a quantity are
    looked at: then it is one of them, and `outer` the place from which they are. `numbers` keeps the parameters' values
    that have been looked up, `known` what has been asked about the subject, or is the same for all rows of a quantity.
    """

    __slots__ = (
        "as_of",
        "judged_on",
        "known",
        "numbers",
        "outer",
        "parameters",
        "period",
        "relation",
        "row",
        "subject",
        "world",
    )

    def __init__(
        self,
        world: World,
        as_of: date,
        period: Period | None,
        parameters: Mapping[str, Parameter],
        relation: str,
        row: Row,
    ) -> None:
        """Take the place of a subject."""
        self.world = world
        self.as_of = as_of
        self.period = period
        self.parameters = parameters
        self.relation = relation
        self.row = self.subject = row
        self.outer: Scene | None = None
        self.judged_on = min(as_of, period.last_day) if period else as_of
        self.numbers: dict[str, object] = {}
        self.known: dict[Callable[[Scene], Any], Any] = {}

    def on(self, day: date) -> Scene:
        """Look from another day at the facts recorded, of which other rows may be seen then."""
        return Scene(self.world, day, self.period, self.parameters, self.relation, self.row)

    def inside(self, relation: str, row: Row) -> Scene:
        """Step to a row that is being aggregated."""
        inner = Scene.__new__(Scene)
        inner.world, inner.as_of, inner.period, inner.judged_on = self.world, self.as_of, self.period, self.judged_on
        inner.parameters, inner.numbers, inner.known = self.parameters, self.numbers, {}
        inner.relation, inner.row, inner.subject, inner.outer = relation, row, self.row, self
        return inner

    def asked(self, value_of: Callable[[Scene], Result]) -> Result:
        """Ask for a value: once when it is about the subject itself."""
        if self.outer is not None:
            return value_of(self)
        if value_of not in self.known:
            self.known[value_of] = value_of(self)
        return self.known[value_of]  # type: ignore[no-any-return]

    def along(self, relation: str, rows: Iterable[Row]) -> Iterator[Scene]:
        """Step from row to row: the same scene each time, moved on, so that it must not be kept."""
        inner = self.inside(relation, {})
        for row in rows:
            inner.row = row
            yield inner


def parameter_value(scene: Scene, name: str) -> object:
    """Give a parameter's value on the day judged; None when it is not set."""
    if name not in scene.numbers:
        dated = scene.parameters[name].on(scene.judged_on)
        scene.numbers[name] = dated.value if dated else None
    return scene.numbers[name]


def parameter_number(scene: Scene, name: str, part: str) -> int | date | None:
    """Give a parameter as a whole number, a day, or one side of a fraction."""
    value = parameter_value(scene, name)
    if part == "day":
        return value if isinstance(value, date) else None
    if isinstance(value, Fraction):
        return value.numerator if part == "numerator" else value.denominator
    if isinstance(value, int):
        return 1 if part == "denominator" else value
    return None
