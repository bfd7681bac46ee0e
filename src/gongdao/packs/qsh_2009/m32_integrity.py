"""Measure 32: integrity and self-discipline (廉洁自律)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, exists, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.accountability import SANCTION, VIOLATION
from gongdao.facts.conduct import MEASURE


@rule("QSH-32e", about=VIOLATION)
def integrity_breach_criticised(violation: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """插手工程、在工程建设中谋私、赌博的，一律通报批评；是否处分由人决定。"""
    criticised = exists(
        MEASURE,
        {"origin": violation.key},
        "criticised",
        "已全区通报批评",
        lambda row: row.kind == "circulated_criticism",
    )
    punished = exists(
        SANCTION,
        {"person": violation.person},
        "sanctioned",
        "查实后已受处分",
        lambda row: row.decided_on >= violation.verified_on,
    )
    return judge(
        applies=violation.kind.is_in("contract_help", "construction_gain", "gambling"),
        holds=criticised,
        evidence={
            "kind": violation.kind,
            "verified_on": violation.verified_on,
            "criticised": ("已全区通报批评", criticised),
            "sanctioned": ("查实后已受处分", punished),
        },
    )
