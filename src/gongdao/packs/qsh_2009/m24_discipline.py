"""Measure 24: titles, ranks and quotas (职务名称、职级、职数)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    Truth,
    as_of,
    count,
    during_period,
    exists,
    judge,
    judged_on,
    last_day_of_period,
    minimum,
    period_end,
    period_start,
    rule,
    total,
    unless_complete,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.accountability import ACCOUNTABILITY_CASE
from gongdao.facts.assessment import TALLY
from gongdao.facts.organisation import APPOINTMENT, QUOTA, STANDARD_TITLE, UNIT
from gongdao.facts.oversight import REGULATION_CHECK
from gongdao.facts.selection import WORK_REPORT_TOPIC
from gongdao.packs.posts import occupied_on, occupies_quota


@rule("QSH-24e", about=APPOINTMENT)
def standard_title(appointment: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """任命干部只能使用规范的职务名称。"""
    begun = appointment.started_on
    listed = exists(
        STANDARD_TITLE,
        {"title": appointment.post.title},
        "listed",
        "属规范职务名称",
        lambda row: (row.category == appointment.post.category) & row.current_on(begun),
    )
    return judge(
        applies=appointment.current_on(as_of),
        holds=listed | unless_complete(STANDARD_TITLE, appointment.unit, begun, first=begun),
        evidence={
            "title": appointment.post.title,
            "category": appointment.post.category,
            "listed": ("属规范职务名称", listed),
        },
    )


@rule("QSH-24f", about=QUOTA)
def within_quota(quota: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the number stands in the quota itself
    """不得超职数配备干部；双向挂职的不占职数（QSH-22f）。"""
    occupied = occupied_on(quota.unit, quota.level, as_of)
    return judge(
        applies=quota.current_on(as_of),
        holds=occupied <= quota.approved,
        evidence={"occupied": occupied, "approved": quota.approved, "level": quota.level},
    )


@rule("QSH-24g", about=APPOINTMENT)
def no_assigned_rank(appointment: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """享受的职级待遇不得高于所任职位的层次。"""
    return judge(
        applies=appointment.current_on(as_of) & ~appointment.lacks("treated_as"),
        holds=appointment.treated_as.place >= appointment.post.level.place,
        evidence={"treated_as": appointment.treated_as, "level": appointment.post.level},
    )


@rule("QSH-24h", about=UNIT)
def stock_and_village_quota(unit: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the numbers stand in the quotas
    """股级干部和村（社区）“两委”班子同样按核定职数配备；没有核定职数而配备的也是超配。"""

    def is_lowest(level: Row) -> Truth:
        found: Truth = level.is_in("stock", "village")
        return found

    occupied = count(
        APPOINTMENT,
        {"unit": unit.key},
        "occupied",
        "实配人数",
        lambda row: row.current_on(as_of) & occupies_quota(row) & is_lowest(row.post.level),
    )
    of_unit = {"unit": unit.key}
    approved = total(
        QUOTA, "approved", of_unit, "approved", "核定职数", lambda row: row.current_on(as_of) & is_lowest(row.level)
    )
    listed = exists(QUOTA, of_unit, "listed", "已核定职数", lambda row: row.current_on(as_of) & is_lowest(row.level))
    return judge(
        applies=unit.current_on(as_of) & (occupied > 0),
        holds=(occupied <= approved) | (~listed & unless_complete(QUOTA, unit.key, as_of, first=as_of)),
        evidence={"occupied": occupied, "approved": approved},
    )


@rule("QSH-24i", about=QUOTA)
def liability_for_over_quota(quota: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the number stands in the quota
    """超职数配备的，对单位和有关领导分别启动问责。"""
    occupied = occupied_on(quota.unit, quota.level, as_of)

    def opened(name: str, zh: str, against: str) -> Truth:
        return exists(
            ACCOUNTABILITY_CASE,
            {"origin": quota.key},
            name,
            zh,
            lambda row: (row.clause == "QSH-24i") & ~row.lacks(against),
        )

    unit_case, leader_case = (
        opened("unit_case", "已对单位问责", "unit"),
        opened("leader_case", "已对领导问责", "person"),
    )
    return judge(
        applies=quota.current_on(as_of) & (occupied > quota.approved),
        holds=unit_case & leader_case,
        evidence={
            "occupied": occupied,
            "approved": quota.approved,
            "level": quota.level,
            "unit_case": ("已对单位问责", unit_case),
            "leader_case": ("已对领导问责", leader_case),
        },
    )


@rule("QSH-24c", about=APPOINTMENT, period="calendar_year")
def newly_promoted_evaluated(appointment: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """党政主要领导当年新提拔的，当年接受民主测评。"""
    evaluated = exists(
        TALLY,
        {"person": appointment.person},
        "evaluated",
        "已接受民主测评",
        lambda row: (
            (row.purpose == "evaluation") & (row.held_on >= appointment.started_on) & (row.held_on < period_end)
        ),
    )
    is_promoted = (appointment.entry == "promotion") & during_period(appointment.started_on)
    return judge(
        applies=is_promoted & appointment.post.is_main_leader,
        holds=minimum(evaluated, TALLY, appointment.unit),
        due=last_day_of_period(),
        since=period_end,
        evidence={
            "started_on": appointment.started_on,
            "title": appointment.post.title,
            "evaluated": ("已接受民主测评", evaluated),
        },
    )


@rule("QSH-24a", about=UNIT, period="calendar_year")
def selection_reported_every_year(unit: Row, p: Parameters) -> Judgement:
    """党组织每年向全委会、党员大会或者党代表会议报告工作时，干部选拔任用为专题内容。"""
    topics = count(
        WORK_REPORT_TOPIC,
        {"unit": unit.key},
        "topics",
        "选拔任用专题报告次数",
        lambda row: (
            (row.subject == "selection")
            & row.forum.is_in("plenary", "assembly", "delegates")
            & during_period(row.reported_on)
        ),
    )
    return judge(
        applies=unit.current_on(judged_on) & (unit.kind != "receiving"),
        holds=minimum(topics >= p.minimum_topics, WORK_REPORT_TOPIC, unit.key),
        due=last_day_of_period(),
        since=period_end,
        evidence={"topics": topics},
    )


@rule("QSH-24j", about=UNIT, period="calendar_year")
def regulations_checked_every_year(unit: Row, p: Parameters) -> Judgement:
    """组织部门每年检查一次选拔任用条例执行情况；抽查和集中检查是否算数由采用单位定。"""
    by_department = {"checker": unit.key}
    own = count(
        REGULATION_CHECK,
        by_department,
        "regulations_checks",
        "条例执行情况检查次数",
        lambda row: (row.kind == "regulations") & during_period(row.checked_on),
    )
    every = count(
        REGULATION_CHECK,
        by_department,
        "all_checks",
        "各种选任检查次数",
        lambda row: row.kind.is_in("regulations", "spot", "concentrated") & during_period(row.checked_on),
    )
    checks = p.choose("accepted", regulations=own, any=every)
    return judge(
        applies=(unit.function == "personnel") & ~unit.lacks("function") & unit.current_on(period_start),
        holds=minimum(checks >= p.minimum_checks, REGULATION_CHECK, unit.key),
        due=last_day_of_period(),
        since=period_end,
        evidence={"checks": ("计入的检查次数", checks)},
    )
