"""Bringing the tables up to date without a moment at which a power cut would leave them half done.

The embedded database is copied, the copy is brought up to date and looked through, and only then takes its place. A
process that ends anywhere leaves either the old database or the new one. PostgreSQL is dumped first.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from gongdao.cli.backups import copies
from gongdao.cli.messages import refusal

_COPY, _KEPT = ".migrating", ".before"
# The copy is nobody's until it is whole and written out, so that it needs no journal on the disk.
_FAST = "PRAGMA journal_mode=MEMORY;PRAGMA synchronous=OFF"
DUMP = "before-migration.dump"


def is_pending() -> bool:
    """Say whether a table would be made or changed."""
    from django.db import connection  # noqa: PLC0415 -- slow import
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 -- slow import

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def safe_migrate() -> None:
    """Bring the tables up to date. The database as it was is kept once, beside the new one.

    Raises: UserError `in_use`, `copy_damaged`, `record_damaged`, `tool_missing`, `dump_failed`.
    """
    from django.db import connection  # noqa: PLC0415 -- slow import

    if connection.vendor == copies.SQLITE:
        _migrate_file(Path(connection.settings_dict["NAME"]))
    else:
        _migrate_server()


def _migrate_file(path: Path) -> None:
    from django.db import connection  # noqa: PLC0415 -- slow import

    connection.close()
    copy = path.with_name(path.name + _COPY)
    for left in (copy, copy.with_name(copy.name + "-journal")):
        left.unlink(missing_ok=True)
    with _alone(path):
        copies.copy_sqlite(path, copy)
        _migrate_copy(copy)
        copies.flush(copy)
        _keep(path)
        copy.replace(path)
        copies.flush(path.parent)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold back every writer, and refuse when another process has the file open: it would go on with the old one."""
    with closing(sqlite3.connect(path, timeout=20, isolation_level=None)) as holder:
        path.chmod(0o600)
        # A reserved lock: the copy may still be taken, and nobody may write.
        holder.execute("BEGIN IMMEDIATE")
        if users := _processes_with(path):
            raise refusal("in_use", processes="、".join(map(str, users)))
        yield
        holder.execute("ROLLBACK")


def _processes_with(path: Path) -> list[int]:
    here = path.resolve()
    found = set()
    for handle in Path("/proc").glob("[0-9]*/fd/*"):
        process = int(handle.parts[2])
        try:
            if process != os.getpid() and handle.readlink() == here:
                found.add(process)
        except OSError:
            continue  # it has ended, or belongs to somebody else, who cannot open a file of ours
    return sorted(found)


def _migrate_copy(copy: Path) -> None:
    with copies.pointed_at(copy, _FAST) as connection:
        before = copies.count_rows(connection)
        _run()
        after = copies.count_rows(connection)
    if copies.faults_of_sqlite(copy) or _lost(before, after):
        raise refusal("copy_damaged")
    with copies.pointed_at(copy):
        _check_record()


def _lost(before: dict[str, int], after: dict[str, int]) -> bool:
    """Say whether a table that stays has fewer rows, or whether one that had rows is gone."""
    return any(after.get(table, 0) < count for table, count in before.items())


def _check_record() -> None:
    if problems := copies.verify_record().problems:
        raise refusal("record_damaged", reason=problems[0].sentence)


def _keep(path: Path) -> None:
    if not path.stat().st_size:
        return  # there was nothing before
    kept = path.with_name(path.name + _KEPT)
    kept.unlink(missing_ok=True)
    os.link(path, kept)


def _migrate_server() -> None:
    from django.conf import settings  # noqa: PLC0415 -- slow import
    from django.db import connection  # noqa: PLC0415 -- slow import

    before = copies.count_rows(connection)
    if any(before.values()):
        draft = settings.GONGDAO_DATA / f".{DUMP}"
        draft.unlink(missing_ok=True)
        copies.dump_postgresql(draft)
        draft.replace(settings.GONGDAO_DATA / DUMP)
        copies.flush(settings.GONGDAO_DATA)
    _run()
    if _lost(before, copies.count_rows(connection)):
        raise refusal("copy_damaged")
    _check_record()


def _run() -> None:
    from django.core.management import call_command  # noqa: PLC0415 -- slow import

    call_command("migrate", verbosity=0, interactive=False)
