"""Age of retirement with the gradual delay from 2025 (渐进式延迟法定退休年龄)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    as_of,
    floor_divided,
    full_months,
    judge,
    least,
    months_after,
    rule,
    years_after,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.people import RETIREMENT


def retires_in_order(retirement: Row, p: Parameters, limit: str) -> Judgement:
    """Judge the day of retirement: the age before the reform, and a month for every so many months since it began."""
    old = years_after(retirement.person.born_on, p.old_age)
    delay = least(floor_divided(full_months(p.reform_from, old), p.interval) + 1, p.greatest_delay)
    reached = months_after(old, delay)
    is_retired = ~retirement.lacks("retired_on")
    at_limit = (retirement.manner != "at_limit") | (retirement.retired_on >= reached)
    in_service = (retirement.manner == "later").recorded | (as_of <= reached)
    return judge(
        applies=(retirement.old_limit == limit) & (old >= p.reform_from),
        holds=(is_retired & at_limit) | (~is_retired & in_service),
        due=reached,
        since=reached + 1,
        evidence={"delay": ("延迟月数", delay), "reached": ("到龄日期", reached)},
    )


@rule("RT-01a", about=RETIREMENT)
def men(retirement: Row, p: Parameters) -> Judgement:
    """男职工按延迟后的年龄退休。"""
    return retires_in_order(retirement, p, "men")


@rule("RT-01b", about=RETIREMENT)
def women_of_55(retirement: Row, p: Parameters) -> Judgement:
    """原五十五周岁退休的女职工按延迟后的年龄退休。"""
    return retires_in_order(retirement, p, "women_55")


@rule("RT-01c", about=RETIREMENT)
def women_of_50(retirement: Row, p: Parameters) -> Judgement:
    """原五十周岁退休的女职工按延迟后的年龄退休。"""
    return retires_in_order(retirement, p, "women_50")
