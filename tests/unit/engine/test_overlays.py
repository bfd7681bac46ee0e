"""A locality's own numbers: what they change, and what is refused."""

import re
from datetime import date

import pytest

from gongdao.engine.located import PackError
from gongdao.engine.overlays import read_overlay, read_overlay_file
from tests.unit.engine.packs_in_files import MEASURE, line_of, replaced
from tests.unit.engine.test_values import SECOND

LOCAL = """\
overlay: other_district
title: 某区年限
pack: small
locality: 某区
issued_on: 2012-03-01
changes:
  - clause: T-1a
    parameter: years
    values:
      - {from: 2012-03-01, value: 5, origin: source, cites: 满5年}
"""
VALUE = "{from: 2012-03-01, value: 5, origin: source, cites: 满5年}"
PACK_VALUE = "{from: 2009-07-21, value: 2, origin: source, cites: 满2年}"


def second(*parameters, measure=MEASURE):
    return measure + SECOND + "".join(f"      {line}\n" for line in parameters)


@pytest.fixture
def overlaid(load):
    """Load the small pack and lay a local text over it."""

    def lay(text=LOCAL, **texts):
        pack = load(**texts)
        return pack.with_overlay(read_overlay(text, "local.yaml", lambda _name: pack))

    return lay


def in_force(pack, clause, name, *days):
    parameter = pack.clause(clause).parameter(name)
    found = [parameter.on(date.fromisoformat(day)) for day in days]
    return [(value.value, value.set_by) if value else None for value in found]


def test_a_local_value_stands_from_its_day_and_names_its_document(overlaid):
    pack = overlaid()

    assert in_force(pack, "T-1a", "years", "2009-07-20", "2012-02-29", "2012-03-01") == [
        None,
        (2, None),
        (5, "某区年限"),
    ]


def test_the_pack_itself_stays_as_it_is(load):
    pack = load()

    other = pack.with_overlay(read_overlay(LOCAL, "local.yaml", lambda _name: pack))

    assert pack.clause("T-1a").parameter("years").on(date(2013, 1, 1)).value == 2
    assert other.clause("T-1a").parameter("years").on(date(2013, 1, 1)).value == 5
    assert (other.name, other.clause("T-1b")) == (pack.name, pack.clause("T-1b"))


def test_when_a_local_value_ends_that_of_the_document_stands_again(overlaid):
    pack = overlaid(replaced(LOCAL, "满5年}", "满5年, until: 2014-01-01}"))

    assert in_force(pack, "T-1a", "years", "2013-12-31", "2014-01-01") == [(5, "某区年限"), (2, None)]


def test_a_local_value_from_before_covers_later_values_of_the_document(overlaid):
    measure = replaced(
        MEASURE,
        PACK_VALUE,
        f"{PACK_VALUE}\n          - {PACK_VALUE.replace('2009', '2013').replace('value: 2', 'value: 3')}",
    )

    until = overlaid(replaced(LOCAL, "满5年}", "满5年, until: 2014-01-01}"), measure=measure)

    assert in_force(until, "T-1a", "years", "2012-02-29", "2013-07-21", "2013-12-31", "2014-01-01") == [
        (2, None),
        (5, "某区年限"),
        (5, "某区年限"),
        (3, None),
    ]


def test_a_number_that_the_document_leaves_open_is_set(overlaid):
    measure = second("months: {zh: 月数, en: months, unit: 月, values: [], unset_reason: 另行规定}")
    text = replaced(replaced(LOCAL, "T-1a", "T-1c"), "parameter: years", "parameter: months")

    pack = overlaid(text, measure=measure)

    assert in_force(pack, "T-1c", "months", "2012-02-29", "2012-03-01") == [None, (5, "某区年限")]


def test_a_number_defined_by_a_changed_one_changes_with_it(overlaid):
    pack = overlaid(measure=second("years: {same_as: T-1a.years}"))

    assert in_force(pack, "T-1c", "years", "2012-03-01") == [(5, "某区年限")]


SUPERSEDED = replaced(MEASURE, "cites: 满2年}", "cites: 满2年, standing: superseded, document: 某条例}")
TAKEN = replaced(LOCAL, f"    values:\n      - {VALUE}\n", "    takes_over: true\n")


def test_a_superseded_value_is_taken_over(overlaid):
    pack = overlaid(TAKEN, measure=SUPERSEDED)

    assert in_force(pack, "T-1a", "years", "2009-07-21") == [(2, "某区年限")]


def test_a_superseded_value_that_nobody_takes_over_gives_way_to_an_explicit_one(overlaid):
    pack = overlaid(measure=SUPERSEDED)

    assert in_force(pack, "T-1a", "years", "2009-07-21", "2012-03-01") == [None, (5, "某区年限")]


REFUSED = {
    "no_clause": (replaced(LOCAL, "clause: T-1a", "clause: T-9z"), "clause: T-9z", "没有条款“T-9z”"),
    "no_parameter": (
        replaced(LOCAL, "parameter: years", "parameter: months"),
        "parameter: months",
        "没有参数“months”（现有：years）",
    ),
    "other_kind": (replaced(LOCAL, "value: 5", "value: 2/3"), "from:", "应为整数，现为“2/3”"),
    "other_unit": (replaced(LOCAL, "    values:", "    unit: 月\n    values:"), "unit: 月", "单位写作“月”.*单位是“年”"),
    "overlap": (
        replaced(LOCAL, f"      - {VALUE}\n", f"      - {VALUE}\n      - {VALUE}\n"),
        "- {from",
        "同一天有两个值",
    ),
    "gap": (
        replaced(
            LOCAL,
            f"      - {VALUE}\n",
            f"      - {VALUE.replace('满5年}', '满5年, until: 2013-01-01}')}\n      - {VALUE.replace('2012', '2014')}\n",
        ),
        "from: 2014-03-01",
        "自2013-01-01至2014-03-01没有值",
    ),
    "no_value": (replaced(LOCAL, f"    values:\n      - {VALUE}\n", ""), "clause: T-1a", "没有值"),
    "no_change": (LOCAL[: LOCAL.index("changes:")] + "changes: []\n", "overlay:", "没有设定任何数值"),
    "nothing_to_take": (TAKEN, "takes_over", "没有已被取代或未经核实的数值"),
    "twice_defined": (LOCAL + LOCAL[LOCAL.index("  - clause") :], "  - clause", "“T-1a.years”设定了两次"),
    "unknown_key": (LOCAL + "owner: 某人\n", "owner", "不认识的键“owner”"),
    "no_citation": (replaced(LOCAL, ", cites: 满5年", ""), "- {from", "缺少出处"),
    "bad_yaml": (LOCAL + "\x00", None, "不是有效的 YAML"),
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_faulty_local_text_is_refused_with_its_line(overlaid, code):
    text, words, sentence = REFUSED[code]

    with pytest.raises(PackError) as refused:
        overlaid(text)

    assert refused.value.code == code
    if words:
        first = text.rindex if code == "overlap" else text.index
        assert refused.value.line == text[: first(words)].count("\n") + 1
    assert re.fullmatch(rf"local\.yaml 第\d+行：.*{sentence}.*。", str(refused.value))


def test_a_number_defined_by_another_one_is_set_there(overlaid):
    text = replaced(LOCAL, "clause: T-1a", "clause: T-1c")

    with pytest.raises(PackError) as refused:
        overlaid(text, measure=second("years: {same_as: T-1a.years}"))

    assert (refused.value.code, refused.value.line) == ("defined_elsewhere", line_of(text, "parameter: years"))
    assert "请改为设定“T-1a.years”" in str(refused.value)


def test_a_file_that_is_not_there_or_no_text_is_refused(load, tmp_path):
    binary = tmp_path / "local.xlsx"
    binary.write_bytes(b"PK\xff\xfe")
    pack = load()

    for path in (tmp_path / "none.yaml", binary):
        with pytest.raises(PackError, match="文件不存在，或不是 UTF-8 文本"):
            read_overlay_file(path, lambda _name: pack)
