"""The result of taking many rows: every row of the file is taken, taken with remarks, or refused."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Remark:
    """What a clerk should see: row of the file, column by its Chinese name, the value as written, the message."""

    row: int
    column: str
    value: str
    message: str


@dataclass(frozen=True)
class Report:
    """Counts of rows; `changes` counts the records that were created or altered, so that a repeated file shows 0."""

    rows: int
    taken: int
    taken_with_remarks: int
    refused: int
    changes: int
    remarks: tuple[Remark, ...] = ()

    def as_json(self) -> dict:
        """Give the report in the form of the command line."""
        return asdict(self) | {"remarks": [asdict(remark) for remark in self.remarks]}
