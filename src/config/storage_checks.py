"""At start: the database keeps what it acknowledged, also through a power cut."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

OLDEST_SQLITE = (3, 37, 0)
FULL = 2


def check_durability(databases: Iterable[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Compare version and pragmas of the running database with what durability needs."""
    return [message for alias in databases or [] for message in _check(connections[alias])]


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
    return found


def _value(connection: BaseDatabaseWrapper, statement: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]
