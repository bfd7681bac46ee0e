"""Measure 22: village and community cadres and two-way secondment (双向挂职)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    as_of,
    distinct,
    during_period,
    exists,
    judge,
    last_day_of_period,
    minimum,
    period_end,
    period_start,
    rule,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.organisation import APPOINTMENT, UNIT
from gongdao.facts.people import SECONDMENT
from gongdao.packs.posts import occupies_quota


@rule("QSH-22f", about=SECONDMENT)
def two_way_secondees(secondment: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """双向挂职的不占接收单位的职数，并直接参与管理。"""
    occupying = exists(
        APPOINTMENT,
        {"person": secondment.person, "unit": secondment.unit},
        "occupying",
        "占用接收单位职数",
        lambda row: row.current_on(as_of) & occupies_quota(row),
    )
    assigned_on = secondment.duties_assigned_on
    return judge(
        applies=(secondment.kind == "two_way") & secondment.current_on(as_of),
        holds=~occupying & (assigned_on <= as_of),
        evidence={"occupying": ("占用接收单位职数", occupying), "assigned_on": assigned_on, "unit": secondment.unit},
    )


@rule("QSH-22e", about=UNIT, period="calendar_year")
def two_way_batch_every_year(unit: Row, p: Parameters) -> Judgement:
    """乡镇与村（社区）干部每年双向挂职，两个方向各有规定批数。"""

    def batches(column: str, destination: str, name: str, zh: str) -> Quantity:
        return distinct(
            SECONDMENT,
            "batch",
            {column: unit.key},
            name,
            zh,
            lambda row: (row.kind == "two_way") & (row.destination == destination) & during_period(row.started_on),
        )

    down = batches("sending_unit", "village", "down", "到村挂职批数")
    up = batches("unit", "township", "up", "到乡镇挂职批数")
    return judge(
        applies=(unit.kind == "township") & unit.current_on(period_start),
        holds=minimum((down >= p.batches) & (up >= p.batches), SECONDMENT, unit.key),
        due=last_day_of_period(),
        since=period_end,
        evidence={"down": down, "up": up},
    )
