"""Workbooks whose XML asks for files, grows without end, comes in another encoding or bears a mark of secrecy."""

from collections.abc import Callable
from functools import partial

from tests.unit.papers import books

Make = Callable[[], bytes]

LAUGHS = "".join(
    f'<!ENTITY {name} "{f"&{inner};" * 10}">' for name, inner in zip("bcdefghij", "abcdefghi", strict=True)
)
DOCTYPES = {
    "billion laughs": f'<!DOCTYPE x [<!ENTITY a "ha">{LAUGHS}]>',
    "one entity used often": f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]>',
    "entity of a file": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "entity of an address": '<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:8000/">]>',
    "public entity": '<!DOCTYPE x PUBLIC "-//A//B" "http://127.0.0.1/x.dtd">',
    "parameter entity": '<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///dev/zero">%a;]>',
    "empty document type": "<!DOCTYPE x>",
    "document type in small letters": "<!doctype x>",
    "entity without a type": '<!ENTITY a "b">',
}
PARTS = ("xl/styles.xml", "xl/sharedStrings.xml", "xl/a.rels", "docProps/core.xml", "xl/drawings/a.vml", "xl/sheet.dat")
RELATIONS = {
    "object": '<Relationship Id="r" Type="x/oleObject" Target="file:///x" TargetMode="External"/>',
    "linked book": "<Relationship Id='r' Type='x/externalLinkPath' Target='x.xlsx' TargetMode='External'/>",
    "picture": '<Relationship Id="r" Type="x/image" Target="http://127.0.0.1/a" TargetMode = "external"/>',
    "template": '<p:Relationship Id="r" Type="x/attachedTemplate" Target="x" TargetMode="External"/>',
    "frame": '<Relationship TargetMode="External" Id="r" Type="x/frame" Target="a>b"/>',
    "share": '<Relationship Id="r" Type="x/package" Target="\\\\server\\x" TargetMode="External"/>',
    "mode in references": '<Relationship Id="r" Type="x/image" Target="x" TargetMode="Extern&#97;l"/>',
    "link in name only": '<Relationship Id="r" Type="x/image" Target="a/hyperlink" TargetMode="External"/>',
}
MARKS = ("绝密", "机密★10年", "秘密★长期", "【机密】", "密级：秘密", "秘 密", "绝密★启用前")


def part(name: str, content: str | bytes) -> bytes:
    return books.book([(name, content)])


def headed(doctype: str) -> bytes:
    return books.book(sheet1=books.sheet(head=doctype))


def encoded(encoding: str) -> bytes:
    return books.book(sheet1=books.sheet().replace("UTF-8", encoding).encode(encoding))


def declared(encoding: str) -> bytes:
    return part("xl/a.xml", f"<?xml version='1.0' encoding='{encoding}'?><a/>")


def printed(mark: str) -> bytes:
    return books.book(sheet1=books.sheet(tail=f"<headerFooter><oddHeader>&amp;C{mark}</oddHeader></headerFooter>"))


def marked(mark: str) -> bytes:
    row = f'<row><c/><c t="inlineStr"><is><t>{mark}</t></is></c></row>'
    header = '<row><c t="inlineStr"><is><t>姓名</t></is></c></row>'
    return books.book(sheet1=books.sheet(row + header))


def typed(before: str, after: str) -> bytes:
    parts = books.parts() | {"[Content_Types].xml": books.TYPES.replace(before, after)}
    return books.packed(parts)


FILES: dict[str, tuple[Make, str]] = {
    **{f"sheet with {name}": (partial(headed, text), "xml_entity") for name, text in DOCTYPES.items()},
    **{
        f"document type in {name}": (partial(part, name, f"{DOCTYPES['entity of a file']}<a/>"), "xml_entity")
        for name in PARTS
    },
    **{
        f"sheet in {encoding}": (partial(encoded, encoding), "xml_encoding")
        for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030")
    },
    **{
        f"part declared as {encoding}": (partial(declared, encoding), "xml_encoding")
        for encoding in ("utf-7", "iso-8859-1", "gb2312", "ucs-4", "ebcdic-cp-us")
    },
    **{
        f"relation to a {name}": (
            partial(part, "xl/_rels/a.rels", f"<Relationships>{text}</Relationships>"),
            "external_link",
        )
        for name, text in RELATIONS.items()
    },
    **{f"print header {mark}": (partial(printed, mark), "secret_mark") for mark in MARKS},
    **{f"first row {mark}": (partial(marked, mark), "secret_mark") for mark in MARKS},
    "workbook that says it has macros": (partial(typed, "sheet.main", "sheet.macroEnabled.main"), "macro"),
    "text document": (partial(typed, "spreadsheetml.sheet", "wordprocessingml.document"), "not_xlsx"),
    "presentation": (partial(typed, "spreadsheetml.sheet", "presentationml.presentation"), "not_xlsx"),
    "binary workbook": (partial(typed, "main+xml", "binary.main"), "not_xlsx"),
    "archive without a type": (lambda: books.packed({"a.txt": "x"}), "not_xlsx"),
    "open document": (
        lambda: books.packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}),
        "not_xlsx",
    ),
}
