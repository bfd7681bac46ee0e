"""Line 3, on the order in which opinions about the department are acted on (意见整改)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Quantity, Row, Truth, count, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.oversight import OPINION_PROBLEM


def begun_before(row: Row, problem: Row) -> Truth:
    """The correction of `row` began before that of `problem`, or while that of `problem` has not begun."""
    begun: Truth = ~row.lacks("started_on")
    return begun & (problem.lacks("started_on") | (row.started_on < problem.started_on))


def same_evaluation(problem: Row) -> dict[str, Quantity]:
    """Link the problems of one evaluation of one department."""
    return {"unit": problem.unit, "round": problem.round}


@rule("JT-3c", about=OPINION_PROBLEM)
def most_named_problems_first(problem: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """反映集中的问题先行整改：反映件数较少的问题不得先于它启动。"""
    overtaking = count(
        OPINION_PROBLEM,
        same_evaluation(problem),
        "overtaking",
        "件数较少而先启动的问题数",
        lambda row: (row.opinions < problem.opinions) & begun_before(row, problem),
    )
    return judge(
        applies=True,
        holds=overtaking <= 0,
        evidence={"opinions": problem.opinions, "overtaking": overtaking},
    )


@rule("JT-3d", about=OPINION_PROBLEM)
def sensitive_problems_with_emphasis(problem: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """内容敏感的问题重点整改：反映件数相同的一般问题不得先于它启动。"""
    overtaking = count(
        OPINION_PROBLEM,
        same_evaluation(problem),
        "overtaking",
        "件数相同而先启动的一般问题数",
        lambda row: ~row.sensitive & (row.opinions == problem.opinions) & begun_before(row, problem),
    )
    return judge(
        applies=problem.sensitive,
        holds=overtaking <= 0,
        evidence={"opinions": problem.opinions, "overtaking": overtaking},
    )
