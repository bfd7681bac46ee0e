"""What several lines ask about the organisation (personnel) department (组织（人事）部门)."""

from __future__ import annotations

from gongdao.engine.language import Row, Truth


def in_personnel_department(row: Row) -> Truth:
    """The unit of the row is a personnel department; one of which no function is recorded has another function."""
    is_personnel: Truth = row.unit.function == "personnel"
    return is_personnel & (row.lacks("unit") | ~row.unit.lacks("function"))
