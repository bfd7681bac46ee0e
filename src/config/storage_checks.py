"""At start: the database keeps what it acknowledged, also through a power cut."""

import importlib.util
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning  # noqa: A004 -- Django's name for it
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

OLDEST_SQLITE = (3, 37, 0)
FULL = 2
_OTHERS = 0o077


def check_durability(databases: Iterable[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Compare version and pragmas of the running database with what durability needs."""
    return [message for alias in databases or [] for message in _check(connections[alias])]


def check_folders(**_: Any) -> list[CheckMessage]:
    """See that nobody but the owner reads the data, and that XML of others is read with entities forbidden."""
    found: list[CheckMessage] = [
        Warning(f"{path} can be read by others", obj=path, id="storage.W006") for path in _open_to_others()
    ]
    if importlib.util.find_spec("defusedxml") is None:
        found.append(Error("defusedxml is missing: XML of others would be read with entities", id="storage.E007"))
    return found


def _open_to_others() -> list[Path]:
    """List the folders and files of data and keys that others than their owner may use."""
    data, keys = Path(settings.GONGDAO_DATA), Path(settings.GONGDAO_KEYS)
    # Collected static files are public, and lie in a folder that is not.
    own = [data, keys, *(path for path in data.glob("*") if path.is_file()), *keys.glob("*")]
    return [path for path in own if path.exists() and path.stat().st_mode & _OTHERS]


def _check(connection: BaseDatabaseWrapper) -> list[CheckMessage]:
    if connection.vendor == "sqlite":
        return _check_sqlite(connection)
    if _value(connection, "SHOW synchronous_commit") == "off":
        return [Error("PostgreSQL runs with synchronous_commit=off: acknowledged acts may be lost", id="storage.E003")]
    return []


def _check_sqlite(connection: BaseDatabaseWrapper) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        found.append(Error(f"SQLite {sqlite3.sqlite_version} is older than 3.37", id="storage.E001"))
    if _value(connection, "PRAGMA synchronous") != FULL:
        found.append(Error("SQLite runs without synchronous=FULL: acknowledged acts may be lost", id="storage.E002"))
    # A database in memory (tests) keeps its journal there.
    if _value(connection, "PRAGMA journal_mode") not in {"truncate", "memory"}:
        found.append(Error("SQLite runs without journal_mode=TRUNCATE", id="storage.E004"))
    if not _value(connection, "PRAGMA secure_delete"):
        found.append(Error("SQLite runs without secure_delete: deleted rows stay in the file", id="storage.E005"))
    return found


def _value(connection: BaseDatabaseWrapper, statement: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]
