"""Line 32: what is left for the fourth quarter (四季度工作)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, as_of, exists, judge, rule, total
from gongdao.engine.nodes import Judgement
from gongdao.facts.accountability import ACCOUNTABILITY_CASE, TARGET
from gongdao.facts.assessment import ASSESSMENT_ITEM
from gongdao.packs.cd.village_venues import (  # noqa: F401 -- rules of this line
    venue_finished,
    venue_started,
    venues_built_this_year,
)


@rule("CD-32b", about=TARGET)
def missed_venues_cost_points(target: Row, p: Parameters) -> Judgement:
    """第二批村级活动场所没有按期完成的，扣年底综合考核分，并追究责任。"""
    deducted = total(ASSESSMENT_ITEM, "deducted", {"target": target.key}, "deducted", "已扣分数")
    pursued = exists(
        ACCOUNTABILITY_CASE, {"origin": target.key}, "pursued", "已追究责任", lambda row: row.clause == "CD-32b"
    )
    is_missed = target.lacks("done_on") | (target.done_on > target.due_on)
    return judge(
        applies=(target.kind == "village_venues") & (as_of > target.due_on) & is_missed,
        holds=(deducted > 0) & pursued & (deducted == p.points),
        since=target.due_on + 1,
        evidence={"due_on": target.due_on, "deducted": deducted, "pursued": ("已追究责任", pursued)},
    )
