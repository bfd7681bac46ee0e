"""The base district: how large it is, that it is the same each time, and that every outcome is planted."""

import csv
import hashlib
from collections import Counter
from datetime import date
from functools import cache

import pytest

from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.snapshot import read_rows
from gongdao.facts.validation import validate
from gongdao.synth.district import SynthError, build, write

AS_OF = date(2026, 12, 31)
COMPUTED = (
    "QSH-2a QSH-2c QSH-3b QSH-6a QSH-10b QSH-10c QSH-10d QSH-13g QSH-13h QSH-13i QSH-15a QSH-19f QSH-20b QSH-20c QSH-20d "
    "QSH-24f QSH-28f QSH-29a QSH-29b QSH-29g QSH-29h QSH-30b QSH-30c QSH-30d QSH-30e"
).split()
EVERYDAY = {  # a case or two each
    *("QSH-9b", "QSH-9c", "QSH-9d", "QSH-13f", "QSH-14c"),
    *("QSH-2e", "QSH-11d", "QSH-15e", "QSH-15f", "QSH-15h", "QSH-17b", "QSH-19d", "QSH-19k", "QSH-23c", "QSH-23d"),
    *("QSH-27c", "QSH-29c", "QSH-32e"),
}
ONE_PLACE_A_YEAR = "QSH-30c"  # one unit is last, so a district has one of the outcomes for the closed year
THREE = {"holds", "fails", "unknown"}


@cache
def district(seed):
    return build(600, seed, AS_OF)


@pytest.fixture
def base():
    return district(1)


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_base_district_has_the_units_of_a_district(base):
    units = Counter(row["kind"] for row in base.facts.rows("unit"))
    groups = Counter((row["purpose"], row["group"]) for row in base.facts.rows("unit_group"))
    kinds = ("authority", "subdistrict", "township", "park", "farm", "village", "community")

    assert units["department"] + sum(units[kind] for kind in ("subdistrict", "township", "park", "farm", None)) == 56
    assert {kind: units[kind] for kind in ("authority", "village", "community")} == {
        "authority": 4,
        "village": 80,
        "community": 60,
    }
    assert units.keys() == {*kinds, "department", None}
    assert {group: count for (purpose, group), count in groups.items() if purpose == "ranking"} == {
        "A": 40,
        "B": 12,
        "C": 80,
        "D": 60,
    }
    assert groups["mutual_evaluation", "乡镇场街道园区"] == 19


def test_base_district_has_the_records_of_600_officials(base):
    rows = {name: len(base.facts.rows(name)) for name in RELATIONS}
    per_person = Counter(row["person"] for row in base.facts.rows("appointment"))

    assert rows["person"] == 600
    assert rows["enrolment"] == 600 * 20
    assert rows["credit"] == 600 * 2 * 3 + rows["enrolment"]
    assert rows["attendance"] == 600 * 10 * 2
    assert rows["ranking"] == (40 + 12 + 80 + 60) * 6
    assert per_person.keys() == {row["person"] for row in base.facts.rows("person")}
    assert set(per_person.values()) == {2, 3, 4, 5, 6}
    assert rows["integrity_report"] == 4 * 600 + 4 * 197 + 2 * 3  # three units are there in one of the two years
    assert rows["assessment_finding"] == 0


def test_names_and_keys_differ_and_dates_are_past(base):
    for name, relation in RELATIONS.items():
        keys = [row[relation.key] for row in base.facts.rows(name)]
        assert len(keys) == len(set(keys))
    ahead = [row for row in base.facts.rows("attendance") if row["held_on"] and row["held_on"] > AS_OF]

    assert ahead == []
    assert len({row["name"] for row in base.facts.rows("unit")}) == 200


@pytest.mark.parametrize("clause", COMPUTED)
def test_every_reachable_outcome_is_planted(clause):
    found = {planted.outcome for seed in (1, 2, 3) for planted in district(seed).planted if planted.clause == clause}

    assert found == ({"not_configured", "unknown"} if clause == "QSH-3b" else THREE)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_district_alone_has_every_outcome_but_of_the_single_place(seed):
    outcomes = {(planted.clause, planted.outcome) for planted in district(seed).planted}
    wanted = {
        (clause, outcome) for clause in COMPUTED for outcome in THREE if clause not in ("QSH-3b", ONE_PLACE_A_YEAR)
    }

    assert wanted <= outcomes


def test_expected_leaves_out_what_holds(base):
    unmet = base.expected("QSH-6a")
    planted = [planted for planted in base.planted if planted.clause == "QSH-6a"]

    assert Counter(unmet.values()) == {"fails": 3, "unknown": 4}
    assert Counter(one.outcome for one in planted) == {"holds": 3, "fails": 3, "unknown": 4}
    assert {period for _, period in unmet} == {"2025"}


def test_two_places_on_the_district_list_never_contradict(base):
    places = Counter((planted.clause, planted.subject, planted.period) for planted in base.planted)

    assert set(places.values()) == {1}
    assert {planted.clause for planted in base.planted} == {*COMPUTED, *EVERYDAY}


def test_the_snapshot_is_valid_and_the_same_each_time(tmp_path, base):
    for place in ("one", "two"):
        write(tmp_path / place, 600, 1, AS_OF)
    write(tmp_path / "other", 600, 2, AS_OF)

    assert validate(tmp_path / "one") == []
    assert digests(tmp_path / "one") == digests(tmp_path / "two")
    assert digests(tmp_path / "one")["person.parquet"] != digests(tmp_path / "other")["person.parquet"]
    assert {name: rows for name, rows in read_rows(tmp_path / "one").relations.items() if rows} == {
        name: [dict.fromkeys(RELATIONS[name].by_name) | row for row in rows]
        for name, rows in base.facts.relations.items()
        if rows
    }
    with (tmp_path / "one" / "planted.csv").open(encoding="utf-8") as table:
        listed = [tuple(row.values()) for row in csv.DictReader(table)]
    assert listed == [
        (planted.clause, planted.subject, planted.period, planted.outcome, planted.why) for planted in base.planted
    ]


def test_many_persons_are_several_districts_ranked_apart(tmp_path):
    write(tmp_path / "two", 1201, 1, AS_OF)
    found = read_rows(tmp_path / "two")

    ranked = [row for row in found.rows("ranking") if (row["group"], row["assessment_year"]) == ("B", 2022)]
    assert validate(tmp_path / "two") == []
    assert len(found.rows("person")) == 1201
    assert [(row["locality"], row["rank"]) for row in ranked] == [
        (locality, rank) for locality in ("D1", "D2") for rank in range(1, 13)
    ]


@pytest.mark.parametrize("persons", [1, 10, 75, 399])
def test_a_small_district_is_a_good_one_with_fewer_cases(persons, tmp_path):
    write(tmp_path / "small", persons, 1, AS_OF)

    assert validate(tmp_path / "small") == []
    assert len(read_rows(tmp_path / "small").rows("person")) == persons


@pytest.mark.parametrize(
    ("persons", "as_of", "code"), [(0, AS_OF, "too_few_persons"), (600, date(2017, 12, 31), "day_too_early")]
)
def test_what_cannot_be_made_is_refused(persons, as_of, code, tmp_path):
    with pytest.raises(SynthError) as refusal:
        write(tmp_path / "none", persons, 1, as_of)

    assert refusal.value.code == code
    assert list(tmp_path.iterdir()) == []
