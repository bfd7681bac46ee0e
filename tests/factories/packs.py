"""Installed documents, changed for a test."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gongdao.office.rulings import adopted
from gongdao.packs import installed

DATED = '{version: "2009-07-21", in_force_from: 2009-07-21,'


@contextmanager
def measures_without_a_date(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Install a copy of the Measures that bears no date, and nothing else."""
    shutil.copytree(installed.FOLDER / "qsh_2009", folder / "qsh_2009")
    file = folder / "qsh_2009" / "pack.yaml"
    text = file.read_text("utf-8")
    assert text.count(DATED) == 1
    file.write_text(text.replace(DATED, "{version: undated,"), "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(installed, "FOLDER", folder)
        _forget()
        yield
    _forget()


def _forget() -> None:
    installed.load.cache_clear()
    adopted.document.cache_clear()
