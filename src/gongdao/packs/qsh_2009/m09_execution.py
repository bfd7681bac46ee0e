"""Measure 9: execution of the district's major decisions, the not-alloweds (执行力“不允许”)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, Truth, as_of, count, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.conduct import TASK_ORDER


def is_meant(task: Row, p: Parameters) -> Truth:
    """The measure speaks of the major decisions of the district committee and government, from its issue on (今后)."""
    found: Truth = (task.source == "district_major") & (task.assigned_on >= p.binding_from)
    return found


@rule("QSH-9b", about=TASK_ORDER)
def no_repeated_order(task: Row, p: Parameters) -> Judgement:
    """同一问题向同一单位交代达到规定次数的，自该次起记为违反。"""
    orders = count(
        TASK_ORDER,
        {"issue": task.issue, "unit": task.unit},
        "orders",
        "交代次数",
        lambda row: is_meant(row, p) & (row.assigned_on <= task.assigned_on),
    )
    return judge(
        applies=is_meant(task, p),
        holds=orders < p.breach_from,
        evidence={"orders": orders, "issue": task.issue, "unit": task.unit},
    )


@rule("QSH-9c", about=TASK_ORDER)
def task_answered(task: Row, p: Parameters) -> Judgement:
    """交办事项到期仍没有回复的，记为违反。"""
    replied = ~task.lacks("replied_on") & (task.replied_on <= as_of)
    return judge(
        applies=is_meant(task, p),
        holds=replied | (as_of <= task.due_on),
        due=task.due_on,
        since=task.due_on + 1,
        evidence={"due_on": task.due_on, "replied_on": task.replied_on, "unit": task.unit},
    )


@rule("QSH-9d", about=TASK_ORDER)
def task_done_in_time(task: Row, p: Parameters) -> Judgement:
    """超过期限没有办结，又没有得到认可的理由的，记为违反。"""
    in_time = ~task.lacks("done_on") & (task.done_on <= task.due_on)
    excused = ~task.lacks("excuse_accepted_on") & (task.excuse_accepted_on <= as_of)
    return judge(
        applies=is_meant(task, p),
        holds=(as_of <= task.due_on) | in_time | excused,
        due=task.due_on,
        since=task.due_on + 1,
        evidence={"due_on": task.due_on, "done_on": task.done_on, "excused_on": task.excuse_accepted_on},
    )
