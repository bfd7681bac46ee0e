"""Judge everybody by many clauses: subjects with their quantities once per kind and period, then clause by clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import polars as pl

from gongdao.engine import nodes
from gongdao.engine.clauses import Clause, Effect, Finding, Force, Outcome, Pack, Rule
from gongdao.engine.compiled.asked import Subjects
from gongdao.engine.compiled.counting import Workdays
from gongdao.engine.compiled.expressions import Setting
from gongdao.engine.compiled.findings import SCHEMA, Task, columns_of, exceptions_in_force, judge_frame
from gongdao.engine.compiled.moving import Moving
from gongdao.engine.compiled.quantities import Wanted, quantities_in, subject_fields, subject_frame
from gongdao.engine.compiled.reading import Frames
from gongdao.engine.compiled.scope import may_apply
from gongdao.engine.days import Period
from gongdao.engine.judge import periods_of
from gongdao.engine.workdays import calendar_of
from gongdao.facts.dictionary import RELATIONS


@dataclass(frozen=True)
class Sweep:
    """The findings of a sweep as a frame with the columns of `findings.SCHEMA`, and the counts of all outcomes."""

    findings: pl.DataFrame
    counts: pl.DataFrame


def sweep_frames(frames: Frames, clauses: Iterable[tuple[Pack, Clause]], as_of: date, *, with_holds: bool) -> Sweep:
    """Judge all subjects on a day. Without `with_holds` the findings leave out what holds; the counts never do.

    `frames` gives a relation as a lazy frame in the physical form of `facts.snapshot`.
    """
    frames = cache(frames)  # a relation is opened once
    exceptions = exceptions_in_force(frames("exception"), as_of)
    moving = Moving(frames)
    found: list[pl.DataFrame] = []
    counts: list[dict[str, object]] = []
    for (about, _), group in grouped(clauses, as_of).items():
        tasks, subjects = prepared(frames, about, group, as_of)
        for place, task in enumerate(tasks):
            reached = subjects.of(place, columns_of(task))
            judged, outcomes = judge_frame(task, reached, exceptions, moving, with_holds=with_holds)
            found.append(judged)
            counts += _count_rows(task, outcomes)
    schema: dict[str, type[pl.DataType]] = {
        "clause": pl.String,
        "period": pl.String,
        "outcome": pl.String,
        "count": pl.Int64,
    }
    return Sweep(pl.concat([pl.DataFrame(schema=SCHEMA), *found]), pl.DataFrame(counts, schema=schema))


def sweep_findings(findings: Iterable[Finding], *, with_holds: bool) -> Sweep:
    """Make a sweep of findings that the reference has given one by one."""
    found = [vars(finding) | {"missing": list(finding.missing)} for finding in findings]
    frame = pl.DataFrame(found, schema=SCHEMA, orient="row")
    counts = frame.group_by("clause", "period", "outcome", maintain_order=True).len("count")
    kept = frame if with_holds else frame.filter(pl.col("outcome") != Outcome.HOLDS.value)
    return Sweep(kept, counts.with_columns(pl.col("count").cast(pl.Int64)))


def findings_of(frame: pl.DataFrame) -> Iterator[Finding]:
    """Give the rows of a frame of findings as the reference gives them."""
    for row in frame.iter_rows(named=True):
        typed = {
            "outcome": Outcome(row["outcome"]),
            "force": Force(row["force"]),
            "effect": Effect(row["effect"]) if row["effect"] else None,
            "missing": tuple(row["missing"]),
        }
        yield Finding(**{**row, **typed})


Group = list[tuple[Pack, Clause, Rule, Period | None]]


def grouped(clauses: Iterable[tuple[Pack, Clause]], as_of: date) -> dict[tuple[str, Period | None], Group]:
    """Put together the clauses that judge the same kind of subjects in the same period."""
    groups: dict[tuple[str, Period | None], Group] = defaultdict(list)
    for pack, clause in clauses:
        if clause.rule is not None:
            for period in periods_of(clause, pack, as_of):
                groups[clause.rule.about, period].append((pack, clause, clause.rule, period))
    return groups


def prepared(
    frames: Frames, about: str, group: Group, as_of: date, only: pl.DataFrame | None = None
) -> tuple[list[Task], Subjects]:
    """Read once the subjects that the group's rules can reach, with every quantity that they ask for.

    With `only`, a frame with the column `subject`, no other subjects are read.
    """
    calendar = _calendar(frames, group)
    columns: dict[tuple[nodes.Node, tuple[object, ...]], str] = {}
    wanted: dict[str, Wanted] = {}
    askers: dict[str, list[int]] = defaultdict(list)
    tasks: list[Task] = []
    for place, (pack, clause, rule, period) in enumerate(group):
        own: dict[nodes.Node, str] = {}
        parameters = {parameter.name: parameter for parameter in clause.parameters}
        setting = Setting(about, as_of, as_of, period, parameters, own, calendar)
        for node in quantities_in(rule):
            identity = (node, _parameters_inside(node, clause, as_of, period))
            own[node] = columns.setdefault(identity, f"q{len(columns)}")
            wanted.setdefault(own[node], Wanted(node, own[node], setting))
            askers[own[node]].append(place)
        tasks.append(Task(pack, clause, rule, period, setting))
    subjects = _subjects(frames, about, tasks, as_of, only)
    asked = [replace(one, askers=tuple(askers[name])) for name, one in wanted.items()]
    subjects.join(frames, asked, few=only is not None)
    return tasks, subjects


def _subjects(frames: Frames, about: str, tasks: list[Task], as_of: date, only: pl.DataFrame | None) -> Subjects:
    fields = {field for task in tasks for field in subject_fields(task.rule)}
    frame = subject_frame(frames, about, sorted(fields, key=repr), as_of)
    if only is not None:
        frame = frame.join(only.lazy(), left_on=f"s.{RELATIONS[about].key}", right_on="subject", how="semi")
    masks = {
        f"__reached{place}": may_apply(task.rule.judgement.applies, task.setting) for place, task in enumerate(tasks)
    }
    frame = frame.with_columns(mask.alias(name) for name, mask in masks.items())
    return Subjects(frame.filter(pl.any_horizontal(*masks)).collect(), list(masks))


def _calendar(frames: Frames, group: Group) -> Workdays | None:
    """Read the working-day calendar if one of the rules counts working days."""
    counting = (nodes.WorkingDaysBetween, nodes.WorkingDayAfter)
    asked = any(isinstance(node, counting) for *_, rule, _ in group for node in nodes.judgement_nodes(rule.judgement))
    return Workdays.of(calendar_of(frames("calendar_day").collect().iter_rows(named=True))) if asked else None


def _parameter_names(node: nodes.Node) -> list[str]:
    return sorted({name for inner in nodes.walk(node) if (name := nodes.parameter_of(inner)) is not None})


def _parameters_inside(node: nodes.Node, clause: Clause, as_of: date, period: Period | None) -> tuple[object, ...]:
    """Two quantities are the same when their nodes and the values of the parameters inside them are."""
    day = min(as_of, period.last_day) if period else as_of
    values = []
    for name in _parameter_names(node):
        dated = clause.parameter(name).on(day)
        values.append((name, dated.value if dated else None))
    return tuple(values)


def _count_rows(task: Task, outcomes: dict[str, int]) -> list[dict[str, object]]:
    label = task.period.label if task.period else None
    return [
        {"clause": task.clause.id, "period": label, "outcome": outcome, "count": count}
        for outcome, count in sorted(outcomes.items())
    ]
