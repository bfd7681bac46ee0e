"""Workbooks made by hand, honest and hostile."""

import struct
import zipfile
import zlib
from io import BytesIO

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>性别</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>张三</t></is></c><c r="B2" t="inlineStr"><is><t>男</t></is></c></row>'
)


def sheet(rows=ROWS, head="", tail=""):
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{tail}</worksheet>'


def parts(**changes):
    """Give the five parts of a small workbook; `sheet1` replaces the content of its sheet."""
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": changes.get("sheet1", sheet()),
    }


def book(extra=(), **changes):
    """Pack a workbook; `extra` are further entries, a name or a ZipInfo with its content."""
    return _packed([*parts(**changes).items(), *extra])


def packed(entries):
    """Pack these entries alone, name to content."""
    return _packed(entries.items())


def _packed(entries):
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return target.getvalue()


def lying_book(name, content, declared, crc=None):
    """Pack a workbook in which `name` inflates to `content` while both headers declare another size."""
    data = bytearray(book([(name, content)]))
    crc = zlib.crc32(content) if crc is None else crc
    central = data.rindex(name.encode()) - 46
    local = data.index(name.encode()) - 30
    for start in (central + 16, local + 14):
        struct.pack_into("<L", data, start, crc)
    for start in (central + 24, local + 22):
        struct.pack_into("<L", data, start, declared)
    return bytes(data)
