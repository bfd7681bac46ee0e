"""Line 24, on self-checks in the campaign against bad practices (选任自查)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, as_of, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.oversight import SELF_CHECK


@rule("CD-24d", about=SELF_CHECK)
def self_check_reported_in_time(self_check: Row, p: Parameters) -> Judgement:
    """各单位先定方案、再自查，自查报告在规定日期前报送，当日有效。"""
    running = self_check.lacks("reported_on") & (as_of <= p.deadline)
    in_order = (self_check.plan_issued_on <= self_check.checked_on) & (self_check.checked_on <= self_check.reported_on)
    has_all = ~self_check.lacks("plan_issued_on") & ~self_check.lacks("checked_on") & ~self_check.lacks("reported_on")
    return judge(
        applies=self_check.launched_on <= p.deadline,
        holds=running | (has_all & in_order & (self_check.reported_on <= p.deadline)),
        due=p.deadline,
        since=p.deadline + 1,
        evidence={
            "plan_issued_on": self_check.plan_issued_on,
            "checked_on": self_check.checked_on,
            "reported_on": self_check.reported_on,
        },
    )
