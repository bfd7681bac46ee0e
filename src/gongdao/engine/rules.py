"""Join the rules as written to the entries of their clauses, and refuse what cannot be judged.

Every refusal is a `PackError` that names file and line.
"""

from __future__ import annotations

import importlib
import traceback
from collections.abc import Iterable
from pathlib import Path
from string import Formatter

from gongdao.engine import nodes
from gongdao.engine.changes import UnknownChangeError, candidates
from gongdao.engine.clauses import Clause, Rule, Status
from gongdao.engine.days import PeriodKind
from gongdao.engine.judge import PERIOD_PARAMETERS
from gongdao.engine.language import Draft, LanguageError, drafts_in
from gongdao.engine.located import PackError, Reader
from gongdao.engine.moving import flips_inside
from gongdao.engine.parameters import Parameter
from gongdao.engine.units import UnitError, check_units

_OWN_NAMES = ("subject", "period", "due")


def read_drafts(folder: Path, file: str, module: str | None) -> list[Draft]:
    """Import a file of rules, if there is one, and list what it has. Raises PackError."""
    path = folder / f"{file}.py"
    if module is None or not path.exists():
        return []
    name = f"{module}.{file}"
    try:
        importlib.import_module(name)
    except Exception as error:
        raise _broken(error, path, 1, "规则文件") from error
    return drafts_in(name)


def join_rule(
    reader: Reader, clause_id: str, status: Status, parameters: tuple[Parameter, ...], drafts: dict[str, Draft]
) -> Rule | None:
    """Take the rule of a clause out of the drafts and build it; None when the clause is not computed. Raises PackError."""
    draft = drafts.pop(clause_id, None)
    if (draft is not None) != (status is Status.COMPUTED):
        raise reader.refuse("rule_and_entry_differ", f"条款“{clause_id}”的承载方式与规则文件不一致。请核对。")
    if draft is None:
        return None
    path = Path(draft.file)
    shown = f"{path.parent.name}/{path.name}"
    try:
        judgement = draft.build(parameters)
    except Exception as error:
        raise _broken(error, path, draft.line, f"规则“{clause_id}”") from error
    _refuse_untimely(shown, draft.line, clause_id, judgement)
    _refuse_other_units(shown, draft.line, clause_id, judgement, parameters)
    _refuse_unused(reader, clause_id, parameters, judgement, draft.period)
    return Rule(clause_id, draft.about.name, draft.period, judgement, f"packs/{shown}")


def _broken(error: Exception, path: Path, line: int, what: str) -> PackError:
    """Say what is wrong with a rule: a word of the language used wrongly, or else what Python says of it."""
    shown = f"{path.parent.name}/{path.name}"
    if isinstance(error, LanguageError):
        return PackError("bad_rule", shown, line, f"{what}：{error}")
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
    at = error.lineno if isinstance(error, SyntaxError) else lines[-1] if lines else None
    sentence = f"{what}不能读入（{type(error).__name__}：{error}）。请改正这一行。"
    return PackError("bad_rule", shown, at or line, sentence)


def refuse_sentences(reader: Reader, clause_id: str, clause: Clause) -> None:
    """Refuse a rule without the two sentences of its answer, or with one that names a value there is none of."""
    said = dict(clause.verdicts)
    lacking = [key for key in ("holds", "fails") if key not in said]
    if lacking:
        raise reader.refuse(
            "no_verdict", f"条款“{clause_id}”的“verdict”缺少“{lacking[0]}”。请补写结论用语。", "verdict"
        )
    evidence = clause.rule.judgement.evidence if clause.rule else ()
    named = [*(item.name for item in evidence), *(one.name for one in clause.parameters)]
    for name in named:
        if name in _OWN_NAMES:
            raise reader.refuse(
                "own_name", f"条款“{clause_id}”的依据或参数不能叫“{name}”，这是结论用语自有的名称。请另取一名。"
            )
    known = {*_OWN_NAMES, *named}
    for key, sentence in said.items():
        for name in _placeholders(sentence):
            if name not in known:
                raise reader.refuse(
                    "no_value_of_name",
                    f"条款“{clause_id}”的结论用语“{key}”中的“{name}”不是依据、参数或对象。请改正名称。",
                    "verdict",
                )


def _placeholders(sentence: str) -> list[str]:
    """List the names in braces; a brace that is not closed counts as one."""
    try:
        return [name for _, name, _, _ in Formatter().parse(sentence) if name is not None]
    except ValueError:
        return ["{"]


def _refuse_untimely(shown: str, line: int, clause_id: str, judgement: nodes.Judgement) -> None:
    """Refuse a comparison with the day of evaluation that does not say on which day it flips."""
    try:
        for root in (judgement.applies, judgement.holds):
            list(candidates(root))
            for node in nodes.walk(root):
                if isinstance(node, (nodes.Aggregate, nodes.SpellStart)):
                    flips_inside(node)
    except UnknownChangeError as error:
        sentence = f"规则“{clause_id}”与核对日的比较方式无法求出变化日期。请改为与某一日期，或满几年、满几个月、若干天、若干工作日比较。"
        raise PackError("bad_rule", shown, line, sentence) from error


def _refuse_other_units(
    shown: str, line: int, clause_id: str, judgement: nodes.Judgement, parameters: Iterable[Parameter]
) -> None:
    try:
        check_units(judgement, {parameter.name: parameter.unit for parameter in parameters})
    except UnitError as error:
        sentence = f"规则“{clause_id}”把单位“{error.one}”与单位“{error.other}”放在一起比较或相加。请改用同一单位。"
        raise PackError("other_unit", shown, line, sentence) from error


def _refuse_unused(
    reader: Reader,
    clause_id: str,
    parameters: tuple[Parameter, ...],
    judgement: nodes.Judgement,
    period: PeriodKind | None,
) -> None:
    used = {nodes.parameter_of(node) for node in nodes.judgement_nodes(judgement)}
    needed = PERIOD_PARAMETERS.get(period, {}) if period else {}
    by_name = {parameter.name: parameter for parameter in parameters}
    for name, kind in needed.items():
        if name not in by_name or not all(isinstance(value.value, kind) for value in by_name[name].values):
            raise reader.refuse(
                "no_period", f"条款“{clause_id}”缺少参数“{name}”，或其值不合要求，无法确定期间。请补写或改正。"
            )
    used |= set(needed)
    for parameter in parameters:
        if parameter.name not in used and parameter.values:
            raise reader.refuse(
                "unused_parameter", f"条款“{clause_id}”的参数“{parameter.name}”没有用到。请删去或在规则中使用。"
            )
