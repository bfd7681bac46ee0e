"""How large the text of each box is, and how a row borrows height where its text would not fit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gongdao.papers.errors import PaperError
from gongdao.papers.forms.fields import field_named
from gongdao.papers.forms.fitting import LEADING, MILLIMETRES_PER_POINT, Sizes, count_lines, fit
from gongdao.papers.forms.grid import Box, Grid

# Cells that show more than one field of the form, or a field of a relative.
_LABELS = {
    "full_time": "全日制教育学历学位",
    "in_service": "在职教育学历学位",
    "full_time_schools": "全日制教育毕业院校系及专业",
    "in_service_schools": "在职教育毕业院校系及专业",
    "kinship": "家庭成员称谓",
    "age": "家庭成员年龄",
    "work": "家庭成员工作单位及职务",
}


@dataclass(frozen=True, slots=True)
class Rules:
    """The sizes to choose from, and the row that lends height: which, down to what, in which steps."""

    body_size: float
    smallest_size: float
    unbroken_size: float
    resume_sizes: tuple[tuple[int, float], ...]
    padding: float
    lender: int
    lender_keeps: float
    step: float


class _OverflowError(Exception):
    def __init__(self, box: Box) -> None:
        super().__init__(box.value)
        self.box = box


def fit_boxes(name: str, grid: Grid, boxes: Sequence[Box], rules: Rules) -> Grid:
    """Give a grid whose boxes have their sizes; where a text does not fit, its row grows at the cost of the lender.

    Raises: PaperError `form_overflow` when the lender has no more to give.
    """
    while True:
        try:
            return replace(grid, boxes=_sized(grid, boxes, rules))
        except _OverflowError as overflow:
            box = overflow.box
            lender = rules.lender % len(grid.rows)
            row = box.row + box.rows - 1
            left = grid.rows[lender] - rules.step
            if row == lender or left < rules.lender_keeps:
                label = _LABELS.get(box.value) or field_named(box.value).label
                raise PaperError("form_overflow", name=name, label=label) from overflow
            changes = {row: rules.step, lender: -rules.step}
            rows = tuple(height + changes.get(number, 0) for number, height in enumerate(grid.rows))
            grid = replace(grid, rows=rows)


def _sized(grid: Grid, boxes: Sequence[Box], rules: Rules) -> tuple[Box, ...]:
    sized = (replace(box, size=_size(grid, box, rules)) for box in boxes)
    return tuple(replace(box, leading=_spread(grid, box)) if box.is_spread else box for box in sized)


def _spread(grid: Grid, box: Box) -> float:
    """Give the room between the lines, in points, that spreads them over the height of a box."""
    room = grid.height_of(box) / MILLIMETRES_PER_POINT - len(box.lines) * box.size
    return max(room / (len(box.lines) + 2), LEADING)


def _size(grid: Grid, box: Box, rules: Rules) -> float:
    width = grid.width_of(box) - 2 * rules.padding
    foot = len(box.foot) * (rules.body_size + LEADING) * MILLIMETRES_PER_POINT
    height = grid.height_of(box) - rules.padding - foot
    largest = rules.body_size
    if any(line.prefix is not None for line in box.lines):
        squares = width / (largest * MILLIMETRES_PER_POINT)
        largest = _resume_size(count_lines(box.lines, squares), rules.resume_sizes)
    size = fit(box.lines, width, height, Sizes(largest, rules.smallest_size, rules.unbroken_size))
    if size is None:
        raise _OverflowError(box)
    return size


def _resume_size(count: int, sizes: Sequence[tuple[int, float]]) -> float:
    return next((size for most, size in sizes if count <= most), sizes[-1][1])
