"""Honest files of every kind that a clerk sends, each with its first row, its number of rows and its header."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from io import BytesIO
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from gongdao.papers.sheets import write_csv, write_xlsx
from tests.unit.papers import books

HEADERS = ("姓名", "性别", "出生日期")
PEOPLE = (("张三", "男", "1957-06-12"), ("欧阳小·娜", "女", "1957-06"), ("𠮷田", "男", "1957"))
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030")
DELIMITERS = {"commas": ",", "semicolons": ";", "tabs": "\t"}


@dataclass(frozen=True, slots=True)
class Honest:
    """One file that must be taken whole: its headers and how many rows stand below."""

    name: str
    file_name: str
    make: Callable[[], bytes]
    headers: tuple[str, ...] = HEADERS
    rows: int = len(PEOPLE)


def corpus() -> list[Honest]:
    """List every honest file."""
    return [*_texts(), *_written(), *_plain_texts()]


def _texts() -> list[Honest]:
    return [
        Honest(f"{encoding}, {name}", "名册.csv", partial(write_csv, HEADERS, PEOPLE, encoding, sign))
        for encoding in ENCODINGS
        for name, sign in DELIMITERS.items()
    ]


def _plain_texts() -> list[Honest]:
    lines = [",".join(row) for row in (HEADERS, *PEOPLE)]
    quoted = ['"姓 名","性别","出生\r\n日期"', '"张三","男","1957"']
    return [
        Honest("unix lines", "名册.csv", partial("\n".join(lines).encode)),
        Honest("old mac lines", "名册.csv", partial("\r".join(lines).encode)),
        Honest("lines with blank ones between", "名册.csv", partial("\r\n\r\n".join(lines).encode)),
        Honest("no end of line at the end", "名册.txt", partial("\r\n".join(lines).encode, "gb18030")),
        Honest("under no ending", "名册", partial("\r\n".join(lines).encode)),
        Honest("title above", "名册.csv", partial("\n".join(["某区干部名册,,", "2026年11月,,", *lines]).encode)),
        Honest("marked as internal", "名册.csv", partial("\n".join(["内部资料,,", *lines]).encode)),
        Honest("marked as a secret of work", "名册.csv", partial("\n".join(["工作秘密,,", *lines]).encode)),
        Honest(
            "line end in a header",
            "名册.csv",
            partial("\r\n".join(quoted).encode),
            ("姓 名", "性别", "出生\r\n日期"),
            1,
        ),
        Honest(
            "50,000 rows less the header",
            "名册.csv",
            ("姓名,性别\n" + "张三,男\n" * 49_999).encode,
            ("姓名", "性别"),
            49_999,
        ),
    ]


def _written() -> list[Honest]:
    made = [
        Honest("our own export", "名册.xlsx", partial(write_xlsx, HEADERS, PEOPLE)),
        Honest("by hand", "名册.xlsx", books.book, ("姓名", "性别"), 1),
        Honest("link to a letter", "名册.xlsx", partial(_with_link, "mailto:a@example.org"), ("姓名", "性别"), 1),
        Honest("with the parts of an office suite", "名册.xlsx", _suite, ("姓名", "性别"), 1),
        Honest("wide: 200 columns", "名册.xlsx", _wide, tuple(f"项{number}" for number in range(200))),
        Honest("long: 20,000 rows", "名册.xlsx", _long, HEADERS, 20_000),
        Honest("chart, picture, table", "名册.xlsx", _decorated),
    ]
    return [*made, *(Honest(name, "名册.xlsx", partial(_openpyxl, change)) for name, change in CHANGES.items())]


def _openpyxl(change: Callable[[Any, Any], None]) -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "名册"
    change(book, page)
    if page.max_row == 1 and page["A1"].value is None:
        _fill(page)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _fill(page: Any) -> None:
    for row in (HEADERS, *PEOPLE):
        page.append(row)


def _as_dates(_book: Any, page: Any) -> None:
    for row in (
        HEADERS,
        ("张三", "男", date(1957, 6, 12)),
        ("李四", "女", datetime.fromisoformat("1957-06-01")),
        ("王五", "男", 20_000),
    ):
        page.append(row)
    page["C3"].number_format = 'yyyy"年"m"月"'


def _merged_titles(_book: Any, page: Any) -> None:
    page.append(["某区干部名册"])
    page.append(["单位：某区"])
    _fill(page)
    page.merge_cells("A1:C1")
    page.merge_cells("A2:B2")


def _merged_headers(_book: Any, page: Any) -> None:
    page.append(["基本情况", None, None])
    _fill(page)
    page.merge_cells("A1:C1")


def _formulas(_book: Any, page: Any) -> None:
    _fill(page)
    page["E2"] = "=1+1"


def _hidden_first(book: Any, page: Any) -> None:
    _fill(page)
    book.create_sheet("代码", 0).sheet_state = "hidden"


def _empty_first(book: Any, page: Any) -> None:
    _fill(page)
    book.create_sheet("空", 0)


def _three_sheets(book: Any, page: Any) -> None:
    _fill(page)
    for name in ("说明", "代码"):
        book.create_sheet(name).append(["其他内容"])


def _styled(_book: Any, page: Any) -> None:
    _fill(page)
    for number, cell in enumerate(row[0] for row in page.iter_rows()):
        cell.font = Font(name="仿宋", size=10 + number)
        cell.fill = PatternFill("solid", start_color="FFEEAA")
    page.conditional_formatting.add("A1:C9", ColorScaleRule(start_type="min", end_type="max"))


def _noted(_book: Any, page: Any) -> None:
    _fill(page)
    page["A2"].comment = Comment("待核实", "张敏")


def _validated(_book: Any, page: Any) -> None:
    _fill(page)
    choice = DataValidation(type="list", formula1='"男,女"')
    page.add_data_validation(choice)
    choice.add("B2:B9")


def _printed(_book: Any, page: Any) -> None:
    _fill(page)
    page.oddHeader.center.text = "某区委组织部"
    page.oddFooter.center.text = "第&P页"
    page.print_title_rows = "1:1"


def _numbers(_book: Any, page: Any) -> None:
    for row in (HEADERS, ("张三", 1, 1.5), ("李四", True, 0), ("王五", None, 12345678)):
        page.append(row)


def _linked(_book: Any, page: Any) -> None:
    _fill(page)
    page["A2"].hyperlink = "https://example.org/"


def _protected(_book: Any, page: Any) -> None:
    _fill(page)
    page.protection.sheet = True


def _spread(_book: Any, page: Any) -> None:
    page["A3"] = "注"
    for number, row in enumerate((HEADERS, *PEOPLE), 5):
        for column, value in enumerate(row, 1):
            page.cell(number, column, value)


def _far_format(_book: Any, page: Any) -> None:
    _fill(page)
    page["Z900"].font = Font(bold=True)


CHANGES: dict[str, Callable[[Any, Any], None]] = {
    "plain": lambda _book, _page: None,
    "real dates": _as_dates,
    "merged titles above": _merged_titles,
    "merged headers": _merged_headers,
    "formula beside the table": _formulas,
    "hidden sheet first": _hidden_first,
    "empty sheet first": _empty_first,
    "three sheets": _three_sheets,
    "fonts, fills, scales": _styled,
    "a note": _noted,
    "choices": _validated,
    "print header and footer": _printed,
    "numbers and truth values": _numbers,
    "link to a page": _linked,
    "protected sheet": _protected,
    "rows with blank ones above": _spread,
    "a format far below": _far_format,
    "frozen header": lambda _book, page: (_fill(page), setattr(page, "freeze_panes", "A2"))[0],
    "filter": lambda _book, page: (_fill(page), setattr(page.auto_filter, "ref", "A1:C4"))[0],
    "widths": lambda _book, page: (_fill(page), setattr(page.column_dimensions["A"], "width", 30))[0],
    "properties": lambda book, _page: setattr(book.properties, "title", "某区干部名册"),
}


def _with_link(target: str) -> bytes:
    link = f'<Relationships><Relationship Id="rId9" Type="{books.OFFICE}/hyperlink" Target="{target}" TargetMode="External"/></Relationships>'
    return books.book([("xl/worksheets/_rels/sheet1.xml.rels", link)])


def _suite() -> bytes:
    extra = {
        "docProps/app.xml": "<Properties/>",
        "docProps/custom.xml": '<Properties><property name="KSOProductBuildVer"/></Properties>',
        "xl/theme/theme1.xml": "<a:theme xmlns:a='x'/>",
        "xl/printerSettings/printerSettings1.bin": b"H\x00P\x00" + bytes(200),
        "xl/media/image1.emf": b"\x01\x00\x00\x00" + bytes(100),
        "customXml/item1.xml": "<b/>",
    }
    return books.book(list(extra.items()))


def _wide() -> bytes:
    headers = [f"项{number}" for number in range(200)]
    return write_xlsx(headers, [["值"] * 200] * len(PEOPLE))


def _long() -> bytes:
    return write_xlsx(HEADERS, [PEOPLE[0]] * 20_000)


def _decorated() -> bytes:
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page = book.add_worksheet("名册")
    for number, row in enumerate((HEADERS, *PEOPLE)):
        page.write_row(number, 0, row)
    page.add_table(0, 0, len(PEOPLE), 2, {"columns": [{"header": header} for header in HEADERS]})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=名册!$C$2:$C$4"})
    page.insert_chart("F2", chart)
    page.insert_textbox("F20", "说明")
    page.data_validation("B2:B9", {"validate": "list", "source": ["男", "女"]})
    book.close()
    return target.getvalue()
