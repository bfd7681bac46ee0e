"""`pytest --database postgresql`: the server is there before Django reads its settings, and gone at the end."""

import contextlib
import os
import tempfile
from pathlib import Path

import pytest

from tests.servers import postgresql
from tests.servers.machine import NotHere

_open = contextlib.ExitStack()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=("sqlite", "postgresql"), default="sqlite", help="where records are kept")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    # Whatever a test writes outside its database goes into a folder that is thrown away.
    folder = Path(_open.enter_context(tempfile.TemporaryDirectory(prefix="gongdao-test-")))
    os.environ["GONGDAO_DATA"] = str(folder / "data")
    os.environ["GONGDAO_KEYS"] = str(folder / "keys")
    if early_config.known_args_namespace.database == "sqlite":
        os.environ.pop("DATABASE_URL", None)
        return
    try:
        os.environ["DATABASE_URL"] = _open.enter_context(postgresql.running())
    except NotHere as missing:
        raise pytest.UsageError(str(missing)) from missing


def pytest_unconfigure() -> None:
    _open.close()
