"""Measure 27: incentives for officials (激励)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    Text,
    Truth,
    as_of,
    count,
    exists,
    full_years,
    judge,
    latest,
    rule,
    spell_start,
    total,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.assessment import ASSESSMENT, AWARD
from gongdao.facts.awards import PRIORITY_RECOMMENDATION, REWARD
from gongdao.facts.organisation import APPOINTMENT


def leads_on(person: Text, day: Quantity) -> Truth:
    """A person holds a leading post on a day."""
    return exists(
        APPOINTMENT,
        {"person": person},
        "is_leader",
        "担任领导职务",
        lambda row: (row.post.category == "leading") & row.current_on(day),
    )


@rule("QSH-27b", about=ASSESSMENT)
def material_reward_for_excellence(assessment: Row, p: Parameters) -> Judgement:
    """年度考核优秀的领导干部，给予规定数额的物质奖励。"""
    is_leader = leads_on(assessment.person, assessment.decided_on)
    of_assessment = {"origin": assessment.key}
    rewarded = exists(REWARD, of_assessment, "rewarded", "已给予物质奖励", lambda row: row.kind == "material")
    amount = total(REWARD, "amount", of_assessment, "amount", "物质奖励金额", lambda row: row.kind == "material")
    return judge(
        applies=(assessment.grade == "excellent") & ~assessment.lacks("person") & is_leader,
        holds=rewarded & (amount >= p.least_amount),
        evidence={"person": assessment.person, "rewarded": ("已给予物质奖励", rewarded), "amount": amount},
    )


@rule("QSH-27c", about=PRIORITY_RECOMMENDATION)
def pledge_keepers_come_first(recommendation: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """同批向上一级党委推荐的，目标承诺按期完成的“一把手”排在前面；只定先后，不排除他人。"""

    def kept_pledge(row: Row) -> Truth:
        is_own = (row.target.kind == "pledge") & (row.target.person == row.person)
        kept: Truth = ~row.lacks("target") & is_own & (row.target.done_on <= row.target.due_on)
        return kept

    ahead = count(
        PRIORITY_RECOMMENDATION,
        {"kind": recommendation.kind, "batch": recommendation.batch},
        "ahead",
        "未完成承诺而排在前面的人数",
        lambda row: ~kept_pledge(row) & (row.place < recommendation.place),
    )
    return judge(
        applies=(recommendation.kind == "higher_committee") & kept_pledge(recommendation),
        holds=ahead <= 0,
        evidence={"person": recommendation.person, "place": recommendation.place, "ahead": ahead},
    )


@rule("QSH-27e", about=AWARD)
def honour_brings_both_rewards(award: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """受到区级以上表彰的班子或者领导干部，既给予精神奖励，又给予物质奖励。"""
    is_leader = leads_on(award.person, award.awarded_on)
    of_award = {"origin": award.key}
    honoured = exists(
        REWARD,
        of_award,
        "honoured",
        "已给予精神奖励",
        lambda row: row.kind.is_in("commendation", "merit", "title"),
    )
    rewarded = exists(REWARD, of_award, "rewarded", "已给予物质奖励", lambda row: row.kind == "material")
    return judge(
        applies=award.level.is_in("district", "city", "province", "central") & (award.lacks("person") | is_leader),
        holds=honoured & rewarded,
        evidence={
            "level": award.level,
            "honoured": ("已给予精神奖励", honoured),
            "rewarded": ("已给予物质奖励", rewarded),
        },
    )


def is_grass_roots(appointment: Row) -> Truth:
    """A regular post at the grass roots, or one that the locality lists as a post of hardship."""
    at_base: Truth = appointment.unit.kind.is_in("subdistrict", "township", "village", "community")
    found: Truth = (appointment.kind == "regular") & (at_base | appointment.post.is_hardship.recorded)
    return found


@rule("QSH-27f", about=APPOINTMENT)
def long_grass_roots_service_comes_first(appointment: Row, p: Parameters) -> Judgement:
    """长期在基层或者艰苦岗位且有突出贡献的领导干部，优先推荐为“两代表一委员”人选；年限未定时不作结论。"""
    of_person = {"person": appointment.person}
    since = spell_start(appointment, ("person",), "since", "基层或者艰苦岗位起始", is_grass_roots)
    served = full_years(since, as_of)
    honoured_on = latest(AWARD, "awarded_on", of_person, "honoured_on", "最近表彰日期")
    is_honoured = exists(AWARD, of_person, "is_honoured", "受过表彰") & (honoured_on >= since)
    recommended = exists(
        PRIORITY_RECOMMENDATION,
        of_person,
        "recommended",
        "已优先推荐",
        lambda row: row.kind == "representative",
    )
    return judge(
        applies=(appointment.lacks("ended_on") | (appointment.ended_on > as_of))
        & is_grass_roots(appointment)
        & (appointment.post.category == "leading")
        & is_honoured
        & (served >= p.long_years),
        holds=recommended,
        evidence={
            "person": appointment.person,
            "since": since,
            "served": ("已满年数", served),
            "recommended": ("已优先推荐", recommended),
        },
    )
