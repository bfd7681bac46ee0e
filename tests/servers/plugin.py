"""`pytest --database postgresql`: the server is there before Django reads its settings, and gone at the end."""

import contextlib
import importlib.util
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import postgresql
from tests.servers.machine import NotHere

_open = contextlib.ExitStack()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=("sqlite", "postgresql"), default="sqlite", help="where records are kept")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Set the environment before pytest-django reads the settings, which it does in this same hook."""
    if importlib.util.find_spec("config.settings"):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    _prepare(early_config.known_args_namespace.database)
    return (yield)


def pytest_unconfigure() -> None:
    _open.close()


def _prepare(database: str) -> None:
    # Whatever a test writes outside its database goes into a folder that is thrown away.
    folder = Path(_open.enter_context(tempfile.TemporaryDirectory(prefix="gongdao-test-")))
    os.environ["GONGDAO_DATA"] = str(folder / "data")
    os.environ["GONGDAO_KEYS"] = str(folder / "keys")
    if database == "sqlite":
        os.environ.pop("DATABASE_URL", None)
        return
    try:
        os.environ["DATABASE_URL"] = _open.enter_context(postgresql.running())
    except NotHere as missing:
        raise pytest.UsageError(str(missing)) from missing
