"""What rules of several documents ask about decisions taken by ballot (票决)."""

from __future__ import annotations

from gongdao.engine.language import Quantity, Row, Truth, judge
from gongdao.engine.nodes import Judgement


def is_major(decision: Row) -> Truth:
    """A major issue of policy, project or money (重大问题)."""
    found: Truth = decision.matter.is_in("major_policy", "major_project", "large_fund")
    return found


def judge_ballot(decision: Row, applies: Truth) -> Judgement:
    """Judge whether a decision was taken by ballot."""
    return judge(
        applies=applies,
        holds=decision.vote_method == "ballot",
        evidence={"matter": decision.matter, "vote_method": decision.vote_method, "decided_on": decision.decided_on},
    )


def all_ballots(tally: Row) -> dict[str, Quantity]:
    """Show the ballots by each of the three ways to count them, whichever is the denominator (A2)."""
    return {"issued": tally.issued, "returned": tally.returned, "valid": tally.valid}
