"""Measure 7: ghost payroll (清理“吃空饷”)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    during_period,
    exists,
    is_over,
    judge,
    judged_on,
    last_day_of_period,
    period_end,
    rule,
    total,
    unless_complete,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.conduct import PRESENCE
from gongdao.facts.organisation import APPOINTMENT, PAYROLL


@rule("QSH-7b", about=PAYROLL, period="month")
def paid_with_post_and_attendance(payroll: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """领取工资的，应有岗位，当月应有出勤或者经批准的请假。"""
    paid_by = {"person": payroll.person, "unit": payroll.unit}
    posted = exists(APPOINTMENT, paid_by, "posted", "在发薪单位有岗位", lambda row: row.current_on(judged_on))

    def days_of_month(column: str, zh: str) -> Quantity:
        return total(PRESENCE, column, paid_by, column, zh, lambda row: during_period(row.month_ends_on))

    present, on_leave = days_of_month("days_present", "当月出勤天数"), days_of_month("days_on_leave", "当月请假天数")
    recorded = exists(PRESENCE, paid_by, "recorded", "有当月考勤", lambda row: during_period(row.month_ends_on))
    has_post = posted | unless_complete(APPOINTMENT, payroll.unit, judged_on, first=judged_on)
    attended = (present > 0) | (on_leave > 0)
    return judge(
        applies=payroll.current_on(judged_on),
        holds=has_post & (attended | ~is_over() | (~recorded & unless_complete(PRESENCE, payroll.unit))),
        due=last_day_of_period(),
        since=period_end,
        evidence={
            "person": payroll.person,
            "unit": payroll.unit,
            "posted": ("在发薪单位有岗位", posted),
            "days_present": present,
            "days_on_leave": on_leave,
        },
    )
