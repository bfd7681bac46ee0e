"""Which registers are complete, unit by unit."""

from __future__ import annotations

from datetime import date

from gongdao.synth.draft import Draft
from gongdao.synth.establishment import RANKED, Establishment

_YEARS = 8  # ours: statements reach so far back
_EVERYWHERE = (
    *("credit", "enrolment", "leave", "meeting_supervision", "regulation_check", "standard_title"),
    *("work_report_topic", "integrity_report", "quota", "training_approval"),
)


def state_completeness(draft: Draft, establishment: Establishment) -> None:
    """State that registers are complete, but for those that were left incomplete."""
    led = [body.unit.key for body in establishment.bodies]
    declaring = [unit.key for unit in establishment.units if unit.kind not in ("authority", "village", "community")]
    registers = {
        "study_event": led,
        "life_meeting": led,
        "training_plan": declaring,
        "visit": [unit.key for unit in establishment.units if unit.kind == "authority"],
        "inspector_posting": [unit.key for unit in establishment.of_kind(*RANKED)],
    }
    for register in _EVERYWHERE:
        draft.add("coverage", register=register, **_period(draft, draft.times.as_of))
    for relation, units in registers.items():
        for unit in units:
            until = draft.incomplete.get((relation, unit), draft.times.as_of)
            if until is not None:
                draft.add("coverage", register=relation, unit=unit, **_period(draft, until))


def _period(draft: Draft, until: date) -> dict[str, date]:
    return {"complete_from": date(draft.times.as_of.year - _YEARS, 1, 1), "complete_until": until}
