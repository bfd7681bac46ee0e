"""Measure 31: daily supervision of officials (日常监督)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    count,
    during_period,
    judge,
    judged_on,
    last_day_of_period,
    minimum,
    period_end,
    rule,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.assessment import INTEGRITY_REPORT
from gongdao.facts.organisation import APPOINTMENT


@rule("QSH-31e", about=APPOINTMENT, period="calendar_year")
def yearly_integrity_report(appointment: Row, p: Parameters) -> Judgement:
    """领导干部和所在领导班子每年各述职述廉一次。"""
    own = count(
        INTEGRITY_REPORT,
        {"person": appointment.person},
        "own",
        "本人述职述廉次数",
        lambda row: during_period(row.given_on),
    )
    of_body = count(
        INTEGRITY_REPORT,
        {"unit": appointment.unit},
        "of_body",
        "班子述职述廉次数",
        lambda row: row.lacks("person") & during_period(row.given_on),
    )
    is_leader = (appointment.kind == "regular") & (appointment.post.category == "leading")
    reached = (own >= p.minimum_reports) & (of_body >= p.minimum_reports)
    return judge(
        applies=is_leader & appointment.current_on(judged_on),
        holds=minimum(reached, INTEGRITY_REPORT, appointment.unit),
        due=last_day_of_period(),
        since=period_end,
        evidence={"person": appointment.person, "own": own, "of_body": of_body},
    )
