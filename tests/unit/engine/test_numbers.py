from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from gongdao.engine.clauses import Clause, Pack
from gongdao.engine.numbers import expiring, origin_words, parameter_text, used_parameter
from gongdao.engine.parameters import DatedValue, MonthDay, Parameter

START = date(2020, 1, 1)
FIVE = DatedValue(START, 5, "source", "满5年", None, date(2026, 6, 30))
YEARS = Parameter("years", "年限", "years", "年", (FIVE,))


def years(**changes):
    return replace(YEARS, values=(replace(FIVE, **changes),))


def warning(parameter, day):
    return used_parameter(parameter, day, day).warning


@pytest.mark.parametrize(
    ("day", "is_confirmed", "words"),
    [
        (date(2026, 4, 1), True, None),
        (date(2026, 4, 2), True, "确认至2026年6月30日，即将到期"),
        (date(2026, 6, 30), True, "确认至2026年6月30日，即将到期"),
        (date(2026, 7, 1), False, "确认至2026年6月30日，核对日已超过，须重新确认"),
    ],
)
def test_a_value_is_confirmed_until_its_day_and_warned_of_ninety_days_ahead(day, is_confirmed, words):
    used = used_parameter(YEARS, day, day)

    assert (used.value, used.is_confirmed, used.warning) == ("5", is_confirmed, words)


def test_a_value_without_a_last_confirmed_day_is_always_confirmed():
    assert warning(years(confirmed_until=None), date(2099, 1, 1)) is None


def test_whether_a_value_is_confirmed_is_asked_for_the_day_of_evaluation():
    assert used_parameter(YEARS, date(2025, 12, 31), date(2026, 7, 1)).is_confirmed is False


def test_a_superseded_value_counts_as_not_set_and_is_shown():
    used = used_parameter(years(standing="superseded", document="某条例", article="第5条"), START, START)

    assert (used.text, used.standing, used.document, used.article) == ("未设定", "superseded", "某条例", "第5条")
    assert used.warning == "文件中的5年已被取代，当地没有接用，按未设定处理"


def test_an_unverified_value_taken_over_counts_and_says_by_whom():
    used = used_parameter(years(standing="unverified", document="某条例", set_by="某区数值"), START, START)

    assert (used.text, used.set_by, used.warning) == ("5年", "某区数值", "这一数值未经核实，由当地接用")
    assert origin_words(used) == "出处：《某条例》“满5年”，由《某区数值》设定，这一数值未经核实，由当地接用"


def test_the_origin_names_the_place_the_reason_and_the_open_questions():
    parameter = replace(years(origin="ours", cites=None, note="原文未写", confirmed_until=None), asks=("A1", "V2"))

    assert origin_words(used_parameter(parameter, START, START)) == "说明：原文未写，待定问题：A1、V2"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5, "5"),
        (Fraction(2, 3), "三分之二"),
        (MonthDay(12, 31), "12月31日"),
        (date(2008, 10, 31), "2008年10月31日"),
        ("both", "两项都要"),
    ],
)
def test_a_value_is_written_for_a_reader(value, text):
    parameter = replace(years(value=value), choices=(("both", "两项都要"),))

    assert parameter_text(parameter, parameter.values[0]) == text


def test_what_is_not_set_is_said_so():
    assert parameter_text(YEARS, None) == "未设定"


def test_expiring_values_are_listed_for_a_day():
    pack = Pack("small", "措施", "Measures", "措施", "某区委", "某区", "district", None, (), (), (clause(YEARS),))

    def listed(day):
        return [(one.clause.id, one.parameter.name, one.value.value, one.is_confirmed) for one in expiring([pack], day)]

    assert listed(date(2026, 4, 1)) == []
    assert listed(date(2026, 4, 2)) == [("T-1a", "years", 5, True)]
    assert listed(date(2026, 7, 1)) == [("T-1a", "years", 5, False)]


def clause(*parameters):
    fields = dict.fromkeys(Clause.__dataclass_fields__)
    return Clause(**{**fields, "id": "T-1a", "pack": "small", "parameters": parameters})
