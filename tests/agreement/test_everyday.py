"""The next change of every clause in an invented district, against the days after; `make days` walks further."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from gongdao.facts.snapshot import to_frames
from gongdao.synth.district import build
from tests.agreement.agreement import Clauses
from tests.agreement.everyday import contradictions, contradictions_at_random, day_by_day
from tests.spec.trial import PACKS

COMPUTED: Clauses = [(pack, clause) for pack in PACKS.values() for clause in pack.computed]
PERSONS, SEED, MADE_FOR = 60, 3, date(2026, 11, 24)
LOOKED_FROM = date(2026, 2, 20)  # nine months before: much of what is recorded is still to come
DAYS, AT_RANDOM = 40, 2
FIRST, SECOND = date(2026, 3, 1), date(2026, 3, 2)


@pytest.fixture(scope="module")
def frames():
    made = to_frames(build(PERSONS, SEED, MADE_FOR).facts)
    return lambda name: made[name].lazy()


@pytest.mark.slow
def test_a_named_day_stays_named_until_it_comes_and_nothing_changes_on_another(frames):
    answers, wrong = day_by_day(frames, COMPUTED, LOOKED_FROM, DAYS, AT_RANDOM)

    assert wrong == []
    assert answers > 90_000


@pytest.mark.slow
def test_random_later_days_and_the_named_days_agree(frames):
    assert list(contradictions_at_random(frames, COMPUTED, LOOKED_FROM, AT_RANDOM, SEED)) == []


def two_days(today: tuple[str, date | None], tomorrow: tuple[str, date | None] | None) -> pl.DataFrame:
    """What is said of one subject on a day and on the next."""
    own = [("T-1", "somebody", None, day, *said) for day, said in ((FIRST, today), (SECOND, tomorrow)) if said]
    columns = ("clause", "subject", "period", "day", "outcome", "next_change_on")
    types = (pl.String, pl.String, pl.String, pl.Date, pl.String, pl.Date)
    return pl.DataFrame(own, dict(zip(columns, types, strict=True)), orient="row")


@pytest.mark.parametrize(
    ("today", "tomorrow", "number"),
    [
        (("holds", SECOND), ("fails", None), 0),
        (("holds", SECOND), None, 0),
        (("holds", date(2026, 5, 1)), ("holds", date(2026, 5, 1)), 0),
        (("holds", None), ("fails", None), 1),
        (("holds", None), None, 1),
        (("holds", SECOND), ("holds", None), 1),
        (("holds", date(2026, 5, 1)), ("fails", None), 1),
        (("holds", date(2026, 5, 1)), ("holds", date(2026, 5, 2)), 1),
        (("holds", None), ("holds", date(2026, 5, 2)), 1),
    ],
)
def test_what_the_next_day_contradicts_is_found(today, tomorrow, number):
    assert contradictions(two_days(today, tomorrow), SECOND).height == number
