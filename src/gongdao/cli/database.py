"""The database as a source of facts, and as the place where a sweep is recorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongdao.cli.installation import actor, installation, migrate
from gongdao.cli.messages import refusal
from gongdao.cli.sources import Source
from gongdao.facts.snapshot import read_frame

if TYPE_CHECKING:
    import polars as pl


def facts_source() -> Source:
    """Open the database's facts until the command ends: as a snapshot when frames are asked for, else row by row.

    Raises: UserError as `installation`.
    """
    context = click.get_current_context()
    context.with_resource(installation())
    migrate()
    from gongdao.office.rulings.sweeping import export_snapshot, working_folder  # noqa: PLC0415 -- slow import
    from gongdao.office.rulings.worlds import DatabaseWorld  # noqa: PLC0415 -- slow import

    @cache
    def snapshot() -> Path:
        folder = context.with_resource(working_folder())
        export_snapshot(folder, lambda _done, _total: None)
        return folder

    def frames(relation: str) -> pl.LazyFrame:
        return read_frame(snapshot(), relation)

    world = DatabaseWorld()
    return Source(frames, world, world)


def record_sweep(packs: Iterable[str], as_of: date, username: str | None) -> None:
    """Judge everybody by what has been adopted, and record it: as this account, or as the system.

    Raises: UserError `no_such_user`, `not_adopted`, and as `rulings.actions.run_sweep`.
    """
    from gongdao.office.accounts.principals import system  # noqa: PLC0415 -- slow import
    from gongdao.office.rulings.actions import run_sweep  # noqa: PLC0415 -- slow import
    from gongdao.office.rulings.adopted import adoptions_on  # noqa: PLC0415 -- slow import

    by = actor(username) if username else system()
    strangers = set(packs) - {adoption.pack for adoption in adoptions_on(as_of)}
    if strangers:
        raise refusal("not_adopted", packs="、".join(sorted(strangers)), day=as_of.isoformat())
    run_sweep(by=by, as_of=as_of)
