"""The two pages of the form as boxes: where each stands, what it shows and how large."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from gongdao.papers.errors import PaperError
from gongdao.papers.forms.appointment import AppointmentForm, FamilyMember
from gongdao.papers.forms.fitting import Line
from gongdao.papers.forms.grid import Box, Grid, Sheet, Title
from gongdao.papers.forms.sizing import Rules, fit_boxes
from gongdao.papers.forms.texts import counting_day, form_texts, member_texts, spaced_name


def lay_out(form: AppointmentForm, *, as_of: date) -> Sheet:
    """Lay out both pages, every text as large as its cell allows, down to the smallest size.

    A row whose text does not fit then grows at the cost of the résumé, or on the back of the opinions at its end.

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
    return fit_boxes(form.name, grid, [_box(cell, texts, form) for cell in cells], _rules(data, page))


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
        row = {
            name: tuple(map(Line, getattr(shown, name).splitlines()))
            for name in ("kinship", "name", "age", "politics", "work")
        }
        boxes += [_moved(_box(cell, row, form), family["first"] + number) for cell in page["member"]]
    boxes += [_moved(_box(cell, texts, form), family["first"] + count) for cell in page["below"]]
    signed = page["signed"]
    return replace(
        fit_boxes(form.name, grid, boxes, _rules(data, page)),
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


def _rules(data: dict[str, Any], page: dict[str, Any]) -> Rules:
    lender = page["lender"]
    return Rules(
        data["body_size"],
        data["smallest_size"],
        data["unbroken_size"],
        tuple(map(tuple, data["resume_sizes"])),
        data["padding"],
        lender["row"],
        lender["keeps"],
        lender["step"],
    )


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
