"""The periods in which a clause judges begin where its own numbers say."""

from datetime import date

import pytest

from gongdao.engine.judge import periods_of
from gongdao.engine.located import PackError
from tests.unit.engine.packs_in_files import MEASURE, RULES

STARTS = """\
      assessment_year_starts:
        zh: 考核年度起始日
        en: first day of the assessment year
        {values}
    verdict:
"""
SET = 'values: [{from: 2009-07-21, value: "12-01", origin: ours, note: 当地习惯}]'


def in_periods(kind):
    return RULES.replace("about=UNIT)", f'about=UNIT, period="{kind}")')


def with_starts(line):
    return MEASURE.replace("    verdict:\n", STARTS.replace("{values}", line), 1)


def labels(pack, as_of):
    return [period.label for period in periods_of(pack.clause("T-1a"), pack, as_of)]


def test_an_assessment_year_begins_on_the_day_that_is_set(load):
    pack = load(measure=with_starts(SET), rules=in_periods("assessment_year"))

    assert labels(pack, date(2012, 11, 30)) == ["2011", "2012"]
    assert labels(pack, date(2012, 12, 1)) == ["2012", "2013"]
    assert labels(pack, date(2009, 7, 21)) == ["2009"]


def test_without_a_set_day_there_is_no_assessment_year(load):
    pack = load(measure=with_starts("values: []\n        unset_reason: 没有写明"), rules=in_periods("assessment_year"))

    assert labels(pack, date(2012, 11, 30)) == []


def test_a_clause_judged_by_month_has_the_running_month_and_the_last(load):
    assert labels(load(rules=in_periods("month")), date(2012, 1, 31)) == ["2011-12", "2012-01"]


def test_a_day_on_which_no_assessment_year_can_begin_is_refused(load):
    with pytest.raises(PackError, match="参数“assessment_year_starts”，或其值不合要求") as refused:
        load(measure=with_starts(SET.replace('"12-01"', "12")), rules=in_periods("assessment_year"))

    assert refused.value.code == "no_period"


@pytest.mark.parametrize(
    ("kind", "name"), [("assessment_year", "assessment_year_starts"), ("cycle", "cycle_first_year")]
)
def test_a_period_without_the_number_by_which_it_begins_is_refused(load, kind, name):
    with pytest.raises(PackError, match=f"条款“T-1a”缺少参数“{name}”") as refused:
        load(rules=in_periods(kind))

    assert refused.value.code == "no_period"
