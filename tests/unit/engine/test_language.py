from datetime import date
from decimal import Decimal

import pytest

from gongdao.engine import nodes
from gongdao.engine.language import (
    LanguageError,
    Parameters,
    Row,
    as_of,
    between,
    count,
    covered,
    day_in_year,
    days_between,
    during_period,
    exists,
    floor_divided,
    full_months,
    greatest,
    judge,
    least,
    minimum,
    months_after,
    period_end,
    period_start,
    period_year,
    spell_start,
    total,
    unless_complete,
    when,
    working_day_after,
    working_days_between,
)
from gongdao.engine.parameters import DatedValue, Parameter
from gongdao.facts.organisation import APPOINTMENT, POST, UNIT
from gongdao.facts.study import CREDIT, STUDY_EVENT

UNIT_ROW = Row("subject", UNIT)
APPOINTMENT_ROW = Row("subject", APPOINTMENT)
CHOICES = (("issued", "发出票数"), ("valid", "有效票数"))
P = Parameters(
    Parameter(name, name, name, None, (), CHOICES if name == "denominator" else ())
    for name in ("years", "share", "deadline", "denominator")
)


def test_a_column_becomes_the_symbol_of_its_kind():
    assert UNIT_ROW.key.node == nodes.Field("subject", "unit", "unit")
    assert UNIT_ROW.established_on.node == nodes.Field("subject", "unit", "established_on")
    assert Row("row", POST).is_main_leader.node == nodes.Flag(nodes.Field("row", "post", "is_main_leader"))
    assert APPOINTMENT_ROW.post.node == nodes.Field("subject", "appointment", "post")
    assert APPOINTMENT_ROW.post.category.node == nodes.Field("subject", "post", "category", via="post")


def test_operators_become_nodes():
    number, other = nodes.Field("subject", "unit", "established_on"), nodes.Const(3)
    quantity = UNIT_ROW.established_on

    compared = [
        (quantity < 3, "<"),
        (quantity <= 3, "<="),
        (quantity > 3, ">"),
        (quantity >= 3, ">="),
        (quantity == 3, "=="),
        (quantity != 3, "!="),
    ]

    assert [truth.node for truth, _ in compared] == [nodes.Compare(op, number, other) for _, op in compared]
    assert (quantity + 3).node == nodes.Plus(number, nodes.Const(3))
    assert (quantity - 3).node == nodes.Plus(number, nodes.Const(-3))
    assert (quantity * Decimal(2)).node == nodes.Times(number, nodes.Const(Decimal(2)))


def test_conditions_are_joined_by_signs():
    one, other = UNIT_ROW.kind == "village", UNIT_ROW.kind != "village"

    village = nodes.TextIs(nodes.Field("subject", "unit", "kind"), ("village",))
    assert (one & other).node == nodes.And((village, nodes.Not(village)))
    assert (one | other).node == nodes.Or((village, nodes.Not(village)))
    assert (~one).node == nodes.Not(village)
    assert one.recorded.node == nodes.Recorded(village)


@pytest.mark.parametrize(
    "mistake",
    [
        lambda: (UNIT_ROW.established_on < as_of) and (UNIT_ROW.established_on > as_of),
        lambda: (UNIT_ROW.established_on < as_of) or (UNIT_ROW.established_on > as_of),
        lambda: not UNIT_ROW.established_on < as_of,
        lambda: UNIT_ROW.established_on < as_of < UNIT_ROW.abolished_on,
        lambda: 1 if UNIT_ROW.kind == "village" else 2,
    ],
)
def test_words_that_python_would_decide_at_once_are_refused(mistake):
    with pytest.raises(LanguageError, match="不能用 and、or、not"):
        mistake()


@pytest.mark.parametrize(
    ("mistake", "words"),
    [
        (lambda: UNIT_ROW.founded_on, "关系“unit”没有列“founded_on”"),
        (lambda: APPOINTMENT_ROW.post.salary, "关系“post”没有列“salary”"),
        (lambda: UNIT_ROW.kind == "school", "列“kind”没有代码“school”"),
        (lambda: UNIT_ROW.kind.is_in("village", "school"), "列“kind”没有代码“school”"),
        (lambda: P.months, "条款没有参数“months”"),
        (lambda: P.share("months"), "条款没有参数“months”"),
        (lambda: P.are_set("years", "months"), "条款没有参数“months”"),
        (lambda: Row("row", CREDIT).current_on(as_of), "关系“credit”没有起止日期"),
        (lambda: count(CREDIT, {"owner": UNIT_ROW.key}, "credits", "学分"), "关系“credit”没有列“owner”"),
        (lambda: total(CREDIT, "hours", {}, "hours", "学时"), "关系“credit”没有列“hours”"),
        (lambda: day_in_year(period_year, as_of), "必须是参数"),
        (lambda: judge(applies=True, holds=as_of > 1, evidence={"sum": as_of + 1}), "依据“sum”没有中文名称"),
    ],
)
def test_a_wrong_word_is_refused_with_a_sentence(mistake, words):
    with pytest.raises(LanguageError, match=words):
        mistake()


def test_an_aggregate_names_its_rows_by_a_link_and_a_condition():
    days = total(STUDY_EVENT, "days", {"body": UNIT_ROW.key}, "days", "天数", lambda row: during_period(row.held_on))

    held = nodes.Field("row", "study_event", "held_on")
    assert days.node == nodes.Aggregate(
        "sum",
        "study_event",
        ((nodes.Field("row", "study_event", "body"), nodes.Field("subject", "unit", "unit")),),
        nodes.And(
            (nodes.Compare(">=", held, period_start.node), nodes.Compare("<", held, period_end.node)),
        ),
        nodes.Field("row", "study_event", "days"),
        "days",
        "天数",
    )
    assert days.label == ("days", "天数")


def test_a_unit_whose_beginning_nobody_entered_exists_but_an_appointment_may_not():
    unit, appointment = UNIT_ROW.current_on(as_of).node, APPOINTMENT_ROW.current_on(as_of).node

    def empties(node):
        return [part.field.column for part in nodes.walk(node) if isinstance(part, nodes.Empty)]

    assert empties(unit) == ["established_on", "abolished_on"]
    assert empties(appointment) == ["ended_on"]


def test_a_minimum_is_reached_or_runs_or_waits_for_the_statement_of_completeness():
    reached = exists(STUDY_EVENT, {"body": UNIT_ROW.key}, "any", "有无")

    node = minimum(reached, STUDY_EVENT, UNIT_ROW.key).node

    running = nodes.Not(nodes.Compare(">=", nodes.AsOf(), nodes.PeriodEnd()))
    complete = covered(STUDY_EVENT, UNIT_ROW.key).node
    waits = nodes.Awaits("coverage.study_event", "学习活动登记完整性")
    assert node == nodes.Or((nodes.Or((reached.node, running)), nodes.And((nodes.Not(complete), waits))))
    assert unless_complete(STUDY_EVENT, UNIT_ROW.key).node == node.parts[1]


def test_small_words_say_what_they_mean():
    share = P.share("share")

    assert (share.numerator.node, share.denominator.node) == (
        nodes.Param("share", "numerator"),
        nodes.Param("share", "denominator"),
    )
    options = {"issued": period_start, "valid": as_of}
    assert P.is_chosen("denominator", "valid").node == nodes.IsChosen("denominator", "valid")
    assert P.choose("denominator", **options).node == nodes.Choose(
        "denominator", (("issued", nodes.PeriodStart()), ("valid", nodes.AsOf()))
    )
    assert between(1, 2, "tie", "并列").node == nodes.Between(nodes.Const(1), nodes.Const(2), "tie", "并列")
    assert when(UNIT_ROW.kind == "village", "fact", "事实").node.parts[1] == nodes.Awaits("fact", "事实")
    assert day_in_year(period_year, P.deadline).node == nodes.DayInYear(nodes.YearOf(nodes.PeriodStart()), "deadline")
    assert spell_start(APPOINTMENT_ROW, ("person", "post"), "since", "起始").node == nodes.SpellStart(
        "appointment", ("person", "post"), None, "since", "起始"
    )


def test_days_are_counted_by_nodes_of_their_own():
    start, end, years = APPOINTMENT_ROW.started_on, APPOINTMENT_ROW.ended_on, P.years

    assert full_months(start, end).node == nodes.FullMonths(start.node, end.node)
    assert days_between(start, end).node == nodes.DaysBetween(start.node, end.node)
    assert working_days_between(start, end).node == nodes.WorkingDaysBetween(start.node, end.node)
    assert working_day_after(start, years).node == nodes.WorkingDayAfter(start.node, years.node)
    assert months_after(start, years).node == nodes.MonthsAfter(start.node, years.node)
    assert least(start, end).node == nodes.Least(start.node, end.node)
    assert greatest(start, as_of).node == nodes.Greatest(start.node, nodes.AsOf())
    assert floor_divided(full_months(start, end), years).node == nodes.FloorDivided(
        nodes.FullMonths(start.node, end.node), years.node
    )
    assert (start - years).node == nodes.Minus(start.node, years.node)
    assert (start - 3).node == nodes.Plus(start.node, nodes.Const(-3))


def test_an_empty_cell_and_the_place_of_a_code_can_be_asked_for():
    level = nodes.Field("subject", "post", "level", via="post")

    assert APPOINTMENT_ROW.lacks("ended_on").node == nodes.Empty(APPOINTMENT_ROW.ended_on.node)
    assert APPOINTMENT_ROW.post.lacks("level").node == nodes.Empty(level)
    assert APPOINTMENT_ROW.post.level.place.node == nodes.Place(level)
    assert APPOINTMENT_ROW.unit.place.node == nodes.Field("subject", "unit", "place", via="unit")


def test_a_parameter_whose_values_are_days_is_a_day():
    dated = DatedValue(date.min, date(2008, 10, 31), "ours", None, "", None)
    days = Parameters([Parameter("begins", "", "", None, (dated,)), Parameter("unset", "", "", None, ())])

    assert days.begins.node == nodes.Param("begins", "day")
    assert days.unset.node == nodes.Param("unset")
    assert days.day("unset").node == nodes.Param("unset", "day")


def test_a_total_may_add_up_what_a_function_makes_of_each_row():
    served = total(
        APPOINTMENT, lambda row: full_months(row.started_on, row.ended_on), {"unit": UNIT_ROW.key}, "served", "任职月数"
    )

    start, end = (nodes.Field("row", "appointment", name) for name in ("started_on", "ended_on"))
    assert served.node.value == nodes.FullMonths(start, end)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda: APPOINTMENT_ROW.lacks("nothing"), "没有列“nothing”"),
        (lambda: APPOINTMENT_ROW.post.lacks("nothing"), "没有列“nothing”"),
        (lambda: UNIT_ROW.key.place, "没有代码"),
        (lambda: P.is_chosen("denominator", "spoilt"), "没有选项“spoilt”"),
        (lambda: P.choose("denominator", valid=as_of), "选项“issued”没有对应的数值"),
        (lambda: P.choose("denominator", valid=as_of, issued=as_of, spoilt=as_of), "没有选项“spoilt”"),
        (lambda: P.day("nothing"), "没有参数“nothing”"),
        (lambda: floor_divided(as_of, as_of), "第二项必须是正整数或参数"),
        (lambda: floor_divided(as_of, 0), "第二项必须是正整数或参数"),
    ],
)
def test_a_word_for_what_is_not_there_is_refused(wrong, words):
    with pytest.raises(LanguageError) as refused:
        wrong()

    assert words in str(refused.value)
