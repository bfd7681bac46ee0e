"""Whether an appointment lasts on a day, as far as its dates tell."""

from datetime import date

import pytest

from gongdao.facts.partial import PartialDate
from gongdao.synth.careers import Spell

DAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("start", "end", "lasts"),
    [
        ("2026-06-15", None, True),
        ("2026-06-16", None, False),
        ("2026-05", None, True),
        ("2026-06", None, None),
        ("2026-07", None, False),
        (None, None, None),
        (None, "2026-06-15", False),
        ("2020", "2026-06-15", False),
        ("2020", "2026-06-16", True),
        ("2020", "2026-06", None),
        ("2020", "2026-05", False),
    ],
)
def test_lasts_on(start, end, lasts):
    spell = Spell(None, start and PartialDate.parse(start), end and PartialDate.parse(end))

    assert spell.lasts_on(DAY) is lasts
