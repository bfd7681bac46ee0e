"""Judge one subject by one rule: outcome, dates, missing facts, evidence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from gongdao.engine import nodes
from gongdao.engine.clauses import Clause, Finding, Force, Gap, Missing, Outcome, Pack, Rule
from gongdao.engine.days import Period, running_and_last
from gongdao.engine.kinds import is_text, is_truth
from gongdao.engine.moving import days_inside, flips_of
from gongdao.engine.parameters import MonthDay, Parameter, ParameterValue
from gongdao.engine.reference import link_values, matching_rows, number_text, span, text_of, truth_of
from gongdao.engine.scene import Scene, parameter_value
from gongdao.engine.truth import Quantity
from gongdao.engine.world import Row, World, is_visible
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.relation import At, Relation

# The numbers by which a period begins, each with the sort of value that it has.
PERIOD_PARAMETERS: dict[str, dict[str, type]] = {
    "cycle": {"cycle_first_year": int, "cycle_years": int},
    "assessment_year": {"assessment_year_starts": MonthDay},
}


def periods_of(clause: Clause, pack: Pack, as_of: date) -> list[Period | None]:
    """List the periods that a clause is judged in on a day: the last closed one and the running one.

    A period is judged when the clause, in a version of the document, was in force on the day judged. Without periods:
    one None.
    """
    rule = _rule(clause)
    if pack.version_on(as_of) is None:
        return []
    if rule.period is None:
        return [None] if clause.is_in_force(as_of) else []
    named = [clause.parameter(name).on(as_of) for name in PERIOD_PARAMETERS.get(rule.period, {})]
    values = [dated.value for dated in named if dated is not None]
    if len(values) < len(named):
        return []
    running, last = running_and_last(rule.period, as_of, **_anchor(values))
    return [period for period in (last, running) if _is_in_force_on(clause, pack, min(as_of, period.last_day))]


def _anchor(values: list[ParameterValue]) -> dict[str, Any]:
    """Say where a period begins: a cycle with a year and so many years, an assessment year on a month and day."""
    match values:
        case [MonthDay(month, day)]:
            return {"starts": (month, day)}
        case [int(first), int(years)]:
            return {"first_year": first, "years": years}
        case _:
            return {}


def _is_in_force_on(clause: Clause, pack: Pack, day: date) -> bool:
    return pack.version_on(day) is not None and clause.is_in_force(day)


def scene_for(world: World, clause: Clause, row: Row, as_of: date, period: Period | None) -> Scene:
    """Set the scene for judging one subject."""
    parameters = {parameter.name: parameter for parameter in clause.parameters}
    return Scene(world, as_of, period, parameters, _rule(clause).about, row)


def judge_subject(
    world: World, pack: Pack, clause: Clause, row: Row, as_of: date, period: Period | None
) -> Finding | None:
    """Judge one subject in one period; None when the clause does not apply to it."""
    return judge_scene(pack, clause, scene_for(world, clause, row, as_of, period))


def judge_scene(pack: Pack, clause: Clause, scene: Scene) -> Finding | None:
    """Judge the subject of a scene; None when the clause does not apply to it."""
    rule, period, as_of = _rule(clause), scene.period, scene.as_of
    relation = RELATIONS[rule.about]
    if is_visible(relation, scene.row, as_of) is False:
        return None
    outcome = outcome_of(rule, scene)
    if outcome is None:
        return None
    version = pack.version_on(scene.judged_on)
    subject = str(scene.row[relation.key])
    return Finding(
        clause=clause.id,
        pack=pack.name,
        version=version.version if version else "",
        subject_kind=rule.about,
        subject=subject,
        period=period.label if period else None,
        outcome=outcome,
        force=clause.force,
        effect=clause.effect if outcome is Outcome.FAILS else None,
        since=_exact_day(rule.judgement.since, scene) if outcome is Outcome.FAILS else None,
        due=_exact_day(rule.judgement.due, scene),
        next_change_on=first_day(next_change(rule, scene, outcome), repealed_on(clause, period, as_of)),
        missing=tuple(sorted({item.code for item in missing_facts(rule, scene)})) if _is_open(outcome) else (),
        exception=_exception(scene.world, clause, subject, as_of) if outcome is Outcome.FAILS else None,
        evidence=evidence_text(rule, scene),
    )


def outcome_of(rule: Rule, scene: Scene) -> Outcome | None:
    """Give one of the four outcomes; None when the rule does not apply."""
    applies = truth_of(rule.judgement.applies, scene)
    if applies is False:
        return None
    decided = applies if applies is None else truth_of(rule.judgement.holds, scene)
    if decided is not None:
        return Outcome.HOLDS if decided else Outcome.FAILS
    unset = any(item.code.startswith("parameter.") for item in missing_facts(rule, scene))
    return Outcome.NOT_CONFIGURED if unset else Outcome.UNKNOWN


def missing_facts(rule: Rule, scene: Scene) -> Iterator[Missing]:
    """Yield what would decide an undecided rule: only what stands where the answer is undecided."""
    applies = rule.judgement.applies
    root = applies if truth_of(applies, scene) is None else rule.judgement.holds
    yield from _missing_truth(root, scene)


def next_change(rule: Rule, scene: Scene, outcome: Outcome | None) -> date | None:
    """Give the first day after `as_of` on which the outcome differs by time alone, with the facts recorded today."""
    for day in sorted({day for day in _candidate_days(rule, scene) if day > scene.as_of}):
        if outcome_of(rule, scene.on(day)) != outcome:
            return day
    return None


def repealed_on(clause: Clause, period: Period | None, as_of: date) -> date | None:
    """Give the later day on which the clause ends with its finding; one about a period closed before stays."""
    if clause.ends_on is None or clause.ends_on <= as_of or (period is not None and period.last_day < clause.ends_on):
        return None
    return clause.ends_on


def first_day(*days: date | None) -> date | None:
    """Give the earliest of some days, of which any may be lacking."""
    return min((day for day in days if day is not None), default=None)


def evidence_text(rule: Rule, scene: Scene) -> str:
    """Write the evidence as one JSON object; a value known only between two ends as `{"from": …, "to": …}`."""
    values = {item.name: evidence_value(item.node, scene) for item in rule.judgement.evidence}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def evidence_value(node: nodes.Node, scene: Scene) -> object:
    """Give a value of the evidence as JSON: number, `YYYY-MM-DD`, text, truth, or None when not known."""
    if is_truth(node):
        return truth_of(node, scene)
    if is_text(node):
        return text_of(node, scene)
    value = span(node, scene)
    if value.is_exact or (value.low is None and value.high is None):
        return _json_number(value.low)
    return {"from": _json_number(value.low), "to": _json_number(value.high)}


def _json_number(value: Quantity | None) -> object:
    if isinstance(value, Decimal):
        return json.loads(number_text(value))
    return value.isoformat() if isinstance(value, date) else value


def _rule(clause: Clause) -> Rule:
    if clause.rule is None:
        msg = f"{clause.id} is not computed"
        raise TypeError(msg)
    return clause.rule


def _is_open(outcome: Outcome) -> bool:
    return outcome in (Outcome.UNKNOWN, Outcome.NOT_CONFIGURED)


def _exact_day(node: nodes.Node | None, scene: Scene) -> date | None:
    value = span(node, scene) if node is not None else None
    return value.low if value is not None and value.is_exact and isinstance(value.low, date) else None


def _exception(world: World, clause: Clause, subject: str, as_of: date) -> str | None:
    """Find the exception in force; only a clause of force *default* knows any. The smallest key wins."""
    if clause.force is not Force.DEFAULT:
        return None
    found = [
        str(row["exception"])
        for row in world.linked("exception", ((None, "clause"), (None, "subject")), (clause.id, subject))
        if _is_in_force(row, as_of)
    ]
    return min(found, default=None)


def _is_in_force(row: Row, as_of: date) -> bool:
    granted, ended = row.get("granted_on"), row.get("ended_on")
    has_begun = isinstance(granted, date) and granted <= as_of
    return has_begun and not (isinstance(ended, date) and ended <= as_of)


def _candidate_days(rule: Rule, scene: Scene) -> Iterator[date]:
    """Yield the days on which a number or a quantity changes, and those on which a comparison flips by those of each."""
    changes = set(parameter_days(scene.parameters, scene.period, scene.as_of))
    for place in (scene, *(scene.on(day) for day in sorted(changes))):
        changes |= {day for day in days_inside(rule, place) if day > scene.as_of}
    yield from changes
    find = flips_of(rule)
    for place in (scene, *(scene.on(day) for day in sorted(changes))):
        yield from find(place)


def parameter_days(parameters: Mapping[str, Parameter], period: Period | None, after: date) -> list[date]:
    """List the days after a day on which a number changes; none when the period is closed."""
    if period is not None and period.last_day < after:
        return []
    return sorted({day for parameter in parameters.values() for day in parameter.changes_after(after)})


def _missing_truth(node: nodes.Node, scene: Scene) -> Iterator[Missing]:  # noqa: C901 -- one case per node
    if truth_of(node, scene) is not None:
        return
    match node:
        case nodes.And(parts) | nodes.Or(parts):
            for part in parts:
                yield from _missing_truth(part, scene)
        case nodes.Not(part):
            yield from _missing_truth(part, scene)
        case nodes.Awaits(code):
            yield Missing(code)
        case nodes.IsSet(name) | nodes.IsChosen(name):
            yield Missing(f"parameter.{name}")
        case nodes.Flag(field):
            yield missing_field(field, scene)
        case nodes.TextIs(text):
            yield from _missing_value(text, scene)
        case nodes.SameText(left, right) | nodes.Compare(_, left, right):
            yield from _missing_value(left, scene)
            yield from _missing_value(right, scene)
        case nodes.Aggregate():
            yield from _missing_value(node, scene)
        case _:
            raise TypeError(node)


def _missing_value(node: nodes.Node, scene: Scene) -> Iterator[Missing]:  # noqa: C901, PLR0912 -- one case per node
    if is_known(node, scene):
        return
    match node:
        case nodes.Field():
            yield missing_field(node, scene)
        case nodes.Param(name) | nodes.Choose(name) if parameter_value(scene, name) is None:
            yield Missing(f"parameter.{name}")
        case nodes.Choose(name, options):
            yield from _missing_value(dict(options)[str(parameter_value(scene, name))], scene)
        case nodes.DayInYear(year, name):
            if parameter_value(scene, name) is None:
                yield Missing(f"parameter.{name}")
            yield from _missing_value(year, scene)
        case nodes.Aggregate():
            pairs = zip(node.link, link_values(node, scene), strict=True)
            unlinked = [value for (_, value), found in pairs if found is None]
            for text in unlinked:
                yield from _missing_value(text, scene)
            if not unlinked:
                yield Missing(node.relation, tuple(dict.fromkeys(_gaps(node, scene))))
        case nodes.SpellStart():
            yield missing_start(node, scene)
        case nodes.WorkingDaysBetween(left, right) | nodes.WorkingDayAfter(left, right):
            if is_known(left, scene) and is_known(right, scene):
                yield Missing("calendar_day")
            yield from _missing_value(left, scene)
            yield from _missing_value(right, scene)
        case nodes.Between(low, high, code):
            if is_known(low, scene) and is_known(high, scene):
                yield Missing(code)
            yield from _missing_value(low, scene)
            yield from _missing_value(high, scene)
        case _:
            for child in nodes.children(node):
                yield from _missing_value(child, scene)


def is_known(node: nodes.Node, scene: Scene) -> bool:
    """Tell whether a value is known exactly."""
    if is_truth(node):
        return truth_of(node, scene) is not None
    if is_text(node):
        return text_of(node, scene) is not None
    return span(node, scene).is_exact


def _gaps(node: nodes.Aggregate, scene: Scene) -> Iterator[Gap]:
    """Yield the fields for want of which a row may or may not be meant, or its value is not known."""
    relation = RELATIONS[node.relation]
    for row, matches in matching_rows(node, scene):
        inside = scene.inside(node.relation, row)
        if matches is None and is_visible(relation, row, scene.as_of) is None:
            yield from missing_field(nodes.Field("row", node.relation, begins(relation)), inside).gaps
        if matches is None and node.where is not None:
            yield from _all_gaps(_missing_truth(node.where, inside))
        if node.value is not None:
            yield from _all_gaps(_missing_value(node.value, inside))


def _all_gaps(missing: Iterator[Missing]) -> Iterator[Gap]:
    for item in missing:
        yield from item.gaps


def begins(relation: Relation) -> str:
    """Name the column from which on a row is visible."""
    if relation.time is None:
        raise TypeError(relation)
    return relation.time.day if isinstance(relation.time, At) else relation.time.start


def missing_start(node: nodes.SpellStart, scene: Scene) -> Missing:
    """Name the missing beginning of a chain; the subject lacks it, or a row before it in the chain."""
    start = nodes.Field("subject", node.relation, begins(RELATIONS[node.relation]))
    missing = missing_field(start, scene)
    return Missing(missing.code) if is_known(start, scene) else missing


def missing_field(field: nodes.Field, scene: Scene) -> Missing:
    """Name a missing field; when the reference before it is empty, that reference."""
    place = scene.outer if field.of == "subject" and scene.outer else scene
    key = place.row[RELATIONS[place.relation].key]
    if field.via is None:
        return _lacks(place.relation, key, field.column)
    named = place.row.get(field.via)
    return _lacks(place.relation, key, field.via) if named is None else _lacks(field.relation, named, field.column)


def _lacks(relation: str, key: object, column: str) -> Missing:
    return Missing(f"{relation}.{column}", (Gap(relation, str(key), column),))
