"""Line 25: checks of the selection rules and what follows from over-quota problems (选任法规执行情况的检查)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    as_of,
    exists,
    judge,
    rule,
    years_after,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.accountability import ACCOUNTABILITY_CASE
from gongdao.facts.organisation import APPOINTMENT, QUOTA_EXCESS
from gongdao.packs.cd.personnel import in_personnel_department
from gongdao.packs.cd.selection_checks import (  # noqa: F401 -- rules of this line
    concentrated_check_within_years,
    other_problems_rectified,
    plan_reported_in_person,
    spot_checks_every_year,
)
from gongdao.packs.posts import approved_on, is_approved_beforehand, is_over_quota, occupied_on, place_in_quota


@rule("CD-25e", about=APPOINTMENT)
def personnel_head_answers_for_over_quota(appointment: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the number stands in the quota
    """超职数配备而未报告并获同意的，对组织（人事）部门的主要负责人启动问责。"""
    opened = exists(
        ACCOUNTABILITY_CASE,
        {"origin": appointment.key},
        "opened",
        "已对组织（人事）部门主要负责人问责",
        lambda row: (row.clause == "CD-25e") & in_personnel_department(row) & ~row.lacks("person"),
    )
    return judge(
        applies=appointment.current_on(as_of) & is_over_quota(appointment) & ~is_approved_beforehand(appointment),
        holds=opened,
        evidence={
            "place": place_in_quota(appointment),
            "approved": approved_on(appointment.unit, appointment.post.level, as_of),
            "opened": ("已对组织（人事）部门主要负责人问责", opened),
        },
    )


@rule("CD-25f", about=APPOINTMENT)
def neither_over_quota_nor_raised(appointment: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the number stands in the quota
    """不得超职数配备，也不得违规提高职级待遇；任前经书面批复同意的超配另按事项报告的规定。"""
    within = ~is_over_quota(appointment) | is_approved_beforehand(appointment)
    treated_as, level = appointment.treated_as, appointment.post.level
    not_raised = appointment.lacks("treated_as") | (treated_as.place >= level.place)
    return judge(
        applies=appointment.current_on(as_of),
        holds=within & not_raised,
        evidence={
            "place": place_in_quota(appointment),
            "approved": approved_on(appointment.unit, level, as_of),
            "treated_as": treated_as,
            "level": level,
            "within": ("职数以内", within),
            "not_raised": ("没有提高待遇", not_raised),
        },
    )


@rule("CD-25h", about=QUOTA_EXCESS)
def over_quota_absorbed(excess: Row, p: Parameters) -> Judgement:
    """超职数问题在规定年限内消化；自通报次日起算，最后一天在内。"""
    until = years_after(excess.notified_on, p.within_years)
    occupied = occupied_on(excess.unit, excess.level, until)
    approved = approved_on(excess.unit, excess.level, until)
    return judge(
        applies=True,
        holds=(as_of <= until) | (occupied <= approved),
        due=until,
        since=until + 1,
        evidence={
            "notified_on": excess.notified_on,
            "occupied": ("期限届满时实配人数", occupied),
            "approved": ("期限届满时核定职数", approved),
            "level": excess.level,
        },
    )
