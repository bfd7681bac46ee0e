"""Both ways to evaluate, on the same facts, compared in every column of every finding."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from fractions import Fraction

from gongdao.engine.clauses import Clause, Finding, Pack
from gongdao.engine.compiled.sweep import Sweep, findings_of, sweep_frames
from gongdao.engine.evaluate import evaluate_all
from gongdao.engine.judge import PERIOD_PARAMETERS
from gongdao.engine.parameters import DatedValue, MonthDay, Parameter, ParameterValue
from gongdao.engine.world import World
from gongdao.facts.snapshot import Snapshot, to_frames
from gongdao.packs.installed import load, pack_names
from tests.agreement.worlds import Drawn, drawn

PACKS = [load(name) for name in pack_names()]
Clauses = list[tuple[Pack, Clause]]
Key = tuple[str, str, str]
_FIXED = {name for names in PERIOD_PARAMETERS.values() for name in names}


@dataclass
class Tally:
    """What the worlds so far have shown."""

    worlds: int = 0
    findings: int = 0
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def add(self, found: Iterable[Finding], differences: Iterable[str]) -> None:
        """Count the findings of one more world."""
        listed = list(found)
        self.worlds += 1
        self.findings += len(listed)
        self.outcomes.update((finding.clause, finding.outcome.value) for finding in listed)
        self.differences += differences


def compare_seed(seed: int, tally: Tally) -> None:
    """Compare one pack in turn on one drawn world; every third time with other parameters than the published."""
    world, pack = drawn(seed), PACKS[seed % len(PACKS)]
    if seed // len(PACKS) % 3 == 2:  # ours
        pack = overlaid(pack, random.Random(seed), world.as_of)
    clauses = [(pack, clause) for clause in pack.computed]
    found = by_reference(world, clauses)
    differences = [f"world {seed} on {world.as_of}: {text}" for text in disagreements(world, clauses, found)]
    tally.add(found, differences)


def by_reference(world: Drawn, clauses: Clauses) -> list[Finding]:
    """Judge a drawn world by the reference."""
    return list(evaluate_all(World.of(world.relations), clauses, world.as_of))


def swept(world: Drawn, clauses: Clauses, *, with_holds: bool = True) -> Sweep:
    """Judge a drawn world by the compiled path."""
    frames = {name: frame.lazy() for name, frame in to_frames(Snapshot(world.relations)).items()}
    return sweep_frames(frames.__getitem__, clauses, world.as_of, with_holds=with_holds)


def disagreements(world: Drawn, clauses: Clauses, found: list[Finding]) -> Iterator[str]:
    """Say where the compiled path differs from what the reference found."""
    sweep = swept(world, clauses)
    compiled = list(findings_of(sweep.findings))
    yield from differences(found, compiled)
    counted = {(row["clause"], row["period"], row["outcome"]): row["count"] for row in sweep.counts.to_dicts()}
    expected = Counter((finding.clause, finding.period, finding.outcome.value) for finding in found)
    if counted != expected:
        yield f"counts: {sorted(map(str, counted.items() ^ expected.items()))}"


def differences(found: list[Finding], compiled: list[Finding]) -> Iterator[str]:
    """Say in which columns two lists of findings differ."""
    ours, theirs = _by_key(found), _by_key(compiled)
    if len(ours) != len(found) or len(theirs) != len(compiled):
        yield "a finding comes twice"
    for key in sorted(ours.keys() | theirs.keys()):
        if ours.get(key) != theirs.get(key):
            yield f"{key}: {_columns(ours.get(key), theirs.get(key))}"


def _by_key(found: Iterable[Finding]) -> dict[Key, Finding]:
    return {(finding.clause, finding.period or "", finding.subject): finding for finding in found}


def _columns(ours: Finding | None, theirs: Finding | None) -> str:
    if ours is None or theirs is None:
        return f"reference {ours}, compiled {theirs}"
    return "; ".join(
        f"{column.name}: reference {getattr(ours, column.name)!r}, compiled {getattr(theirs, column.name)!r}"
        for column in fields(Finding)
        if getattr(ours, column.name) != getattr(theirs, column.name)
    )


def overlaid(pack: Pack, chance: random.Random, as_of: date) -> Pack:
    """Give the pack with other parameters: some change at a day around `as_of`, some are unset until then."""
    return replace(pack, clauses=tuple(_changed(clause, chance, as_of) for clause in pack.clauses))


def _changed(clause: Clause, chance: random.Random, as_of: date) -> Clause:
    parameters = tuple(
        parameter if parameter.name in _FIXED else _redated(parameter, chance, as_of) for parameter in clause.parameters
    )
    return replace(clause, parameters=parameters)


def _redated(parameter: Parameter, chance: random.Random, as_of: date) -> Parameter:
    days = sorted({as_of + timedelta(days=chance.choice((-400, -30, -1, 0, 1, 25, 90, 400))) for _ in range(3)})
    first = parameter.values[0].value if parameter.values else 4
    start = DatedValue(date(2009, 7, 21), first, "ours", None, "", None)
    values = [] if chance.random() < 0.25 else [start]
    values += [
        replace(start, begins_on=day, value=_other(first, parameter, chance)) for day in days if day > start.begins_on
    ]
    return replace(parameter, values=tuple(values[: chance.choice((1, 2, 3))]))


def _other(value: ParameterValue, parameter: Parameter, chance: random.Random) -> ParameterValue:
    match value:
        case Fraction():
            return chance.choice((Fraction(1, 2), Fraction(2, 3), Fraction(1, 3)))
        case MonthDay():
            return chance.choice((MonthDay(12, 31), MonthDay(11, 30), MonthDay(7, 1)))
        case date():
            return value + timedelta(days=chance.choice((-366, -1, 1, 31)))
        case int():
            return max(0, value + chance.choice((-2, -1, 1, 2)))
        case _:
            return chance.choice([name for name, _ in parameter.choices])
