"""The words for counting days mean the same in both paths, and each says on which day its answer changes."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date

import pytest

from gongdao.facts.partial import PartialDate
from tests.agreement.agreement import by_reference, disagreements, overlaid
from tests.agreement.invented import invented
from tests.agreement.walk import walk, walked
from tests.agreement.worlds import Drawn, drawn

PACK = invented()
CLAUSES = [(PACK, clause) for clause in PACK.computed]
SEEDS = (0, 1, 2, 5, 6, 9)
TWO_YEARS = 2 * 366
# ours: the last days of the published calendar, with one appointment that the register lets begin a little before
AT_THE_BORDER = Drawn(
    date(2026, 12, 24),
    {
        "appointment": [
            {"appointment": f"a{day}", "person": "p", "kind": "regular", "started_on": PartialDate.parse(day)}
            for day in ("2026-12-16", "2026-12-17", "2026-12-18", "2026-12-21", "2026-12")
        ],
        "person": [{"person": "p"}],
        "calendar_day": [
            {"calendar_day": "d1", "day": date(2027, 1, 1), "is_working": False},
            {"calendar_day": "d2", "day": date(2027, 1, 2), "is_working": True},
        ],
    },
)


@pytest.mark.slow
def test_both_paths_agree_in_every_column():
    seen: Counter[str] = Counter()

    for seed in SEEDS:
        world = drawn(seed)
        pack = overlaid(PACK, random.Random(seed), world.as_of) if seed % 3 == 2 else PACK
        clauses = [(pack, clause) for clause in pack.computed]
        found = by_reference(world, clauses)
        assert list(disagreements(world, clauses, found)) == []
        seen.update(finding.clause for finding in found if finding.next_change_on)

    assert [clause.id for clause in PACK.computed if not seen[clause.id]] == []


@pytest.mark.slow
@pytest.mark.parametrize("other_parameters", [False, True], ids=["fixed", "changing"])
def test_next_change_is_the_first_day_on_which_the_outcome_differs(other_parameters):
    walked = list(walk(SEEDS, per_world=20, days=TWO_YEARS, other_parameters=other_parameters, document=PACK))

    assert [one for one in walked if not one.agrees] == []
    assert sum(one.first is not None for one in walked) >= 10


def test_where_the_calendar_ends_the_answer_becomes_open_on_a_named_day():
    found = by_reference(AT_THE_BORDER, CLAUSES)

    assert list(disagreements(AT_THE_BORDER, CLAUSES, found)) == []
    assert [one for one in walked(AT_THE_BORDER, PACK, random.Random(1), 200, 40) if not one.agrees] == []
    late = next(one for one in found if (one.clause, one.subject) == ("deadline", "a2026-12-21"))
    assert (late.outcome.value, late.next_change_on) == ("holds", date(2026, 12, 29))
    worked = next(one for one in found if (one.clause, one.subject) == ("to work", "a2026-12-21"))
    assert (worked.outcome.value, worked.missing) == ("unknown", ("appointment.ended_on",))
