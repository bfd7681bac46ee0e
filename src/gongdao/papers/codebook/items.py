"""The information sets and items of the field, by code and by heading."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from gongdao.papers.codebook.data import read_data
from gongdao.papers.spelling import close_up


@dataclass(frozen=True, slots=True)
class Item:
    """One information item: `table` names its code table, if it has one."""

    code: str
    heading: str
    is_date: bool
    table: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InformationSet:
    """One information set and the sheet that it has in a collection workbook."""

    code: str
    title: str
    sheet: str
    items: tuple[Item, ...]

    def item_headed(self, heading: str) -> Item | None:
        """Find the item whose heading, or another spelling of it, this is."""
        sought = close_up(heading)
        for item in self.items:
            if sought in {close_up(name) for name in (item.heading, *item.also)}:
                return item
        return None


@cache
def information_sets() -> dict[str, InformationSet]:
    """Give the sets by code, in the order of the workbook."""
    return {code: _set(code, entry) for code, entry in read_data("items.yaml").items()}


def set_of_sheet(sheet: str) -> InformationSet | None:
    """Find the set of a sheet by the code that its name begins with, or by the rest of its name."""
    name = close_up(sheet)
    for one in information_sets().values():
        if name.upper().startswith(one.code) or name in {one.title, one.sheet.removeprefix(one.code)}:
            return one
    return None


def _set(code: str, entry: dict[str, Any]) -> InformationSet:
    return InformationSet(code, entry["title"], entry["sheet"], tuple(_item(one) for one in entry["items"]))


def _item(entry: dict[str, Any]) -> Item:
    return Item(
        entry["code"], entry["heading"], entry.get("date", False), entry.get("table", ""), tuple(entry.get("also", ()))
    )
