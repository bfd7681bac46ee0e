"""The Chinese names of what is missing, by the code that a finding carries."""

from __future__ import annotations

from gongdao.engine import nodes
from gongdao.engine.clauses import Clause, Missing
from gongdao.facts.dictionary import RELATIONS

CALENDAR = "calendar_day"  # wanted as a whole: its rows say which days are worked


def name_of(code: str, clause: Clause) -> str:
    """Name a missing fact: a parameter, a column, the content of a relation, or what the rule itself names."""
    named = _named_by_rule(clause)
    if code in named:
        return named[code]
    head, _, tail = code.partition(".")
    if head == "parameter":
        return clause.parameter(tail).zh
    if head in RELATIONS:
        relation = RELATIONS[head]
        return relation.by_name[tail].zh if tail in relation.by_name else f"{relation.zh}登记的内容"
    return code


def name_with_gaps(missing: Missing, clause: Clause) -> str:
    """Name a missing fact by the empty fields of the records that were looked at, where there are such."""
    if missing.code not in RELATIONS or not missing.gaps:
        return name_of(missing.code, clause)
    columns: dict[str, dict[str, None]] = {}
    for gap in missing.gaps:
        relation = RELATIONS[gap.relation]
        columns.setdefault(relation.zh, {})[relation.by_name[gap.column].zh] = None
    return "、".join(f"{relation}登记的{'、'.join(names)}" for relation, names in columns.items())


def _named_by_rule(clause: Clause) -> dict[str, str]:
    if clause.rule is None:
        return {}
    return {CALENDAR: RELATIONS[CALENDAR].zh} | {
        node.code: node.zh
        for node in nodes.judgement_nodes(clause.rule.judgement)
        if isinstance(node, (nodes.Awaits, nodes.Between))
    }
