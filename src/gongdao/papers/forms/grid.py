"""A page as boxes on a grid."""

from dataclasses import dataclass
from itertools import accumulate

from gongdao.papers.forms.fitting import LEADING, Line
from gongdao.papers.forms.photos import Photo


@dataclass(frozen=True, slots=True)
class Box:
    """One cell of the grid: `row` and `column` count from 0; sizes of type in points, all else in millimetres."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[Line, ...] = ()
    size: float = 0
    align: str = "center"
    foot: tuple[str, ...] = ()
    value: str = ""
    is_top: bool = False
    is_spread: bool = False
    leading: float = LEADING
    photo: Photo | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """The title in squares; `indent` is from the left edge of the grid, `gap` the room below."""

    text: str
    square: float
    indent: float
    size: float
    gap: float


@dataclass(frozen=True, slots=True)
class Grid:
    """One page: the grid begins at `left` and `top` on a sheet of A4, below the title if there is one."""

    top: float
    left: float
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    boxes: tuple[Box, ...]
    title: Title | None = None
    below: str = ""
    below_gap: float = 0

    def width_of(self, box: Box) -> float:
        """Give the width of a box."""
        return sum(self.columns[box.column : box.column + box.columns])

    def height_of(self, box: Box) -> float:
        """Give the height of a box."""
        return sum(self.rows[box.row : box.row + box.rows])

    def place_of(self, box: Box) -> tuple[float, float]:
        """Give the upper left corner of a box, from the corner of the grid."""
        across, down = ([0.0, *accumulate(sizes)] for sizes in (self.columns, self.rows))
        return across[box.column], down[box.row]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Both sides of one form."""

    name: str
    front: Grid
    back: Grid
