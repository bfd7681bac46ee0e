"""Copies of the database: taken while others write, looked through before anybody relies on them."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongdao.cli.messages import refusal

if TYPE_CHECKING:
    from gongdao.office.audit.verification import Report

SQLITE, POSTGRESQL = "sqlite", "postgresql"
_WAIT_SECONDS = 60  # ours: the longest act of another process


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy the embedded database as it stands at one moment; others wait, and lose nothing."""
    with (
        closing(sqlite3.connect(source, timeout=_WAIT_SECONDS)) as one,
        closing(sqlite3.connect(target)) as other,
    ):
        one.backup(other)
    target.chmod(0o600)
    flush(target)


def dump_postgresql(target: Path) -> dict[str, int]:
    """Dump the database as it stands at one moment, and count its rows at the same moment.

    Raises: UserError `tool_missing`, `dump_failed`.
    """
    from django.db import connection, transaction  # noqa: PLC0415 -- slow import

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        run_postgresql("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={target}")
        counted = count_rows(connection)
    target.chmod(0o600)
    flush(target)
    return counted


def load_postgresql(dump: Path) -> None:
    """Load a dump into an empty database, all of it or nothing. Raises: UserError `tool_missing`, `dump_failed`."""
    from django.db import connection  # noqa: PLC0415 -- slow import

    name = str(connection.settings_dict["NAME"])
    options = ["--no-owner", "--exit-on-error", "--single-transaction", f"--dbname={name}"]
    run_postgresql("pg_restore", *options, str(dump))


def run_postgresql(tool: str, *arguments: str) -> None:
    """Run a tool of PostgreSQL on the database of the installation; the password goes by the environment."""
    from django.db import connection  # noqa: PLC0415 -- slow import

    known = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    values = {name: str(known[key]) for name, key in names.items() if known.get(key)}
    place = shutil.which(tool)
    if place is None:
        raise refusal("tool_missing", tool=tool)
    try:
        subprocess.run([place, *arguments], env=values, check=True, capture_output=True)  # noqa: S603 -- no shell
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise refusal("dump_failed", tool=tool, reason=said[-1] if said else error.returncode) from None


def count_rows(connection: Any) -> dict[str, int]:
    """Count the rows of every table of the product."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        return {table: _count(cursor, connection.ops.quote_name(table)) for table in sorted(tables)}


def _count(cursor: Any, quoted: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {quoted}")  # noqa: S608 -- a name that the database itself has told  # nosec B608
    return int(cursor.fetchone()[0])


def faults_of_sqlite(path: Path) -> list[str]:
    """Let SQLite look for damaged pages and for rows that refer to nothing."""
    with closing(sqlite3.connect(path)) as one:
        found = [str(row[0]) for row in one.execute("PRAGMA integrity_check") if row[0] != "ok"]
        return found + [f"{row[0]}:{row[1]}" for row in one.execute("PRAGMA foreign_key_check")]


@contextmanager
def pointed_at(path: Path, pragmas: str | None = None) -> Iterator[Any]:
    """Let everything in this process work on another file of the embedded database for a while."""
    from django.db import connection  # noqa: PLC0415 -- slow import

    connection.close()
    name, options = connection.settings_dict["NAME"], connection.settings_dict["OPTIONS"]
    connection.settings_dict["NAME"] = path
    connection.settings_dict["OPTIONS"] = options | ({"init_command": pragmas} if pragmas else {})
    try:
        yield connection
    finally:
        connection.close()
        connection.settings_dict["NAME"], connection.settings_dict["OPTIONS"] = name, options


def public_key() -> str:
    """Name the key that signs the checkpoints of the record, or nothing when there is none."""
    from gongdao.office.audit import queries, signing  # noqa: PLC0415 -- slow import

    verifier = signing.public_key() if queries.is_begun() else None
    return verifier.text if verifier else ""


def verify_record(key: str = "") -> Report:
    """Check the whole record; with the line of a public key it needs no folder of keys."""
    from gongdao.office.audit import notes, verification, witness  # noqa: PLC0415 -- slow import

    return verification.verify(witness=witness.Witness(notes.read_verifier(key), ()) if key else None)


def flush(path: Path) -> None:
    """See to it that a file, or the names in a folder, survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
