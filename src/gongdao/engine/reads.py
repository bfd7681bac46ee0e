"""Which relations a clause reads, and whether one of them is sealed."""

from __future__ import annotations

from gongdao.engine import nodes
from gongdao.engine.clauses import Clause
from gongdao.facts.dictionary import RELATIONS


def relations_read(clause: Clause) -> frozenset[str]:
    """Name the relations at which a rule looks: that of its subjects, and those of every quantity and column."""
    if clause.rule is None:
        return frozenset()
    looks = (nodes.Field, nodes.Aggregate, nodes.SpellStart)
    found = (node.relation for node in nodes.judgement_nodes(clause.rule.judgement) if isinstance(node, looks))
    return frozenset({clause.rule.about, *found})


def reads_sealed(clause: Clause) -> bool:
    """Tell whether a rule reads a sealed relation: it is judged at the gate of an act, never in a sweep."""
    return any(RELATIONS[name].sealed for name in relations_read(clause))
