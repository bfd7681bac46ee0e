"""What rules of several documents ask about posts and quotas; each notion is told in docs/explanation/derived.md."""

from __future__ import annotations

from gongdao.engine.language import Number, Quantity, Row, Text, Truth, as_of, count, exists, latest, spell_start
from gongdao.facts.organisation import APPOINTMENT, QUOTA
from gongdao.facts.selection import PRIOR_REPORT


def same_post_since(appointment: Row) -> Quantity:
    """The first day in the same post: an unbroken chain of regular appointments to it (A8)."""
    return spell_start(appointment, ("person", "post"), "since", "同一职位任职起始", lambda row: row.kind == "regular")


def leads(appointment: Row) -> Truth:
    """A regular appointment to a leading post: its holder belongs to the leading body of the unit."""
    leading: Truth = (appointment.kind == "regular") & (appointment.post.category == "leading")
    return leading


def leads_on(appointment: Row, day: Number) -> Truth:
    """The holder belongs to the leading body of the unit on a day."""
    return leads(appointment) & appointment.current_on(day)


def occupies_quota(appointment: Row) -> Truth:
    """An appointment takes up a place of the quota; that of a secondee never does (QSH-22f)."""
    occupying: Truth = ~(appointment.kind == "secondment").recorded & appointment.counts_for_quota
    return occupying


def occupied_on(unit: Text, level: Text, day: Number) -> Quantity:
    """How many places of one level are taken up in a unit on a day."""
    return count(
        APPOINTMENT,
        {"unit": unit, "post.level": level},
        "occupied",
        "实配人数",
        lambda row: row.current_on(day) & occupies_quota(row),
    )


def approved_on(unit: Text, level: Text, day: Number) -> Quantity:
    """The quota of one level of a unit on a day; unknown where none is recorded."""
    return latest(
        QUOTA, "approved", {"unit": unit, "level": level}, "approved", "核定职数", lambda row: row.current_on(day)
    )


def place_in_quota(appointment: Row) -> Quantity:
    """The place of an appointment among those that take up the quota now, counted by the day of appointment."""
    return count(
        APPOINTMENT,
        {"unit": appointment.unit, "post.level": appointment.post.level},
        "place",
        "按任职先后的位次",
        lambda row: row.current_on(as_of) & occupies_quota(row) & (row.started_on <= appointment.started_on),
    )


def is_over_quota(appointment: Row) -> Truth:
    """An appointment takes up a place beyond the approved number."""
    approved = approved_on(appointment.unit, appointment.post.level, as_of)
    return occupies_quota(appointment) & (place_in_quota(appointment) > approved)


def is_approved_beforehand(appointment: Row) -> Truth:
    """The superior organisation department had approved the over-quota appointment in writing before it was made."""
    return exists(
        PRIOR_REPORT,
        {"person": appointment.person, "post": appointment.post},
        "approved_beforehand",
        "任前经书面批复同意",
        lambda row: (
            ~row.lacks("answered_on")
            & (row.kind == "over_quota")
            & (row.answer == "approved")
            & (row.answer_form == "written")
            & (row.answered_on <= appointment.started_on)
        ),
    )
