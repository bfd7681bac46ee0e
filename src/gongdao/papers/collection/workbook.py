"""The collection workbook as data: people with their rows of every set."""

from dataclasses import dataclass

from gongdao.papers.codebook.items import Item, information_sets

NAME, ID_NUMBER = "A0101", "A0184"
PERSONS, UNITS = "A01", "B01"


@dataclass(frozen=True, slots=True)
class SetRow:
    """One row of one set: texts by item code as written, and under their headings those without an item.

    `number` counts from 1 at the top of the sheet; 0 for a row that no file has.
    """

    set: str
    values: tuple[tuple[str, str], ...]
    extra: tuple[tuple[str, str], ...] = ()
    number: int = 0

    def text(self, code: str) -> str:
        """Give the text of an item, blank where the row has none."""
        return dict(self.values).get(code, "")


@dataclass(frozen=True, slots=True)
class CollectedPerson:
    """One person with the rows of all sets, joined by identity number, or by name where there is none."""

    name: str
    id_number: str
    rows: tuple[SetRow, ...]

    def of(self, code: str) -> tuple[SetRow, ...]:
        """Give the rows of one set in their order."""
        return tuple(row for row in self.rows if row.set == code)


def row_of(code: str, texts: dict[str, str], number: int = 0) -> SetRow:
    """Make a row of a set from texts by item code, blank ones left out, in the order of the sheet."""
    order = [item.code for item in information_sets()[code].items]
    return SetRow(code, tuple((item, texts[item]) for item in order if texts.get(item)), (), number)


def item_of(code: str, item: str) -> Item:
    """Give an item of a set.

    Raises: KeyError.
    """
    return {one.code: one for one in information_sets()[code].items}[item]
