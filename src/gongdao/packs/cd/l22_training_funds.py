"""Section on training funds (培训经费)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Quantity, Row, Truth, exists, judge, latest, rule, total, year_of
from gongdao.engine.nodes import Judgement
from gongdao.facts.training import COURSE, TRAINING_BUDGET, TRAINING_EXPENSE


@rule("CD-22a", about=TRAINING_BUDGET)
def training_in_the_budget(budget: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """各级政府的年度预算须有培训经费。"""
    return judge(
        applies=True,
        holds=budget.training_line > 0,
        evidence={"budget_year": budget.budget_year, "training_line": budget.training_line},
    )


@rule("CD-22b", about=TRAINING_BUDGET)
def funds_for_their_purpose(budget: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """培训经费专款专用；用于接待、车辆、津贴、机关公用等的支出都不符合。"""
    by_budget = {"budget": budget.key}
    spent = total(TRAINING_EXPENSE, "amount", by_budget, "spent", "培训经费支出合计")
    for_training = total(
        TRAINING_EXPENSE,
        "amount",
        by_budget,
        "for_training",
        "用于培训的支出",
        lambda row: row.purpose.is_in("teaching", "materials", "board", "premises", "base"),
    )
    return judge(
        applies=True,
        holds=for_training >= spent,
        evidence={"budget_year": budget.budget_year, "spent": spent, "for_training": for_training},
    )


def of_the_year_before(budget: Row, column: str, name: str, zh: str) -> Quantity:
    """An amount in the budget of the same level of government for the year before."""
    return latest(TRAINING_BUDGET, column, {"unit": budget.unit}, name, zh, lambda row: precedes(row, budget))


def precedes(row: Row, budget: Row) -> Truth:
    """Be the budget of the year before."""
    found: Truth = row.budget_year + 1 == budget.budget_year
    return found


@rule("CD-22c", about=TRAINING_BUDGET)
def funds_grow_with_revenue(budget: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """财政收入比上年增长的，培训经费也应比上年增加。"""
    has_last = exists(
        TRAINING_BUDGET, {"unit": budget.unit}, "has_last", "上年预算已登记", lambda row: precedes(row, budget)
    )
    last_revenue = of_the_year_before(budget, "revenue", "last_revenue", "上年财政收入")
    last_line = of_the_year_before(budget, "training_line", "last_line", "上年培训经费预算额")
    return judge(
        applies=has_last & (budget.revenue > last_revenue),
        holds=budget.training_line > last_line,
        evidence={
            "revenue": budget.revenue,
            "last_revenue": last_revenue,
            "training_line": budget.training_line,
            "last_line": last_line,
        },
    )


@rule("CD-22d", about=TRAINING_BUDGET)
def main_courses_paid_in_full(budget: Row, p: Parameters) -> Judgement:
    """从规定年度起，区县（市）主体班经费全部列入预算。"""
    cost = total(
        COURSE,
        "cost",
        {"funder": budget.unit},
        "cost",
        "主体班所需经费",
        lambda row: row.is_main & (year_of(row.opened_on) == budget.budget_year),
    )
    return judge(
        applies=(budget.tier == "county") & (budget.budget_year >= p.first_year),
        holds=budget.main_course_line >= cost,
        evidence={"budget_year": budget.budget_year, "main_course_line": budget.main_course_line, "cost": cost},
    )
