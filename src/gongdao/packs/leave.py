"""What rules of several documents ask about absence from the post (离岗、请假)."""

from __future__ import annotations

from gongdao.engine.language import Row, Truth, as_of, exists, unless_complete
from gongdao.facts.conduct import LEAVE


def is_verified(absence: Row) -> Truth:
    """The absence has been verified by the day of evaluation."""
    return ~absence.lacks("verified_on") & (absence.verified_on <= as_of)


def has_leave(absence: Row) -> Truth:
    """Leave approved before going covers the whole absence."""
    return exists(
        LEAVE,
        {"person": absence.person},
        "has_leave",
        "行前经批准的请假",
        lambda row: (
            ~row.lacks("approved_on")
            & (row.approved_on <= absence.left_on)
            & (row.starts_on <= absence.left_on)
            & (absence.lacks("returned_on") | (row.ends_on >= absence.returned_on))
        ),
    )


def is_without_leave(absence: Row) -> Truth:
    """A verified absence without approved leave; unknown while the register of leave is not declared complete."""
    left_on = absence.left_on
    covered = has_leave(absence) | unless_complete(LEAVE, absence.unit, left_on, first=left_on)
    return is_verified(absence) & ~covered
