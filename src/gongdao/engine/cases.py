"""Worked cases: small invented facts in field terms with the outcome that a clause must give, run on every engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongdao.engine.clauses import OUTCOME_NAMES, Clause, Finding, Pack
from gongdao.engine.evaluate import evaluate_all
from gongdao.engine.located import PackError, Reader, read_yaml_list
from gongdao.engine.missing import name_of
from gongdao.engine.parameters import DatedValue, Parameter, ParameterValue
from gongdao.engine.values import value_of
from gongdao.engine.world import World
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import Column, Kind, Relation

if TYPE_CHECKING:
    import polars as pl

Rows = list[dict[str, object]]
Facts = dict[str, Rows]
Findings = Callable[[Pack, Clause, "Case"], list[Finding]]

_OUTCOMES = {name: outcome for outcome, name in OUTCOME_NAMES.items()}
_FLAGS = {"是": True, "否": False}
_RELATIONS = {relation.zh: relation for relation in RELATIONS.values()}


@dataclass(frozen=True)
class Case:
    """One worked case: facts, a day, and exactly the findings that the clause must give.

    `expect` and the other expectations are keyed by subject, or `subject period` for clauses that judge in periods.
    `parameters` are numbers that a locality would set, and choices that it would make, by their Chinese names.
    """

    clause: str
    name: str
    note: str | None
    file: str
    line: int
    as_of: date
    parameters: dict[str, object]
    facts: Facts
    expect: dict[str, str]
    due: dict[str, date]
    next_change_on: dict[str, date]
    missing: dict[str, list[str]]
    exception: dict[str, str]


@dataclass(frozen=True)
class Difference:
    """What a case expected and what came."""

    case: Case
    what: str
    expected: object
    found: object

    def __str__(self) -> str:
        """Name file, line, clause, case and the difference."""
        place = f"{self.case.file} 第{self.case.line}行"
        return f"{place} {self.case.clause}“{self.case.name}”：{self.what}应为{self.expected}，实为{self.found}"


def read_cases(folder: Path, part: str = "*") -> Iterator[Case]:
    """Read the worked cases of a pack, or of one part of it, in the order of their files.

    Raises PackError with file and line.
    """
    for path in sorted((folder / "cases").glob(f"{part}.yaml")):
        for group in read_yaml_list(path, f"{folder.name}/cases/{path.name}"):
            clause = group.text("clause")
            given = _facts(group.optional_mapping("given"))
            for item in group.mappings("cases"):
                yield _case(item, clause, given)
            group.done()


def run_case(case: Case, pack: Pack, findings: Findings) -> Iterator[Difference]:
    """Compare what a clause gives with what the case expects; nothing when they agree."""
    clause = pack.clause(case.clause)
    if clause is None or clause.rule is None:
        raise PackError("case_without_rule", case.file, case.line, f"“{case.clause}”不是可计算的条款。请改正条款号。")
    clause = as_set_locally(clause, pack, case)
    found = {_key(finding): finding for finding in findings(pack, clause, case)}
    outcomes = {key: OUTCOME_NAMES[finding.outcome] for key, finding in found.items()}
    if outcomes != case.expect:
        yield Difference(case, "结论", case.expect, outcomes)
        return
    for what, expected, value in (
        ("期限", case.due, lambda finding: finding.due),
        ("下次变化", case.next_change_on, lambda finding: finding.next_change_on),
        ("缺少的事实", case.missing, lambda finding: [name_of(code, clause) for code in finding.missing]),
        ("例外", case.exception, lambda finding: finding.exception or "无"),
    ):
        for key, wanted in expected.items():
            came = value(found[key]) if key in found else None
            if (sorted(came) if isinstance(came, list) else came) != (
                sorted(wanted) if isinstance(wanted, list) else wanted
            ):
                yield Difference(case, f"{key} 的{what}", wanted, came)


def as_set_locally(clause: Clause, pack: Pack, case: Case) -> Clause:
    """Set the numbers that the case gives, from the first day on which the document is in force."""
    unknown = case.parameters.keys() - {parameter.zh for parameter in clause.parameters}
    if unknown:
        listed = "、".join(sorted(unknown))
        raise PackError("no_parameter", case.file, case.line, f"“{case.clause}”没有参数“{listed}”。请改正名称。")
    begins_on = pack.versions[0].in_force_from or date.min

    def set_locally(parameter: Parameter) -> Parameter:
        if parameter.zh not in case.parameters:
            return parameter
        value = DatedValue(begins_on, _set_value(parameter, case), "ours", None, case.name, None)
        return replace(parameter, values=(value,))

    return replace(clause, parameters=tuple(set_locally(parameter) for parameter in clause.parameters))


def _set_value(parameter: Parameter, case: Case) -> ParameterValue:
    """Understand what a case sets: a choice by its Chinese name, any other value as the entry of a clause writes it."""
    given = case.parameters[parameter.zh]
    names = {zh: choice for choice, zh in parameter.choices}
    found = names.get(str(given)) if names else value_of(given, ())
    if found is not None:
        return found
    sentence = (
        f"“{parameter.zh}”没有选项“{given}”。可选的有：{'、'.join(names)}。请改用其中之一。"
        if names
        else f"“{parameter.zh}”的值“{given}”无法理解。请写整数、日期、分数或月日。"
    )
    raise PackError("no_choice" if names else "bad_value", case.file, case.line, sentence)


def by_reference(pack: Pack, clause: Clause, case: Case) -> list[Finding]:
    """Judge a case by the reference."""
    return list(evaluate_all(World.of(case.facts), [(pack, clause)], case.as_of))


def by_compiled(pack: Pack, clause: Clause, case: Case) -> list[Finding]:
    """Judge a case by the compiled path."""
    from gongdao.engine.compiled.sweep import findings_of, sweep_frames  # noqa: PLC0415 -- slow import
    from gongdao.facts.physical import frame_of  # noqa: PLC0415 -- slow import

    def frame(name: str) -> pl.LazyFrame:
        return frame_of(RELATIONS[name], case.facts.get(name, [])).lazy()

    swept = sweep_frames(frame, [(pack, clause)], case.as_of, with_holds=True)
    return list(findings_of(swept.findings))


ENGINES: dict[str, Findings] = {"reference": by_reference, "compiled": by_compiled}


def _key(finding: Finding) -> str:
    return f"{finding.subject} {finding.period}" if finding.period else finding.subject


def _case(item: Reader, clause: str, given: Facts) -> Case:
    line = item.line
    case = Case(
        clause=clause,
        name=item.text("case"),
        note=item.optional_text("note"),
        file=item.file,
        line=line,
        as_of=item.day("as_of"),
        parameters=_plain(item, "parameters"),
        facts=_merged(given, _facts(item.optional_mapping("facts"))),
        expect={key: _outcome(item, key, value) for key, value in _plain(item, "expect").items()},
        due=_plain(item, "due"),
        next_change_on=_plain(item, "next_change_on"),
        missing=_plain(item, "missing"),
        exception=_plain(item, "exception"),
    )
    item.done()
    return case


def _plain(item: Reader, key: str) -> dict[str, Any]:
    value = item.plain(key) if item.has(key) else {}
    if not isinstance(value, dict):
        raise item.refuse("not_a_mapping", f"“{key}”应为一组“对象: 值”。请改正。")
    return {str(name): found for name, found in value.items()}


def _outcome(item: Reader, key: str, value: object) -> str:
    if value not in _OUTCOMES:
        listed = "、".join(_OUTCOMES)
        raise item.refuse("not_an_outcome", f"“{key}”的结论应为{listed}之一，现为“{value}”。请改正。")
    return str(value)


def _merged(given: Facts, own: Facts) -> Facts:
    """Add a case's rows to the given ones; a row with the same key replaces it."""
    merged = {name: list(rows) for name, rows in given.items()}
    for name, rows in own.items():
        key = RELATIONS[name].key
        keys = {row[key] for row in rows}
        merged[name] = [row for row in merged.get(name, []) if row[key] not in keys] + rows
    return merged


def _facts(reader: Reader | None) -> Facts:
    if reader is None:
        return {}
    facts: Facts = {}
    for zh in reader.keys():  # noqa: SIM118 -- not a dict
        relation = _RELATIONS.get(zh)
        if relation is None:
            raise reader.refuse("no_relation", f"没有“{zh}”这类事实。请改用事实词典中的名称。", zh)
        facts[relation.name] = [_row(item, relation) for item in reader.mappings(zh)]
    return facts


def _row(reader: Reader, relation: Relation) -> dict[str, object]:
    row: dict[str, object] = {}
    columns = relation.by_chinese_name
    for zh in reader.keys():  # noqa: SIM118 -- not a dict
        column = columns.get(zh)
        if column is None:
            raise reader.refuse("no_column", f"“{relation.zh}”没有“{zh}”一列。请改用事实词典中的名称。", zh)
        raw = reader.scalar(zh)
        try:
            row[column.name] = None if raw is None else _value(column, raw)
        except (ValueError, KeyError, ArithmeticError):
            raise reader.refuse("bad_fact", f"“{zh}”的值“{raw}”不合要求。请按该列的类型填写。") from None
    if relation.key not in row:
        raise reader.refuse("no_key", f"“{relation.zh}”的一行缺少“{relation.columns[0].zh}”。请补写。")
    return row


def _value(column: Column, raw: object) -> object:  # noqa: PLR0911 -- one line per kind
    match column.kind:
        case Kind.CODE:
            return {zh: code for code, zh in column.codes}[str(raw)]
        case Kind.FLAG:
            return _FLAGS[str(raw)]
        case Kind.INTEGER:
            return int(str(raw))
        case Kind.DECIMAL:
            return Decimal(str(raw))
        case Kind.DAY:
            return raw if isinstance(raw, date) else date.fromisoformat(str(raw))
        case Kind.PARTIAL_DAY:
            return PartialDate.parse(raw.isoformat() if isinstance(raw, date) else str(raw))
        case _:
            return str(raw)
