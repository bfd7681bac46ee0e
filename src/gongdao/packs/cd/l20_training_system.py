"""Section on calls, assessment and management of training (调训、考评与管理机制)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, Truth, as_of, count, exists, judge, latest, rule, year_of
from gongdao.engine.nodes import Judgement
from gongdao.facts.awards import NOMINATION
from gongdao.facts.conduct import MEASURE
from gongdao.facts.organisation import PERSON
from gongdao.facts.selection import CANDIDATE
from gongdao.facts.training import TRAINING_CALL
from gongdao.packs.candidates import is_promotion, still_stands


def is_refusal(call: Row) -> Truth:
    """A call that was refused or missed without valid reason."""
    found: Truth = call.response.is_in("absent", "refused")
    return found


def is_criticism(measure: Row) -> Truth:
    """A strict criticism for refusing calls."""
    found: Truth = (measure.kind == "strict_criticism") & (measure.ground == "CD-20c")
    return found


@rule("CD-20c", about=PERSON)
def criticised_for_refusing(person: Row, p: Parameters) -> Judgement:
    """多次不服从组织调训的，须严肃批评；“多次”的次数未设定时不作判断。"""
    by_person = {"person": person.key}
    refusals = count(TRAINING_CALL, by_person, "refusals", "不服从调训次数", is_refusal)
    last_refusal = latest(TRAINING_CALL, "called_on", by_person, "last_refusal", "最近一次不服从的调训日期", is_refusal)
    criticised_on = latest(MEASURE, "decided_on", by_person, "criticised_on", "最近一次严厉批评日期", is_criticism)
    criticised = exists(MEASURE, by_person, "criticised", "已严厉批评", is_criticism) & (criticised_on >= last_refusal)
    return judge(
        applies=exists(TRAINING_CALL, by_person, "refused", "有不服从调训记录", is_refusal),
        holds=(refusals < p.several_times) | criticised,
        evidence={"refusals": refusals, "last_refusal": last_refusal, "criticised": ("已严厉批评", criticised)},
    )


@rule("CD-20a", about=NOMINATION)
def no_excellence_without_the_called_trained(nomination: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """没有完成调训任务的地方、单位，当年不列入组织系统年度考核评优范围。"""
    year = nomination.round.assessment_year
    failed = count(
        TRAINING_CALL,
        {"unit": nomination.unit},
        "failed",
        "未完成的调训人次",
        lambda call: call.response.is_in("absent", "refused") & (year_of(call.called_on) == year),
    )
    return judge(
        applies=(nomination.round.kind == "organisation_assessment") & nomination.lacks("person"),
        holds=failed <= 0,
        evidence={"unit": nomination.unit, "assessment_year": year, "failed": failed},
    )


@rule("CD-20b", about=CANDIDATE)
def not_listed_after_absence(candidate: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """无正当理由不参加组织调训的，不得列为提拔对象，直至作出解除限制的决定。"""

    def bars(call: Row) -> Truth:
        missed: Truth = ~call.lacks("response") & is_refusal(call)
        now = candidate.lacks("closed_on") & (call.settled_on <= as_of)
        then = call.settled_on < candidate.closed_on
        lifted_by_now = candidate.lacks("closed_on") & (call.bar_lifted_on <= as_of)
        lifted_by_then = call.bar_lifted_on < candidate.closed_on
        lifted = ~call.lacks("bar_lifted_on") & (lifted_by_now | (~candidate.lacks("closed_on") & lifted_by_then))
        in_time: Truth = now | (~candidate.lacks("closed_on") & then)
        barring: Truth = missed & in_time & ~lifted
        return barring

    by_person = {"person": candidate.person}
    barred = exists(TRAINING_CALL, by_person, "barred", "有尚未解除的无故不参训限制", bars)
    missed_on = latest(TRAINING_CALL, "settled_on", by_person, "missed_on", "最近一次认定无故不参训日期", bars)
    return judge(
        applies=still_stands(candidate) & is_promotion(candidate),
        holds=~barred,
        evidence={"person": candidate.person, "missed_on": missed_on},
    )
