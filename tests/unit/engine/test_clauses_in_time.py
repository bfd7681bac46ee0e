"""A clause that a later version inserts or repeals, and a number that ends: both engines say the same."""

import re
from datetime import date

import pytest

from gongdao.engine.cases import ENGINES, Case
from gongdao.engine.located import PackError
from tests.unit.engine.packs_in_files import MEASURE, RULES, line_of, replaced

FACTS = {"unit": [{"unit": "某局", "name": "某局", "established_on": date(2005, 3, 1)}]}
YEARLY = replaced(
    replaced(RULES, "about=UNIT)", 'about=UNIT, period="calendar_year")'),
    "full_years(unit.established_on, as_of)",
    "full_years(unit.established_on, judged_on)",
).replace("import as_of,", "import judged_on,")


def with_days(days, measure=MEASURE):
    return replaced(
        measure, "    carried_by: {type: rule}\n", f"    in_force: {days}\n    carried_by: {{type: rule}}\n"
    )


@pytest.fixture(params=ENGINES)
def judge(request):
    def judge_on(pack, *days):
        found = []
        for day in days:
            case = Case("T-1a", "", None, "", 1, date.fromisoformat(day), {}, FACTS, {}, {}, {}, {}, {})
            found.append(
                [
                    (one.period, one.outcome.value, one.next_change_on)
                    for one in ENGINES[request.param](pack, pack.clauses[0], case)
                ]
            )
        return found

    return judge_on


def test_an_inserted_clause_gives_nothing_before_its_day(load, judge):
    pack = load(measure=with_days("{from: 2011-01-01}"))

    assert judge(pack, "2010-12-31", "2011-01-01") == [[], [(None, "holds", None)]]


def test_a_repealed_clause_gives_nothing_from_its_last_day_on_and_says_so_before(load, judge):
    pack = load(measure=with_days("{until: 2012-01-01}"))

    assert judge(pack, "2011-12-31", "2012-01-01") == [[(None, "holds", date(2012, 1, 1))], []]


def test_the_end_of_a_clause_comes_after_an_earlier_change(load, judge):
    measure = replaced(with_days("{until: 2012-01-01}"), "value: 2,", "value: 6,")

    pack = load(measure=measure)

    assert judge(pack, "2010-01-01", "2011-03-01") == [
        [(None, "fails", date(2011, 3, 1))],
        [(None, "holds", date(2012, 1, 1))],
    ]


def test_a_period_closed_before_the_end_of_a_clause_keeps_its_finding(load, judge):
    pack = load(measure=with_days("{until: 2012-01-01}"), rules=YEARLY)

    assert judge(pack, "2011-06-01", "2012-06-01") == [
        [("2010", "holds", None), ("2011", "holds", None)],
        [("2011", "holds", None)],
    ]


def test_a_clause_that_ends_within_a_period_ends_with_it(load, judge):
    pack = load(measure=with_days("{from: 2010-07-01, until: 2011-07-01}"), rules=YEARLY)

    assert judge(pack, "2011-06-30", "2011-07-01") == [
        [("2010", "holds", None), ("2011", "holds", date(2011, 7, 1))],
        [("2010", "holds", None)],
    ]


def test_a_number_that_ends_leaves_the_answer_not_configured(load, judge):
    pack = load(measure=replaced(MEASURE, "cites: 满2年}", "cites: 满2年, until: 2012-01-01}"))

    assert judge(pack, "2011-12-31", "2012-01-01") == [
        [(None, "holds", date(2012, 1, 1))],
        [(None, "not_configured", None)],
    ]


@pytest.mark.parametrize(
    ("code", "days", "sentence"),
    [
        ("no_days", "{}", "没有写日期"),
        ("ends_first", "{from: 2011-01-01, until: 2011-01-01}", "不晚于生效日期"),
        ("unknown_key", "{from: 2011-01-01, to: 2012-01-01}", "不认识的键“to”"),
    ],
)
def test_faulty_days_of_a_clause_are_refused(load, code, days, sentence):
    measure = with_days(days)

    with pytest.raises(PackError) as refused:
        load(measure=measure)

    assert (refused.value.code, refused.value.line) == (code, line_of(measure, "in_force"))
    assert re.search(sentence, str(refused.value))


def test_a_rule_carried_otherwise_keeps_its_reason(load):
    carried = "carried_by: {type: register, where: 单位登记簿, reason: 只需登记，没有可核对的事实}"

    clause = load(measure=replaced(MEASURE, "carried_by: {type: rule}", carried), rules=None).clauses[0]

    assert (clause.status.value, clause.carried_by, clause.reason) == (
        "register",
        "单位登记簿",
        "只需登记，没有可核对的事实",
    )


@pytest.mark.parametrize("type_", ["register", "report", "procedure", "text"])
def test_a_rule_carried_otherwise_without_a_reason_is_refused(load, type_):
    with pytest.raises(PackError) as refused:
        load(measure=replaced(MEASURE, "type: rule", f"type: {type_}"), rules=None)

    assert refused.value.code == "no_reason"
    assert "条款“T-1a”没有由规则计算" in str(refused.value)
