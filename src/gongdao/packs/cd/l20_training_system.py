"""Section on calls, assessment and management of training (调训、考评与管理机制)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, Truth, count, exists, judge, latest, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.conduct import MEASURE
from gongdao.facts.organisation import PERSON
from gongdao.facts.training import TRAINING_CALL


def is_refusal(call: Row) -> Truth:
    """A call that was refused or missed without valid reason."""
    found: Truth = call.response.is_in("absent", "refused")
    return found


@rule("CD-20c", about=PERSON)
def criticised_for_refusing(person: Row, p: Parameters) -> Judgement:
    """多次不服从组织调训的，须严肃批评；“多次”的次数未设定时不作判断。"""
    by_person = {"person": person.key}
    refusals = count(TRAINING_CALL, by_person, "refusals", "不服从调训次数", is_refusal)
    last_refusal = latest(TRAINING_CALL, "called_on", by_person, "last_refusal", "最近一次不服从的调训日期", is_refusal)
    criticised = exists(
        MEASURE,
        by_person,
        "criticised",
        "已严厉批评",
        lambda row: (row.kind == "strict_criticism") & (row.ground == "CD-20c") & (row.decided_on >= last_refusal),
    )
    return judge(
        applies=exists(TRAINING_CALL, by_person, "refused", "有不服从调训记录", is_refusal),
        holds=(refusals < p.several_times) | criticised,
        evidence={"refusals": refusals, "last_refusal": last_refusal, "criticised": ("已严厉批评", criticised)},
    )
