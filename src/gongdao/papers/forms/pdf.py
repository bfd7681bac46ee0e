"""Forms as a PDF: the grid to the millimetre, one document for one form or for a whole list."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from gongdao.papers.errors import PaperError
from gongdao.papers.forms.grid import Box, Grid, Sheet
from gongdao.papers.forms.layout import measures
from gongdao.papers.forms.marks import FormMark, draw_code

_TEMPLATE = Path(__file__).with_name("form.typ")
_TITLE = "干部任免审批表"
_PHOTO = "照片"
_CODE = "数据摘要的二维码"
_NO_DAY = date(2000, 1, 1)  # a fixed day, so that equal forms give equal bytes; the standard asks for one
_PHOTO_ALONE = '#set document(date: datetime(year: 2000, month: 1, day: 1))\n#image("{name}")'
_UNDECODED = "failed to decode image"
# Song is licensed and never embedded; this one is free, and where it has no sign any other of the machine stands in.
_FAMILY = "Noto Serif SC"
# Points, as in the templates of the field.
_FRAME, _INNER = 1.5, 1.0


def write_pdf(sheets: Sequence[Sheet], marks: Sequence[FormMark | None] = ()) -> bytes:
    """Set both pages of every sheet, in their order, as PDF/A-2b; equal sheets give equal bytes.

    `marks`, one for each sheet if any, stand below the grid of the front page.
    Raises: PaperError `form_photo` for a photo that cannot be decoded.
    """
    photos: dict[str, bytes] = {}
    pages = []
    for number, sheet in enumerate(sheets):
        mark = marks[number] if marks else None
        pages.append(_page(sheet.front, f"{number}", photos, mark))
        pages.append(_page(sheet.back, f"{number}", photos, None))
    pages[-1]["last"] = True
    data = {
        "title": _TITLE,
        "date": _date(marks),
        "font": _FAMILY,
        "photo_alt": _PHOTO,
        "inner": _INNER,
        "frame": _FRAME,
        "padding": measures().padding,
        "body_size": measures().body_size,
        "mark_alt": _CODE,
        "pages": pages,
    }
    written = _set({_TEMPLATE.name: _TEMPLATE.read_bytes(), "data.json": _json(data), **photos})
    if written is None:
        name = next((sheet.name for sheet in sheets if not has_printable_photo(sheet)), "")
        raise PaperError("form_photo", name=name)
    return written


def _date(marks: Sequence[FormMark | None]) -> tuple[int, int, int]:
    day = next((mark.printed_on for mark in marks if mark), _NO_DAY)
    return day.year, day.month, day.day


def has_printable_photo(sheet: Sheet) -> bool:
    """Say whether the photo of a sheet can be decoded, or it has none."""
    photo = next((box.photo for box in sheet.front.boxes if box.photo), None)
    if photo is None:
        return True
    name = f"photo.{photo.kind}"
    return _set({_TEMPLATE.name: _PHOTO_ALONE.format(name=name).encode(), name: photo.content}) is not None


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")


def _set(files: dict[str, bytes]) -> bytes | None:
    """Give the document, or none when a picture in it cannot be decoded."""
    import typst  # noqa: PLC0415 -- slow import

    with TemporaryDirectory(prefix="gongdao-") as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        source = str(Path(folder) / _TEMPLATE.name)
        try:
            written: bytes = typst.compile(
                source,
                root=folder,
                font_paths=[_folder()],
                ignore_system_fonts=True,
                timestamp=0,
                pdf_standards=["a-2b"],  # for archives: everything that a reader needs is inside
            )
        except typst.TypstError as problem:
            if _UNDECODED not in problem.message:
                raise
            return None
    return written


def _page(grid: Grid, name: str, photos: dict[str, bytes], mark: FormMark | None) -> dict[str, Any]:
    top = grid.top + (grid.title.square + grid.title.gap if grid.title else 0)
    outer = {"x": grid.left, "y": top, "width": sum(grid.columns), "height": sum(grid.rows)}
    below = {"x": grid.left, "y": top + outer["height"] + grid.below_gap, "text": grid.below} if grid.below else None
    cells = [_cell(grid, box, top, name, photos) for box in grid.boxes]
    shown = _mark(mark, outer, name, photos) if mark else None
    return {"title": _title(grid), "cells": cells, "outer": outer, "below": below, "mark": shown, "last": False}


def _mark(mark: FormMark, outer: dict[str, float], name: str, photos: dict[str, bytes]) -> dict[str, Any]:
    """Place the mark at the right end below the grid."""
    known, image = measures(), f"mark{name}.png"
    photos[image] = draw_code(mark)
    left = outer["x"] + outer["width"] - known.mark_size
    top = outer["y"] + outer["height"] + known.mark_gap
    size = {"size": known.mark_size, "text_size": known.mark_text_size}
    return {"x": left, "y": top, "image": image, "text": mark.text, **size}


def _title(grid: Grid) -> list[dict[str, Any]]:
    title = grid.title
    if title is None:
        return []
    left = grid.left + title.indent
    return [
        {"x": left + number * title.square, "y": grid.top, "size": title.square, "type": title.size, "text": letter}
        for number, letter in enumerate(title.text)
    ]


def _cell(grid: Grid, box: Box, top: float, name: str, photos: dict[str, bytes]) -> dict[str, Any]:
    across, down = grid.place_of(box)
    photo = None
    if box.photo:
        photo = f"{name}.{box.photo.kind}"
        photos[photo] = box.photo.content
    return {
        "x": grid.left + across,
        "y": top + down,
        "width": grid.width_of(box),
        "height": grid.height_of(box),
        "lines": [asdict(line) for line in box.lines],
        "size": box.size,
        "align": box.align,
        "foot": list(box.foot),
        "leading": box.leading,
        "is_top": box.is_top,
        "photo": photo,
    }


@cache
def _folder() -> str:
    from pylopdf_fonts_zh_cn import serif_path  # noqa: PLC0415 -- slow import

    return str(serif_path().parent)
