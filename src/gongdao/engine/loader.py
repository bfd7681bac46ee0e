"""Make packs of their files: `pack.yaml`, one YAML file and, where something is computed, one Python file per measure.

Every refusal is a `PackError` that names file and line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from gongdao.engine.clauses import KINDS, UNDATED, Clause, Effect, Force, Measure, Pack, Status, Version
from gongdao.engine.language import Draft
from gongdao.engine.located import PackError, Reader, read_yaml
from gongdao.engine.parameters import Parameter
from gongdao.engine.questions import Question
from gongdao.engine.rules import join_rule, read_drafts, refuse_sentences
from gongdao.engine.shared import Entry, refuse_duplicate, resolve
from gongdao.engine.values import read_parameters

_CARRIERS = {
    "rule": Status.COMPUTED,
    "procedure": Status.PROCEDURE,
    "register": Status.REGISTER,
    "report": Status.REPORT,
    "text": Status.TEXT,
    "pending": Status.PENDING,
}
_OUTCOME_KEYS = ("holds", "fails", "so_far", "unknown", "not_configured")


def load_folder(folder: Path, module: str | None, questions: Iterable[Question] = ()) -> Pack:
    """Load a pack from a folder; its rules from the modules of the package `module`. Raises PackError.

    `questions` are the open questions on which a number may depend.
    """
    reader = read_yaml(folder / "pack.yaml", f"{folder.name}/pack.yaml")
    pack = _head(reader)
    known = {question.id for question in questions}
    files = [str(file) for file in reader.scalars("files")]
    reader.done()
    entries: dict[str, Entry] = {}
    measures = tuple(_measure(folder, file, known, entries) for file in files)
    drafts = {draft.clause: draft for file in files for draft in read_drafts(folder, file, module)}
    parameters = resolve(entries)
    clauses = tuple(_clause(entry, pack.name, parameters[entry.id], drafts) for entry in entries.values())
    for draft in drafts.values():
        raise PackError(
            "rule_without_clause", draft.file, draft.line, f"规则“{draft.clause}”没有对应的条款。请补写条款。"
        )
    return replace(pack, measures=measures, clauses=clauses)


def _head(reader: Reader) -> Pack:
    title = reader.mapping("title")
    pack = Pack(
        reader.text("pack"),
        title.text("zh"),
        title.text("en"),
        reader.text("short_title"),
        reader.text("issuer"),
        reader.text("locality"),
        reader.text("level"),
        reader.optional_day("issued_on"),
        _versions(reader),
        (),
        (),
    )
    title.done()
    return pack


def _versions(reader: Reader) -> tuple[Version, ...]:
    versions = tuple(_version(item) for item in reader.mappings("versions"))
    days = [version.in_force_from or date.min for version in versions]
    if not versions:
        raise reader.refuse("no_version", "没有一个版本。请在“versions”中补写。")
    if any(later <= earlier for earlier, later in pairwise(days)):
        raise reader.refuse("version_order", "各版本的施行日期重复或次序颠倒。请按日期先后排列，没有日期的排在最前。")
    return versions


def _version(reader: Reader) -> Version:
    version = Version(
        reader.text("version"),
        reader.optional_day("in_force_from"),
        reader.one_of("origin", ("source", "ours")),
        reader.optional_text("note"),
    )
    if (version.version == UNDATED) != (version.in_force_from is None):
        raise reader.refuse(
            "undated", f"版本“{version.version}”有误。没有施行日期的写作“{UNDATED}”，其余须有施行日期。"
        )
    reader.done()
    return version


def _measure(folder: Path, file: str, questions: set[str], entries: dict[str, Entry]) -> Measure:
    """Read a file: its title, and its clauses as far as their numbers."""
    reader = read_yaml(folder / f"{file}.yaml", f"{folder.name}/{file}.yaml")
    title = reader.mapping("title")
    measure = Measure(reader.whole("measure"), title.text("zh"), title.text("en"), file)
    for item in reader.mappings("clauses"):
        clause_id = item.text("id")
        refuse_duplicate(entries, item, clause_id)
        parameters = item.optional_mapping("parameters")
        found = read_parameters(parameters, questions) if parameters else ()
        named = {parameter.name: (place, parameter) for place, parameter in found}
        entries[clause_id] = Entry(item, clause_id, measure.number, named)
    title.done()
    reader.done()
    return measure


def _clause(entry: Entry, pack: str, parameters: tuple[Parameter, ...], drafts: dict[str, Draft]) -> Clause:
    reader = entry.reader
    summary, carrier = reader.mapping("summary"), reader.mapping("carried_by")
    kind = reader.one_of("kind", KINDS)
    status = _CARRIERS[carrier.one_of("type", tuple(_CARRIERS))]
    effect = reader.one_of("effect", tuple(Effect)) if reader.has("effect") else None
    rule = join_rule(reader, entry.id, status, parameters, drafts)
    reason = _reason(carrier, entry.id, kind, status)
    begins_on, ends_on = _in_force(reader)
    clause = Clause(
        id=entry.id,
        pack=pack,
        measure=entry.measure,
        kind=kind,
        system=reader.text("system"),
        force=Force(reader.one_of("force", tuple(Force))),
        effect=Effect(effect) if effect else None,
        matter=reader.optional_text("matter"),
        anchor=reader.text("anchor"),
        summary_zh=summary.text("zh"),
        summary_en=summary.text("en"),
        status=status,
        carried_by=rule.where if rule else _where(carrier, status, reason),
        parameters=parameters,
        verdicts=_verdicts(reader.optional_mapping("verdict")),
        rule=rule,
        reason=reason,
        begins_on=begins_on,
        ends_on=ends_on,
    )
    if rule is not None:
        refuse_sentences(reader, entry.id, clause)
    if kind == "rule" and effect is None:
        raise reader.refuse("no_effect", f"条款“{entry.id}”是规则，缺少“effect”。请补写不符合时的后果。")
    for part in (summary, carrier, reader):
        part.done()
    return clause


def _in_force(reader: Reader) -> tuple[date | None, date | None]:
    """Read the days of a clause that a later version of the document inserts or repeals."""
    days = reader.optional_mapping("in_force")
    if days is None:
        return None, None
    begins_on, ends_on = days.optional_day("from"), days.optional_day("until")
    if begins_on is None and ends_on is None:
        raise days.refuse("no_days", "“in_force”没有写日期。请写“from”或“until”，或删去“in_force”。")
    if begins_on is not None and ends_on is not None and ends_on <= begins_on:
        raise days.refuse("ends_first", "条款的失效日期“until”不晚于生效日期。请核对两个日期。", "until")
    days.done()
    return begins_on, ends_on


def _reason(carrier: Reader, clause_id: str, kind: str, status: Status) -> str | None:
    """Read why a clause is not computed; for a rule that another part of the product carries it must be said."""
    is_owed = status is Status.TEXT or (kind == "rule" and status in (Status.REGISTER, Status.REPORT, Status.PROCEDURE))
    if is_owed and not carrier.has("reason"):
        raise carrier.refuse("no_reason", f"条款“{clause_id}”没有由规则计算，也没有写明理由。请补写“reason”。")
    return carrier.optional_text("reason")


def _where(carrier: Reader, status: Status, reason: str | None) -> str:
    if status is Status.TEXT:
        return reason or ""
    if status is Status.PENDING:
        return carrier.text("system")
    return carrier.optional_text("where") or ""


def _verdicts(reader: Reader | None) -> tuple[tuple[str, str], ...]:
    if reader is None:
        return ()
    found = tuple((key, reader.text(key)) for key in _OUTCOME_KEYS if reader.has(key))
    reader.done()
    return found
