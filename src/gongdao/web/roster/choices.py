"""What a clerk says about a roster file: which column is which field, and how days and months are ordered."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongdao.papers.dates import DayOrder
from gongdao.papers.mapping import ColumnMapping, Field, propose_mapping
from gongdao.papers.tables import Table

UNIT, COLUMN, ORDER = "unit", "c", "o"


@dataclass(frozen=True)
class Choices:
    """The choices as they travel in addresses and hidden fields; `said` goes by the label of the column."""

    unit: str
    mapping: ColumnMapping
    said: dict[str, DayOrder]

    @classmethod
    def of(cls, values: Mapping[str, str], table: Table) -> "Choices":
        """Read the choices; a column about which nothing is said keeps its proposal."""
        proposed = propose_mapping(table.headers)
        fields = tuple(_field(values.get(f"{COLUMN}{at}"), own) for at, own in enumerate(proposed.fields))
        mapping = ColumnMapping(tuple(table.headers), fields)
        asked = ((mapping.label(at), values.get(f"{ORDER}{at}", "")) for at in range(len(fields)))
        said = {label: DayOrder(value) for label, value in asked if value in set(DayOrder)}
        return cls(values.get(UNIT, ""), mapping, said)

    def as_fields(self) -> tuple[tuple[str, str], ...]:
        """Give the choices as names and values."""
        columns = [(f"{COLUMN}{at}", field.value if field else "") for at, field in enumerate(self.mapping.fields)]
        orders = [
            (f"{ORDER}{at}", self.said[label].value)
            for at in range(len(columns))
            if (label := self.mapping.label(at)) in self.said
        ]
        return ((UNIT, self.unit), *columns, *orders)


def _field(value: str | None, proposed: Field | None) -> Field | None:
    if value is None:
        return proposed
    return Field(value) if value in set(Field) else None
