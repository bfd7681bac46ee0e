"""From lines, balances and postings to what the templates show."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.urls import reverse

from gongdao.office.establishment.ledger import Account
from gongdao.office.establishment.ledger_queries import Balance, Entry
from gongdao.office.establishment.models import QuotaHold, QuotaLine, QuotaPermit
from gongdao.web.shell import links
from gongdao.web.shell import presenters as p

SHOWN = (Account.APPROVED, Account.OCCUPIED, Account.RESERVED, Account.FROZEN, Account.FREE)
BEYOND = (Account.PERMITTED, Account.DIGESTING, Account.EXCESS)
WORDS = {
    Account.APPROVED: "核定",
    Account.OCCUPIED: "实配",
    Account.RESERVED: "预留",
    Account.FROZEN: "冻结",
    Account.FREE: "空缺",
    Account.PERMITTED: "批准超配",
    Account.DIGESTING: "消化中",
    Account.EXCESS: "超配",
    Account.UNRECORDED: "未登记核定",
}
COLUMNS = (
    p.Column("单位"),
    p.Column("职务层次"),
    *(p.Column(WORDS[account], "number") for account in (*SHOWN, *BEYOND)),
)
ENTRIES = (
    *(p.Column("生效日期", "day"), p.Column("摘要"), p.Column("转出"), p.Column("转入"), p.Column("名额", "number")),
    *(p.Column("之后空缺", "number"), p.Column("来源")),
)
HOLDS = (
    p.Column("类别"),
    p.Column("事由", "long"),
    p.Column("依据文件"),
    p.Column("起始", "day"),
    p.Column("释放", "day"),
)
PERMITS = (p.Column("批复文件", "long"), p.Column("人数", "number"), p.Column("起始", "day"), p.Column("终止", "day"))
HIDDEN = "（限制级）"
_KINDS = {
    (Account.APPROVED, Account.FREE): "核定",
    (Account.FREE, Account.APPROVED): "核减",
    (Account.FREE, Account.OCCUPIED): "到任",
    (Account.OCCUPIED, Account.FREE): "离任",
    (Account.FREE, Account.RESERVED): "预留",
    (Account.RESERVED, Account.FREE): "释放",
    (Account.FREE, Account.FROZEN): "冻结",
    (Account.FROZEN, Account.FREE): "解冻",
    (Account.PERMITTED, Account.FREE): "批准超配",
    (Account.FREE, Account.PERMITTED): "批准到期",
    (Account.DIGESTING, Account.FREE): "列入消化",
    (Account.FREE, Account.DIGESTING): "已消化",
    (Account.EXCESS, Account.FREE): "超出核定",
    (Account.FREE, Account.EXCESS): "回到核定以内",
    (Account.UNRECORDED, Account.FREE): "未登记核定",
    (Account.FREE, Account.UNRECORDED): "核定已登记",
}


def ledger(balances: Iterable[Balance]) -> p.Table:
    """One row for each unit and level; what is beyond the number stands at the right."""
    rows = tuple(_line(balance) for balance in balances)
    empty = p.Empty("还没有职数账", "登记核定职数、职位和任职后，点“对账”记账。")
    return p.Table("职数账", COLUMNS, rows, empty, matrix=True)


def facets(given: Mapping[str, str]) -> tuple[p.Facet, ...]:
    """Make the fields of the filter: a part of the unit's name, a level."""
    chosen = given.get("level", "")
    levels = QuotaLine._meta.get_field("level").choices
    options = (p.Option("", "全部", not chosen), *(p.Option(code, zh, code == chosen) for code, zh in levels))
    return (p.Facet("unit", "单位", value=given.get("unit", "")), p.Facet("level", "职务层次", options, chosen))


def _line(balance: Balance) -> tuple[p.Cell, ...]:
    line, told = balance.line, balance.accounts
    approved = p.Cell(str(told[Account.APPROVED]))
    if not balance.is_recorded:
        approved = p.Cell("", unknown=True)
    return (
        p.Cell(line.unit.name, line_address(line)),
        p.Cell(line.get_level_display()),
        approved,
        *(p.Cell(str(told[account])) for account in SHOWN[1:]),
        *(p.Cell(str(told[account])) for account in BEYOND),
    )


def line_address(line: QuotaLine, name: str = "line") -> str:
    return reverse(f"establishment:{name}", args=[line.unit.key, line.level])


def facts(balance: Balance) -> tuple[p.Fact, ...]:
    """The accounts of one line; those that are empty and beyond the number are left out."""
    told = balance.accounts
    shown = [p.Fact("单位", p.Cell(balance.line.unit.name, links.to("unit", balance.line.unit.key)))]
    if balance.is_recorded:
        shown += [p.Fact(WORDS[account], p.Cell(f"{told[account]}名")) for account in SHOWN]
    else:
        shown += [p.Fact(WORDS[Account.APPROVED], p.Cell("", unknown=True))]
        shown += [p.Fact(WORDS[account], p.Cell(f"{told[account]}名")) for account in SHOWN[1:]]
    shown += [p.Fact(WORDS[account], p.Cell(f"{told[account]}名")) for account in BEYOND if told[account]]
    return tuple(shown)


def entries(found: Sequence[Entry]) -> p.Table:
    """Every posting, with what was free after it; one that was reversed says so."""
    return p.Table("分录", ENTRIES, tuple(map(_entry, found)), p.Empty("还没有分录", "点“对账”，按登记记账。"))


def _entry(entry: Entry) -> tuple[p.Cell, ...]:
    row = entry.row
    word = _KINDS.get((Account(row.source), Account(row.target)), "调整")
    note = "冲销" if row.reverses_id else "已冲销" if hasattr(row, "reversed_by") else ""
    return (
        p.Cell("自始" if entry.is_always else row.on.isoformat()),
        p.Cell(word, note=note),
        p.Cell(WORDS[Account(row.source)]),
        p.Cell(WORDS[Account(row.target)]),
        p.Cell(str(row.places)),
        p.Cell(str(entry.free)),
        p.Cell(row.origin or ""),
    )


def holds(found: Sequence[QuotaHold], *, cleared: bool) -> p.Table:
    """What is kept; why stands only before those who may know it."""
    rows = tuple(
        (
            p.Cell(hold.get_account_display(), _release(hold)),
            p.Cell(hold.purpose if cleared else HIDDEN),
            p.Cell(hold.document or ""),
            p.Cell(hold.started_on.isoformat()),
            p.Cell(_day(hold.released_on)),
        )
        for hold in found
    )
    return p.Table("预留和冻结", HOLDS, rows, p.Empty("没有预留或冻结", "启动动议时，先在这里预留职数。"))


def permits(found: Sequence[QuotaPermit]) -> p.Table:
    rows = tuple(
        (p.Cell(one.document), p.Cell(str(one.places)), p.Cell(one.started_on.isoformat()), p.Cell(_day(one.ended_on)))
        for one in found
    )
    return p.Table("批准超配", PERMITS, rows)


def _release(hold: QuotaHold) -> str:
    return "" if hold.released_on else reverse("establishment:release", args=[hold.key])


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""
