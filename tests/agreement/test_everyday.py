"""The next change of every clause in an invented district, against sweeps of the days after; `make days` walks further."""

from __future__ import annotations

from datetime import date

import pytest

from gongdao.facts.snapshot import to_frames
from gongdao.synth.district import build
from tests.agreement.agreement import Clauses
from tests.agreement.everyday import contradictions, contradictions_at_random
from tests.spec.trial import PACKS

COMPUTED: Clauses = [(pack, clause) for pack in PACKS.values() for clause in pack.computed]
PERSONS, SEED, MADE_FOR = 60, 3, date(2026, 11, 24)
LOOKED_FROM = date(2026, 2, 20)  # nine months before: much of what is recorded is still to come
DAYS, AT_RANDOM = 6, 3


@pytest.fixture(scope="module")
def frames():
    made = to_frames(build(PERSONS, SEED, MADE_FOR).facts)
    return lambda name: made[name].lazy()


@pytest.mark.slow
def test_a_named_day_stays_named_until_it_comes_and_nothing_changes_on_another(frames):
    assert list(contradictions(frames, COMPUTED, LOOKED_FROM, DAYS)) == []


@pytest.mark.slow
def test_random_later_days_and_the_named_days_agree(frames):
    assert list(contradictions_at_random(frames, COMPUTED, LOOKED_FROM, AT_RANDOM, SEED)) == []
