"""The keys of a number: its end, its standing, its question, and its definition by another number."""

import re
from datetime import date

import pytest

from gongdao.engine.located import PackError
from tests.unit.engine.packs_in_files import MEASURE, RULES, line_of, replaced

VALUE = "{from: 2009-07-21, value: 2, origin: source, cites: 满2年}"
SECOND = """\
  - id: T-1c
    kind: rule
    system: S9
    force: must
    effect: warn
    anchor: 第1条
    summary: {zh: 单位再满若干年。, en: A unit is older.}
    carried_by: {type: pending, system: S9}
    parameters:
"""


def values(*lines, extra=""):
    listed = "".join(f"\n          - {line}" for line in lines)
    measure = replaced(MEASURE, f"\n          - {VALUE}", listed)
    return replaced(measure, "        unit: 年\n", f"        unit: 年\n{extra}")


def second(*parameters):
    return MEASURE + SECOND + "".join(f"      {line}\n" for line in parameters)


def in_force(parameter, *days):
    found = [parameter.on(date.fromisoformat(day)) for day in days]
    return [value.value if value else None for value in found]


def test_a_value_with_an_end_is_over_on_that_day(load):
    (parameter,) = load(measure=values(VALUE.replace("2年}", "2年, until: 2014-01-01}"))).clauses[0].parameters

    assert in_force(parameter, "2009-07-20", "2009-07-21", "2013-12-31", "2014-01-01") == [None, 2, 2, None]
    assert parameter.changes_after(date(2009, 7, 21)) == (date(2014, 1, 1),)


def test_a_gap_between_values_is_allowed_with_its_reason(load):
    pack = load(
        measure=values(
            VALUE.replace("2年}", "2年, until: 2014-01-01}"),
            "{from: 2015-01-01, value: 3, origin: source, cites: 满3年}",
            extra="        gaps: {reason: 旧规定废止一年后才有新规定}\n",
        )
    )

    (parameter,) = pack.clauses[0].parameters
    assert parameter.gaps == "旧规定废止一年后才有新规定"
    assert in_force(parameter, "2013-12-31", "2014-01-01", "2014-12-31", "2015-01-01") == [2, None, None, 3]
    assert parameter.changes_after(date(2013, 1, 1)) == (date(2014, 1, 1), date(2015, 1, 1))


@pytest.mark.parametrize("standing", ["superseded", "unverified"])
def test_a_value_that_is_not_found_is_kept_and_does_not_count(load, standing):
    extra = f"2年, standing: {standing}, document: 某条例, article: 第5条}}"
    (parameter,) = load(measure=values(VALUE.replace("2年}", extra))).clauses[0].parameters

    day = date(2010, 1, 1)
    assert parameter.on(day) is None
    known = parameter.known_on(day)
    assert (known.value, known.standing, known.document, known.article) == (2, standing, "某条例", "第5条")


def test_a_number_names_the_questions_on_which_it_depends(load):
    assert load(measure=values(VALUE, extra="        asks: A1\n")).clauses[0].parameters[0].asks == ("A1",)


def test_a_number_may_depend_on_several_questions(load):
    assert load(measure=values(VALUE, extra="        asks: [A1, V2]\n")).clauses[0].parameters[0].asks == ("A1", "V2")


def test_a_number_defined_by_another_one_has_its_values_and_names(load):
    pack = load(measure=second("years: {same_as: T-1a.years, asks: V2}"))

    first, other = pack.clause("T-1a").parameter("years"), pack.clause("T-1c").parameter("years")
    assert (other.values, other.zh, other.en, other.unit) == (first.values, "年限", "years", "年")
    assert (other.same_as, other.asks) == ("T-1a.years", ("V2",))


def test_a_number_defined_over_two_steps_names_the_one_that_has_the_values(load):
    pack = load(measure=second("one: {same_as: T-1a.years}", "other: {zh: 另一年限, en: other, same_as: T-1c.one}"))

    other = pack.clause("T-1c").parameter("other")
    assert (other.values[0].value, other.same_as, other.zh) == (2, "T-1a.years", "另一年限")


REFUSED = {
    "overlap": (
        values(VALUE.replace("2年}", "2年, until: 2014-01-01}"), VALUE.replace("2009-07-21", "2013-12-31")),
        "from: 2013-12-31",
        "在同一天有两个值",
    ),
    "gap": (
        values(VALUE.replace("2年}", "2年, until: 2014-01-01}"), VALUE.replace("2009-07-21", "2014-01-02")),
        "from: 2014-01-02",
        "自2014-01-01至2014-01-02没有值",
    ),
    "ends_first": (values(VALUE.replace("2年}", "2年, until: 2009-07-21}")), "until: 2009-07-21", "不晚于起始日期"),
    "no_document": (values(VALUE.replace("2年}", "2年, standing: superseded}")), "standing", "缺少出处文件"),
    "no_question": (values(VALUE, extra="        asks: [A1, A9]\n"), "asks", "没有编号为“A9”的待定问题"),
    "no_target": (second("years: {same_as: T-1a.months}"), "same_as", "“T-1a.months”不存在"),
    "twice_defined": (second("years: {same_as: T-1a.years, values: []}"), "same_as", "既写了“same_as”"),
    "other_unit": (second("years: {same_as: T-1a.years, unit: 月}"), "same_as", "单位是“月”.*单位是“年”"),
    "cycle": (
        second("one: {same_as: T-1c.other}", "other: {same_as: T-1c.one}"),
        "one: {same_as",
        "T-1c.one → T-1c.other → T-1c.one",
    ),
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_faulty_number_is_refused_with_file_line_and_sentence(load, code):
    measure, words, sentence = REFUSED[code]

    with pytest.raises(PackError) as refused:
        load(measure=measure)

    assert refused.value.code == code
    assert refused.value.line == line_of(measure, words)
    assert re.fullmatch(rf"small_\w+/m01_units\.yaml 第\d+行：.*{sentence}.*。", str(refused.value))


WRONG_UNITS = {
    "years with months": (replaced(MEASURE, "unit: 年", "unit: 月"), RULES, "年", "月"),
    "a day moved by months": (
        replaced(MEASURE, "unit: 年", "unit: 月"),
        replaced(
            replaced(RULES, "held >= p.years", "years_after(unit.established_on, p.years) <= as_of"),
            "full_years, judge",
            "full_years, judge, years_after",
        ),
        "年",
        "月",
    ),
    "a day plus years": (
        MEASURE,
        replaced(RULES, "held >= p.years", "as_of >= unit.established_on + p.years"),
        "天",
        "年",
    ),
}


@pytest.mark.parametrize("name", WRONG_UNITS)
def test_units_that_contradict_each_other_are_refused(load, name):
    measure, rules, one, other = WRONG_UNITS[name]

    with pytest.raises(PackError) as refused:
        load(measure=measure, rules=rules)

    assert refused.value.code == "other_unit"
    assert refused.value.line == line_of(rules, "@rule")
    assert f"规则“T-1a”把单位“{one}”与单位“{other}”放在一起" in str(refused.value)


@pytest.mark.parametrize("unit", ["周年", "年度"])
def test_a_unit_in_other_words_is_the_same_unit(load, unit):
    assert load(measure=replaced(MEASURE, "unit: 年", f"unit: {unit}")).clauses[0].rule is not None


def test_a_count_takes_any_unit(load):
    rules = replaced(RULES, "held >= p.years", 'count(BODY, {"unit": unit.key}, "bodies", "班子数") >= p.years')

    assert load(rules=rules).clauses[0].rule is not None
