"""What is wrong with a row, told by column."""

from dataclasses import dataclass

from gongdao.errors import UserError
from gongdao.office.registers import messages
from gongdao.papers.masking import masked

SHOWN = 60  # ours: as much of a cell as a reader needs to find it


@dataclass(frozen=True)
class Problem:
    """Name the column (by its name in the relation; empty for the whole row), its value and the sentence."""

    column: str
    value: str
    code: str
    sentence: str


class RowRefused(UserError):
    """A row that cannot be stored; `problems` names every column that stands in the way."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems[0].code, problems[0].sentence)
        self.problems = problems


def problem(code: str, name: str = "", value: object = "", /, **values: object) -> Problem:
    """Make a problem of the column `name` with its sentence; `values` are the words of the sentence."""
    shown = "" if value is None else masked(str(value))
    shown = shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"
    return Problem(name, shown, code, messages.say(code, value=shown, **values))
