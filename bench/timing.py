"""Seconds of what is measured, and which columns a set of rules reads."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from gongdao.engine import nodes
from gongdao.engine.clauses import Clause, Pack
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.physical import physical_names
from gongdao.facts.relation import At

Clauses = list[tuple[Pack, Clause]]


@dataclass
class Timed:
    """The rounds of one thing measured: CPU seconds of this process with its threads, and wall seconds."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    def run(self, work: Callable[[], object]) -> None:
        """Do it once more."""
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        self.cpu.append(time.process_time() - cpu)
        self.wall.append(time.perf_counter() - wall)


def decode(folder: Path, columns: dict[str, set[str]]) -> None:
    """Read columns and do nothing with them."""
    for relation, names in columns.items():
        path = folder / f"{relation}.parquet"
        if path.exists():
            pl.scan_parquet(path).select(sorted(names)).collect()


def columns_read(clauses: Clauses) -> dict[str, set[str]]:
    """Name the physical columns at which the rules look, keys and times included."""
    found: dict[str, set[str]] = {}
    for _, clause in clauses:
        assert clause.rule
        judgement = clause.rule.judgement
        roots = [judgement.applies, judgement.holds, judgement.due, judgement.since]
        for root in [*roots, *(item.node for item in judgement.evidence)]:
            for relation, column in _looks(root, clause.rule.about, "") if root else ():
                found.setdefault(relation, set()).update(physical_names(RELATIONS[relation].by_name[column]))
    return found


def _looks(node: nodes.Node, about: str, row: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, nodes.Field):
        owner = about if node.of == "subject" else row
        yield (node.relation, RELATIONS[node.relation].key) if node.via else (owner, RELATIONS[owner].key)
        yield (owner, node.via or node.column)
        if node.via:
            yield (node.relation, node.column)
    if isinstance(node, (nodes.Aggregate, nodes.SpellStart)):
        row = node.relation
        time_of = RELATIONS[row].time
        if time_of is not None:
            names = [time_of.day] if isinstance(time_of, At) else [time_of.start, time_of.end]
            yield from ((row, name) for name in names)
        if isinstance(node, nodes.SpellStart):
            yield from ((row, name) for name in node.same)
    for child in nodes.children(node):
        yield from _looks(child, about, row)
