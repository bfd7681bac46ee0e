"""`gongdao explain`: why a clause gives this answer about this subject."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from gongdao.cli.chinese import ChineseCommand
from gongdao.cli.options import FOLDER, as_of_option, computed_clauses, format_option, overlay_option, pack_option
from gongdao.cli.sources import source_of
from gongdao.engine.clauses import EFFECT_NAMES, FORCE_NAMES, OUTCOME_NAMES, VERSION_NAMES
from gongdao.engine.explain import Explanation
from gongdao.engine.explain import explain as explanations_of
from gongdao.engine.names import day_text, period_text
from gongdao.engine.numbers import origin_words
from gongdao.engine.trace import Trace
from gongdao.errors import UserError


@click.command(cls=ChineseCommand, short_help="说明一条结论的依据。")
@click.option("--clause", "clause_id", required=True, help="条款，如 QSH-20c。")
@click.option("--subject", required=True, help="对象编号。")
@click.option("--facts", "folder", type=FOLDER, help="事实快照文件夹。")
@click.option("--database", is_flag=True, help="使用数据库中的事实。")
@pack_option
@overlay_option
@as_of_option
@format_option
def explain(
    *,
    clause_id: str,
    subject: str,
    folder: Path | None,
    database: bool,
    pack_list: tuple[str, ...],
    overlays: tuple[Path, ...],
    as_of: date,
    form: str,
) -> None:
    """给出结论、依据、所用数值和事实、期限，以及逐步的判断过程。"""
    ((pack, clause),) = computed_clauses(pack_list, [clause_id], overlays)
    world = source_of(folder, database=database).about_one
    if clause.rule is not None and world.row(clause.rule.about, subject) is None:
        raise UserError("no_subject", f"不能说明：没有编号为“{subject}”的对象。请核对编号，或换一个快照。")
    found = list(explanations_of(world, pack, clause, subject, as_of))
    if form == "json":
        click.echo(json.dumps([as_json(item) for item in found], ensure_ascii=False, indent=1, default=str))
        return
    for item in found:
        click.echo("\n".join(as_lines(item)))
    if not found:
        click.echo(f"截至{day_text(as_of)}，{clause_id} 不适用于该对象。")


def as_json(item: Explanation) -> dict[str, object]:
    """Give an explanation as the command line's JSON has it."""
    finding = asdict(item.finding) | {"evidence": json.loads(item.finding.evidence)}
    return {
        "as_of": item.as_of,
        "verdict": item.verdict,
        "subject_name": item.subject_name,
        "finding": finding,
        "ground": {
            "pack": item.pack.name,
            "title": item.pack.title_zh,
            "clause": item.clause.id,
            "anchor": item.clause.anchor,
            "summary": item.clause.summary_zh,
            "force": item.clause.force.value,
            "version": item.finding.version,
        },
        "parameters": [asdict(parameter) for parameter in item.parameters],
        "facts": [asdict(fact) for fact in item.facts],
        "comparisons": item.comparisons,
        "missing": [asdict(missing) for missing in item.missing],
        "trace": [asdict(step) for step in item.trace],
    }


def as_lines(item: Explanation) -> Iterable[str]:
    """Write an explanation as a short official reasoning."""
    finding, clause = item.finding, item.clause
    period = f"（{period_text(finding.period)}）" if finding.period else ""
    yield f"{OUTCOME_NAMES[finding.outcome]}{period}  {item.verdict}"
    yield f"依据  《{item.pack.short_title}》{clause.anchor}（{clause.id}，{FORCE_NAMES[clause.force]}）：{clause.summary_zh}"
    yield f"版本  {VERSION_NAMES.get(finding.version, finding.version)}，截至{day_text(item.as_of)}"
    for parameter in item.parameters:
        words = origin_words(parameter)
        yield f"数值  {parameter.zh}：{parameter.text}" + (f"，{words}" if words else "")
    for fact in item.facts:
        records = "、".join(source.key for source in fact.sources)
        yield f"事实  {fact.zh}：{fact.value}" + (f"（记录：{records}）" if records else "")
    if item.comparisons:
        yield f"比较  {'；'.join(item.comparisons)}"
    for missing in item.missing:
        records = "、".join(dict.fromkeys(gap.key for gap in missing.gaps))
        yield f"缺少  {missing.zh}" + (f"（记录：{records}）" if records else "")
    if finding.exception:
        yield f"例外  已记录：{finding.exception}"
    if finding.effect:
        yield f"后果  {EFFECT_NAMES[finding.effect]}"
    if finding.due:
        yield f"期限  {day_text(finding.due)}"
    if finding.next_change_on:
        yield f"变化  {day_text(finding.next_change_on)}起结论改变"
    for step in item.trace:
        yield from _tree(step, 0)


def _tree(step: Trace, depth: int) -> Iterable[str]:
    records = "、".join(source.key for source in step.sources)
    yield f"{'  ' * depth}· {step.label}：{step.value}" + (f"（{records}）" if records else "")
    for child in step.children:
        yield from _tree(child, depth + 1)
