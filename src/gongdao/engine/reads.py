"""Which relations a clause reads, and whether one of them is sealed."""

from __future__ import annotations

from gongdao.engine import nodes
from gongdao.engine.clauses import Clause, Rule
from gongdao.engine.tree import once
from gongdao.facts.dictionary import RELATIONS


def relations_read(clause: Clause) -> frozenset[str]:
    """Name the relations at which a rule looks: that of its subjects, and those of every quantity and column."""
    return _read_by(clause.rule) if clause.rule is not None else frozenset()


@once
def _read_by(rule: Rule) -> frozenset[str]:
    looks = (nodes.Field, nodes.Aggregate, nodes.SpellStart)
    found = (node.relation for node in nodes.judgement_nodes(rule.judgement) if isinstance(node, looks))
    return frozenset({rule.about, *found})


def columns_read(clause: Clause) -> frozenset[tuple[str, str]]:
    """Name the columns at which a rule looks, each with its relation."""
    return _columns_of(clause.rule) if clause.rule is not None else frozenset()


@once
def _columns_of(rule: Rule) -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for node in nodes.judgement_nodes(rule.judgement):
        if isinstance(node, nodes.Field):
            found.add((node.relation, node.column))
        elif isinstance(node, nodes.SpellStart):
            found |= {(node.relation, name) for name in node.same}
    return frozenset(found)


def reads_sealed(clause: Clause) -> bool:
    """Tell whether a rule reads a sealed relation: it is judged at the gate of an act, never in a sweep."""
    return any(RELATIONS[name].sealed for name in relations_read(clause))
