"""Line 26, on what a public notice brings up about a nominee (公示)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, exists, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import APPOINTMENT
from gongdao.facts.oversight import COMPLAINT
from gongdao.facts.selection import NOTICE


@rule("CD-26j", about=NOTICE)
def not_appointed_with_serious_problem(notice: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """公示期间反映的问题经查核影响任职的，不予任用。"""
    affected = exists(
        COMPLAINT,
        {"notice": notice.key},
        "affected",
        "查核存在影响任职问题",
        lambda row: ~row.lacks("result") & (row.result == "affects_appointment"),
    )
    appointed = exists(
        APPOINTMENT,
        {"person": notice.person, "post": notice.post},
        "appointed",
        "公示后已任用",
        lambda row: row.started_on >= notice.published_on,
    )
    return judge(
        applies=(notice.kind == "pre_appointment") & affected,
        holds=~appointed,
        evidence={"person": notice.person, "post": notice.post, "appointed": ("公示后已任用", appointed)},
    )
