"""Who gets another answer, and why: by local numbers, by a version, on another day."""

from datetime import date

import pytest

from gongdao.engine.compiled.differences import counts_of, differences
from gongdao.engine.overlays import read_overlay
from gongdao.engine.reasons import Side
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.physical import frame_of
from tests.unit.engine.packs_in_files import MEASURE, PACK, replaced
from tests.unit.engine.test_clauses_in_time import YEARLY, with_days
from tests.unit.engine.test_overlays import LOCAL

ESTABLISHED = {
    "一局": date(2011, 1, 1),
    "二局": date(2009, 1, 1),
    "三局": date(2007, 3, 1),
    "四局": None,
}
DAY = date(2012, 3, 1)
SECOND_VERSION = '  - {version: "2011-01-01", in_force_from: 2011-01-01, origin: source}\n'
TWO_VERSIONS = replaced(PACK, "files:", f"{SECOND_VERSION}files:")
TWO_VALUES = replaced(
    MEASURE, "cites: 满2年}", "cites: 满2年}\n          - {from: 2011-01-01, value: 4, origin: source, cites: 满4年}"
)


def frames(relation):
    units = [{"unit": name, "name": f"{name}本级", "established_on": day} for name, day in ESTABLISHED.items()]
    return frame_of(RELATIONS[relation], units if relation == "unit" else []).lazy()


def found(before, after, *wanted):
    rows = differences(frames, before, after, wanted).to_dicts()
    return [(row["subject"], row["period"], row["before"], row["after"], row["reasons"]) for row in rows]


@pytest.fixture
def overlaid(load):
    pack = load()
    return Side((pack,), DAY), Side((pack.with_overlay(read_overlay(LOCAL, "local.yaml", lambda _name: pack)),), DAY)


def test_local_numbers_change_the_answer_of_those_between_the_numbers(overlaid):
    assert found(*overlaid) == [("二局", None, "holds", "fails", ["年限由2年改为5年"])]


def test_a_difference_names_its_subject_and_unit(overlaid):
    (row,) = differences(frames, *overlaid).to_dicts()

    assert (row["pack"], row["clause"], row["subject_kind"], row["subject_name"], row["unit"]) == (
        overlaid[0].packs[0].name,
        "T-1a",
        "unit",
        "二局本级",
        "二局",
    )


def test_differences_are_counted_by_clause(overlaid):
    before, after = overlaid

    there, back = (counts_of(differences(frames, *pair)).to_dicts() for pair in ((before, after), (after, before)))

    assert [(row["clause"], row["before"], row["after"], row["count"]) for row in there + back] == [
        ("T-1a", "holds", "fails", 1),
        ("T-1a", "fails", "holds", 1),
    ]


def test_a_clause_that_is_not_asked_for_is_left_out(overlaid):
    assert found(*overlaid, "T-1b") == []


def test_the_same_on_both_sides_differs_in_nothing(load):
    side = Side((load(),), DAY)

    assert differences(frames, side, side).height == 0


def test_another_day_changes_what_time_alone_changes(load):
    pack = load(measure=replaced(MEASURE, "value: 2,", "value: 3,"))

    assert found(Side((pack,), date(2011, 12, 31)), Side((pack,), date(2012, 1, 1))) == [
        ("二局", None, "fails", "holds", ["按登记的日期，自2012年1月1日起结论改变"])
    ]


def test_a_number_that_changes_between_the_days_is_the_reason(load):
    pack = load(measure=TWO_VALUES)

    assert found(Side((pack,), date(2010, 12, 31)), Side((pack,), date(2011, 1, 1))) == [
        ("一局", None, None, "fails", ["年限由2年改为4年", "前一日期没有这一情形的记录"]),
        ("三局", None, "holds", "fails", ["年限由2年改为4年"]),
    ]
    assert found(Side((pack,), date(2011, 1, 1)), Side((pack,), date(2012, 1, 1))) == [
        ("三局", None, "fails", "holds", ["按登记的日期，自2011年3月1日起结论改变"])
    ]


def test_a_version_is_compared_with_its_own_numbers(load):
    pack = load(pack=TWO_VERSIONS, measure=TWO_VALUES)
    first, second = (Side((pack.in_version(version),), DAY) for version in pack.versions)

    assert found(first, second) == [("二局", None, "holds", "fails", ["年限由2年改为4年"])]


def test_a_clause_that_a_version_inserts_is_there_only_in_it(load):
    pack = load(pack=TWO_VERSIONS, measure=with_days("{from: 2011-01-01}"))
    first, second = (Side((pack.in_version(version),), DAY) for version in pack.versions)

    outcomes = {"一局": "fails", "二局": "holds", "三局": "holds", "四局": "unknown"}
    assert sorted(found(first, second)) == sorted(
        (unit, None, None, outcome, ["前一版本没有这一条"]) for unit, outcome in outcomes.items()
    )
    assert {row[4][0] for row in found(second, first)} == {"后一版本没有这一条"}


def test_the_day_on_which_a_clause_begins_or_ends_is_the_reason(load):
    pack = load(measure=with_days("{from: 2011-01-01, until: 2012-01-01}"))
    days = [Side((pack,), date.fromisoformat(day)) for day in ("2010-12-31", "2011-06-01", "2012-01-01")]

    assert {row[4][0] for row in found(days[0], days[1])} == {"条款自2011年1月1日起施行"}
    assert {row[4][0] for row in found(days[1], days[2])} == {"条款自2012年1月1日起不再施行"}


def test_a_period_that_only_one_day_looks_at_is_the_reason(load):
    pack = load(rules=YEARLY)

    rows = found(Side((pack,), date(2011, 6, 1)), Side((pack,), date(2012, 6, 1)))

    periods = {(row[1], row[4][0]) for row in rows}
    assert ("2010", "2010年在后一日期不核对") in periods
    assert ("2012", "2012年在前一日期不核对") in periods
