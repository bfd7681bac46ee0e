"""Sheets that are small as files and large once read, or do not hold what they show."""

from collections.abc import Callable
from functools import partial

from tests.unit.papers import books

Make = Callable[[], bytes]
HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>'


def rows(content: str) -> bytes:
    return books.book(sheet1=books.sheet(HEADER + content))


def cell(content: str, attributes: str = "") -> bytes:
    return rows(f'<row r="2"><c r="A2" {attributes}>{content}</c></row>')


def repeated(text: str, count: int) -> bytes:
    return rows(text * count)


def shared(content: str) -> bytes:
    target = '<Relationship Id="rId2" Type="{0}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    parts = books.parts(sheet1=books.sheet(HEADER + '<row><c t="s"><v>0</v></c></row>' * 2_000))
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>", target.format(books.OFFICE)
    )
    return books.packed(parts | {"xl/sharedStrings.xml": f'<sst xmlns="{books.MAIN}">{content}</sst>'})


def text(length: int) -> str:
    return f"<is><t>{'长' * length}</t></is>"


FILES: dict[str, tuple[Make, str]] = {
    "1,000,000 rows": (partial(repeated, "<row><c><v>1</v></c></row>", 1_000_000), "table_too_large"),
    "1,000,000 rows without cells": (partial(repeated, "<row/>", 1_000_000), "table_too_large"),
    "1,000,000 rows with a prefix": (partial(repeated, "<x:row/>", 1_000_000), "table_too_large"),
    "row one million": (partial(rows, '<row r="1000000"><c r="A1000000"><v>1</v></c></row>'), "table_too_large"),
    "row beyond counting": (partial(rows, f'<row r="{"9" * 300}"><c><v>1</v></c></row>'), "table_too_large"),
    "last column": (partial(rows, '<row r="2"><c r="XFD2"><v>1</v></c></row>'), "table_too_large"),
    "column beyond counting": (partial(rows, '<row r="2"><c r="ZZZZZZZ2"><v>1</v></c></row>'), "table_too_large"),
    "201 columns without places": (partial(rows, f"<row>{'<c><v>1</v></c>' * 201}</row>"), "table_too_large"),
    "far corner within both limits": (
        partial(rows, '<row r="50000"><c r="GR50000"><v>1</v></c></row>'),
        "table_too_large",
    ),
    "3,000,000 empty cells": (lambda: rows(f"<row>{'<c/>' * 100}</row>" * 30_000), "table_too_large"),
    "one cell of 10,000,000 letters": (lambda: cell(text(10_000_000), 't="inlineStr"'), "table_too_large"),
    "one cell of 32,768 letters": (lambda: cell(text(32_768), 't="inlineStr"'), "table_too_large"),
    "one long text used often": (lambda: shared(f"<si><t>{'长' * 30_000}</t></si>"), "table_too_large"),
    "3,000,000 shared texts": (lambda: shared("<si/>" * 3_000_000), "table_too_large"),
    "1,000,000 styles": (
        lambda: books.book([("xl/styles.xml", f"<styleSheet>{'<xf/>' * 1_000_000}</styleSheet>")]),
        "table_too_large",
    ),
    "1,000,000 relations": (
        lambda: books.book([("xl/a.rels", f"<Relationships>{'<Relationship/>' * 1_000_000}</Relationships>")]),
        "table_too_large",
    ),
    "formula": (partial(cell, "<f>1+1</f><v>张三</v>"), "fault:formula_cell"),
    "formula that runs a program": (partial(cell, "<f>cmd|' /C calc'!A0</f><v>1</v>"), "fault:formula_cell"),
    "formula that asks an address": (
        partial(cell, '<f>WEBSERVICE("http://127.0.0.1")</f><v>1</v>'),
        "fault:formula_cell",
    ),
    "formula with a prefix": (partial(cell, "<x:f>1</x:f><v>1</v>"), "fault:formula_cell"),
    "shared formula": (partial(cell, '<f t="shared" si="0"/><v>1</v>'), "fault:formula_cell"),
    "error value": (partial(cell, "<v>#REF!</v>", 't="e"'), "fault:error_cell"),
    "number of eighteen digits": (partial(cell, "<v>999999199001010019</v>"), "fault:long_number"),
    "shared text that is not there": (partial(cell, "<v>7</v>", 't="s"'), "workbook_unreadable"),
    "nested a hundred thousand deep": (lambda: rows("<a>" * 100_000 + "</a>" * 100_000), "accepted"),
    "sheet cut short": (lambda: books.book(sheet1=books.sheet()[:-60]), "workbook_unreadable"),
    "sheet that is not there": (
        lambda: books.packed({name: text for name, text in books.parts().items() if "sheet1" not in name}),
        "workbook_unreadable",
    ),
    "sheet without rows": (lambda: books.book(sheet1=books.sheet("")), "table_empty"),
    "hidden sheet alone": (
        lambda: books.packed(
            books.parts()
            | {"xl/workbook.xml": books.parts()["xl/workbook.xml"].replace("<sheet ", '<sheet state="veryHidden" ')}
        ),
        "table_empty",
    ),
}
