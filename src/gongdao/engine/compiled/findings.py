"""From a frame of subjects with their quantities to findings, as `judge.judge_subject` makes them one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

import polars as pl

from gongdao.engine import nodes
from gongdao.engine.changes import candidates
from gongdao.engine.clauses import Clause, Force, Outcome, Pack, Rule
from gongdao.engine.compiled.expressions import Setting, column_of, number, truth
from gongdao.engine.compiled.lacking import Memo, missing
from gongdao.engine.compiled.moving import UNTIL, Moving
from gongdao.engine.compiled.quantities import subject_fields
from gongdao.engine.compiled.ranges import Range
from gongdao.engine.compiled.reading import names_read
from gongdao.engine.compiled.spells import ON
from gongdao.engine.days import Period
from gongdao.engine.judge import parameter_days, repealed_on
from gongdao.engine.kinds import is_day, is_text, is_truth
from gongdao.facts.dictionary import RELATIONS

NO_ROW = "none"
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "clause": pl.String,
    "pack": pl.String,
    "version": pl.String,
    "subject_kind": pl.String,
    "subject": pl.String,
    "period": pl.String,
    "outcome": pl.String,
    "force": pl.String,
    "effect": pl.String,
    "since": pl.Date,
    "due": pl.Date,
    "next_change_on": pl.Date,
    "missing": pl.List(pl.String),
    "exception": pl.String,
    "evidence": pl.String,
}
_CANDIDATE, _LATER = "__candidate", "__later"
# What JSON must not hold as it is, each with the form in which it does.
_ESCAPES = {character: json.dumps(character)[1:-1] for character in ('"', "\\", *map(chr, range(0x20)))}


@dataclass(frozen=True)
class Task:
    """One clause to judge in one period."""

    pack: Pack
    clause: Clause
    rule: Rule
    period: Period | None
    setting: Setting

    @property
    def apart(self) -> list[str]:
        """Name what tells the judged apart: the subject's key and, where it stands in a column, the day of evaluation."""
        day = [] if isinstance(self.setting.as_of, date) else [self.setting.as_of.meta.output_name()]
        return [f"s.{RELATIONS[self.rule.about].key}", *day]


def judge_frame(
    task: Task, subjects: pl.DataFrame, exceptions: pl.DataFrame, moving: Moving, *, with_holds: bool
) -> tuple[pl.DataFrame, dict[str, int]]:
    """Judge all subjects of a frame: the findings, and the counts of all outcomes.

    Without `with_holds` the findings leave out what holds. Each step is a column of its own, so that no expression
    grows with the square of the rule.
    """
    judged = _judged(task, _reached(task, subjects), task.setting, "outcome")
    counts = {outcome: count for outcome, count in judged["outcome"].value_counts().iter_rows() if outcome != NO_ROW}
    unwanted = [NO_ROW] if with_holds else [NO_ROW, Outcome.HOLDS.value]
    kept = judged.filter(pl.col("outcome").is_in(unwanted).not_())
    kept = _with_missing(task, _with_next_change(task, kept, moving))
    return _with_exceptions(task, kept.select(_columns(task)), exceptions), counts


def columns_of(task: Task) -> list[str]:
    """Name the columns of the subjects at which a task looks, those of quantities among them."""
    quantities = [
        f"{name}{end}"
        for node, name in task.setting.quantities.items()
        for end in ([""] if is_truth(node) else [".low", ".high"])
    ]
    return [*sorted(names_read(RELATIONS[task.rule.about], "s", subject_fields(task.rule))), *quantities]


def _reached(task: Task, subjects: pl.DataFrame) -> pl.DataFrame:
    """Keep the subjects to which the clause applies or may apply, by its quantities too."""
    applies = task.rule.judgement.applies
    if not any(map(nodes.is_quantity, nodes.walk(applies))):
        return subjects
    return subjects.filter(truth(applies, task.setting).fill_null(value=True))


def _judged(task: Task, subjects: pl.DataFrame, setting: Setting, name: str) -> pl.DataFrame:
    """Add a column with the outcome."""
    judgement = task.rule.judgement
    applies, holds = f"{name}_applies", f"{name}_holds"
    judged = subjects.with_columns(
        truth(judgement.applies, setting).alias(applies), truth(judgement.holds, setting).alias(holds)
    )
    undecided = pl.lit(Outcome.UNKNOWN.value)
    memo = Memo(setting, f"{name}_")
    unset = [condition for code, condition in missing(task.rule, memo) if code.startswith("parameter.")]
    if unset:
        judged = judged.with_columns(memo.columns)
        reached = reduce(lambda one, other: one | other, unset).fill_null(value=False)
        undecided = pl.when(reached).then(pl.lit(Outcome.NOT_CONFIGURED.value)).otherwise(undecided)
    decided = (
        pl.when(pl.col(holds))
        .then(pl.lit(Outcome.HOLDS.value))
        .when(pl.col(holds).not_())
        .then(pl.lit(Outcome.FAILS.value))
    )
    outcome = (
        pl.when(pl.col(applies).not_()).then(pl.lit(NO_ROW)).when(pl.col(applies)).then(decided.otherwise(undecided))
    )
    return judged.with_columns(outcome.otherwise(undecided).alias(name))


def _with_missing(task: Task, kept: pl.DataFrame) -> pl.DataFrame:
    """Add a column with the codes of what is missing where the answer is open."""
    memo = Memo(task.setting, "missing_")
    conditions: dict[str, pl.Expr] = {}
    for code, condition in missing(task.rule, memo):
        conditions[code] = conditions[code] | condition if code in conditions else condition
    is_open = pl.col("outcome").is_in([Outcome.UNKNOWN.value, Outcome.NOT_CONFIGURED.value])
    if not conditions or not kept.select(is_open.any()).item():
        return kept.with_columns(_no_texts().alias("missing"))
    marks = [
        pl.when(is_open & conditions[code]).then(pl.lit("1")).otherwise(pl.lit("0")) for code in sorted(conditions)
    ]
    marked = kept.with_columns(memo.columns).with_columns(pl.concat_str(marks).alias("__marks"))
    return marked.join(
        _codes_of(marked["__marks"].unique(), sorted(conditions)), on="__marks", how="left", maintain_order="left"
    )


def _codes_of(marks: pl.Series, codes: list[str]) -> pl.DataFrame:
    """Write out each combination of codes that occurs, marked by a 1 in the place of the code."""
    listed = [[code for code, mark in zip(codes, text, strict=True) if mark == "1"] for text in marks]
    schema: dict[str, pl.DataType | type[pl.DataType]] = {"__marks": pl.String, "missing": pl.List(pl.String)}
    return pl.DataFrame({"__marks": marks, "missing": listed}, schema=schema)


def _columns(task: Task) -> list[pl.Expr]:
    clause, setting, judgement = task.clause, task.setting, task.rule.judgement
    fails = pl.col("outcome") == Outcome.FAILS.value
    judged_on = min(setting.seen_on, task.period.last_day) if task.period else setting.seen_on
    version = task.pack.version_on(judged_on)
    return [
        pl.lit(clause.id).alias("clause"),
        pl.lit(task.pack.name).alias("pack"),
        pl.lit(version.version if version else "").alias("version"),
        pl.lit(task.rule.about).alias("subject_kind"),
        pl.col(f"s.{RELATIONS[task.rule.about].key}").alias("subject"),
        pl.lit(task.period.label if task.period else None, dtype=pl.String).alias("period"),
        pl.col("outcome"),
        pl.lit(clause.force.value).alias("force"),
        pl.when(fails).then(pl.lit(clause.effect.value if clause.effect else None, dtype=pl.String)).alias("effect"),
        pl.when(fails).then(_exact_day(judgement.since, setting)).alias("since"),
        _exact_day(judgement.due, setting).alias("due"),
        pl.min_horizontal("next_change_on", _repealed_on(task)).alias("next_change_on"),
        pl.col("missing"),
        _evidence(task.rule, setting).alias("evidence"),
    ]


def _repealed_on(task: Task) -> pl.Expr:
    return pl.lit(repealed_on(task.clause, task.period, task.setting.seen_on), dtype=pl.Date)


def _no_texts() -> pl.Expr:
    return pl.lit([], dtype=pl.List(pl.String))


def _exact_day(node: nodes.Node | None, setting: Setting) -> pl.Expr:
    if node is None:
        return pl.lit(None, dtype=pl.Date)
    value = number(node, setting)
    return value.low if value.is_single else pl.when(value.low == value.high).then(value.low)


def _with_next_change(task: Task, kept: pl.DataFrame, moving: Moving) -> pl.DataFrame:
    """Add the first later day on which the outcome differs."""
    if kept.is_empty():
        return kept.with_columns(pl.lit(None, dtype=pl.Date).alias("next_change_on"))
    pairs = moving.pairs(task, kept)
    kept = _with_flips(task, kept, task.setting)
    if pairs.is_empty():
        return kept
    setting = task.setting.at(pl.col(ON))
    then = _with_flips(task, _judged(task, pairs, setting, "__then"), setting, pl.col(UNTIL))
    day = pl.when(pl.col("__then") != pl.col("outcome")).then(pl.col(ON)).otherwise(pl.col("next_change_on"))
    moved = then.group_by(task.apart).agg(pl.col(ON).min().alias("__first"), day.min().alias("__moved"))
    joined = kept.join(moved, on=task.apart, how="left", maintain_order="left")
    before = pl.col("__first").is_null() | (pl.col("next_change_on") < pl.col("__first"))
    first = pl.when(before).then(pl.col("next_change_on")).otherwise(pl.col("__moved"))
    return joined.with_columns(first.alias("next_change_on"))


def _with_flips(task: Task, kept: pl.DataFrame, setting: Setting, until: pl.Expr | None = None) -> pl.DataFrame:
    """Ask for the outcome on each candidate day in order, all quantities staying as they are; before `until`."""
    days = list(_candidate_days(task, setting))
    if not days or kept.is_empty():
        return kept.with_columns(pl.lit(None, dtype=pl.Date).alias("next_change_on"))
    is_later = pl.any_horizontal(_is_between(day, setting.day, until) for day in days).fill_null(value=False)
    mask = kept.with_columns(is_later.alias(_LATER))[_LATER]
    changed = _first_change(task, kept.filter(mask), setting, days, until)
    return kept.with_columns(_spread(changed, mask).alias("next_change_on"))


def _spread(values: pl.Series, mask: pl.Series) -> pl.Series:
    """Give the values to the marked places in their order, and nothing to the others."""
    places = pl.select(pl.when(mask).then(mask.cum_sum().cast(pl.Int64) - 1)).to_series()
    return values.gather(places)


def _first_change(
    task: Task, kept: pl.DataFrame, setting: Setting, days: list[pl.Expr], until: pl.Expr | None
) -> pl.Series:
    """Give the first of the days on which the outcome is another."""
    later = pl.concat_list([pl.when(_is_between(day, setting.day, until)).then(day) for day in days])
    kept = kept.with_columns(later.list.drop_nulls().list.unique().list.sort().alias(_CANDIDATE))
    changes = []
    longest = kept[_CANDIDATE].list.len().max()
    for place in range(longest if isinstance(longest, int) else 0):
        name = f"{_CANDIDATE}{place}"
        day, outcome = pl.col(f"{name}_day"), pl.col(f"{name}_outcome")
        kept = kept.with_columns(pl.col(_CANDIDATE).list.get(place, null_on_oob=True).alias(f"{name}_day"))
        kept = _judged(task, kept, task.setting.at(day), f"{name}_outcome")
        changes.append(pl.when(day.is_not_null() & (outcome != pl.col("outcome"))).then(day))
    found = pl.coalesce(changes) if changes else pl.lit(None, dtype=pl.Date)
    return kept.select(found.alias("next_change_on")).to_series()


def _is_between(day: pl.Expr, start: pl.Expr, until: pl.Expr | None) -> pl.Expr:
    return day > start if until is None else (day > start) & (day < until).fill_null(value=True)


def _candidate_days(task: Task, base: Setting) -> Iterator[pl.Expr]:
    changes = parameter_days(base.parameters, task.period, base.seen_on)
    yield from map(pl.lit, changes)
    for setting in (base, *(replace(base, as_of=day) for day in changes)):
        for root in (task.rule.judgement.applies, task.rule.judgement.holds):
            for candidate in candidates(root):
                value = number(candidate.day, setting)
                for end in (value.low,) if value.is_single else (value.low, value.high):
                    yield end.dt.offset_by(f"{candidate.plus_days}d") if candidate.plus_days else end


def _with_exceptions(task: Task, found: pl.DataFrame, exceptions: pl.DataFrame) -> pl.DataFrame:
    if task.clause.force is not Force.DEFAULT:
        return found.with_columns(pl.lit(None, dtype=pl.String).alias("exception")).select(list(SCHEMA))
    granted = exceptions.filter(pl.col("clause") == task.clause.id).select("subject", "exception")
    joined = found.join(granted, on="subject", how="left")
    fails = pl.col("outcome") == Outcome.FAILS.value
    return joined.with_columns(pl.when(fails).then(pl.col("exception")).alias("exception")).select(list(SCHEMA))


def exceptions_in_force(frame: pl.LazyFrame, as_of: date) -> pl.DataFrame:
    """Give the exceptions in force on a day, one per clause and subject: the smallest key."""
    in_force = (pl.col("granted_on") <= as_of) & (pl.col("ended_on").is_null() | (pl.col("ended_on") > as_of))
    return frame.filter(in_force).group_by("clause", "subject").agg(pl.col("exception").min()).collect()


def _evidence(rule: Rule, setting: Setting) -> pl.Expr:
    """Write the evidence as the same JSON text that `judge.evidence_text` writes."""
    parts: list[pl.Expr] = []
    for place, item in enumerate(rule.judgement.evidence):
        opening = ("{" if place == 0 else ",") + f'"{item.name}":'
        parts += [pl.lit(opening), _json(item.node, setting).fill_null("null")]
    return pl.concat_str([*parts, pl.lit("}")]) if parts else pl.lit("{}")


def _json(node: nodes.Node, setting: Setting) -> pl.Expr:
    if is_truth(node):
        return truth(node, setting).cast(pl.String)
    if is_text(node) and isinstance(node, nodes.Field):
        return _quoted(pl.col(column_of(node)))
    value = number(node, setting)
    low = _json_number(value.low, value, node)
    if value.is_single:
        return low
    high = _json_number(value.high, value, node)
    ends = pl.concat_str(
        [pl.lit('{"from":'), low.fill_null("null"), pl.lit(',"to":'), high.fill_null("null"), pl.lit("}")]
    )
    exact = (value.low == value.high).fill_null(value=False)
    nothing = value.low.is_null() & value.high.is_null()
    return pl.when(exact).then(low).when(nothing.not_()).then(ends)


def _json_number(end: pl.Expr, value: Range, node: nodes.Node) -> pl.Expr:
    if is_day(node):
        return pl.concat_str([pl.lit('"'), end.dt.to_string("%Y-%m-%d"), pl.lit('"')])
    if value.scale == 0:
        return end.cast(pl.String)
    factor = 10**value.scale
    rest = (end % factor).cast(pl.String).str.zfill(value.scale).str.strip_chars_end("0")
    point = pl.when(rest == "").then(pl.lit("")).otherwise(pl.lit("."))
    return pl.concat_str([(end // factor).cast(pl.String), point, rest])


def _quoted(text: pl.Expr) -> pl.Expr:
    escaped = text.str.replace_many(list(_ESCAPES), list(_ESCAPES.values()))
    return pl.concat_str([pl.lit('"'), escaped, pl.lit('"')])
