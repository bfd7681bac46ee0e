"""Where a command takes its facts from: a snapshot folder, or the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gongdao.engine.world import World
from gongdao.errors import UserError
from gongdao.facts.dictionary import RELATIONS

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Source:
    """Facts as frames for the compiled path, and row by row for the reference.

    `world` reads whole relations, `about_one` only the rows that a question about one subject asks for.
    """

    frames: Callable[[str], pl.LazyFrame]
    world: World
    about_one: World


def source_of(folder: Path | None, *, database: bool) -> Source:
    """Open the facts. Raises UserError unless exactly one source is given."""
    if (folder is None) == (not database):
        raise UserError("one_source", "请用 --facts 给出快照文件夹，或用 --database 使用数据库，两者只能选一个。")
    return of_folder(folder) if folder is not None else of_database()


def of_folder(folder: Path) -> Source:
    """Open a snapshot folder. Raises UserError when there is none."""
    from gongdao.engine.compiled.worlds import FrameWorld  # noqa: PLC0415 -- slow import
    from gongdao.facts.physical import rows_of  # noqa: PLC0415 -- slow import
    from gongdao.facts.snapshot import read_frame  # noqa: PLC0415 -- slow import

    def frames(relation: str) -> pl.LazyFrame:
        return read_frame(folder, relation)

    world = World(lambda relation: rows_of(RELATIONS[relation], frames(relation).collect()))
    return Source(frames, world, FrameWorld(frames))


def of_database() -> Source:
    """Open the database's own facts."""
    from gongdao.cli.database import facts_source  # noqa: PLC0415 -- slow import

    return facts_source()
