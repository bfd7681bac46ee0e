"""The report of taking a file: counts that add up, and every remark beside its row."""

from dataclasses import dataclass

from gongdao.office.registers.report import Report
from gongdao.web.shell import lists
from gongdao.web.shell import presenters as p

COLUMNS = (p.Column("行号", "number"), p.Column("栏目"), p.Column("原文"), p.Column("说明", "long"))


@dataclass(frozen=True)
class ShownReport:
    """Counts, one page of the remarks, and where the page stands."""

    figures: tuple[p.Figure, ...]
    table: p.Table
    pager: p.Pager


def shown(report: Report, address: str, query: dict[str, str], number: int) -> ShownReport:
    """Show a report; the remarks are an ordinary list with pages."""
    pages = max(1, -(-len(report.remarks) // lists.PAGE_SIZE))
    at = min(max(1, number), pages)
    lines = report.remarks[(at - 1) * lists.PAGE_SIZE : at * lists.PAGE_SIZE]
    rows = tuple(
        (p.Cell(str(one.row) if one.row else "整份文件"), p.Cell(one.column), p.Cell(one.value), p.Cell(one.message))
        for one in lines
    )
    table = p.Table("逐行说明", COLUMNS, rows, p.Empty("没有需要说明的行", "每一行都可以收下。"))
    pager = lists.pager(address, query, total=len(report.remarks), number=at, shown=len(rows))
    return ShownReport(_figures(report), table, pager)


def nothing_new(report: Report) -> str:
    """Say why there is nothing to take."""
    return "" if report.changes else "没有可以新增或更正的行，不必收下。"


def _figures(report: Report) -> tuple[p.Figure, ...]:
    return (
        p.Figure("总行数", report.rows),
        p.Figure("可收", report.taken, icon="tick"),
        p.Figure("可收，有提示", report.taken_with_remarks, icon="question"),
        p.Figure("不收", report.refused, icon="cross"),
        p.Figure("将新增或更正", report.changes),
    )
