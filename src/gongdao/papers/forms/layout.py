"""The two pages of the form as boxes: where each stands, what it shows and how large."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

from gongdao.papers.errors import PaperError
from gongdao.papers.forms.appointment import AppointmentForm, FamilyMember
from gongdao.papers.forms.fields import field_named
from gongdao.papers.forms.fitting import LEADING, MILLIMETRES_PER_POINT, Line, Sizes, count_lines, fit
from gongdao.papers.forms.photos import Photo
from gongdao.papers.forms.texts import counting_day, form_texts, member_texts, spaced_name

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


def lay_out(form: AppointmentForm, *, as_of: date) -> Sheet:
    """Lay out both pages, every text as large as its cell allows, down to the smallest size.

    Raises: PaperError `form_overflow` for a text that does not fit, `form_member_rows` for too many relatives.
    """
    data = _layout()
    texts = form_texts(form, as_of)
    return Sheet(form.name, _front(form, texts, data), _back(form, texts, data, as_of))


def _front(form: AppointmentForm, texts: dict[str, tuple[Line, ...]], data: dict[str, Any]) -> Grid:
    page = data["front"]
    cells = [*page["cells"], *page["since_2025" if form.is_2025 else "until_2025"]]
    title = Title(**page["title"])
    grid = Grid(page["margins"]["top"], page["margins"]["left"], tuple(page["columns"]), tuple(page["rows"]), (), title)
    boxes = (_box(cell, texts, form) for cell in cells)
    return replace(grid, boxes=_fitted(grid, boxes, form, data))


def _back(form: AppointmentForm, texts: dict[str, tuple[Line, ...]], data: dict[str, Any], as_of: date) -> Grid:
    page, family = data["back"], data["back"]["family"]
    count = max(family["rows"], len(form.family))
    if count > family["most"]:
        raise PaperError("form_member_rows", name=form.name, count=count, limit=family["most"])
    members = [family["height"] * family["rows"] / count] * count
    rows = (*page["rows_above"], *members, *page["rows_below"])
    grid = Grid(page["margins"]["top"], page["margins"]["left"], tuple(page["columns"]), rows, ())
    boxes = [_grown(_box(cell, texts, form), cell, count) for cell in page["cells"]]
    day = counting_day(form, as_of)
    for number, member in enumerate([*form.family, *[FamilyMember()] * (count - len(form.family))]):
        shown = member_texts(member, day)
        row = {name: (Line(getattr(shown, name)),) for name in ("kinship", "name", "age", "politics", "work")}
        boxes += [_moved(_box(cell, row, form), family["first"] + number) for cell in page["member"]]
    boxes += [_moved(_box(cell, texts, form), family["first"] + count) for cell in page["below"]]
    signed = page["signed"]
    return replace(
        grid,
        boxes=_fitted(grid, boxes, form, data),
        below=f"{signed['label']}{spaced_name(form.text_of(signed['value']))}",
        below_gap=signed["gap"],
    )


def _box(cell: dict[str, Any], texts: Mapping[str, tuple[Line, ...]], form: AppointmentForm) -> Box:
    row, column = cell["at"]
    rows, columns = cell.get("span", (1, 1))
    label = tuple(Line(line) for line in cell.get("label", "").split("/")) if "label" in cell else ()
    return Box(
        row=row,
        column=column,
        rows=rows,
        columns=columns,
        lines=label or texts.get(cell.get("value", ""), ()),
        align=cell.get("align", "center"),
        foot=tuple(cell["foot"].split("/")) if "foot" in cell else (),
        value=cell.get("value", ""),
        is_top=cell.get("top", False),
        is_spread=cell.get("spread", False),
        photo=form.photo if cell.get("photo") else None,
    )


def _moved(box: Box, rows: int) -> Box:
    return replace(box, row=box.row + rows)


def _grown(box: Box, cell: dict[str, Any], members: int) -> Box:
    return replace(box, rows=1 + members) if cell.get("with_family") else box


def _fitted(grid: Grid, boxes: Iterable[Box], form: AppointmentForm, data: dict[str, Any]) -> tuple[Box, ...]:
    sized = (replace(box, size=_size(grid, box, form, data)) for box in boxes)
    return tuple(replace(box, leading=_spread(grid, box)) if box.is_spread else box for box in sized)


def _spread(grid: Grid, box: Box) -> float:
    """Give the room between the lines, in points, that spreads them over the height of a box."""
    room = grid.height_of(box) / MILLIMETRES_PER_POINT - len(box.lines) * box.size
    return max(room / (len(box.lines) + 2), LEADING)


def _size(grid: Grid, box: Box, form: AppointmentForm, data: dict[str, Any]) -> float:
    width = grid.width_of(box) - 2 * data["padding"]
    foot = len(box.foot) * (data["body_size"] + 1) * MILLIMETRES_PER_POINT
    height = grid.height_of(box) - data["padding"] - foot
    largest = data["body_size"]
    if any(line.prefix is not None for line in box.lines):
        squares = width / (largest * MILLIMETRES_PER_POINT)
        largest = _resume_size(count_lines(box.lines, squares), data["resume_sizes"])
    size = fit(box.lines, width, height, Sizes(largest, data["smallest_size"], data["unbroken_size"]))
    if size is None:
        raise PaperError("form_overflow", name=form.name, label=_LABELS.get(box.value) or field_named(box.value).label)
    return size


def _resume_size(count: int, sizes: list[tuple[int, float]]) -> float:
    return next((size for most, size in sizes if count <= most), sizes[-1][1])


@cache
def _layout() -> dict[str, Any]:
    text = Path(__file__).with_name("layout.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data


@dataclass(frozen=True, slots=True)
class Measures:
    """What holds for both pages: room between lines and texts, the size of the body, and the measures of the mark."""

    padding: float
    body_size: float
    mark_size: float
    mark_gap: float
    mark_text_size: float


def measures() -> Measures:
    """Give the measures, in millimetres and points."""
    data = _layout()
    mark = data["mark"]
    return Measures(data["padding"], data["body_size"], mark["size"], mark["gap"], mark["text_size"])
