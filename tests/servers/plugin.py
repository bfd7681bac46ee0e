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

# Ring 0 stands without Django, and so do its tests when they are asked for alone.
RING_0 = tuple(f"tests/unit/{part}" for part in ("facts", "engine", "packs", "papers", "synth"))
WITHOUT_DJANGO = (*RING_0, "tests/consistency", "tests/hostile", "tests/servers")

_open = contextlib.ExitStack()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=("sqlite", "postgresql"), default="sqlite", help="where records are kept")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Set the environment before pytest-django reads the settings, which it does in this same hook."""
    known = early_config.known_args_namespace
    if _needs_django(known.file_or_dir) and importlib.util.find_spec("config.settings"):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    _prepare(known.database)
    return (yield)


def pytest_unconfigure() -> None:
    _open.close()


def _needs_django(paths: list[str]) -> bool:
    return not paths or not all(any(part in path for part in WITHOUT_DJANGO) for path in paths)


def _prepare(database: str) -> None:
    # Whatever a test writes outside its database goes into a folder that is thrown away.
    folder = Path(_open.enter_context(tempfile.TemporaryDirectory(prefix="gongdao-test-")))
    os.environ["GONGDAO_DATA"] = str(folder / "data")
    os.environ["GONGDAO_KEYS"] = str(folder / "keys")
    os.environ["GONGDAO_NIGHTLY_HOUR"] = "24"  # a worker in a test does what the test has submitted
    if database == "sqlite":
        os.environ.pop("DATABASE_URL", None)
        return
    try:
        os.environ["DATABASE_URL"] = _open.enter_context(postgresql.running())
    except NotHere as missing:
        raise pytest.UsageError(str(missing)) from missing
