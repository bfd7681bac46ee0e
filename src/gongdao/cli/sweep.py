"""`gongdao sweep`: judge everybody by all clauses on a day."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gongdao.cli.chinese import ChineseCommand
from gongdao.cli.options import FOLDER, as_of_option, computed_clauses, overlay_option, pack_option
from gongdao.cli.sources import Source, source_of
from gongdao.engine.clauses import OUTCOME_NAMES, Clause, Pack
from gongdao.engine.evaluate import evaluate_all
from gongdao.engine.reads import reads_sealed
from gongdao.errors import UserError

if TYPE_CHECKING:
    from gongdao.engine.compiled.sweep import Sweep

ENGINES = ("compiled", "reference")


@click.command(cls=ChineseCommand, short_help="按条款核对全部对象。")
@click.option("--facts", "folder", type=FOLDER, help="事实快照文件夹。")
@click.option("--database", is_flag=True, help="使用数据库中的事实，并把结果记入数据库。")
@pack_option
@overlay_option
@as_of_option
@click.option("--engine", type=click.Choice(ENGINES), default="compiled", show_default="compiled", help="用哪个引擎。")
@click.option("--clause", "wanted", multiple=True, help="只核对这一条；可以多次给出。")
@click.option("--all", "with_holds", is_flag=True, help="也列出符合的。")
@click.option("--out", "out", type=FOLDER, help="写到 .jsonl 或 .parquet 文件。")
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", help="输出格式。")
@click.option("--fail-on", type=click.Choice(list(OUTCOME_NAMES)), help="有这种结论时退出码为 1。")
@click.option("--as", "username", help="以哪个账号记入数据库。")
def sweep(  # noqa: PLR0913 -- the options of the contract
    *,
    folder: Path | None,
    database: bool,
    pack_list: tuple[str, ...],
    overlays: tuple[Path, ...],
    as_of: date,
    engine: str,
    wanted: tuple[str, ...],
    with_holds: bool,
    out: Path | None,
    form: str,
    fail_on: str | None,
    username: str | None,
) -> None:
    """核对运行期间和上一个已结束的期间，给出每条的结论和计数。"""
    if out is not None and out.suffix not in (".jsonl", ".parquet"):
        raise UserError("bad_out", f"不能写到“{out.name}”：只支持 .jsonl 和 .parquet。请改用其中一种扩展名。")
    if database and overlays:
        raise UserError(
            "overlay_not_recorded",
            "不能把按本地数值文件的试算记入数据库。请先采用这些本地数值再核对，或用 --facts 核对快照。",
        )
    clauses = swept_clauses(computed_clauses(pack_list, wanted, overlays), wanted)
    source = source_of(folder, database=database)
    swept = judged(source, clauses, as_of, engine, with_holds=with_holds)
    if database:
        from gongdao.cli.database import record_sweep  # noqa: PLC0415 -- slow import

        record_sweep([pack.name for pack in dict.fromkeys(pack for pack, _ in clauses)], as_of, username)
    write_out(swept, out)
    show(swept, clauses, as_of, form, is_written=out is not None)
    if fail_on and swept.counts.filter(swept.counts["outcome"] == fail_on)["count"].sum():
        sys.exit(1)


def swept_clauses(clauses: list[tuple[Pack, Clause]], wanted: Iterable[str]) -> list[tuple[Pack, Clause]]:
    """Leave out what reads a sealed relation. Raises UserError when one of these is asked for by name."""
    sealed = {clause.id for _, clause in clauses if reads_sealed(clause)}
    for clause_id in sorted(sealed & set(wanted)):
        ground = "所用的登记不进入快照，只在办理时逐件核对"
        raise UserError("sealed", f"不能核对“{clause_id}”：{ground}。请去掉这一条，或在办理时查看结论。")
    return [one for one in clauses if one[1].id not in sealed]


def judged(
    source: Source, clauses: Iterable[tuple[Pack, Clause]], as_of: date, engine: str, *, with_holds: bool
) -> Sweep:
    """Judge by the chosen engine. Raises UserError when the facts cannot be read."""
    import polars as pl  # noqa: PLC0415 -- slow import

    from gongdao.engine.compiled.sweep import sweep_findings, sweep_frames  # noqa: PLC0415 -- slow import

    try:
        if engine == "reference":
            return sweep_findings(evaluate_all(source.world, clauses, as_of), with_holds=with_holds)
        return sweep_frames(source.frames, clauses, as_of, with_holds=with_holds)
    except pl.exceptions.PolarsError:
        raise UserError(
            "bad_snapshot", "不能核对：快照中有不合要求的内容。请先用 gongdao facts validate 检查该文件夹。"
        ) from None


def write_out(swept: Sweep, out: Path | None) -> None:
    """Write the findings to a file by its extension."""
    if out is None:
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    if out.suffix == ".parquet":
        swept.findings.write_parquet(out)
    else:
        with out.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines(swept))


def lines(swept: Sweep) -> Iterator[str]:
    """Give each finding as one line of JSON."""
    import polars as pl  # noqa: PLC0415 -- slow import

    names = [name for name in swept.findings.columns if name != "evidence"]
    head = pl.struct(names).struct.json_encode().str.strip_suffix("}")
    line = pl.concat_str([head, pl.lit(',"evidence":'), pl.col("evidence"), pl.lit("}")])
    yield from swept.findings.select(line.alias("line"))["line"]


def show(swept: Sweep, clauses: Iterable[tuple[Pack, Clause]], as_of: date, form: str, *, is_written: bool) -> None:
    """Print the counts by clause and outcome in the order of the documents, or the findings as JSON."""
    counts = _in_order(swept, [clause.id for _, clause in clauses])
    if form == "jsonl":
        for line in lines(swept):
            click.echo(line)
    elif form == "json":
        findings = [] if is_written else [json.loads(line) for line in lines(swept)]
        report = {"as_of": as_of.isoformat(), "counts": counts, "findings": findings}
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        click.echo(f"截至{as_of.isoformat()}")
        click.echo(f"{'条款':<8}{'期间':<10}" + "".join(f"{name:>8}" for name in OUTCOME_NAMES.values()))
        for (clause, period), numbered in _table(counts).items():
            numbers = "".join(f"{numbered.get(outcome, 0):>10,}" for outcome in OUTCOME_NAMES)
            click.echo(f"{clause:<10}{period or '':<12}{numbers}")


def _in_order(swept: Sweep, clause_ids: list[str]) -> list[dict[str, Any]]:
    """List the counts by clause in the order given, then by period."""
    counts = swept.counts.to_dicts()
    return sorted(counts, key=lambda row: (clause_ids.index(row["clause"]), row["period"] or ""))


def _table(counts: list[dict[str, Any]]) -> dict[tuple[str, str | None], dict[str, int]]:
    table: dict[tuple[str, str | None], dict[str, int]] = {}
    for row in counts:
        table.setdefault((row["clause"], row["period"]), {})[row["outcome"]] = row["count"]
    return table
