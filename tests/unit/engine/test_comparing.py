"""What decided an answer, in words, on the worked cases."""

from datetime import date
from fractions import Fraction

import pytest

from gongdao.engine.cases import read_cases
from gongdao.engine.explain import explain
from gongdao.engine.names import fraction_text, value_text
from gongdao.engine.world import World
from gongdao.facts.partial import PartialDate
from gongdao.packs.installed import FOLDER, load

PACK = load("qsh_2009")
CASES = {(case.clause, case.name): case for case in read_cases(FOLDER / PACK.name)}
EITHER = "得票与群众不满意的关系为具备一项即可，不是须同时具备"


def said(clause, name, subject, period=None):
    case = CASES[clause, name]
    found = explain(World.of(case.facts), PACK, PACK.clause(clause), subject, case.as_of)
    return next(one.comparisons for one in found if one.finding.period == period)


@pytest.mark.parametrize(
    ("clause", "name", "subject", "expected"),
    [
        ("QSH-20c", "满10年当天", "任一", ["满10年：2000年7月21日起，至2010年7月21日满"]),
        (
            "QSH-20b",
            "满7年，距8年还有一年",
            "任一",
            ["未满10年：2003年7月21日起，至2013年7月21日才满", "未满8年：2003年7月21日起，至2011年7月21日才满"],
        ),
        (
            "QSH-20c",
            "只知道2000年7月任职，上月末肯定未满10年",
            "任一",
            ["未满10年：2000年7月（日不详）起，至2010年7月（日不详）才满"],
        ),
        (
            "QSH-20b",
            "任职起始只知道是当月，是否已经任职不能判断",
            "任一",
            ["任职起始（2010年7月（日不详）），不能确定是否不晚于核对日期（2010年7月15日）"],
        ),
        ("QSH-20d", "任职单位的所在地没有登记", "任一", ["成长地（某区）与所在地（不详）不能比较"]),
        ("QSH-20d", "任职方式没有登记", "任一", ["任职方式没有登记"]),
        ("QSH-24f", "是否占职数没有登记，不计入也已超", "编一", ["实配人数3至4人，超过核定职数2人"]),
        ("QSH-24f", "只知道当月离任，计入才超", "编一", ["实配人数2至3人，不能确定是否不超过核定职数2人"]),
        (
            "QSH-28f",
            "表彰后第三个年度的第一天选拔，不再加分",
            "申一",
            ["选拔年度2011年，晚于获奖年度2009年＋1年＝2010年", "批次已登记：是"],
        ),
        ("QSH-28f", "选拔日期没有登记", "申一", ["选拔年度不详", "批次已登记：是"]),
        (
            "QSH-29a",
            "164张有效票，优秀78、称职30，未达到三分之二",
            "票一",
            [
                "优秀和称职票数108票，计票总数164票，未达到三分之二：3×108＝324＜2×164＝328",
                EITHER,
            ],
        ),
        (
            "QSH-29a",
            "120张有效票，优秀50、称职30，恰为三分之二",
            "票一",
            ["优秀和称职票数80票，计票总数120票，达到三分之二：3×80＝240＝2×120＝240", "群众不满意：没有登记"],
        ),
        ("QSH-29a", "票数达到三分之二，但群众不满意", "票一", ["群众不满意：是", EITHER]),
        ("QSH-29a", "有效票数没有登记", "票一", ["计票总数不详", EITHER]),
        (
            "QSH-29b",
            "120张有效票，不称职41票；考核认定不称职",
            "票一",
            ["不称职票数41票，计票总数120票，超过三分之一：3×41＝123＞120"],
        ),
        (
            "QSH-29h",
            "党委正职竞争上岗，不是公推优选",
            "次牌",
            ["连续年度的黄牌数2年，不少于2年", "党委正职已公推优选：否"],
        ),
    ],
)
def test_an_answer_is_told_by_what_decided_it(clause, name, subject, expected):
    assert list(said(clause, name, subject)) == expected


@pytest.mark.parametrize(
    ("name", "period", "expected"),
    [
        ("一次12天，达到下限", "2010", ["集体学习研讨天数12天，不少于12天"]),
        (
            "7次各1.5天和1次1天，累计11.5天且登记完整",
            "2010",
            ["集体学习研讨天数11.5天，少于12天", "2010年已经结束", "学习活动登记完整：是"],
        ),
        (
            "完整声明晚一天起，不足以认定",
            "2010",
            ["集体学习研讨天数0天，少于12天", "2010年已经结束", "缺少学习活动登记完整性"],
        ),
        ("别的班子的学习不计入", "2011", ["集体学习研讨天数0天，少于12天", "2011年尚未结束"]),
        ("没有登记是否设中心组", "2010", ["设中心组：没有登记"]),
    ],
)
def test_a_minimum_is_told_by_how_far_it_was_reached_and_whether_time_is_left(name, period, expected):
    assert list(said("QSH-2a", name, "班一", period)) == expected


def test_numbers_that_are_not_set_are_told_as_such():
    found = said("QSH-3b", "只差合格线没有设定", "甲", "2012-2014")

    assert found == ("合格档次的学分下限尚未设定", "良好档次的学分下限尚未设定", "优秀档次的学分下限尚未设定")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (PartialDate.parse("2010-07"), "2010年7月（日不详）"),
        (PartialDate.parse("2010"), "2010年（月日不详）"),
        ({"from": "2010-07-01", "to": "2010-07-31"}, "2010年7月（日不详）"),
        ({"from": "2010-07-02", "to": "2010-07-31"}, "2010年7月2日至2010年7月31日之间"),
        ({"from": 3, "to": 5}, "3至5"),
        ({"from": 3, "to": None}, "至少3"),
        ({"from": None, "to": 5}, "至多5"),
        ({"from": "2010-07-02", "to": None}, "2010年7月2日以后"),
        ({"from": None, "to": "2010-07-02"}, "2010年7月2日以前"),
        (date(2010, 7, 2), "2010年7月2日"),
    ],
)
def test_a_value_known_between_two_ends_is_written_as_far_as_it_is_known(value, words):
    assert value_text(value) == words


def test_shares_are_written_as_in_a_document():
    assert [fraction_text(share) for share in (Fraction(2, 3), Fraction(1, 2), Fraction(17, 20))] == [
        "三分之二",
        "二分之一",
        "17/20",
    ]
