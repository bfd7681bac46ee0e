"""How long sanctions have effect (处分的影响期); Party warnings by the day of decision."""

from __future__ import annotations

from collections.abc import Callable

from gongdao.engine.language import Parameters, Quantity, Row, Truth, count, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.accountability import SANCTION
from gongdao.facts.organisation import APPOINTMENT
from gongdao.packs.national.in_effect import former_warning_lasts, government_ends, government_lasts, party_lasts

_PERIODS = ("warning", "demerit", "major_demerit", "downgrade", "removal")


@rule("CF-01", about=SANCTION)
def not_lifted_early(sanction: Row, p: Parameters) -> Judgement:
    """政务处分期满方可解除。"""
    return judge(
        applies=sanction.kind.is_in(*_PERIODS) & ~sanction.lacks("lifted_on"),
        holds=government_ends(sanction, p, lambda end: end <= sanction.lifted_on),
        evidence={
            "kind": sanction.kind,
            "effective_on": sanction.effective_on,
            "lifted_on": sanction.lifted_on,
        },
    )


def not_promoted_during(appointment: Row, since: Quantity, label: str, lasts: Callable[[Row], Truth]) -> Judgement:
    """Judge that nobody promoted from a day on was promoted while a sanction of a kind had effect."""
    in_force = count(SANCTION, {"person": appointment.person}, "in_force", label, lasts)
    return judge(
        applies=appointment.entry.is_in("promotion", "important_use") & (appointment.started_on >= since),
        holds=in_force <= 0,
        evidence={"started_on": appointment.started_on, "in_force": in_force},
    )


@rule("CF-03", about=APPOINTMENT)
def not_promoted_during_government_sanction(appointment: Row, p: Parameters) -> Judgement:
    """政务处分期内不得晋升。"""
    return not_promoted_during(
        appointment, p.holds_from, "期间内的政务处分", lambda row: government_lasts(row, p, appointment.started_on)
    )


@rule("CF-04", about=APPOINTMENT)
def not_promoted_during_party_sanction(appointment: Row, p: Parameters) -> Judgement:
    """党纪处分影响期内不得提拔。"""
    return not_promoted_during(
        appointment,
        p.holds_from,
        "影响期未满的党纪处分",
        lambda row: party_lasts(row, p, appointment.started_on, p.changed_on),
    )


@rule("CF-05", about=APPOINTMENT)
def not_promoted_during_former_warning(appointment: Row, p: Parameters) -> Judgement:
    """2024年前决定的党内警告影响期内不得提拔。"""
    return not_promoted_during(
        appointment,
        p.holds_from,
        "影响期未满的党内警告",
        lambda row: former_warning_lasts(
            row, p.party_warning_months, p.serious_months, appointment.started_on, p.changed_on
        ),
    )
