"""From a roster file and its batches to what the templates show."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from gongdao.office.intake.models import ImportBatch, ImportRow
from gongdao.papers.dates import DayOrder
from gongdao.papers.mapping import Field, label_of
from gongdao.papers.masking import masked
from gongdao.papers.roster import decide_orders
from gongdao.papers.tables import Table
from gongdao.web.roster.choices import COLUMN, ORDER, Choices
from gongdao.web.shell import links
from gongdao.web.shell import presenters as p

EXAMPLES = 3  # ours
ORDERS = {DayOrder.DAY_FIRST: "日在前（12/06/1957 是6月12日）", DayOrder.MONTH_FIRST: "月在前（12/06/1957 是12月6日）"}


@dataclass(frozen=True)
class FileColumn:
    """One column of the file: its header, first values, the field it holds, and the order of its dates.

    `decided` says how the dates are read when the clerk says nothing; it is empty when that cannot be told.
    """

    name: str
    order_name: str
    header: str
    examples: str
    options: tuple[p.Option, ...]
    orders: tuple[p.Option, ...] = ()
    decided: str = ""


def columns(table: Table, choices: Choices) -> list[FileColumn]:
    """Show every column of a file with what it is taken for."""
    decisions = decide_orders(table, choices.mapping)
    return [_column(table, choices, at, decisions) for at in range(len(table.headers))]


def batches(found: Iterable[ImportBatch]) -> p.Table:
    """List the files taken before."""
    columns = (
        p.Column("文件"),
        p.Column("导入时间", "day"),
        p.Column("总行数", "number"),
        p.Column("已收", "number"),
        p.Column("有提示已收", "number"),
        p.Column("未收", "number"),
        p.Column("新增或更正", "number"),
    )
    act = p.Act("导入名册", reverse("roster:import"), "primary", writes=True)
    empty = p.Empty("还没有导入过名册", "导入的文件和每一行的结果保留在这里。", act)
    return p.Table("以前的导入", columns, tuple(_batch(batch) for batch in found), empty)


def figures(batch: ImportBatch) -> tuple[p.Figure, ...]:
    return (
        p.Figure("总行数", batch.rows),
        p.Figure("已收", batch.taken, icon="tick"),
        p.Figure("有提示已收", batch.taken_with_remarks, icon="question"),
        p.Figure("未收", batch.refused, icon="cross"),
        p.Figure("新增或更正", batch.changes),
    )


def lines(found: Iterable[ImportRow], shown: Callable[[str], str] = masked) -> p.Table:
    """List the rows of a file as written, with what became of them; `shown` hides citizen numbers, unless told not to."""
    columns = (p.Column("行号", "number"), p.Column("结果"), p.Column("原文"), p.Column("说明"))
    rows = tuple(
        (
            p.Cell(str(row.number), links.to("person", row.subject_key) if row.subject_key else ""),
            p.Cell(row.get_outcome_display()),
            p.Cell("｜".join(map(shown, row.cells))),
            p.Cell("；".join(remark["message"] for remark in row.remarks)),
        )
        for row in found
    )
    return p.Table("逐行结果", columns, rows, p.Empty("没有行", "这个文件没有内容行。"))


def _column(table: Table, choices: Choices, at: int, decisions: dict) -> FileColumn:
    label, held = choices.mapping.label(at), choices.mapping.fields[at]
    decision = decisions.get(label)
    seen = list(dict.fromkeys(row.cells[at] for row in table.rows if row.cells[at].strip()))[:EXAMPLES]
    return FileColumn(
        f"{COLUMN}{at}",
        f"{ORDER}{at}",
        label,
        "、".join(map(masked, seen)),
        tuple(p.Option(field.value, label_of(field), field is held) for field in Field),
        _orders(choices.said.get(label)) if decision and (decision.order or decision.swappable) else (),
        ORDERS[decision.order] if decision and decision.order else "",
    )


def _orders(said: DayOrder | None) -> tuple[p.Option, ...]:
    return tuple(p.Option(order.value, words, order is said) for order, words in ORDERS.items())


def _batch(batch: ImportBatch) -> tuple[p.Cell, ...]:
    counts = (batch.rows, batch.taken, batch.taken_with_remarks, batch.refused, batch.changes)
    at = f"{timezone.localtime(batch.taken_at):%Y-%m-%d %H:%M}"
    return (
        p.Cell(batch.source, reverse("roster:batch", args=[batch.key])),
        p.Cell(at),
        *(p.Cell(str(n)) for n in counts),
    )
