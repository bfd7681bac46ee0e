"""The sweep finds in an invented district exactly what was planted there, on comfortable and on awkward days.

Clauses of which nothing is planted are answered from what was made for the others; their answers are not listed.
"""

from datetime import date

import pytest

from gongdao.engine.compiled.sweep import sweep_frames
from gongdao.facts.snapshot import to_frames
from gongdao.packs.installed import load
from gongdao.synth.district import District, build

PACK = load("qsh_2009")
# The clauses in which everything that does not hold comfortably is planted; the others have rows of the background only.
TOLD = {
    *("QSH-2a", "QSH-2c", "QSH-3b", "QSH-6a", "QSH-9b", "QSH-9c", "QSH-9d", "QSH-10b", "QSH-10c", "QSH-10d"),
    *("QSH-13f", "QSH-13g", "QSH-13h", "QSH-13i", "QSH-14c", "QSH-15a", "QSH-19f", "QSH-20b", "QSH-20c", "QSH-20d"),
    *("QSH-24f", "QSH-28f", "QSH-29a", "QSH-29b", "QSH-29g", "QSH-29h", "QSH-30b", "QSH-30c", "QSH-30d", "QSH-30e"),
    *("QSH-2e", "QSH-11d", "QSH-15e", "QSH-15f", "QSH-15h", "QSH-17b", "QSH-19d", "QSH-19k", "QSH-23c", "QSH-23d"),
    *("QSH-27c", "QSH-29c", "QSH-32e"),
}
PLANTED_CLAUSES = 25
DAYS = [
    date(2026, 12, 31),  # the last day of a year, a quarter and a cycle
    date(2027, 1, 1),  # the first one
    date(2026, 4, 30),  # the last day before the ranking of the year before counts as published
    date(2024, 2, 29),
    date(2026, 2, 28),
    date(2026, 11, 24),  # in the middle of a month: a start known to the month is undecided
    date(2018, 1, 1),
]


@pytest.mark.parametrize(("seed", "as_of"), list(enumerate(DAYS, 1)))
def test_sweep_finds_what_was_planted_and_nothing_else(seed, as_of):
    planted = compare(build(600, seed, as_of))

    assert {clause for clause, _, _ in planted} == TOLD


@pytest.mark.parametrize("persons", [1, 20, 75, 200, 1300])
def test_sweep_finds_what_was_planted_in_a_district_of_another_size(persons):
    assert len(compare(build(persons, persons, DAYS[0]))) > 0


def compare(district: District) -> dict[tuple[str, str, str], str]:
    """Compare, and give what was planted."""
    frames = to_frames(district.facts)
    clauses = [(PACK, clause) for clause in PACK.computed if clause.id in TOLD]

    clauses = [(pack, clause) for pack, clause in clauses if clause.id in {one.clause for one in district.planted}]

    findings = sweep_frames(lambda name: frames[name].lazy(), clauses, district.as_of, with_holds=True).findings

    found = {(one["clause"], one["subject"], one["period"] or ""): one["outcome"] for one in findings.to_dicts()}
    planted = {(one.clause, one.subject, one.period): one.outcome for one in district.planted}
    assert {place: outcome for place, outcome in found.items() if outcome != "holds"} == {
        place: outcome for place, outcome in planted.items() if outcome != "holds"
    }
    assert {place: found.get(place) for place in planted} == planted
    return planted


def test_exceptions_are_found_where_they_were_granted():
    district = build(600, 1, DAYS[0])
    frames = to_frames(district.facts)
    clauses = [(PACK, clause) for clause in PACK.computed]

    findings = sweep_frames(lambda name: frames[name].lazy(), clauses, DAYS[0], with_holds=True).findings

    granted = {(row["clause"], row["subject"], row["exception"]) for row in district.facts.rows("exception")}
    ignored = {place for place in granted if place[0] == "QSH-20c"}  # of force must: no exception counts
    found = {(one["clause"], one["subject"], one["exception"]) for one in findings.to_dicts() if one["exception"]}
    assert found == granted - ignored
    assert len(ignored) == 1
    assert {clause for clause, _, _ in found} == {"QSH-19f", "QSH-20b", "QSH-20d"}
