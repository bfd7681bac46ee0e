"""领导职数配备情况表: the ledger of a day as a sheet to print."""

from collections.abc import Iterable, Sequence
from datetime import date

from gongdao.office.establishment.ledger import Account
from gongdao.office.establishment.ledger_queries import Balance
from gongdao.papers.sheets import Page, write_book

HEADERS = ("单位", "职务层次", "核定", "实配", "预留", "冻结", "空缺", "批准超配", "消化中", "超配")
ACCOUNTS = (
    *(Account.OCCUPIED, Account.RESERVED, Account.FROZEN, Account.FREE),
    *(Account.PERMITTED, Account.DIGESTING, Account.EXCESS),
)
WIDTHS = (34, 14, *(8 for _ in range(8)))
UNRECORDED = "未登记"


def rows(balances: Iterable[Balance]) -> list[tuple[str, ...]]:
    """One row for each unit and level; where no document says how many there may be, the cell says so."""
    return [
        (
            balance.line.unit.name,
            balance.line.get_level_display(),
            str(balance.accounts[Account.APPROVED]) if balance.is_recorded else UNRECORDED,
            *(str(balance.accounts[account]) for account in ACCOUNTS),
        )
        for balance in balances
    ]


def workbook(told: Sequence[tuple[str, ...]], on: date) -> bytes:
    """Write the rows under their title; the heading is repeated on every sheet of paper."""
    title = f"领导职数配备情况表（{on.isoformat()}）"
    return write_book([Page("职数", HEADERS, tuple(told), title, widths=WIDTHS, is_printed=True)])
