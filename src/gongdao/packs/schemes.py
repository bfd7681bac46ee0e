"""What rules of several documents ask about an assessment scheme (考核方案)."""

from __future__ import annotations

from gongdao.engine.language import Quantity, Row, Truth, total, when
from gongdao.facts.assessment import INDICATOR


def weight_of(scheme: Row, topic: str) -> Quantity:
    """The marks that a scheme gives to one content."""
    zh = f"{INDICATOR.by_name['topic'].code_names[topic]}分值"
    return total(INDICATOR, "weight", {"scheme": scheme.key}, f"{topic}_weight", zh, lambda row: row.topic == topic)


def listed_weight(scheme: Row) -> Quantity:
    """The marks of all indicators that are recorded of a scheme."""
    return total(INDICATOR, "weight", {"scheme": scheme.key}, "listed_weight", "已登记指标分值合计")


def includes(scheme: Row, topic: str) -> Truth:
    """A content is worth something; that it is not is known only when the indicators recorded make up the full marks."""
    in_full = listed_weight(scheme) >= scheme.full_marks
    return (weight_of(scheme, topic) > 0) | ~when(in_full, "coverage.indicator", "考核指标登记完整性")
