"""An invented district as facts, of any size, with the list of what was planted in it.

Every outcome that is not *holds* is planted: the list is written while the district is made, from what was made, never
by asking the engine. So are outcomes that hold exactly at a boundary; all others hold comfortably and are not listed.
Rows of the background never produce an *unknown*. Two kinds of outcome come in numbers, because they follow from one
planted cause each: QSH-3b is *not configured* for everybody who leads (the source gives no number), and QSH-20d is
unknown for all leaders of the one unit without a place.

The same arguments give the same district, byte for byte.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from gongdao.errors import UserError
from gongdao.facts.physical import Rows
from gongdao.facts.snapshot import Snapshot, SnapshotWriter
from gongdao.synth import (
    assessment,
    careers,
    completeness,
    everyday,
    inspectors,
    meetings,
    one_by_one,
    quotas,
    rankings,
    study,
    tenure,
    training,
    visits,
)
from gongdao.synth.draft import HOLDS, Draft, Planted
from gongdao.synth.establishment import establish
from gongdao.synth.messages import sentence
from gongdao.synth.times import Times

BASE_PERSONS = 600  # ours: officials of one district
FIRST_DAY = date(2018, 1, 1)  # QSH-29g: six assessment years from 2009 on, and the closed cycle lie behind it
PLANTED = "planted.csv"
_FLUSH_DISTRICTS = 20  # ours: so many districts are kept in memory at once


class SynthError(UserError):
    """A district that cannot be made."""

    def __init__(self, code: str, **values: object) -> None:
        """Keep the code and fill in its sentence."""
        super().__init__(code, sentence(code, **values))


@dataclass(frozen=True)
class District:
    """Facts, and the outcomes that were planted in them for one day."""

    as_of: date
    facts: Snapshot
    planted: list[Planted]

    def expected(self, clause: str) -> dict[tuple[str, str], str]:
        """Give every outcome of a clause that is not *holds*: (subject, period) -> outcome."""
        return {
            (planted.subject, planted.period): planted.outcome
            for planted in self.planted
            if planted.clause == clause and planted.outcome != HOLDS
        }


def build(persons: int, seed: int, as_of: date) -> District:
    """Make a district in memory.

    From twice the base size on it is several districts in one snapshot, each ranked apart. With fewer than 400 persons
    some of the cases that need a person are left out.
    Raises: SynthError for nobody, or a day before 2018.
    """
    relations: dict[str, Rows] = {}
    planted: list[Planted] = []
    for draft in _drafts(persons, seed, as_of):
        for name, rows in draft.rows.items():
            relations.setdefault(name, []).extend(rows)
        planted += draft.planted.values()
    return District(as_of, Snapshot(relations), planted)


def write(out: Path, persons: int, seed: int, as_of: date) -> None:
    """Write a district of any size as a snapshot, with `planted.csv` beside the relations. Raises: as `build`."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(Planted.__dataclass_fields__)
    waiting: dict[str, Rows] = {}
    with SnapshotWriter(out) as writer:
        for draft in _drafts(persons, seed, as_of):
            for name, rows in draft.rows.items():
                waiting.setdefault(name, []).extend(rows)
            for planted in draft.planted.values():
                table.writerow([planted.clause, planted.subject, planted.period, planted.outcome, planted.why])
            if draft.number % _FLUSH_DISTRICTS == 0:
                writer.append_rows(Snapshot(waiting))
                waiting = {}
        writer.append_rows(Snapshot(waiting))
        writer.attach(PLANTED, text.getvalue().encode())


def _drafts(persons: int, seed: int, as_of: date) -> Iterator[Draft]:
    if persons < 1:
        raise SynthError("too_few_persons", persons=persons)
    if as_of < FIRST_DAY:
        raise SynthError("day_too_early", as_of=as_of, first=FIRST_DAY)
    districts = max(1, persons // BASE_PERSONS)
    for number in range(1, districts + 1):
        share = persons // districts + (number <= persons % districts)
        draft = Draft(number, Random(f"{seed}/{number}"), Times(as_of))
        _fill(draft, share)
        yield draft


def _fill(draft: Draft, persons: int) -> None:
    establishment = establish(draft)
    officials = careers.staff(draft, establishment, persons)
    deputies = [official for official in officials if official.present.post.is_deputy]
    planted, ordinary = tenure.plant_careers(draft, deputies)
    quotas.leave_uncounted(ordinary[:3])
    tenure.blur_posts(draft, ordinary[3:7])
    careers.write_officials(draft, officials)
    tenure.note_careers(draft, planted, officials)
    quotas.set_quotas(draft, officials)
    taken = study.study(draft, establishment.bodies)
    study.lecture(draft, officials, taken)
    study.hold_life_meetings(draft, establishment.bodies)
    training.declare_training(draft, establishment.units)
    training.earn_credits(draft, officials)
    visits.visit(draft, officials, [unit.key for unit in establishment.of_kind("village", "community")])
    meetings.meet(draft, officials)
    assessment.vote(draft, officials)
    assessment.award(draft, officials)
    boards = rankings.rank(draft, establishment)
    inspectors.post_inspectors(draft, boards, officials)
    everyday.fill_in(draft)
    everyday.set_lowest_quotas(draft)
    everyday.train(draft, officials, establishment)
    everyday.reward(draft)
    everyday.report(draft, officials, establishment)
    everyday.send_both_ways(draft, officials, establishment)
    everyday.supervise(draft, establishment)
    everyday.give_orders(draft, establishment)
    everyday.leave_without_asking(draft, officials)
    one_by_one.keep_records(draft, officials, establishment)
    completeness.state_completeness(draft, establishment)
