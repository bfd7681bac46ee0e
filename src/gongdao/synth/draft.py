"""A district while it is being made: rows, what was planted, and which registers are complete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.physical import Rows
from gongdao.synth.times import Times

Thing = TypeVar("Thing")
Case = TypeVar("Case")

HOLDS, FAILS, UNKNOWN, NOT_CONFIGURED = "holds", "fails", "unknown", "not_configured"

_LETTERS = {
    "unit": "u",
    "unit_group": "g",
    "body": "b",
    "post": "z",
    "quota": "q",
    "person": "p",
    "appointment": "a",
    "decision": "d",
    "study_event": "s",
    "life_meeting": "l",
    "training_plan": "t",
    "credit": "c",
    "tally": "v",
    "assessment_finding": "f",
    "ranking": "r",
    "cause_finding": "k",
    "yellow_card": "y",
    "opened_post": "o",
    "inspector_posting": "i",
    "award": "h",
    "bonus_claim": "n",
    "meeting": "m",
    "attendance": "e",
    "visit": "w",
    "measure": "x",
    "coverage": "j",
    "exception": "ex",
    "selection_round": "sr",
    "standard_title": "st",
    "course": "co",
    "enrolment": "en",
    "training_approval": "ta",
    "reward": "rd",
    "regulation_check": "rc",
    "secondment": "sc",
    "work_report_topic": "wr",
    "integrity_report": "ir",
    "meeting_supervision": "ms",
    "task_order": "to",
    "absence": "ab",
    "accountability_case": "ac",
    "training_nomination": "tn",
    "plan_item": "pi",
    "course_audience": "cu",
    "candidate": "ca",
    "reserve_listing": "rl",
    "village_candidate": "vc",
    "village_exclusion": "ve",
    "priority_recommendation": "pr",
    "target": "tg",
    "violation": "vi",
}
_KEYS = {name: relation.key for name, relation in RELATIONS.items()}


@dataclass(frozen=True)
class Planted:
    """An outcome that the district was made to have; `period` is empty for a clause that judges a day."""

    clause: str
    subject: str
    period: str
    outcome: str
    why: str


@dataclass
class Draft:
    """Collect one district. `number` tells the districts of one snapshot apart."""

    number: int
    rng: Random
    times: Times
    rows: dict[str, Rows] = field(default_factory=lambda: {name: [] for name in RELATIONS})
    planted: dict[tuple[str, str, str], Planted] = field(default_factory=dict)
    incomplete: dict[tuple[str, str], date | None] = field(default_factory=dict)

    def add(self, relation: str, /, **cells: object) -> str:
        """Add a row and give its key."""
        rows = self.rows[relation]
        key = f"{_LETTERS[relation]}{self.number}-{len(rows) + 1:04d}"
        rows.append({_KEYS[relation]: key, **cells})
        return key

    def plant(self, clause: str, subject: str, outcome: str, why: str, period: str = "") -> None:
        """Note an outcome that was made on purpose."""
        place = (clause, subject, period)
        if place in self.planted:
            raise ValueError(f"{place} was planted twice")
        self.planted[place] = Planted(clause, subject, period, outcome, why)

    def leave_incomplete(self, relation: str, unit: str, until: date | None = None) -> None:
        """Let the register of a unit be complete until a day only, or never."""
        self.incomplete[relation, unit] = until

    def grant(self, clause: str, subject: str, reason: str) -> None:
        """Record an exception, granted in the closed year."""
        granted_on = self.times.closed_year.first + timedelta(days=self.rng.randrange(360))
        self.add("exception", clause=clause, subject=subject, reason=reason, granted_on=granted_on)

    def is_past(self, day: date) -> bool:
        """Tell whether a day has come: nothing is recorded before it happens."""
        return day <= self.times.as_of

    def some_day(self, first: date, last: date) -> date:
        """Draw a day between two, both included."""
        return first + timedelta(days=self.rng.randrange((last - first).days + 1))


def deal(rng: Random, things: Sequence[Thing], cases: Sequence[Case]) -> tuple[list[tuple[Thing, Case]], list[Thing]]:
    """Give each case one thing, by chance; give the pairs and the things left over, these in their old order.

    When there are fewer things than cases, some cases, chosen by chance, get none.
    """
    dealt = list(cases) if len(cases) <= len(things) else rng.sample(cases, len(things))
    chosen = rng.sample(range(len(things)), len(dealt))
    rest = set(range(len(things))).difference(chosen)
    return list(zip((things[index] for index in chosen), dealt, strict=True)), [things[index] for index in sorted(rest)]
