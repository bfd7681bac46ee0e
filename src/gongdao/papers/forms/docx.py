"""Forms as a word processor's document: the same grid as a table of exact rows, the types of the field by name."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape  # writes, never parses  # nosec B406

from gongdao.papers.forms.docx_parts import (
    CONTENT_TYPES,
    DOCUMENT,
    PICTURE,
    RELATION,
    RELATIONS,
    ROOT_RELATIONS,
    STYLES,
)
from gongdao.papers.forms.fitting import (
    HANGING_SQUARES,
    LEADING,
    MILLIMETRES_PER_POINT,
    Line,
    count_lines,
    height_of,
    width_of,
)
from gongdao.papers.forms.grid import Box, Grid, Sheet
from gongdao.papers.forms.layout import measures
from gongdao.papers.forms.marks import FormMark, draw_code
from gongdao.papers.forms.markup import legal
from gongdao.papers.forms.photos import Photo

_TWIPS_PER_POINT = 20
_EMUS_PER_MILLIMETRE = 36_000
_PHOTO_MARGIN = 0.5  # ours: room between the photo and the lines, in millimetres
# A fixed instant, so that equal forms give equal bytes.
_MADE_AT = (2000, 1, 1, 0, 0, 0)
_FRAME, _INNER = 12, 8  # eighths of a point, as in the templates of the field


def write_docx(sheet: Sheet, mark: FormMark | None = None) -> bytes:
    """Write both pages of one form; equal sheets give equal bytes.

    Song type is named, not embedded: the machine that opens the document uses its own. `mark` stands below the
    grid of the front page.
    """
    photo = next((box.photo for box in sheet.front.boxes if box.photo), None)
    front = (
        f"{_title(sheet.front)}{_table(sheet.front)}{_mark(sheet.front, mark) if mark else ''}{_section(sheet.front)}"
    )
    back = f"{_table(sheet.back)}{_below(sheet.back)}{_page(sheet.back)}"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": ROOT_RELATIONS,
        "word/document.xml": DOCUMENT.format(body=front + back),
        "word/styles.xml": STYLES.format(size=_half_points(measures().body_size)),
        "word/_rels/document.xml.rels": RELATIONS.format(pictures=_relations(photo, mark)),
    }
    if mark:
        parts["word/media/mark.png"] = draw_code(mark)
    if photo:
        parts[f"word/media/photo.{photo.kind}"] = photo.content
    return _packed(parts)


def _packed(parts: dict[str, str | bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _MADE_AT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()


def _title(grid: Grid) -> str:
    title = grid.title
    if title is None:
        return ""
    square = _twips(title.square)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{square}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{_paragraph(Line(letter), title.size, 'center', LEADING)}</w:tc>"
        for letter in title.text
    )
    columns = f'<w:gridCol w:w="{square}"/>' * len(title.text)
    return (
        f"<w:tbl>{_table_properties(square * len(title.text), _twips(title.indent), _INNER)}"
        f"<w:tblGrid>{columns}</w:tblGrid><w:tr>{_row_height(square)}{cells}</w:tr></w:tbl>"
        f"{_gap(title.gap)}"
    )


def _table(grid: Grid) -> str:
    columns = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in grid.columns)
    rows = "".join(_row(grid, number) for number in range(len(grid.rows)))
    width = sum(_twips(one) for one in grid.columns)
    return f"<w:tbl>{_table_properties(width, 0, _FRAME)}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _table_properties(width: int, indent: int, frame: int) -> str:
    edges = "".join(f'<w:{edge} w:val="single" w:sz="{frame}" w:space="0" w:color="000000"/>' for edge in _EDGES)
    inner = "".join(f'<w:{edge} w:val="single" w:sz="{_INNER}" w:space="0" w:color="000000"/>' for edge in _INSIDE)
    margins = "".join(f'<w:{edge} w:w="0" w:type="dxa"/>' for edge in _EDGES)
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="{indent}" w:type="dxa"/>'
        f'<w:tblBorders>{edges}{inner}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f"{margins}</w:tblCellMar></w:tblPr>"
    )


_EDGES = ("top", "left", "bottom", "right")
_INSIDE = ("insideH", "insideV")


def _row(grid: Grid, number: int) -> str:
    cells = "".join(_cell(grid, box, number) for box in _across(grid, number))
    return f"<w:tr>{_row_height(_twips(grid.rows[number]))}{cells}</w:tr>"


def _row_height(twips: int) -> str:
    return f'<w:trPr><w:cantSplit/><w:trHeight w:val="{twips}" w:hRule="exact"/></w:trPr>'


def _across(grid: Grid, row: int) -> Iterator[Box]:
    """Give the boxes that a row meets, from the left."""
    met = (box for box in grid.boxes if box.row <= row < box.row + box.rows)
    yield from sorted(met, key=lambda box: box.column)


def _cell(grid: Grid, box: Box, row: int) -> str:
    width = _twips(grid.width_of(box))
    span = f'<w:gridSpan w:val="{box.columns}"/>' if box.columns > 1 else ""
    merge = ("<w:vMerge/>" if row > box.row else '<w:vMerge w:val="restart"/>') if box.rows > 1 else ""
    across = "top" if box.is_top or box.foot else "center"
    properties = (
        f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:noWrap w:val="0"/>'
        f'<w:vAlign w:val="{across}"/></w:tcPr>'
    )
    content = _content(grid, box) if row == box.row else ""
    return f"<w:tc>{properties}{content or '<w:p/>'}</w:tc>"


def _content(grid: Grid, box: Box) -> str:
    if box.photo:
        return _picture(box.photo, grid.width_of(box), grid.height_of(box))
    texts = _paragraphs(grid, box)
    if not box.foot:
        return "".join(texts)
    # A cell has one alignment: the foot is pushed down by the room that text and foot leave.
    squares = (grid.width_of(box) - 2 * measures().padding) / (box.size * MILLIMETRES_PER_POINT)
    used = height_of(count_lines(box.lines, squares), box.size)
    room = grid.height_of(box) - used - height_of(len(box.foot) + 1, measures().body_size)
    above = texts and _gap(room / 2)
    below = _gap(room / 2 if texts else room)
    feet = [_paragraph(Line(line), measures().body_size, "right", LEADING) for line in box.foot]
    return "".join([above or "", *texts, below, *feet])


def _paragraphs(grid: Grid, box: Box) -> list[str]:
    """Write the lines of a box; a square left blank at the end of a centred line keeps its place."""
    if box.align == "center" and any(line.text.endswith(_SQUARE) for line in box.lines):
        widest = max(width_of(line.text) for line in box.lines) * box.size * MILLIMETRES_PER_POINT
        inset = (grid.width_of(box) - widest) / 2 - 2 * measures().padding
        return [_paragraph(line, box.size, "left", box.leading, inset) for line in box.lines]
    return [_paragraph(line, box.size, box.align, box.leading) for line in box.lines]


def _paragraph(line: Line, size: float, align: str, leading: float, inset: float = 0) -> str:
    run = f'<w:rPr><w:sz w:val="{_half_points(size)}"/><w:szCs w:val="{_half_points(size)}"/></w:rPr>'
    spacing = round((size + leading) * _TWIPS_PER_POINT)
    hanging = 0 if line.prefix is None else round(HANGING_SQUARES * size * _TWIPS_PER_POINT)
    edge = _twips(measures().padding + inset)
    # Blanks at the end of a line are not set to the right: they become an indent.
    right = edge + (len(line.text) - len(line.text.rstrip(_SQUARE))) * round(size * _TWIPS_PER_POINT)
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{edge + hanging}"/></w:tabs>' if hanging else ""
    before = f"<w:r>{run}{_text(line.prefix or '')}<w:tab/></w:r>" if hanging else ""
    return (
        f'<w:p><w:pPr>{tabs}{_NO_ROOM}<w:spacing w:before="0" w:after="0" w:line="{spacing}" w:lineRule="exact"/>'
        f'<w:ind w:left="{edge + hanging}" w:right="{right if align == "right" else edge}" w:hanging="{hanging}"/><w:jc w:val="{align}"/></w:pPr>'
        f"{before}<w:r>{run}{_text(line.text.rstrip(_SQUARE))}</w:r></w:p>"
    )


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(legal(text))}</w:t>'


def _gap(millimetres: float) -> str:
    line = max(_twips(millimetres), _TWIPS_PER_POINT)
    return f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/></w:pPr></w:p>'


def _below(grid: Grid) -> str:
    return f"{_gap(grid.below_gap)}{_paragraph(Line(grid.below), measures().body_size, 'left', LEADING)}"


# No room is added between Chinese and other signs.
_NO_ROOM = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
_SQUARE = "\u3000"


def _relations(photo: Photo | None, mark: FormMark | None) -> str:
    of_photo = RELATION.format(id="rId2", target=f"photo.{photo.kind}") if photo else ""
    return of_photo + (RELATION.format(id="rId3", target="mark.png") if mark else "")


def _mark(grid: Grid, mark: FormMark) -> str:
    size = round(measures().mark_size * _EMUS_PER_MILLIMETRE)
    half = _half_points(measures().mark_text_size)
    text = f'<w:r><w:rPr><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>{_text(mark.text + _SQUARE)}</w:r>'
    picture = PICTURE.format(
        across=size, down=size, number=2, relation="rId3", name="mark", described="数据摘要的二维码"
    )
    right = _twips(_PAGE_WIDTH - _RIGHT - grid.left - sum(grid.columns))
    place = f'<w:ind w:right="{right}"/><w:jc w:val="right"/>'
    return f"{_gap(measures().mark_gap)}<w:p><w:pPr>{place}</w:pPr>{text}<w:r>{picture}</w:r></w:p>"


def _picture(photo: Photo, width: float, height: float) -> str:
    room = (width - 2 * _PHOTO_MARGIN, height - 2 * _PHOTO_MARGIN)
    scale = min(room[0] / photo.width, room[1] / photo.height)
    across, down = (round(size * scale * _EMUS_PER_MILLIMETRE) for size in (photo.width, photo.height))
    picture = PICTURE.format(across=across, down=down, number=1, relation="rId2", name="photo", described="照片")
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r>{picture}</w:r></w:p>'


def _section(grid: Grid) -> str:
    """End a section, and with it the page, in a paragraph too small to need room."""
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{_TWIPS_PER_POINT}" w:lineRule="exact"/>'
    return f"<w:p><w:pPr>{spacing}{_page(grid)}</w:pPr></w:p>"


def _page(grid: Grid) -> str:
    return (
        '<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{_twips(grid.top)}" w:right="{_twips(_RIGHT)}" w:bottom="{_twips(_BOTTOM)}" '
        f'w:left="{_twips(grid.left)}" w:header="340" w:footer="340" w:gutter="0"/></w:sectPr>'
    )


_RIGHT, _BOTTOM = 20, 10  # millimetres, as in the templates of the field
_PAGE_WIDTH = 210  # of A4


def _twips(millimetres: float) -> int:
    return round(millimetres / MILLIMETRES_PER_POINT * _TWIPS_PER_POINT)


def _half_points(size: float) -> int:
    return round(size * 2)
