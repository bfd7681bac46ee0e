"""What every test shares. Nothing here imports Django for the tests that run without it."""

import importlib
import os
from collections.abc import Iterator

import pytest

from tests.servers import kept_tables

LONGEST_FIRST = ("tests/walk/test_walk.py", "tests/unit/cli/test_crash.py", "tests/hostile/test_corpus.py")
TRANSACTIONAL = {"transactional_db", "django_db_reset_sequences", "live_server"}


def pytest_configure() -> None:
    if os.environ.get("DJANGO_SETTINGS_MODULE"):
        from django.conf import settings  # noqa: PLC0415 -- only for the tests that run with Django

        # Argon2 is made to be slow; what an installation uses is tested by itself.
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take minutes, so that no processor waits for one of them at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST_FIRST))


@pytest.fixture(scope="session", autouse=True)
def _tests_look_at_tables() -> None:
    if os.environ.get("DJANGO_SETTINGS_MODULE"):
        tables = importlib.import_module("tests.servers.tables")
        tables.let_tests_look()


@pytest.fixture(scope="session")
def django_db_use_migrations(
    pytestconfig: pytest.Config,
    django_db_use_migrations: bool,  # noqa: FBT001 -- a fixture is named, not called
) -> Iterator[bool]:
    """Run the migrations once for as long as they stay the same; it takes longer than most test files."""
    with kept_tables.keeping(pytestconfig.cache.mkdir("tables")):
        yield django_db_use_migrations


@pytest.fixture(autouse=True)
def _record_is_guarded(request: pytest.FixtureRequest) -> Iterator[None]:
    """A transactional test ends by emptying all tables, which the record of acts refuses: the guard stands aside for
    it, and returns for the next test."""
    marker = request.node.get_closest_marker("django_db")
    empties = TRANSACTIONAL & set(request.fixturenames) or (marker and marker.kwargs.get("transaction"))
    if not empties and marker is None and "db" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("transactional_db" if empties else "db")
    guard = importlib.import_module("gongdao.office.audit.migrations.0004_record_is_append_only")
    connection = importlib.import_module("django.db").connection
    if not _stands(connection):
        guard.run(guard.INSTALL, connection)
    yield
    if empties:
        guard.run(guard.REMOVE, connection)


def _stands(connection: object) -> bool:
    names = {
        "sqlite": "SELECT count(*) FROM sqlite_master WHERE name = 'audit_event_keep'",
        "postgresql": "SELECT count(*) FROM pg_trigger WHERE tgname = 'audit_event_keep'",
    }
    with connection.cursor() as cursor:
        cursor.execute(names[connection.vendor])
        return bool(cursor.fetchone()[0])
