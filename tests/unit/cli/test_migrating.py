"""What stands in the way of a migration, and what is refused after it; `test_crash.py` ends it at its statements."""

import os
import sqlite3
import subprocess
import sys

import pytest

from gongdao.cli import migrating
from gongdao.cli.backups import copies
from gongdao.errors import UserError

HOLDER = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1])
held.execute("SELECT * FROM kept").fetchall()
print(flush=True)
sys.stdin.read()
"""


@pytest.fixture
def database(tmp_path):
    """A small database of our own, with one row in one table."""
    path = tmp_path / "gongdao.sqlite3"
    with sqlite3.connect(path) as one:
        one.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY)")
        one.execute("INSERT INTO kept VALUES (1)")
    one.close()
    return path


def migrate(monkeypatch, database, statement):
    """Migrate by one statement instead of Django's migrations, without a record to verify."""

    def run():
        from django.db import connection  # noqa: PLC0415 -- the connection that points at the copy

        with connection.cursor() as cursor:
            cursor.execute(statement)

    monkeypatch.setattr(migrating, "_run", run)
    monkeypatch.setattr(migrating, "_check_record", lambda: None)
    migrating._migrate_file(database)


def rows(path):
    one = sqlite3.connect(path)
    found = one.execute("SELECT count(*) FROM kept").fetchone()[0]
    names = {name for (name,) in one.execute("SELECT name FROM sqlite_master")}
    one.close()
    return found, names


@pytest.fixture(autouse=True)
def _own_connection(monkeypatch, tmp_path):
    """Let the connection of the tests stay open: the one that is pointed elsewhere is a second one."""
    from django.db import ConnectionHandler  # noqa: PLC0415 -- only here

    described = {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "none", "OPTIONS": {}}
    handler = ConnectionHandler({"default": described})
    monkeypatch.setattr("django.db.connection", handler["default"])


@pytest.mark.django_db
def test_the_new_database_takes_the_place_and_the_old_one_is_kept(monkeypatch, database):
    migrate(monkeypatch, database, "CREATE TABLE added (id INTEGER)")

    assert rows(database) == (1, {"kept", "added"})
    assert rows(database.with_name("gongdao.sqlite3.before")) == (1, {"kept"})
    assert not database.with_name("gongdao.sqlite3.migrating").exists()
    assert database.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["DELETE FROM kept", "DROP TABLE kept"])
def test_a_migration_that_loses_rows_is_refused_and_changes_nothing(monkeypatch, database, statement):
    with pytest.raises(UserError) as refusal:
        migrate(monkeypatch, database, statement)

    assert refusal.value.code == "copy_damaged"
    assert rows(database) == (1, {"kept"})


@pytest.mark.django_db
def test_a_database_that_another_process_has_open_is_left_alone(monkeypatch, database):
    command = [sys.executable, "-c", HOLDER, str(database)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        with pytest.raises(UserError) as refusal:
            migrate(monkeypatch, database, "CREATE TABLE added (id INTEGER)")
        other.stdin.close()

    assert refusal.value.code == "in_use"
    assert str(other.pid) in refusal.value.sentence
    assert str(os.getpid()) not in refusal.value.sentence
    assert rows(database) == (1, {"kept"})


def test_damage_is_found(database):
    with sqlite3.connect(database) as one:
        one.execute("CREATE TABLE refers (id INTEGER REFERENCES kept (id))")
        one.execute("INSERT INTO refers VALUES (7)")
    one.close()

    assert copies.faults_of_sqlite(database) == ["refers:1"]
