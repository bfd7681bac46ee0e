"""Empty tables in a file beside the cache of pytest: made by the migrations, and read while these stay the same."""

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).parents[2]


@contextlib.contextmanager
def keeping(folder: Path) -> Iterator[None]:
    """Let `migrate` fill an empty SQLite database in memory from the file; the first time, fill the file from it.

    Other databases and databases in files are migrated as always.
    """
    from django.core.management.commands.migrate import Command  # noqa: PLC0415 -- only for tests with Django

    migrate = Command.handle
    file = folder / f"{_digest()}.sqlite3"

    def handle(self: Command, *args: Any, **options: Any) -> None:
        from django.db import connections  # noqa: PLC0415 -- only for tests with Django

        connection = connections[options["database"]]
        if connection.vendor != "sqlite" or not connection.is_in_memory_db() or connection.introspection.table_names():
            return migrate(self, *args, **options)
        connection.ensure_connection()
        if file.exists():
            with contextlib.closing(sqlite3.connect(file)) as kept:
                kept.backup(connection.connection)
            return None
        migrate(self, *args, **options)
        _keep(connection.connection, file)
        return None

    with patch.object(Command, "handle", handle):
        yield


def _keep(connection: sqlite3.Connection, file: Path) -> None:
    for old in file.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    unfinished = file.with_suffix(f".{os.getpid()}")
    with contextlib.closing(sqlite3.connect(unfinished)) as kept:
        connection.backup(kept)
    unfinished.replace(file)


def _digest() -> str:
    sha = hashlib.sha256(sqlite3.sqlite_version.encode())
    for path in (*sorted(ROOT.glob("src/gongdao/**/migrations/*.py")), ROOT / "requirements.lock"):
        sha.update(str(path.relative_to(ROOT)).encode())
        sha.update(path.read_bytes())
    return sha.hexdigest()
