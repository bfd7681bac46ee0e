"""Section on whom to train first (重点培训对象)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    as_of,
    during_period,
    exists,
    full_years,
    judge,
    judged_on,
    last_day_of_period,
    minimum,
    period_end,
    rule,
    unless_complete,
    years_after,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import APPOINTMENT
from gongdao.facts.training import ENROLMENT


@rule("CD-16b", about=APPOINTMENT, period="calendar_year")
def main_leader_not_behind(appointment: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """主要领导干部重点培训：本单位其他领导干部已参训的年度，主要领导也应参训。"""
    own = exists(
        ENROLMENT, {"person": appointment.person}, "own", "本人本年参训", lambda row: during_period(row.started_on)
    )
    others = exists(
        ENROLMENT,
        {"post.unit": appointment.unit},
        "others",
        "本单位其他领导干部本年参训",
        lambda row: (row.post.category == "leading") & ~row.post.is_main_leader & during_period(row.started_on),
    )
    return judge(
        applies=appointment.post.is_main_leader & appointment.current_on(judged_on),
        holds=minimum(own | ~others, ENROLMENT, appointment.unit),
        due=last_day_of_period(),
        since=period_end,
        evidence={"own": ("本人本年参训", own), "others": ("本单位其他领导干部本年参训", others)},
    )


@rule("CD-16c", about=APPOINTMENT)
def newly_appointed_trained(appointment: Row, p: Parameters) -> Judgement:
    """新任领导干部优先培训；任职后尚未参训的列出。"""
    trained = exists(
        ENROLMENT,
        {"person": appointment.person},
        "trained",
        "任职后已参训",
        lambda row: row.started_on >= appointment.started_on,
    )
    is_new = full_years(appointment.started_on, as_of) < p.new_within_years
    leads = (appointment.post.category == "leading") & appointment.entry.is_in("promotion", "election", "first_post")
    return judge(
        applies=leads & appointment.current_on(as_of) & is_new,
        holds=trained | unless_complete(ENROLMENT, appointment.unit, as_of, first=appointment.started_on),
        due=years_after(appointment.started_on, p.new_within_years) - 1,
        evidence={"started_on": appointment.started_on, "trained": ("任职后已参训", trained)},
    )
