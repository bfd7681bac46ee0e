import re
from datetime import date
from fractions import Fraction

import pytest

from gongdao.engine.clauses import Effect, Force, Status
from gongdao.engine.located import PackError
from gongdao.engine.parameters import MonthDay
from tests.unit.engine.packs_in_files import MEASURE, PACK, RULES, line_of, replaced

VALUE = "value: 2, origin: source, cites: 满2年"


def test_a_pack_is_loaded_with_its_rule_and_its_parameters(load):
    pack = load()

    rule, text = pack.clauses
    assert (pack.name, pack.issued_on, [measure.file for measure in pack.measures]) == (
        "small",
        date(2009, 7, 21),
        ["m01_units"],
    )
    assert (rule.id, rule.force, rule.effect, rule.status) == ("T-1a", Force.MUST, Effect.WARN, Status.COMPUTED)
    assert rule.rule is not None
    assert rule.rule.about == "unit"
    assert rule.parameter("years").on(date(2009, 7, 21)).value == 2
    assert (text.status, text.carried_by, text.rule) == (Status.TEXT, "没有可核对的事实", None)
    assert pack.computed == (rule,)
    assert pack.version_on(date(2009, 7, 20)) is None
    assert pack.version_on(date(2009, 7, 21)).version == "2009-07-21"


DATED = '  - {version: "2009-07-21", in_force_from: 2009-07-21, origin: ours, note: 以印发日期为准}\n'
UNDATED = "  - {version: undated, origin: ours, note: 原文没有日期}\n"


def versions(*lines):
    return replaced(PACK, DATED, "".join(lines))


def test_a_document_without_a_date_is_always_in_force(load):
    pack = load(pack=replaced(versions(UNDATED), "issued_on: 2009-07-21\n", ""))

    assert pack.issued_on is None
    assert [pack.version_on(day).version for day in (date.min, date.max)] == ["undated", "undated"]


def test_a_document_without_a_date_is_in_force_from_its_adoption(load):
    pack = load(pack=versions(UNDATED)).adopted(date(2020, 3, 1))

    assert pack.version_on(date(2020, 2, 29)) is None
    assert pack.version_on(date(2020, 3, 1)).version == "undated"


def test_a_document_with_a_date_is_in_force_from_it_whenever_adopted(load):
    pack = load()

    assert pack.adopted(date(2020, 3, 1)) == pack


def test_a_version_with_a_date_ends_the_one_without(load):
    pack = load(pack=versions(UNDATED, DATED))

    assert pack.version_on(date(2009, 7, 20)).version == "undated"
    assert pack.version_on(date(2009, 7, 21)).version == "2009-07-21"


@pytest.mark.parametrize(
    ("code", "pack"),
    [
        ("no_version", replaced(PACK, "versions:\n" + DATED, "versions: []\n")),
        ("no_version", replaced(PACK, "versions:\n" + DATED, "")),
        ("version_order", versions(DATED, DATED)),
        ("version_order", versions(DATED, DATED.replace("2009-07-21", "2009-07-20"))),
        ("version_order", versions(DATED, UNDATED)),
        ("undated", versions(DATED.replace(", in_force_from: 2009-07-21", ""))),
        ("undated", versions(UNDATED.replace("undated,", "undated, in_force_from: 2009-07-21,"))),
    ],
)
def test_versions_that_do_not_follow_each_other_are_refused(load, code, pack):
    with pytest.raises(PackError) as refused:
        load(pack=pack)

    assert refused.value.code == code
    assert re.fullmatch(r"small_\w+/pack\.yaml 第\d+行：[^！]+。", str(refused.value))


@pytest.mark.parametrize(
    ("raw", "value"), [("3", 3), ("2/3", Fraction(2, 3)), ('"2/3"', Fraction(2, 3)), ('"12-31"', MonthDay(12, 31))]
)
def test_a_value_is_a_number_a_fraction_or_a_month_and_day(load, raw, value):
    pack = load(measure=replaced(MEASURE, "value: 2,", f"value: {raw},"))

    assert pack.clauses[0].parameters[0].values[0].value == value


BROKEN_MEASURES = {
    "bad_value": (VALUE, "value: 二, origin: source, cites: 满2年"),
    "no_citation": (VALUE, "value: 2, origin: source"),
    "no_note": (VALUE, "value: 2, origin: ours"),
    "not_a_choice": (VALUE, "value: 2, origin: theirs, cites: 满2年"),
    "not_a_date": ("{from: 2009-07-21, value: 2", "{from: 七月, value: 2"),
    "unknown_key": (VALUE, "value: 2, origin: source, cites: 满2年, ends: 2014-01-01"),
    "missing_key": ("        zh: 年限\n", ""),
    "duplicate_key": ("        unit: 年\n", "        unit: 年\n        unit: 月\n"),
    "no_effect": ("    effect: warn\n", ""),
    "rule_and_entry_differ": ("carried_by: {type: rule}", "carried_by: {type: pending, system: S9}"),
    "unused_parameter": (
        "    parameters:\n",
        "    parameters:\n      months: {zh: 月数, en: months, values: [{from: 2009-07-21, value: 1, origin: ours, note: 无}]}\n",
    ),
    "no_reason": ("values:\n          - {from: 2009-07-21, " + VALUE + "}\n", "values: []\n"),
    "overlap": (
        "          - {from: 2009-07-21, " + VALUE + "}\n",
        "          - {from: 2009-07-21, " + VALUE + "}\n          - {from: 2009-07-21, " + VALUE + "}\n",
    ),
    "bad_yaml": ("title: {zh: 单位, en: Units}", "title: {zh: 单位, en: Units"),
    "not_a_list": (MEASURE[MEASURE.index("  - id: T-1a") :], "  none: 1\n"),
    "not_a_number": ("measure: 1", "measure: 一"),
    "no_verdict": ("      fails: '{subject}设立仅满{held}年，未满{years}年。'\n", ""),
    "no_value_of_name": ("未满{years}年", "未满{months}年"),
}


def test_evidence_does_not_take_a_name_that_sentences_have_of_their_own(load):
    with pytest.raises(PackError, match="条款“T-1a”的依据或参数不能叫“due”") as refused:
        load(rules=replaced(RULES, '{"held": (', '{"due": ('), measure=MEASURE.replace("{held}", "{due}"))

    assert (refused.value.code, refused.value.line) == ("own_name", line_of(MEASURE, "id: T-1a"))


def test_a_sentence_with_a_brace_that_is_not_closed_is_refused(load):
    with pytest.raises(PackError) as refused:
        load(measure=replaced(MEASURE, "未满{years}年", "未满{years年"))

    assert refused.value.code == "no_value_of_name"


@pytest.mark.parametrize("code", BROKEN_MEASURES)
def test_a_broken_measure_is_refused_with_file_line_and_sentence(load, code):
    old, new = BROKEN_MEASURES[code]

    with pytest.raises(PackError) as refused:
        load(measure=replaced(MEASURE, old, new))

    assert refused.value.code == code
    assert re.fullmatch(r"small_\w+/m01_units\.yaml 第\d+行：[^！]+。", str(refused.value))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("bad_value", "{from: 2009-07-21"),
        ("not_a_date", "{from: 七月"),
        ("unknown_key", "ends: 2014-01-01"),
        ("duplicate_key", "unit: 月"),
        ("not_a_number", "measure: 一"),
    ],
)
def test_the_line_is_that_of_the_mistake(load, code, words):
    measure = replaced(MEASURE, *BROKEN_MEASURES[code])

    with pytest.raises(PackError) as refused:
        load(measure=measure)

    assert refused.value.line == line_of(measure, words)


BROKEN_RULES = {
    "an unknown column": ("unit.established_on", "unit.founded_on", "没有列“founded_on”"),
    "an unknown parameter": ("p.years", "p.months", "没有参数“months”"),
    "a wrong code": ("held >= p.years", 'unit.kind.is_in("school")', "没有代码“school”"),
    "a text as a number": ("held >= p.years", "unit.kind >= p.years", "只有数和日期可以比较大小"),
    "and": ("held >= p.years", "(held >= p.years) and unit.current_on(as_of)", "不能用 and"),
    "not": ("held >= p.years", "not held >= p.years", "不能用 and、or、not"),
    "a chain of comparisons": ("held >= p.years", "1 <= held <= p.years", "不能用 and"),
    "evidence without a name": ('("满年数", held)', "held", "没有中文名称"),
    "an unknown link": (
        "held >= p.years",
        'count(BODY, {"department": unit.key}, "bodies", "班子") >= p.years',
        "没有列“department”",
    ),
    "a comparison that flips on no known day": (
        "held >= p.years",
        "(as_of > as_of + 1) & (held >= p.years)",
        "无法求出变化日期",
    ),
}


@pytest.mark.parametrize("name", BROKEN_RULES)
def test_a_wrong_word_in_a_rule_is_refused_with_the_line_of_the_rule(load, name):
    old, new, words = BROKEN_RULES[name]

    with pytest.raises(PackError) as refused:
        load(rules=replaced(RULES, old, new))

    assert refused.value.code == "bad_rule"
    assert refused.value.line == line_of(RULES, "@rule")
    assert re.fullmatch(rf"small_\w+/m01_units\.py 第\d+行：规则“T-1a”.*{words}.*。", str(refused.value))


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("BODY, UNIT", "BODY, UNIT, OFFICE", "organisation import", "规则文件不能读入（ImportError：.*OFFICE.*）"),
        (
            "def old_enough(unit, p):",
            "def old_enough(unit, p)",
            "def old_enough",
            "规则文件不能读入（SyntaxError：.*）",
        ),
        ("held >= p.years", "unit.kind.size >= p.years", "return judge", "规则“T-1a”不能读入（AttributeError：.*）"),
        ("held >= p.years", "held >= years", "return judge", "规则“T-1a”不能读入（NameError：.*years.*）"),
    ],
)
def test_what_python_says_of_a_rule_is_told_with_its_line(load, old, new, line, words):
    rules = replaced(RULES, old, new)

    with pytest.raises(PackError) as refused:
        load(rules=rules)

    assert (refused.value.code, refused.value.line) == ("bad_rule", line_of(rules, line))
    assert re.fullmatch(rf"small_\w+/m01_units\.py 第\d+行：{words}。请改正这一行。", str(refused.value))


def test_a_rule_without_a_clause_is_refused(load):
    with pytest.raises(PackError) as refused:
        load(
            rules=replaced(RULES, '"T-1a"', '"T-1z"'),
            measure=replaced(MEASURE, "type: rule", "type: pending, system: S9"),
        )

    assert refused.value.code == "rule_without_clause"
    assert "T-1z" in str(refused.value)


def test_a_clause_carried_by_a_rule_needs_one(load):
    with pytest.raises(PackError) as refused:
        load(rules=None)

    assert refused.value.code == "rule_and_entry_differ"


def test_a_clause_given_twice_is_refused(load):
    with pytest.raises(PackError) as refused:
        load(
            measure=replaced(MEASURE, "id: T-1b", "id: T-1a").replace("type: rule", "type: pending, system: S9"),
            rules=None,
        )

    assert refused.value.code == "duplicate_clause"


@pytest.mark.parametrize(
    ("code", "pack"),
    [
        ("no_file", replaced(PACK, "[m01_units]", "[m02_none]")),
        ("unknown_key", PACK + "owner: 某人\n"),
        ("not_a_mapping", "- pack\n"),
        ("empty_file", ""),
        ("not_a_value", replaced(PACK, "pack: small", "pack: [small]")),
    ],
)
def test_a_broken_pack_is_refused(load, code, pack):
    with pytest.raises(PackError) as refused:
        load(pack=pack)

    assert refused.value.code == code
