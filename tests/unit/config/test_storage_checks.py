from pathlib import Path

import pytest
from django.db import ConnectionHandler

from config import environment
from config.storage_checks import _check, check_durability


def opened(path: Path, **options: object):
    described = environment._sqlite(path)
    described["OPTIONS"] |= options
    return ConnectionHandler({"default": described})["default"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragmas", "found"),
    [
        (None, []),
        ("PRAGMA journal_mode=TRUNCATE;PRAGMA synchronous=NORMAL", ["storage.E002"]),
        ("PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL", ["storage.E004"]),
    ],
)
def test_embedded_database_that_may_forget_is_refused(tmp_path, pragmas, found):
    connection = opened(tmp_path / "x.sqlite3", **({"init_command": pragmas} if pragmas else {}))

    assert [message.id for message in _check(connection)] == found
    connection.close()


@pytest.mark.django_db
@pytest.mark.database
def test_database_of_the_tests_passes():
    assert check_durability(databases=["default"]) == []
