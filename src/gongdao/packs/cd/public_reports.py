"""Line 26, on reports of the public and what came in during a notice (群众举报)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, Truth, as_of, count, exists, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import UNIT
from gongdao.facts.oversight import CHANNEL_PROCEDURE, COMPLAINT, REPORT_CHANNEL
from gongdao.facts.selection import NOTICE


@rule("CD-26d", about=UNIT)
def telephone_open_and_announced(unit: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """组织部门开通举报电话并向社会公告，两项都须完成。"""

    def is_open(row: Row) -> Truth:
        telephone: Truth = row.kind == "telephone"
        return telephone & row.current_on(as_of)

    of_unit = {"unit": unit.key}
    opened = exists(REPORT_CHANNEL, of_unit, "opened", "已开通举报电话", is_open)
    announced = exists(
        REPORT_CHANNEL,
        of_unit,
        "announced",
        "举报电话已公告",
        lambda row: is_open(row) & ~row.lacks("announced_on") & (row.announced_on <= as_of),
    )
    return judge(
        applies=(unit.function == "personnel").recorded & unit.current_on(as_of),
        holds=announced,
        evidence={
            "opened": ("已开通举报电话", opened),
            "announced": ("举报电话已公告", announced),
        },
    )


@rule("CD-26e", about=REPORT_CHANNEL)
def channel_has_procedure(channel: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """举报信箱和举报电话都有现行的受理程序。"""
    procedures = count(
        CHANNEL_PROCEDURE,
        {"channel": channel.key},
        "procedures",
        "现行受理程序数",
        lambda row: row.current_on(as_of),
    )
    return judge(
        applies=channel.current_on(as_of),
        holds=procedures > 0,
        evidence={"kind": channel.kind, "opened_on": channel.opened_on, "procedures": procedures},
    )


@rule("CD-26g", about=COMPLAINT)
def every_complaint_has_outcome(complaint: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """办结的举报须有处理结果；除移送有关机关的以外，须先查核后办结。"""
    verified = ~complaint.lacks("verified_on") & (complaint.verified_on <= complaint.closed_on)
    return judge(
        applies=~complaint.lacks("closed_on") & (complaint.closed_on <= as_of),
        holds=~complaint.lacks("outcome") & (verified | (complaint.outcome == "transferred")),
        evidence={
            "closed_on": complaint.closed_on,
            "outcome": complaint.outcome,
            "verified": ("办结前已查核", verified),
        },
    )


@rule("CD-26i", about=NOTICE)
def complaints_of_notice_verified(notice: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """公示期间收到的举报须逐件查核，公示结束后不得有未查核的举报。"""

    def came_in(row: Row) -> Truth:
        begun: Truth = row.received_on >= notice.published_on
        return begun & (row.received_on <= notice.ends_on)

    of_notice = {"notice": notice.key}
    received = count(COMPLAINT, of_notice, "received", "公示期间举报件数", came_in)
    verified = count(
        COMPLAINT,
        of_notice,
        "verified",
        "其中已查核件数",
        lambda row: came_in(row) & ~row.lacks("verified_on") & (row.verified_on <= as_of),
    )
    return judge(
        applies=(notice.kind == "pre_appointment") & (received > 0),
        holds=verified >= received,
        evidence={"received": received, "verified": verified, "ends_on": notice.ends_on},
    )
