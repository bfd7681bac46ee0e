"""The explanation of one answer, the same for the command line, the page and a printed paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongdao.engine.clauses import Clause, Finding, Gap, Missing, Outcome, Pack, Rule
from gongdao.engine.comparing import comparisons
from gongdao.engine.judge import judge_scene, missing_facts, periods_of, scene_for
from gongdao.engine.missing import name_with_gaps
from gongdao.engine.names import day_text, period_text, subject_name, value_text
from gongdao.engine.numbers import UsedParameter, parameter_text, used_parameter
from gongdao.engine.scene import Scene
from gongdao.engine.trace import Source, Trace, column_of, sources_of, trace_rule
from gongdao.engine.world import World


@dataclass(frozen=True)
class UsedFact:
    """A value that the answer rests on, and the records from which it comes."""

    name: str
    zh: str
    value: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class MissingFact:
    """What is missing: its code, its Chinese name, and the empty fields of records, if it is one of those."""

    code: str
    zh: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class Explanation:
    """Why a clause gives this answer about this subject on this day."""

    finding: Finding
    as_of: date
    subject_name: str
    verdict: str
    pack: Pack
    clause: Clause
    parameters: tuple[UsedParameter, ...]
    facts: tuple[UsedFact, ...]
    missing: tuple[MissingFact, ...]
    comparisons: tuple[str, ...]
    trace: tuple[Trace, ...]


def explain(world: World, pack: Pack, clause: Clause, subject: str, as_of: date) -> Iterator[Explanation]:
    """Explain a clause about one subject: one explanation per period judged, none where it does not apply."""
    if clause.rule is None:
        return
    row = world.row(clause.rule.about, subject)
    if row is None:
        return
    for period in periods_of(clause, pack, as_of):
        scene = scene_for(world, clause, row, as_of, period)
        finding = judge_scene(pack, clause, scene)
        if finding is not None:
            yield _explanation(pack, clause, clause.rule, finding, scene)


def _explanation(pack: Pack, clause: Clause, rule: Rule, finding: Finding, scene: Scene) -> Explanation:
    name = subject_name(scene.world, finding.subject_kind, finding.subject)
    missing = tuple(_missing(clause, rule, finding, scene))
    facts = tuple(_facts(rule, finding, scene))
    return Explanation(
        finding=finding,
        as_of=scene.as_of,
        subject_name=name,
        verdict=verdict(clause, finding, name, scene.judged_on, missing, facts),
        pack=pack,
        clause=clause,
        parameters=tuple(used_parameter(one, scene.judged_on, scene.as_of) for one in clause.parameters),
        facts=facts,
        missing=missing,
        comparisons=comparisons(rule, scene),
        trace=trace_rule(rule, scene),
    )


def _missing(clause: Clause, rule: Rule, finding: Finding, scene: Scene) -> Iterator[MissingFact]:
    """Take together what is missing under the same code."""
    found = list(missing_facts(rule, scene)) if finding.missing else []
    for code in finding.missing:
        gaps = dict.fromkeys(gap for item in found if item.code == code for gap in item.gaps)
        item = Missing(code, tuple(gaps))
        yield MissingFact(code, name_with_gaps(item, clause), item.gaps)


def verdict(
    clause: Clause,
    finding: Finding,
    name: str,
    judged_on: date,
    missing: tuple[MissingFact, ...],
    facts: tuple[UsedFact, ...],
) -> str:
    """Say the answer in one sentence."""
    if finding.outcome is Outcome.UNKNOWN:
        return f"{name}：缺少{''.join(f'“{item.zh}”' for item in missing)}，暂不能判断。"
    if finding.outcome is Outcome.NOT_CONFIGURED:
        return f"{name}：{'、'.join(item.zh for item in missing)}尚未设定，不作判断。"
    sentences = dict(clause.verdicts)
    is_so_far = finding.outcome is Outcome.HOLDS and finding.next_change_on is not None and "so_far" in sentences
    sentence = sentences["so_far" if is_so_far else finding.outcome.value]
    return sentence.format_map(_values(clause, finding, name, judged_on, facts))


class _Shown(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return value_text(None)


def _values(clause: Clause, finding: Finding, name: str, judged_on: date, facts: tuple[UsedFact, ...]) -> _Shown:
    shown = _Shown({fact.name: fact.value for fact in facts})
    for parameter in clause.parameters:
        shown[parameter.name] = parameter_text(parameter, parameter.on(judged_on))
    shown["subject"] = name
    shown["period"] = period_text(finding.period)
    shown["due"] = day_text(finding.due) if finding.due else value_text(None)
    return shown


def _facts(rule: Rule, finding: Finding, scene: Scene) -> Iterator[UsedFact]:
    values = json.loads(finding.evidence)
    for item in rule.judgement.evidence:
        value = values[item.name]
        column = column_of(item.node)
        if column is not None and column.refers and isinstance(value, str):
            text = subject_name(scene.world, column.refers, value)
        else:
            text = value_text(value, column)
        yield UsedFact(item.name, item.zh, text, sources_of(item.node, scene))
