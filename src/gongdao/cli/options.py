"""Options and values that several commands share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from gongdao.engine.clauses import Clause, Pack
from gongdao.errors import UserError
from gongdao.packs.installed import load, pack_names


class DayType(click.ParamType):
    """A day given as YYYY-MM-DD."""

    name = "日期"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ARG002 -- Click's own
        """Read a day. Raises UserError when it is none."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise UserError("bad_day", f"“{value}”不是日期。请写成年-月-日，如 2026-12-31。") from None


DAY = DayType()
FOLDER = click.Path(path_type=Path)

pack_option = click.option("--pack", "pack_list", multiple=True, help="措施包；可以多次给出，不给则为全部已安装的。")
as_of_option = click.option("--as-of", "as_of", type=DAY, required=True, help="核对日期，如 2026-12-31。")
overlay_option = click.option(
    "--overlay", "overlays", type=FOLDER, multiple=True, help="本地数值文件，叠加在所选措施包上；可以多次给出。"
)
format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default="text", help="输出格式。"
)


def packs_of(names: Iterable[str], overlays: Iterable[Path] = ()) -> list[Pack]:
    """Load the packs of these names, or all installed ones, with local numbers laid over them. Raises UserError."""
    packs = {name: load(name) for name in (list(names) or pack_names())}
    for path in overlays:
        from gongdao.engine.overlays import read_overlay_file  # noqa: PLC0415 -- slow import

        overlay = read_overlay_file(path, load)
        if overlay.pack not in packs:
            raise UserError(
                "other_pack",
                f"不能使用“{path.name}”：它设定的是“{overlay.pack}”的数值，所选措施包中没有这一个。请用 --pack 加上。",
            )
        packs[overlay.pack] = packs[overlay.pack].with_overlay(overlay)
    return list(packs.values())


def computed_clauses(
    names: Iterable[str], wanted: Iterable[str] = (), overlays: Iterable[Path] = ()
) -> list[tuple[Pack, Clause]]:
    """List the computed clauses of the packs, only the wanted ones if any are named. Raises UserError."""
    packs = packs_of(names, overlays)
    refuse_unknown(packs, wanted)
    chosen = set(wanted)
    return [(pack, clause) for pack in packs for clause in pack.computed if not chosen or clause.id in chosen]


def refuse_unknown(packs: Iterable[Pack], wanted: Iterable[str]) -> None:
    """Refuse a clause that no rule computes. Raises UserError."""
    found = {clause.id: clause for pack in packs for clause in pack.clauses}
    for clause_id in sorted(set(wanted)):
        if clause_id not in found or found[clause_id].rule is None:
            ground = "这一条不由规则计算" if clause_id in found else "所选措施包中没有这一条"
            raise UserError("no_rule", f"不能核对“{clause_id}”：{ground}。请用 gongdao clauses 查看各条的承载方式。")
