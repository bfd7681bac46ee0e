"""The Chinese names of what is missing, by the code that a finding carries."""

from __future__ import annotations

from gongdao.engine import nodes
from gongdao.engine.clauses import Clause
from gongdao.facts.dictionary import RELATIONS


def name_of(code: str, clause: Clause) -> str:
    """Name a missing fact: a parameter, a column, a whole relation, or what the rule itself names."""
    named = _named_by_rule(clause)
    if code in named:
        return named[code]
    head, _, tail = code.partition(".")
    if head == "parameter":
        return clause.parameter(tail).zh
    if head in RELATIONS:
        relation = RELATIONS[head]
        return relation.by_name[tail].zh if tail in relation.by_name else relation.zh
    return code


def _named_by_rule(clause: Clause) -> dict[str, str]:
    if clause.rule is None:
        return {}
    return {
        node.code: node.zh
        for node in nodes.judgement_nodes(clause.rule.judgement)
        if isinstance(node, (nodes.Awaits, nodes.Between))
    }
