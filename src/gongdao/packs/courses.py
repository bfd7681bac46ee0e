"""What rules of several documents ask about a course (培训班次)."""

from __future__ import annotations

from collections.abc import Mapping

from gongdao.engine.language import Quantity, Row, Text, Truth, as_of, earliest, exists, total, unless_complete, when
from gongdao.facts.training import COURSE_SESSION, TRAINING_APPROVAL

By = Mapping[str, Text | Quantity]


def listed_hours(course: Row) -> Quantity:
    """The class hours of all sessions that are recorded of a course."""
    return total(COURSE_SESSION, "hours", {"course": course.key}, "listed_hours", "已登记课时")


def unless_timetable_complete(course: Row) -> Truth:
    """Be unknown until the sessions recorded make up the class hours of the course, then no."""
    return ~when(listed_hours(course) >= course.hours, "course_session", "课次")


def approval_day(by: By, kind: str) -> Quantity:
    """The day of the first answer of a kind that grants."""
    return earliest(
        TRAINING_APPROVAL, "decided_on", by, f"{kind}_approved_on", "批复日期", lambda row: grants(row, kind)
    )


def grants(approval: Row, kind: str) -> Truth:
    """An answer of a kind that grants."""
    found: Truth = (approval.kind == kind) & (approval.result == "granted")
    return found


def approved_before_opening(course: Row, by: By, kind: str) -> Truth:
    """Not opened yet, or granted by the day of opening; that there is no answer is known from a complete register only."""
    is_approved = exists(TRAINING_APPROVAL, by, f"{kind}_approved", "已获批复", lambda row: grants(row, kind))
    in_time = is_approved & (approval_day(by, kind) <= course.opened_on)
    none_recorded = ~is_approved & unless_complete(
        TRAINING_APPROVAL, course.host, course.opened_on, first=course.prepared_on
    )
    approved: Truth = (as_of < course.opened_on) | in_time | none_recorded
    return approved
