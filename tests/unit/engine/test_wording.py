"""Each word has Chinese for what it asks and for what decided the answer."""

from datetime import date

import pytest

from gongdao.engine import nodes
from gongdao.engine.clauses import Rule
from gongdao.engine.comparing import comparisons
from gongdao.engine.judge import evidence_value, missing_facts
from gongdao.engine.language import (
    Parameters,
    Row,
    as_of,
    days_between,
    floor_divided,
    full_months,
    greatest,
    judge,
    least,
    months_after,
    working_day_after,
    working_days_between,
)
from gongdao.engine.names import period_text
from gongdao.engine.parameters import DatedValue, Parameter
from gongdao.engine.reference import Scene
from gongdao.engine.trace import trace
from gongdao.engine.world import World
from gongdao.facts.organisation import APPOINTMENT
from gongdao.facts.partial import PartialDate

HELD = Row("subject", APPOINTMENT)
START, END, LEVEL = HELD.started_on, HELD.ended_on, HELD.post.level
CHOICES = (("months", "按月"), ("days", "按日"))


def parameter(name, zh, unit, value, choices=()):
    return Parameter(name, zh, name, unit, (DatedValue(date.min, value, "ours", None, "", None),), choices)


NUMBERS = (
    parameter("months", "月数", "个月", 12),
    parameter("workdays", "公示期", "个工作日", 5),
    parameter("begins", "起算日", None, date(2011, 10, 31)),
    parameter("counted_in", "计算方式", None, "months", CHOICES),
    Parameter("unset", "另一方式", "unset", None, (), CHOICES, "没有写明"),
)
P = Parameters(NUMBERS)
WORLD = World.of(
    {
        "appointment": [
            {
                "appointment": "任一",
                "post": "职一",
                "started_on": PartialDate.parse("2011-03-09"),
                "ended_on": PartialDate.parse("2012-03-08"),
            }
        ],
        "post": [{"post": "职一", "level": "section_chief"}],
    }
)


def scene(as_of):
    row = WORLD.row("appointment", "任一")
    return Scene(WORLD, as_of, None, {one.name: one for one in NUMBERS}, "appointment", row)


def said(holds, as_of=date(2012, 3, 9)):
    judgement = judge(applies=True, holds=holds, evidence={})
    return comparisons(Rule("T-1", "appointment", None, judgement, ""), scene(as_of))


@pytest.mark.parametrize(
    ("value", "label", "text"),
    [
        (full_months(START, END), "已满月数", "11"),
        (days_between(START, END), "任职起始至任职终止的天数", "365"),
        (working_days_between(END, as_of), "任职终止至核对日期的工作日数", "1"),
        (working_day_after(END, P.workdays), "任职终止后第5个工作日", "2012年3月15日"),
        (months_after(START, P.months), "任职起始后12个月", "2012年3月9日"),
        (END - P.workdays, "任职终止前5日", "2012年3月3日"),
        (END + P.workdays, "任职终止后5日", "2012年3月13日"),
        (full_months(START, END) - P.workdays, "已满月数－公示期", "6"),
        (least(START, END), "任职起始与任职终止中较早者", "2011年3月9日"),
        (greatest(END, as_of), "任职终止与核对日期中较晚者", "2012年3月9日"),
        (least(full_months(START, END), P.workdays), "已满月数与公示期中较小者", "5"),
        (greatest(full_months(START, END), P.workdays), "已满月数与公示期中较大者", "11"),
        (floor_divided(days_between(START, END), P.months), "任职起始至任职终止的天数每满12的次数", "30"),
        (LEVEL.place - 1, "职位的职务层次的次序－1", "2"),
        (P.begins, "起算日", "2011年10月31日"),
    ],
)
def test_a_value_is_named_and_written(value, label, text):
    step = trace(value.node, scene(date(2012, 3, 9)))

    assert (step.label, step.value) == (label, text)


@pytest.mark.parametrize(
    ("truth", "label", "text"),
    [
        (P.is_chosen("counted_in", "months"), "计算方式设为按月", "是"),
        (P.is_chosen("unset", "days"), "另一方式设为按日", "不明"),
        (HELD.lacks("ended_on"), "任职终止为空", "否"),
        (HELD.post.lacks("category"), "职位的职位类别为空", "是"),
    ],
)
def test_a_truth_is_named_and_answered(truth, label, text):
    step = trace(truth.node, scene(date(2012, 3, 9)))

    assert (step.label, step.value) == (label, text)


@pytest.mark.parametrize(
    ("holds", "expected"),
    [
        (full_months(START, as_of) >= P.months, "满12个月：2011年3月9日起，至2012年3月9日满"),
        (full_months(START, END) >= P.months, "未满12个月：2011年3月9日起，至2012年3月9日才满"),
        (
            working_days_between(END, as_of) >= P.workdays,
            "任职终止至核对日期的工作日数1个工作日，少于5个工作日",
        ),
        (
            as_of <= working_day_after(END, P.workdays),
            "核对日期（2012年3月9日）不晚于任职终止后第5个工作日（2012年3月15日）",
        ),
        (days_between(START, as_of) <= 365, "任职起始至核对日期的天数366天，超过365天"),
        (P.begins <= START, "起算日（2011年10月31日）晚于任职起始（2011年3月9日）"),
        (LEVEL.place - 1 >= 3, "职位的职务层次的次序3－1＝2，少于3"),
        (P.is_chosen("counted_in", "months"), "计算方式为按月"),
        (P.is_chosen("counted_in", "days"), "计算方式为按月，不是按日"),
        (P.is_chosen("unset", "days"), "另一方式尚未设定"),
        (HELD.lacks("kind"), "任职方式为空"),
        (HELD.lacks("ended_on"), "任职终止已经登记"),
    ],
)
def test_what_decided_is_said(holds, expected):
    assert said(holds) == (expected,)


def test_a_day_outside_the_calendar_wants_the_calendar():
    late = working_days_between(END, as_of) <= P.workdays
    rule = Rule("T-1", "appointment", None, judge(applies=True, holds=late, evidence={}), "")
    beyond = scene(date(2027, 1, 4))

    assert [item.code for item in missing_facts(rule, beyond)] == ["calendar_day"]
    assert said(late, date(2027, 1, 4)) == ("任职终止至核对日期的工作日数不详",)
    assert evidence_value(late.node, beyond) is None


def test_an_unset_choice_wants_its_number():
    rule = Rule("T-1", "appointment", None, judge(applies=True, holds=P.is_chosen("unset", "days"), evidence={}), "")

    assert [item.code for item in missing_facts(rule, scene(date(2012, 3, 9)))] == ["parameter.unset"]


def test_a_month_is_written_like_a_month_and_a_cycle_like_years():
    assert [period_text(label) for label in ("2026", "2026Q4", "2026-08", "2024-2026")] == [
        "2026年",
        "2026年第4季度",
        "2026年8月",
        "2024至2026年",
    ]


def test_the_borders_of_the_calendar_are_named():
    borders = [trace(nodes.CalendarBorder(side), scene(date(2012, 3, 9))) for side in ("first", "after")]

    assert [(one.label, one.value) for one in borders] == [
        ("工作日历首日", "2004年1月1日"),
        ("工作日历末日次日", "2027年1月1日"),
    ]
