"""Make packs of their files: `pack.yaml`, one YAML file and, where something is computed, one Python file per measure.

Every refusal is a `PackError` that names file and line.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from gongdao.engine import nodes
from gongdao.engine.changes import UnknownChangeError, candidates
from gongdao.engine.clauses import KINDS, UNDATED, Clause, Effect, Force, Measure, Pack, Rule, Status, Version
from gongdao.engine.days import PeriodKind
from gongdao.engine.language import Draft, LanguageError, drafts_in
from gongdao.engine.located import PackError, Reader, read_yaml
from gongdao.engine.moving import flips_inside
from gongdao.engine.parameters import DatedValue, MonthDay, Parameter, ParameterValue

_CARRIERS = {
    "rule": Status.COMPUTED,
    "procedure": Status.PROCEDURE,
    "register": Status.REGISTER,
    "report": Status.REPORT,
    "text": Status.TEXT,
    "pending": Status.PENDING,
}
_OUTCOME_KEYS = ("holds", "fails", "so_far", "unknown", "not_configured")


def load_folder(folder: Path, module: str | None) -> Pack:
    """Load a pack from a folder; its rules from the modules of the package `module`. Raises PackError."""
    reader = read_yaml(folder / "pack.yaml", f"{folder.name}/pack.yaml")
    name = reader.text("pack")
    title = reader.mapping("title")
    head = Pack(
        name,
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
    measures, clauses = [], []
    for file in reader.scalars("files"):
        measure, found = _measure(folder, str(file), name, module)
        measures.append(measure)
        clauses.extend(found)
    title.done()
    reader.done()
    _refuse_duplicates(clauses, folder.name)
    return Pack(**{**vars(head), "measures": tuple(measures), "clauses": tuple(clauses)})


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


def _measure(folder: Path, file: str, pack: str, module: str | None) -> tuple[Measure, list[Clause]]:
    reader = read_yaml(folder / f"{file}.yaml", f"{folder.name}/{file}.yaml")
    title = reader.mapping("title")
    measure = Measure(reader.whole("measure"), title.text("zh"), title.text("en"), file)
    drafts = _drafts(folder, file, module)
    clauses = [_clause(item, pack, measure.number, drafts) for item in reader.mappings("clauses")]
    title.done()
    reader.done()
    for draft in drafts.values():
        raise PackError(
            "rule_without_clause", draft.file, draft.line, f"规则“{draft.clause}”没有对应的条款。请补写条款。"
        )
    return measure, clauses


def _drafts(folder: Path, file: str, module: str | None) -> dict[str, Draft]:
    if module is None or not (folder / f"{file}.py").exists():
        return {}
    name = f"{module}.{file}"
    try:
        importlib.import_module(name)
    except LanguageError as error:
        raise PackError("bad_rule", f"{folder.name}/{file}.py", 1, str(error)) from error
    return {draft.clause: draft for draft in drafts_in(name)}


def _clause(reader: Reader, pack: str, measure: int, drafts: dict[str, Draft]) -> Clause:
    clause_id = reader.text("id")
    summary = reader.mapping("summary")
    carrier = reader.mapping("carried_by")
    kind = reader.one_of("kind", KINDS)
    status = _CARRIERS[carrier.one_of("type", tuple(_CARRIERS))]
    parameters = tuple(_parameters(reader.optional_mapping("parameters")))
    effect = reader.one_of("effect", tuple(Effect)) if reader.has("effect") else None
    rule = _rule(reader, clause_id, status, parameters, drafts)
    clause = Clause(
        id=clause_id,
        pack=pack,
        measure=measure,
        kind=kind,
        system=reader.text("system"),
        force=Force(reader.one_of("force", tuple(Force))),
        effect=Effect(effect) if effect else None,
        matter=reader.optional_text("matter"),
        anchor=reader.text("anchor"),
        summary_zh=summary.text("zh"),
        summary_en=summary.text("en"),
        status=status,
        carried_by=rule.where if rule else _where(carrier, status),
        parameters=parameters,
        verdicts=_verdicts(reader.optional_mapping("verdict")),
        rule=rule,
    )
    if kind == "rule" and effect is None:
        raise reader.refuse("no_effect", f"条款“{clause_id}”是规则，缺少“effect”。请补写不符合时的后果。")
    for part in (summary, carrier, reader):
        part.done()
    return clause


def _where(carrier: Reader, status: Status) -> str:
    if status is Status.TEXT:
        return carrier.text("reason")
    if status is Status.PENDING:
        return carrier.text("system")
    return carrier.optional_text("where") or ""


def _verdicts(reader: Reader | None) -> tuple[tuple[str, str], ...]:
    if reader is None:
        return ()
    found = tuple((key, reader.text(key)) for key in _OUTCOME_KEYS if reader.has(key))
    reader.done()
    return found


def _rule(
    reader: Reader, clause_id: str, status: Status, parameters: tuple[Parameter, ...], drafts: dict[str, Draft]
) -> Rule | None:
    draft = drafts.pop(clause_id, None)
    if (draft is not None) != (status is Status.COMPUTED):
        raise reader.refuse("rule_and_entry_differ", f"条款“{clause_id}”的承载方式与规则文件不一致。请核对。")
    if draft is None:
        return None
    shown = f"{Path(draft.file).parent.name}/{Path(draft.file).name}"
    try:
        judgement = draft.build({parameter.name: parameter.unit for parameter in parameters})
    except LanguageError as error:
        raise PackError("bad_rule", shown, draft.line, f"规则“{clause_id}”：{error}") from error
    _refuse_untimely(shown, draft.line, clause_id, judgement)
    _refuse_unused(reader, clause_id, parameters, judgement, draft.period)
    return Rule(clause_id, draft.about.name, draft.period, judgement, f"packs/{shown}")


def _refuse_untimely(shown: str, line: int, clause_id: str, judgement: nodes.Judgement) -> None:
    """Refuse a comparison with the day of evaluation that does not say on which day it flips."""
    try:
        for root in (judgement.applies, judgement.holds):
            list(candidates(root))
            for node in nodes.walk(root):
                if isinstance(node, (nodes.Aggregate, nodes.SpellStart)):
                    flips_inside(node)
    except UnknownChangeError as error:
        sentence = f"规则“{clause_id}”与核对日的比较方式无法求出变化日期。请改为与某一日期或满几年比较。"
        raise PackError("bad_rule", shown, line, sentence) from error


def _refuse_unused(
    reader: Reader,
    clause_id: str,
    parameters: Iterable[Parameter],
    judgement: nodes.Judgement,
    period: PeriodKind | None,
) -> None:
    used = {
        getattr(node, "param", None) or getattr(node, "name", None)
        for node in nodes.judgement_nodes(judgement)
        if isinstance(node, (nodes.Param, nodes.Choose, nodes.IsSet, nodes.DayInYear))
    }
    if period == "cycle":
        used |= {"cycle_first_year", "cycle_years"}
    for parameter in parameters:
        if parameter.name not in used and parameter.values:
            raise reader.refuse(
                "unused_parameter", f"条款“{clause_id}”的参数“{parameter.name}”没有用到。请删去或在规则中使用。"
            )


def _parameters(reader: Reader | None) -> Iterable[Parameter]:
    if reader is None:
        return
    for name in reader.keys():  # noqa: SIM118 -- not a dict
        item = reader.mapping(name)
        choices = item.optional_mapping("choices")
        listed = tuple((key, choices.text(key)) for key in choices.keys()) if choices else ()  # noqa: SIM118 -- not a dict
        values = tuple(_dated(value, listed) for value in item.mappings("values"))
        _refuse_disorder(item, name, values)
        unset = item.optional_text("unset_reason")
        if not values and unset is None:
            raise item.refuse("no_reason", f"参数“{name}”没有值，也没有写明原因。请补写“unset_reason”。")
        yield Parameter(name, item.text("zh"), item.text("en"), item.optional_text("unit"), values, listed, unset)
        item.done()


def _refuse_disorder(reader: Reader, name: str, values: tuple[DatedValue, ...]) -> None:
    days = [value.begins_on for value in values]
    if any(later <= earlier for earlier, later in pairwise(days)):
        raise reader.refuse("overlap", f"参数“{name}”的起始日期重复或次序颠倒。请按日期先后各写一次。")


def _dated(reader: Reader, choices: tuple[tuple[str, str], ...]) -> DatedValue:
    origin = reader.one_of("origin", ("source", "ours"))
    value = DatedValue(
        _begins_on(reader),
        _value(reader, choices),
        "source" if origin == "source" else "ours",
        reader.optional_text("cites"),
        reader.optional_text("note"),
        reader.optional_day("confirmed_until"),
    )
    if value.origin == "source" and not value.cites:
        raise reader.refuse("no_citation", "来自原文的数值缺少出处“cites”。请补写原文用语。")
    if value.origin == "ours" and not value.note:
        raise reader.refuse("no_note", "自定的数值缺少说明“note”。请补写理由。")
    reader.done()
    return value


def _begins_on(reader: Reader) -> date:
    """Read the first day of a value; in a document without a date it holds as long as the document."""
    if reader.peek("from") == UNDATED:
        reader.scalar("from")
        return date.min
    return reader.day("from")


def _value(reader: Reader, choices: tuple[tuple[str, str], ...]) -> ParameterValue:
    raw = reader.scalar("value")
    if choices:
        if raw in dict(choices):
            return str(raw)
    elif isinstance(raw, (int, date)) and not isinstance(raw, bool):
        return raw
    elif isinstance(raw, str):
        parsed = _fraction(raw) or _month_day(raw)
        if parsed is not None:
            return parsed
    raise reader.refuse("bad_value", f"参数值“{raw}”无法理解。请写整数、日期（2008-10-31）、分数（2/3）、月日（12-31）或所列选项。")


def _fraction(raw: str) -> Fraction | None:
    upper, slash, lower = raw.partition("/")
    if slash and upper.isdecimal() and lower.isdecimal() and int(lower) > 0:
        return Fraction(int(upper), int(lower))
    return None


def _month_day(raw: str) -> MonthDay | None:
    month, dash, day = raw.partition("-")
    if dash and month.isdecimal() and day.isdecimal() and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:  # noqa: PLR2004 -- calendar
        return MonthDay(int(month), int(day))
    return None


def _refuse_duplicates(clauses: list[Clause], shown: str) -> None:
    seen: set[str] = set()
    for clause in clauses:
        if clause.id in seen:
            raise PackError("duplicate_clause", f"{shown}/pack.yaml", 1, f"条款“{clause.id}”出现两次。请只保留一处。")
        seen.add(clause.id)
